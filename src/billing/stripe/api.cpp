#include "billing/stripe/api.h"

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "http/client.h"
#include "json/parse.h"

namespace insight::billing::stripe {
namespace {

constexpr std::string_view kVersion = "2025-03-31.basil";
constexpr std::size_t kMostAnswerBytes = 1024 * 1024;

// A word of Stripe's ("resource_missing"), which can't carry a secret.
std::string word(const boost::json::object& error, std::string_view name) {
  const auto* found = error.if_contains(name);
  if (found == nullptr || !found->is_string() || found->get_string().size() > 60) return "";
  const std::string text(found->get_string());
  const bool plain = std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  return plain ? text : "";
}

struct Said {
  std::string type;
  std::string code;
};
Said said_in(const boost::json::object& body) {
  const auto* error = body.if_contains("error");
  if (error == nullptr || !error->is_object()) return {};
  return {word(error->get_object(), "type"), word(error->get_object(), "code")};
}

// Nothing for what is no JSON object.
std::optional<boost::json::object> object_in(const http::Answer& answer) {
  try {
    return json::parse(answer.body).as_object();
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

bool out_of_order(unsigned status) {
  return status >= 500 || status == 429 || status == 409;
}

Error unavailable() {
  return Error{ErrorCode::unavailable, "Stripe doesn't answer at the moment; nothing was charged. Try again in a minute"}
      .because("STRIPE_UNAVAILABLE")
      .retry_after(60);
}

Error refusal(const Said& said) {
  const auto why = said.code.empty() ? said.type : said.code;
  return Error{ErrorCode::unavailable, "Stripe refused the call" + (why.empty() ? "" : " (" + why + ")") +
                                           "; nothing was charged. Whoever runs this installation finds the reason in its log"}
      .because("STRIPE_REFUSED");
}

}  // namespace

std::string form_encoded(const Form& form) {
  std::string text;
  for (const auto& [name, value] : form) {
    if (!text.empty()) text += '&';
    text += http::escape(name) + "=" + http::escape(value);
  }
  return text;
}

boost::json::object Api::post(const std::string& path, const Form& form, const std::string& idempotency_key) const {
  http::Call call;
  call.method = http::Method::POST;
  call.path = path;
  call.body = form_encoded(form);
  call.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Idempotency-Key", idempotency_key}};
  return send(call);
}

boost::json::object Api::get(const std::string& path, const std::string& id) const {
  http::Call call;
  call.path = id.empty() ? path : path + "/" + http::escape(id);
  return send(call);
}

boost::json::object Api::send(const http::Call& wanted) const {
  auto call = wanted;
  call.headers.emplace_back("Authorization", "Bearer " + options_.api_key);
  call.headers.emplace_back("Stripe-Version", kVersion);
  call.headers.emplace_back("User-Agent", "insight-cloud");

  if (!calling_.try_acquire()) throw unavailable();
  const auto give_back = [](std::counting_semaphore<4>* held) { held->release(); };
  const std::unique_ptr<std::counting_semaphore<4>, decltype(give_back)> place{&calling_, give_back};
  http::Client client(options_.api_base, {.connect_timeout = std::min(options_.timeout, std::chrono::milliseconds(5'000)),
                                          .timeout = options_.timeout,
                                          .most_answer_bytes = kMostAnswerBytes});
  auto answer = try_once(client, call);
  if (!answer) answer = try_once(client, call);
  if (!answer) throw unavailable();
  return *std::move(answer);
}

std::optional<boost::json::object> Api::try_once(http::Client& client, const http::Call& call) const {
  http::Answer answer;
  try {
    answer = client.send(call);
  } catch (const Error& error) {
    log_.warn("stripe.no_answer", {{"path", call.path}, {"reason", error.what()}});
    return std::nullopt;
  }
  const bool good = answer.status / 100 == 2;
  auto body = object_in(answer);
  if (good && body) return body;
  const auto said = body ? said_in(*body) : Said{};
  log_.warn("stripe.call_failed", {{"path", call.path},
                                   {"status", answer.status},
                                   {"type", said.type},
                                   {"code", said.code},
                                   {"stripeRequest", answer.header("Request-Id")}});
  if (!good && !out_of_order(answer.status)) throw refusal(said);
  return std::nullopt;  // cut short, or not Stripe's, or not now
}

}  // namespace insight::billing::stripe
