#include "http/html.h"

#include <fmt/format.h>

namespace insight::http {
namespace {

// Looked at by hash, so that no other style can come in: keep the hash below, `printf %s "$STYLE" | openssl dgst -sha256 -binary |
// base64`.
constexpr std::string_view style =
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:28rem;margin:4rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "label{display:block;margin:1rem 0 .25rem}"
    "input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #767676;border-radius:.25rem}"
    "button{font:inherit;margin:1.5rem .5rem 0 0;padding:.5rem 1rem}"
    ".problem{color:#a40000}";
constexpr std::string_view style_hash = "efcEIYjkxlUxitktjsL1hcS3cop57WAQ5L8MROaQHk8=";

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

Response html_page(unsigned status, std::string_view title, std::string_view body) {
  const auto heading = escape_html(title);
  Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{} – Insight Cloud</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n{}\n</main>\n</body>\n</html>\n",
      heading, style, heading, body);
  response.set("Content-Security-Policy",
               fmt::format("default-src 'none'; style-src 'sha256-{}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
                           style_hash));
  return response;
}

}  // namespace insight::http
