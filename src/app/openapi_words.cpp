#include "app/openapi_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "base/text.h"

namespace insight::app {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

constexpr std::array route_words{
    Words{"GET /livez", "Tell whether the process answers"},
    Words{"GET /readyz", "Tell whether the server may be sent work"},
    Words{"GET /health", "Tell whether the server may be sent work, under another name"},
    Words{"GET /metrics", "Show what Prometheus scrapes"},
    Words{"GET /openapi.json", "Show this document"},
    Words{"GET /.well-known/jwks.json", "Show the public keys of access tokens"},
    Words{"POST /api/auth/register", "Make an account and sign in"},
    Words{"POST /api/auth/login", "Sign in with a password"},
    Words{"POST /api/auth/refresh", "Trade a refresh token for new tokens"},
    Words{"POST /api/auth/logout", "End a session"},
    Words{"GET /api/auth/me", "Show who is asking"},
    Words{"POST /api/auth/password", "Change one's password and end the other sessions"},
    Words{"DELETE /api/auth/sessions/{id}", "End one session"},
    Words{"POST /api/auth/device-code", "Begin a log-in by device: get a code to show"},
    Words{"POST /api/auth/device-token", "Ask whether the device's code was approved, for its tokens"},
    Words{"POST /auth/device/code", "Begin a log-in by device, as RFC 8628 spells it"},
    Words{"POST /auth/device/token", "Ask for a device's tokens, as RFC 8628 spells it"},
    Words{"GET /device", "Show the page on which a person enters a device's code"},
    Words{"POST /device", "Take the code and the log-in of that page"},
    Words{"POST /device/decision", "Let the device in, or not"},
    Words{"GET /setup", "Show the page behind an invitation"},
    Words{"POST /setup", "Take up an invitation"},
    Words{"POST /api/keys", "Make an API key; it is shown this once"},
    Words{"DELETE /api/keys", "Revoke keys, one by `id` or `all`"},
    Words{"DELETE /api/keys/{id}", "Revoke one key"},
    Words{"POST /api/admin/invitations", "Invite somebody"},
    Words{"DELETE /api/admin/invitations/{id}", "Withdraw an invitation"},
    Words{"PATCH /api/admin/accounts/{id}", "Change an account's role"},
    Words{"POST /api/admin/accounts/{id}/plan", "Give an account a plan"},
    Words{"GET /api/admin/stripe/events", "List Stripe's events by what became of them"},
    Words{"POST /api/admin/stripe/retry", "Try again the events that wait or failed"},
    Words{"POST /api/billing/checkout", "Begin to buy a plan, on Stripe's page"},
    Words{"POST /api/billing/portal", "Open Stripe's page of the subscription"},
    Words{"POST /api/webhooks/stripe", "Take an event from Stripe"},
    Words{"POST /api/webhooks/insight-internal", "Take a message from another part of the installation"},
    Words{"POST /api/insight/projects", "Make a project"},
    Words{"DELETE /api/insight/projects/{id}", "Delete a project with its analyses and sources"},
    Words{"POST /api/insight/webhooks", "Make an endpoint; its secret is shown this once"},
    Words{"POST /api/insight/webhooks/{id}/rotate-secret", "Give an endpoint a new secret"},
    Words{"POST /api/insight/webhooks/{id}/ping", "Send an endpoint a message to try it"},
    Words{"POST /api/insight/webhooks/deliveries/{id}/replay", "Send a message once more"},
    Words{"POST /api/insight/sources/missing", "Tell which contents this account has not sent yet"},
    Words{"PUT /api/insight/sources/blobs/{sha256}", "Send one content"},
    Words{"POST /api/insight/sources/manifest", "Make a source of contents that were sent"},
    Words{"GET /api/admin/queue", "Show how long the queue of analyses is"},
    Words{"POST /api/admin/queue/pause", "Let no further analysis start"},
    Words{"POST /api/admin/queue/resume", "Let analyses start again"},
    Words{"POST /api/admin/queue/redrive", "Do over again the analyses that failed"},
    Words{"POST /api/insight/analysis/{id}/cancel", "Cancel an analysis"},
    Words{"POST /api/insight/analysis/{id}/retry", "Analyse the same source again"},
    Words{"GET /api/insight/analysis/{id}/events", "Follow an analysis by server-sent events"},
    Words{"GET /api/insight/analysis/{id}/export", "Export all issues as SARIF, JSON, NDJSON or CSV"},
    Words{"POST /api/cli/auth/login", "Sign in from a command line"},
    Words{"POST /api/cli/auth/refresh", "Trade a refresh token of a command line for new tokens"},
    Words{"POST /api/cli/auth/revoke", "End a session of a command line"},
    Words{"POST /api/insight/sources", "Upload an archive of source code"},
    Words{"POST /api/insight/analysis", "Queue an analysis"},
    Words{"GET /api/insight/analysis/{id}", "Show an analysis and a page of its issues"},
    Words{"GET /api/insight/analyses/{id}/issues", "List issues of an analysis"},
    Words{"GET /api/insight/usage", "Show what was used of the month's quota"},
    Words{"GET /api/billing/plans", "List the plans and what they allow"},
};

constexpr std::array tag_words{
    Words{"operations", "Watching the server"},
    Words{"auth", "Accounts and sessions"},
    Words{"keys", "API keys"},
    Words{"projects", "What is analysed"},
    Words{"sources", "Uploaded code"},
    Words{"analysis", "Submitting and following one analysis"},
    Words{"analyses", "Analyses and their issues"},
    Words{"issues", "Single issues"},
    Words{"usage", "Quota"},
    Words{"billing", "Plans and payments"},
    Words{"webhooks", "Telling other systems, and being told"},
    Words{"audit", "Who did what"},
    Words{"admin", "Running the installation"},
};

constexpr std::array header_words{
    Words{"If-None-Match", "the ETag of an answer that the client has; 304 while it still holds"},
    Words{"Idempotency-Key",
          "1 to 255 printable characters, quoted or bare; a repeat within 24 hours gets the first answer and costs nothing"},
    Words{"Last-Event-ID", "the last event that was heard; what follows it is told"},
    Words{"Stripe-Signature", "how Stripe signs its events"},
    Words{"webhook-id", "names the message, so that it counts once"},
    Words{"webhook-timestamp", "seconds since 1970; signed"},
    Words{"webhook-signature", "v1 signatures of Standard Webhooks, with blanks between"},
    Words{"X-Internal-Auth", "the configured token, instead of a signature"},
    Words{"X-Request-Id", "names the request in the answer and in the log, where it is well formed"},
    Words{"traceparent", "the trace that the request belongs to (W3C Trace Context); kept on the job that it makes"},
};

template <class List>
std::string_view found_in(const List& list, std::string_view key) {
  const auto at = std::ranges::find(list, key, &Words::first);
  return at == list.end() ? std::string_view{} : at->second;
}

std::string spaced(std::string_view step) {
  std::string words(step);
  std::ranges::replace(words, '-', ' ');
  return words;
}

std::string singular(std::string word) {
  if (word == "analyses") return "analysis";
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("is")) word.pop_back();
  return word;
}

