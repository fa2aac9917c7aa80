// Request and Response: what a handler gets and gives, free of any network library. Plain values; a request belongs to one thread.
#pragma once

#include <any>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/bell.h"
#include "json/encode.h"

namespace insight::http {

enum class Method : std::uint8_t { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS };

std::string_view name_of(Method method);
std::optional<Method> parse_method(std::string_view word);

using Header = std::pair<std::string, std::string>;

// A body that was too long for memory, in a file of its own that goes when the request goes.
class SpooledBody {
 public:
  explicit SpooledBody(std::filesystem::path file) : file_(std::move(file)) {}
  ~SpooledBody();
  SpooledBody(const SpooledBody&) = delete;
  SpooledBody& operator=(const SpooledBody&) = delete;
  const std::filesystem::path& path() const { return file_; }

 private:
  std::filesystem::path file_;
};

class Request {
 public:
  Method method = Method::GET;
  std::string path;   // still escaped, without the query
  std::string query;  // still escaped, without '?'
  std::vector<Header> headers;
  std::vector<std::pair<std::string, std::string>> parameters;  // of the route's pattern, unescaped
  std::string content;
  std::shared_ptr<const SpooledBody> spooled;  // set instead of content on routes that take files
  std::string id;                              // the caller's X-Request-Id or our own; in the answer and every log line about it
  std::string trace;                           // the caller's traceparent, when well formed
  std::string remote;                          // the peer's address
  std::any caller;                             // what the route's guard found out about who is asking

  const std::string& body() const { return content; }
  // Throws std::logic_error for a route without a spooled body.
  const std::filesystem::path& body_file() const;
  // By any spelling of its name; empty when missing.
  std::string_view header(std::string_view name) const;
  // A `{name}` of the pattern. Throws std::logic_error for a name the pattern doesn't have.
  const std::string& parameter(std::string_view name) const;
  std::optional<std::string> cookie(std::string_view name) const;
};

// A body that is too long to be made at once: appends its next piece, and says whether there is more. Called on handler threads,
// one call at a time, when the client has taken the piece before; destroyed when all is sent or the client went away. What it
// throws ends the connection, so that nobody takes the beginning for the whole.
using BodySource = std::function<bool(std::string& piece)>;

// How long an exchange sleeps when there is nothing to send yet: until the bell rings, at most so long. It holds no thread
// meanwhile, and is over when the client goes away.
struct Pause {
  std::shared_ptr<Bell> bell;
  std::chrono::milliseconds most{0};
};

struct Later;

class Response {
 public:
  unsigned status = 200;
  std::vector<Header> headers;
  std::string body;
  std::shared_ptr<const std::string> shared_body;  // sent in place of `body` where several answers have one text
  BodySource source;                               // sent in place of both, piece by piece
  std::optional<Pause> pause;          // before a source that gave nothing is asked again; it ends when the server stops
  std::shared_ptr<const Later> later;  // in place of all: there is no answer yet
  std::string content_type = "application/json";

  std::string_view text() const { return shared_body ? std::string_view(*shared_body) : std::string_view(body); }
  Response& set(std::string name, std::string value) & {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  Response&& set(std::string name, std::string value) && {
    headers.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
  }
};

// An answer that waits for something to happen. After the pause `then` gives it, or another one that waits; `last` says that no
// more can be waited for.
struct Later {
  Pause pause;
  std::function<Response(bool last)> then;
};

std::string_view reason_of(unsigned status);

Response json_text(unsigned status, std::string text);
Response shared_json(unsigned status, std::shared_ptr<const std::string> text);
Response no_content();

template <class T>
Response json_response(unsigned status, const T& answer) {
  return json_text(status, json::encode(answer));
}
template <class T>
Response ok(const T& answer) {
  return json_response(200, answer);
}
template <class T>
Response created(std::string location, const T& answer) {
  return json_response(201, answer).set("Location", std::move(location));
}
// 202: the work goes on; look at `location` after a second.
template <class T>
Response accepted(std::string location, const T& answer) {
  return json_response(202, answer).set("Location", std::move(location)).set("Retry-After", "1");
}

// "%41" → "A". Nothing for a broken escape, a control character or what isn't UTF-8 afterwards.
std::optional<std::string> unescape(std::string_view text);
std::string escape(std::string_view text);

// The 304 for a client that holds this very version; nothing when it must be sent. `etag` with its quotes.
std::optional<Response> not_modified(const Request& request, const std::string& etag);
// Gives the answer an ETag made from its body, or turns it into a 304.
Response with_etag(const Request& request, Response response);

}  // namespace insight::http
