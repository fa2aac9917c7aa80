#include "app/openapi_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

std::string description_of_tag(std::string_view tag) {
  const auto known = found_in(tag_words, tag);
  return known.empty() ? fmt::format("Everything about {}", spaced(tag)) : std::string(known);
}

}  // namespace insight::app
