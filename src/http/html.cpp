#include "http/html.h"

#include <fmt/format.h>

namespace insight::http {
namespace {

// Browsers let it in by its hash, so that no other style can come in. A test says the hash below.
constexpr std::string_view style =
    R"(:root{color-scheme:light dark;--back:#f5f6f8;--card:#fff;--text:#1c2330;--soft:#5a6475;--line:#cbd2dc;--main:#2457d6;--warn:#a4262c}
@media (prefers-color-scheme:dark){:root{--back:#12151b;--card:#1b2029;--text:#e8ebf0;--soft:#a3adbd;--line:#3a4352;--main:#7da2ff;--warn:#ff8a8f}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--back);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:27rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:2rem}
h1{margin:0 0 .5rem;font-size:1.4rem;line-height:1.25}
p{margin:.5rem 0 1rem}
.soft{color:var(--soft)}
.trouble{border-left:.25rem solid var(--warn);padding:.25rem .75rem;color:var(--warn)}
label{display:block;margin-top:1rem;font-weight:600}
input{display:block;width:100%;margin-top:.25rem;padding:.6rem .75rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--soft);border-radius:.4rem}
input.code{font:1.35rem/1.4 ui-monospace,monospace;letter-spacing:.15em;text-transform:uppercase}
button{margin-top:1.5rem;padding:.65rem 1.25rem;font:inherit;font-weight:600;border-radius:.4rem;border:1px solid var(--main);background:var(--main);color:var(--card);cursor:pointer}
button.quiet{background:transparent;color:var(--text);border-color:var(--soft);margin-left:.5rem}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}
dl{margin:1rem 0;display:grid;grid-template-columns:auto 1fr;gap:.35rem 1rem}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere;font-weight:600}
)";
constexpr std::string_view style_hash = "MmJ29FeHNp1SIssxbdfI5HXSCa26nUF+eRyUri8mRE4=";

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
  response.body = fmt::format(R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>{0} · Insight Cloud</title>
<style>{1}</style>
</head>
<body>
<main>
<h1>{0}</h1>
{2}</main>
</body>
</html>
)",
                              heading, style, body);
  response.set("Content-Security-Policy",
               fmt::format("default-src 'none'; style-src 'sha256-{}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                           style_hash));
  response.set("X-Frame-Options", "DENY");
  return response;
}

std::string html_trouble(std::string_view text) {
  return text.empty() ? "" : fmt::format("<p class=\"trouble\" role=\"alert\">{}</p>\n", escape_html(text));
}

std::string html_input(const Input& input) {
  return fmt::format("<label for=\"{0}\">{1}</label>\n<input id=\"{0}\" name=\"{0}\" type=\"{2}\" value=\"{3}\" required {4}>\n",
                     input.name, input.label, input.type, escape_html(input.value), input.attributes);
}

}  // namespace insight::http