// From "/api/x/projects/{id}/cancel": the last fixed step, the one before it, and whether the path ends in a name.
struct Shape {
  std::string last;
  std::string before;
  bool one = false;
};

Shape shape_of(std::string_view pattern) {
  Shape shape;
  for (const auto step : split(pattern, '/')) {
    if (step.empty()) continue;
    shape.one = step.starts_with('{');
    if (shape.one) continue;
    shape.before = std::move(shape.last);
    shape.last = spaced(step);
  }
  return shape;
}

std::string plain_words(const http::Route& route) {
  using enum http::Method;
  const auto shape = shape_of(route.pattern);
  const bool collection = shape.last.ends_with('s') && !shape.last.ends_with("is");
  switch (route.method) {
    case PATCH:
    case PUT:
      return fmt::format("Change one {}", singular(shape.last));
    case DELETE:
      return fmt::format("Remove one {}", singular(shape.last));
    case POST:
      if (collection) return fmt::format("Add to {}", shape.last);
      return fmt::format("Ask for {} of {}", shape.last, singular(shape.before));
    default:
      if (shape.one) return fmt::format("Show one {}", singular(shape.last));
      return fmt::format("{} {}", collection ? "List" : "Show", shape.last);
  }
}

}  // namespace

std::string summary_of(const http::Route& route) {
  const auto known = found_in(route_words, fmt::format("{} {}", http::name_of(route.method), route.pattern));
  return known.empty() ? plain_words(route) : std::string(known);
}

std::string description_of_header(std::string_view name) {
  const auto known = found_in(header_words, name);
  if (known.empty()) throw std::logic_error("the header " + std::string(name) + " has no words in openapi_words.cpp");
  return std::string(known);
}

std::string description_of_tag(std::string_view tag) {
  const auto known = found_in(tag_words, tag);
  return known.empty() ? fmt::format("Everything about {}", spaced(tag)) : std::string(known);
}

}  // namespace insight::app
