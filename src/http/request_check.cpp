#include "http/request_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "http/form.h"

namespace insight::http {
namespace {

std::size_t count(const std::vector<Header>& headers, std::string_view name) {
  return static_cast<std::size_t>(
      std::count_if(headers.begin(), headers.end(), [&](const Header& h) { return equal_ignoring_case(h.first, name); }));
}

std::string_view value_of(const std::vector<Header>& headers, std::string_view name) {
  const auto found =
      std::find_if(headers.begin(), headers.end(), [&](const Header& h) { return equal_ignoring_case(h.first, name); });
  return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

bool is_sound_target(std::string_view target) {
  if (!target.starts_with('/') || target.size() > 8000) return false;
  return std::all_of(target.begin(), target.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f && c != '#'; });
}

// What a refusal asks for; empty where anything will do.
std::string_view wanted_type(BodyRule::Kind kind) {
  switch (kind) {
    case BodyRule::Kind::json:
      return "application/json";
    case BodyRule::Kind::form:
      return "application/x-www-form-urlencoded";
    case BodyRule::Kind::json_or_form:
      return "application/json or application/x-www-form-urlencoded";
    default:
      return "";
  }
}

// A name or address, perhaps with a port; may be empty (RFC 9112, 3.2).
bool is_sound_host(std::string_view host) {
  return std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
           c == '~' || c == ':' || c == '[' || c == ']' || c == '%';
  });
}

std::string_view media_type(std::string_view content_type) {
  return trim(content_type.substr(0, content_type.find(';')));
}

}  // namespace

std::optional<Refusal> check_head(const Head& head) {
  const auto lengths = count(head.headers, "Content-Length");
  const auto codings = count(head.headers, "Transfer-Encoding");
  if (lengths > 0 && codings > 0)
    return Refusal{400, "BAD_REQUEST", "Content-Length and Transfer-Encoding are both given; give one"};
  if (lengths > 1) return Refusal{400, "BAD_REQUEST", "Content-Length is given more than once"};
  const auto length = value_of(head.headers, "Content-Length");
  if (lengths == 1 && (length.empty() || length.size() > 18 || length.find_first_not_of("0123456789") != std::string_view::npos)) {
    return Refusal{400, "BAD_REQUEST", fmt::format("Content-Length must be a number of bytes, not `{}`", shorten(length, 40))};
  }
  if (codings > 1 || (codings == 1 && !equal_ignoring_case(value_of(head.headers, "Transfer-Encoding"), "chunked"))) {
    return Refusal{400, "BAD_REQUEST", "The only Transfer-Encoding taken is chunked"};
  }
  if (codings == 1 && head.version == 10) return Refusal{400, "BAD_REQUEST", "HTTP/1.0 has no Transfer-Encoding"};
  const auto hosts = count(head.headers, "Host");
  if (hosts > 1 || (hosts == 0 && head.version == 11)) return Refusal{400, "BAD_REQUEST", "Exactly one Host header is expected"};
  if (!is_sound_host(value_of(head.headers, "Host"))) {
    return Refusal{400, "BAD_REQUEST", "The Host header must be a name or an address, perhaps with a port"};
  }
  if (const auto expected = value_of(head.headers, "Expect"); !expected.empty() && !equal_ignoring_case(expected, "100-continue")) {
    return Refusal{417, "EXPECTATION_FAILED", "The only expectation met here is 100-continue"};
  }
  if (!is_sound_target(head.target)) {
    return Refusal{400, "BAD_REQUEST",
                   "The request target must be a path of printable ASCII, at most 8000 bytes, that begins with /"};
  }
  if (!unescape(head.target.substr(0, head.target.find('?')))) {
    return Refusal{400, "BAD_REQUEST", "The path is not well escaped UTF-8 without control characters"};
  }
  return std::nullopt;
}

std::optional<Refusal> check_body(const BodyRule& rule, const Request& request, std::optional<std::uint64_t> length) {
  if (length && *length > rule.most_bytes) {
    return Refusal{413, "TOO_LARGE", fmt::format("The body has {} bytes; at most {} are taken here", *length, rule.most_bytes)};
  }
  if (const auto coding = request.header("Content-Encoding"); !coding.empty() && !equal_ignoring_case(coding, "identity")) {
    return Refusal{415, "UNSUPPORTED_MEDIA_TYPE",
                   fmt::format("Content-Encoding {} is not taken; send the body as it is", shorten(coding, 40))};
  }
  const auto wanted = wanted_type(rule.kind);
  if (wanted.empty()) return std::nullopt;
  const auto type = request.header("Content-Type");
  const bool json = type.empty() || equal_ignoring_case(media_type(type), "application/json");
  if ((json && rule.kind != BodyRule::Kind::form) || (is_form(type) && rule.kind != BodyRule::Kind::json)) return std::nullopt;
  return Refusal{415, "UNSUPPORTED_MEDIA_TYPE",
                 fmt::format("Content-Type {} is not taken here; send {}", shorten(type, 80), wanted)};
}

}  // namespace insight::http
