#include <fmt/format.h>

#include <algorithm>

#include "account/admin_handlers.h"
#include "base/error.h"
#include "http/form.h"
#include "http/html.h"
#include "http/problem.h"

namespace insight::account {
namespace {

using http::escape_html;

std::string title_of(const InvitationView& invitation) {
  return invitation.email.empty() ? "Set up Insight Cloud" : "Join Insight Cloud";
}

std::string introduction(const InvitationView& invitation) {
  if (invitation.email.empty())
    return "<p class=\"soft\">You become the first owner of this installation. If you have an account already, give its e-mail "
           "address and password.</p>\n";
  return invitation.role == Role::ADMIN ? "<p class=\"soft\">You were invited as an owner of this installation.</p>\n"
                                        : "<p class=\"soft\">You were invited to this installation.</p>\n";
}

// The form, with what was given before except the password.
http::Response form(unsigned status, const InvitationView& invitation, const SetupForm& given, std::string_view trouble) {
  std::string body = http::html_trouble(trouble) + introduction(invitation);
  body += fmt::format("<form method=\"post\" action=\"/setup\">\n<input type=\"hidden\" name=\"token\" value=\"{}\">\n",
                      escape_html(given.token));
  const bool fixed = !invitation.email.empty();
  body += http::html_input({"E-mail address", "email", "email", fixed ? invitation.email : given.email,
                            fixed ? "readonly autocomplete=\"username\"" : "autocomplete=\"username\""});
  body += http::html_input({"Name", "name", "text", given.name, "maxlength=\"100\" autocomplete=\"name\""});
  body += http::html_input(
      {"Password, at least 8 characters", "password", "password", "", "minlength=\"8\" autocomplete=\"new-password\""});
  body += http::html_input({"The password again", "again", "password", "", "minlength=\"8\" autocomplete=\"new-password\""});
  return http::html_page(status, title_of(invitation), body + "<button>Set up</button>\n</form>\n");
}

http::Response spent_link() {
  return http::html_page(404, "This link doesn't hold any more",
                         "<p>It was used, has expired, was replaced by a newer one, or was cut. An owner of this installation can "
                         "invite you again; where there is no owner yet, <code>insight admin</code> on the server makes a new "
                         "link.</p>\n");
}

http::Response welcome(const User& user) {
  return http::html_page(
      200, "Done",
      fmt::format("<p>{} ({}) is {} of this installation now. Log in with <code>insight login --email {}</code>.</p>\n",
                  escape_html(user.name), escape_html(user.email), user.role == Role::ADMIN ? "an owner" : "a user",
                  escape_html(user.email)));
}

SetupForm read_form(const http::Request& request) {
  const auto fields = http::parse_form(request.body());
  const auto text = [&](std::string_view name) {
    const auto found = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
    return found == fields.end() ? std::string() : found->second;
  };
  return {text("token"), text("email"), text("name"), text("password"), text("again")};
}

Registration registration_of(const SetupForm& given) {
  Registration wanted{given.email, given.password, given.name, given.token};
  json::Problems problems;
  validate(wanted, problems);
  if (given.password != given.again) problems.add("/again", "must be the same password");
  problems.raise();
  return wanted;
}

// "The name must have …" for people.
std::string in_words(const Error& error) {
  if (error.fields().empty()) return error.what();
  std::string text;
  for (const auto& [pointer, detail] : error.fields())
    text += fmt::format("{}{} {}.", text.empty() ? "" : " ",
                        pointer == "/again" ? "The password given again" : "The " + pointer.substr(1), detail);
  return text;
}

}  // namespace

http::Response setup_page(Setup& setup, const http::Request& request) {
  http::QueryParameters query(request);
  SetupForm given;
  given.token = query.text("token", 100).value_or("");
  query.done();
  const auto invitation = setup.administration.find_invitation(given.token);
  return invitation ? form(200, *invitation, given, "") : spent_link();
}

http::Response set_up(Setup& setup, const http::Request& request) {
  const bool told = !request.header("Sec-Fetch-Site").empty() || !request.header("Origin").empty();
  if (told && !is_same_site(request, setup.cookies))
    throw Error{ErrorCode::forbidden, "The form was sent by a page of another site; open the link itself"}.because(
        "CROSS_SITE_REQUEST");
  const auto given = read_form(request);
  const auto invitation = setup.administration.find_invitation(given.token);
  if (!invitation) return spent_link();
  try {
    return welcome(setup.accounts.accept_invitation(registration_of(given), {request.remote, ""}));
  } catch (const Error& error) {
    return form(http::status_of(error.code()), *invitation, given, in_words(error));
  }
}

}  // namespace insight::account
