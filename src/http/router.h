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
#include "json/schema.h"

namespace insight::http {

// Ordinary synchronous functions, run on the server's pool; what they throw becomes a problem body.
using Handler = std::function<Response(const Request&)>;

// Who may call. `check` runs before the body is taken in; it fills `request.caller` or throws. The rest says in words what it asks
// for: OpenAPI and the matrix of identities are made from it.
struct Guard {
  enum class Access : std::uint8_t {
    ANYONE,
    CALLER,     // an identity, whatever its scopes
    LOGIN,      // an identity that has logged in, not an API key
    SCOPE,      // an identity with `scope`
    ADMIN,      // an owner of this installation
    SIGNATURE,  // a signed message; the handler checks it, over the body
  };
  Access access = Access::ANYONE;
  std::string scope;
  std::function<void(Request&)> check;

  explicit operator bool() const { return check != nullptr; }
  void operator()(Request& request) const { check(request); }
};

// What a route takes in, and how much of it.
struct BodyRule {
  enum class Kind : std::uint8_t {
    none,          // a small body is read and left alone: clients send `{}`
    json,          // Content-Type application/json, or none given
    form,          // application/x-www-form-urlencoded, from a page of ours
    json_or_form,  // either, told from the Content-Type
    file,          // any bytes, streamed into a temporary file
  };
  Kind kind = Kind::none;
  std::size_t most_bytes = 64 * 1024;
  json::Shape shape = nullptr;  // what the JSON is

  static BodyRule none() { return {}; }
  static BodyRule json(std::size_t most_bytes = 1024 * 1024) { return {Kind::json, most_bytes}; }
  template <class T>
  static BodyRule of(std::size_t most_bytes = 1024 * 1024) {
    return {Kind::json, most_bytes, json::of<T>()};
  }
  template <class T>
  static BodyRule form() {
    return {Kind::form, 16 * 1024, json::of<T>()};
  }
  static BodyRule json_or_form(json::Shape shape) { return {Kind::json_or_form, 16 * 1024, shape}; }
  static BodyRule file(std::size_t most_bytes) { return {Kind::file, most_bytes}; }
};

// What a route answers when all is well, what it reads from the query and from headers of its own, and how it may refuse beyond
// what its guard, body and path imply. For documents and tests; the server doesn't look at it.
struct AnswerRule {
  unsigned status = 200;
  json::Shape shape = nullptr;  // null: not JSON, see media_type; with an empty media_type there is no body
  std::string media_type = "application/json";
  json::Shape asked = nullptr;     // the query's parameters as a struct of optionals
  std::vector<unsigned> refusals;  // further statuses, such as 409
  std::vector<std::string> other_media_types{};
  bool may_be_empty = false;           // 204 to who has heard everything
  bool tagged = false;                 // its answers have an ETag, and If-None-Match is honoured
  std::vector<std::string> headers{};  // of the request, that this route reads beyond what all do

  template <class T>
  static AnswerRule of(unsigned status = 200) {
    return {status, json::of<T>(), "application/json", nullptr, {}};
  }
  static AnswerRule none(unsigned status = 204) { return {status, nullptr, "", nullptr, {}}; }
  // HTML for people; refusals are told as a page too.
  static AnswerRule page() { return text("text/html"); }
  static AnswerRule text(std::string media_type) { return {200, nullptr, std::move(media_type), nullptr, {}}; }
  // One of several kinds of document, by what the query asks for.
  static AnswerRule one_of(std::vector<std::string> media_types) {
    auto rule = text(media_types.front());
    rule.other_media_types.assign(media_types.begin() + 1, media_types.end());
    return rule;
  }
  template <class Query>
  AnswerRule query() const {
    auto more = *this;
    more.asked = json::of<Query>();
    return more;
  }
  AnswerRule or_nothing() const {
    auto more = *this;
    more.may_be_empty = true;
    return more;
  }
  AnswerRule etag() const {
    auto more = *this;
    more.tagged = true;
    return more;
  }
  AnswerRule reads(std::vector<std::string> names) const {
    auto more = *this;
    more.headers = std::move(names);
    return more;
  }
  AnswerRule refuses(std::vector<unsigned> statuses) const {
    auto more = *this;
    more.refusals = std::move(statuses);
    return more;
  }
};

struct Route {
  Method method = Method::GET;
  std::string pattern;
  Guard guard;  // may be empty: for everyone
  BodyRule body;
  AnswerRule answer;
  Handler handler;
  bool limited = true;  // counts toward the caller's rate; false for what machines ask to watch the server
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
