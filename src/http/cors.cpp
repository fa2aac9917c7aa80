#include "http/cors.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "http/problem.h"

namespace insight::http {
namespace {

constexpr std::string_view taken_headers =
    "Authorization, Content-Type, X-API-Key, Idempotency-Key, If-None-Match, Last-Event-ID, X-Request-Id, traceparent";
constexpr std::string_view shown_headers =
    "ETag, Location, Retry-After, RateLimit, RateLimit-Policy, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, "
    "X-Request-Id, Idempotency-Replayed, Content-Disposition";

bool is_origin(std::string_view text) {
  const auto scheme = text.find("://");
  if (scheme == std::string_view::npos || (text.substr(0, scheme) != "https" && text.substr(0, scheme) != "http")) return false;
  const auto host = text.substr(scheme + 3);
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
  });
}

}  // namespace

Cors::Cors(std::vector<std::string> origins) : origins_(std::move(origins)) {
  for (const auto& origin : origins_) {
    if (is_origin(origin)) continue;
    throw Error{ErrorCode::invalid,
                fmt::format("cors_origins: `{}` is no origin; write it as browsers send it, such as https://app.example.org: lower "
                            "case, no path, no `*`",
                            shorten(origin, 200))};
  }
}

bool Cors::allows(std::string_view origin) const {
  return std::ranges::find(origins_, origin) != origins_.end();
}

std::optional<Response> Cors::preflight(const Request& request, std::string_view allowed_methods) const {
  if (origins_.empty() || request.method != Method::OPTIONS || request.header("Access-Control-Request-Method").empty())
    return std::nullopt;
  const auto origin = request.header("Origin");
  if (!allows(origin))
    return problem(403, "ORIGIN_NOT_ALLOWED",
                   fmt::format("Pages of {} may not use this API; its operator lists them", shorten(origin, 100)), request.path,
                   request.id);
  auto response = no_content();
  response.set("Access-Control-Allow-Methods", std::string(allowed_methods));
  response.set("Access-Control-Allow-Headers", std::string(taken_headers));
  response.set("Access-Control-Max-Age", "600");
  return response;
}

void Cors::append_headers(const Request& request, std::string& head) const {
  if (origins_.empty()) return;
  head += "Vary: Origin\r\n";  // also where there is none: caches must not give that answer to a page
  const auto origin = request.header("Origin");
  if (!allows(origin)) return;
  fmt::format_to(std::back_inserter(head),
                 "Access-Control-Allow-Origin: {}\r\nAccess-Control-Allow-Credentials: true\r\n"
                 "Access-Control-Expose-Headers: {}\r\n",
                 origin, shown_headers);
}

}  // namespace insight::http
