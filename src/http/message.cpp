#include "http/message.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.h"

namespace insight::http {
namespace {
constexpr std::array<std::pair<Method, std::string_view>, 7> methods{{{Method::GET, "GET"},
                                                                      {Method::HEAD, "HEAD"},
                                                                      {Method::POST, "POST"},
                                                                      {Method::PUT, "PUT"},
                                                                      {Method::PATCH, "PATCH"},
                                                                      {Method::DELETE, "DELETE"},
                                                                      {Method::OPTIONS, "OPTIONS"}}};
}  // namespace

std::string_view name_of(Method method) {
  return std::find_if(methods.begin(), methods.end(), [&](const auto& entry) { return entry.first == method; })->second;
}

std::optional<Method> parse_method(std::string_view word) {
  for (const auto& [method, name] : methods) {
    if (name == word) return method;
  }
  return std::nullopt;
}

SpooledBody::~SpooledBody() {
  std::error_code ignored;
  std::filesystem::remove(file_, ignored);
}

const std::filesystem::path& Request::body_file() const {
  if (!spooled) throw std::logic_error("this route's body is not spooled: " + path);
  return spooled->path();
}

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (equal_ignoring_case(key, name)) return value;
  }
  return {};
}

const std::string& Request::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  throw std::logic_error("the route has no parameter " + std::string(name));
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  for (const auto part : split(header("Cookie"), ';')) {
    const auto pair = trim(part);
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return std::string(pair.substr(equals + 1));
  }
  return std::nullopt;
}

std::string_view reason_of(unsigned status) {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    default:
      return "Other";
  }
}

Response json_text(unsigned status, std::string text) {
  Response response;
  response.status = status;
  response.body = std::move(text);
  return response;
}

Response shared_json(unsigned status, std::shared_ptr<const std::string> text) {
  Response response;
  response.status = status;
  response.shared_body = std::move(text);
  return response;
}

Response no_content() {
  return json_text(204, {});
}

std::optional<std::string> unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const auto byte = from_hex(text.substr(std::min(i + 1, text.size()), 2));
    if (!byte || byte->size() != 1) return std::nullopt;
    out += static_cast<char>(byte->front());
    i += 2;
  }
  const bool control = std::any_of(out.begin(), out.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  if (control || !is_utf8(out)) return std::nullopt;
  return out;
}

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::optional<Response> not_modified(const Request& request, const std::string& etag) {
  for (const auto candidate : split(request.header("If-None-Match"), ',')) {
    auto tag = trim(candidate);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == etag || tag == "*") return json_text(304, {}).set("ETag", etag);
  }
  return std::nullopt;
}

Response with_etag(const Request& request, Response response) {
  const auto etag = fmt::format("\"{:x}-{:016x}\"", response.body.size(), fnv1a(response.body));
  if (auto same = not_modified(request, etag)) return *std::move(same);
  return std::move(response).set("ETag", etag);
}

}  // namespace insight::http
