// Router: which handler answers a method and a path. Filled once by app/routes.cpp, then only read, from any thread.
// A pattern is a path whose steps may be `{name}`; a fixed step wins over a named one.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace insight::http {

// Ordinary synchronous functions, run on the server's pool; what they throw becomes a problem body.
using Handler = std::function<Response(const Request&)>;
// Runs before the body is taken in; fills `request.caller` or throws.
using Guard = std::function<void(Request&)>;

// What a route takes in, and how much of it.
struct BodyRule {
  enum class Kind : std::uint8_t {
    none,  // a small body is read and left alone: clients send `{}`
    json,  // Content-Type application/json, or none given
    file,  // any bytes, streamed into a temporary file
  };
  Kind kind = Kind::none;
  std::size_t most_bytes = 64 * 1024;

  static BodyRule none() { return {}; }
  static BodyRule json(std::size_t most_bytes = 1024 * 1024) { return {Kind::json, most_bytes}; }
  static BodyRule file(std::size_t most_bytes) { return {Kind::file, most_bytes}; }
};

struct Route {
  Method method = Method::GET;
  std::string pattern;
  Guard guard;  // may be empty: for everyone
  BodyRule body;
  Handler handler;
};

class Router {
 public:
  // Throws std::logic_error for a pattern that is there already.
  void add(Route route);

  struct Found {
    const Route* route = nullptr;
    std::vector<std::pair<std::string, std::string>> parameters;
    std::vector<Method> allowed;  // when there is no route: the methods this path has; empty means 404
  };
  // HEAD finds the route of GET. The path is still escaped.
  Found find(Method method, std::string_view path) const;

 private:
  struct Entry {
    Route route;
    std::vector<std::string> steps;
  };
  std::vector<Entry> entries_;  // fixed steps before named ones
};

}  // namespace insight::http
