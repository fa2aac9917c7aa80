#include "account/device_page_handlers.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/time_text.h"
#include "http/form.h"
#include "http/html.h"
#include "http/problem.h"
#include "http/query.h"

namespace insight::account {
namespace {

using http::escape_html;

http::Response with_retry_after(http::Response response, const Error& error) {
  for (const auto& fact : error.facts()) {
    const auto* seconds = std::get_if<std::int64_t>(&fact.value);
    if (fact.name == "retryAfter" && seconds != nullptr) response.set("Retry-After", std::to_string(*seconds));
  }
  return response;
}

// A form of another site's page proves nothing, since the ticket and the password are ours to know; this stops it earlier.
void refuse_other_sites(const http::Request& request) {
  const auto site = request.header("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none")
    throw Error{ErrorCode::forbidden, "This form was sent from another site; open /device yourself"};
}

std::string field(const http::Form& form, std::string_view name) {
  for (const auto& [key, value] : form)
    if (key == name) return value;
  throw Error{
      ErrorCode::invalid, "The form's field " + std::string(name) + " is missing", {{"/" + std::string(name), "is missing"}}};
}

}  // namespace

http::Response device_form(unsigned status, std::string_view user_code, std::string_view email, std::string_view trouble) {
  const auto code_attributes = fmt::format(
      R"(class="code" maxlength="12" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" placeholder="WDJB-MJHT"{})",
      user_code.empty() ? " autofocus" : "");
  const auto email_attributes = fmt::format(R"(maxlength="254" autocomplete="username"{})", user_code.empty() ? "" : " autofocus");
  const auto inputs =
      http::html_input({"Code", "user_code", "text", user_code, code_attributes}) +
      http::html_input({"E-mail", "email", "email", email, email_attributes}) +
      http::html_input({"Password", "password", "password", "", R"(maxlength="1000" autocomplete="current-password")"});
  return http::html_page(status, "Connect a device",
                         fmt::format(R"({}<p class="soft">Enter the code that your device shows, and log in.</p>
<form method="post" action="/device">
{}<button>Continue</button>
</form>
)",
                                     http::html_trouble(trouble), inputs));
}

http::Response device_question(const Asking& asking) {
  return http::html_page(200, "Let this device in?",
                         fmt::format(R"(<p class="soft">A program asks to act as <strong>{0}</strong>.</p>
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
                                     escape_html(asking.email), escape_html(asking.client_id), escape_html(asking.remote),
                                     to_iso8601(asking.created_at), escape_html(asking.ticket)));
}

http::Response device_answer(std::string_view client_id, Decision decision) {
  const bool approved = decision == Decision::approve;
  return http::html_page(200, approved ? "The device is let in" : "The device was turned away",
                         fmt::format("<p><strong>{}</strong> {}</p>\n", escape_html(client_id),
                                     approved ? "goes on by itself in a few seconds. You can close this page."
                                              : "gets nothing. You can close this page."));
}

http::Response device_trouble(unsigned status, std::string_view trouble) {
  return http::html_page(status, "That did not work", http::html_trouble(trouble) + "<p><a href=\"/device\">Start again</a></p>\n");
}

http::Response device_page(DeviceFlow&, const http::Request& request) {
  http::QueryParameters query(request);
  auto code = query.text("user_code", 100);
  if (!code) code = query.text("userCode", 100);
  query.done();
  return device_form(200, code.value_or(""), "", "");
}

http::Response device_page_login(DeviceFlow& flow, const http::Request& request) {
  refuse_other_sites(request);
  const auto form = http::parse_form(request.body());
  const auto code = field(form, "user_code");
  const auto email = field(form, "email");
  try {
    return device_question(flow.open(code, {email, field(form, "password"), {}}, request.remote));
  } catch (const Error& error) {
    return with_retry_after(device_form(http::status_of(error.code()), code, email, error.what()), error);
  }
}

http::Response device_page_decision(DeviceFlow& flow, const http::Request& request) {
  refuse_other_sites(request);
  const auto form = http::parse_form(request.body());
  const auto word = field(form, "decision");
  if (word != "approve" && word != "deny") throw Error{ErrorCode::invalid, "The decision must be approve or deny"};
  const auto decision = word == "approve" ? Decision::approve : Decision::deny;
  try {
    return device_answer(flow.decide(field(form, "ticket"), decision, request.remote), decision);
  } catch (const Error& error) {
    return with_retry_after(device_trouble(http::status_of(error.code()), error.what()), error);
  }
}

}  // namespace insight::account
