#include "account/device_page.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/time_text.h"
#include "crypto/hash.h"

namespace insight::account {
namespace {

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

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

std::string page(std::string_view title, std::string_view content) {
  return fmt::format(R"(<!doctype html>
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
                     title, style, content);
}

std::string said(std::string_view trouble) {
  return trouble.empty() ? "" : fmt::format("<p class=\"trouble\" role=\"alert\">{}</p>\n", escaped(trouble));
}

}  // namespace

std::string device_form(std::string_view user_code, std::string_view email, std::string_view trouble) {
  return page("Connect a device", fmt::format(R"({0}<p class="soft">Enter the code that your device shows, and log in.</p>
<form method="post" action="/device">
<label for="code">Code</label>
<input class="code" id="code" name="user_code" value="{1}" required maxlength="12" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" placeholder="WDJB-MJHT"{2}>
<label for="email">E-mail</label>
<input id="email" name="email" type="email" value="{3}" required maxlength="254" autocomplete="username"{4}>
<label for="password">Password</label>
<input id="password" name="password" type="password" required maxlength="1000" autocomplete="current-password">
<button>Continue</button>
</form>
)",
                                              said(trouble), escaped(user_code), user_code.empty() ? " autofocus" : "",
                                              escaped(email), user_code.empty() ? "" : " autofocus"));
}

std::string device_question(const Asking& asking) {
  return page("Let this device in?", fmt::format(R"(<p class="soft">A program asks to act as <strong>{0}</strong>.</p>
<dl>
<dt>Program</dt><dd>{1}</dd>
<dt>Address</dt><dd>{2}</dd>
<dt>Asked at</dt><dd><time datetime="{3}">{3}</time></dd>
</dl>
<p>Approve only what you have just started yourself. If somebody sent you the code, deny.</p>
<form method="post" action="/device/decision">
<input type="hidden" name="ticket" value="{4}">
<button name="decision" value="approve">Approve</button>
<button class="quiet" name="decision" value="deny">Deny</button>
</form>
)",
                                                 escaped(asking.email), escaped(asking.client_id), escaped(asking.remote),
                                                 to_iso8601(asking.created_at), escaped(asking.ticket)));
}

std::string device_answer(std::string_view client_id, Decision decision) {
  const bool approved = decision == Decision::approve;
  return page(approved ? "The device is let in" : "The device was turned away",
              fmt::format("<p><strong>{}</strong> {}</p>\n", escaped(client_id),
                          approved ? "goes on by itself in a few seconds. You can close this page."
                                   : "gets nothing. You can close this page."));
}

std::string device_trouble(std::string_view trouble) {
  return page("That did not work", said(trouble) + "<p><a href=\"/device\">Start again</a></p>\n");
}

const std::string& page_policy() {
  static const std::string policy = "default-src 'none'; style-src 'sha256-" + to_base64(crypto::sha256(style)) +
                                    "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  return policy;
}

}  // namespace insight::account
