#include "http/router.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"

namespace insight::http {
namespace {

bool is_named(std::string_view step) {
  return step.starts_with('{') && step.ends_with('}');
}

// The parameters when the path fits the pattern.
std::optional<std::vector<std::pair<std::string, std::string>>> match(std::string_view pattern,
                                                                      std::span<const std::string_view> path) {
  const auto steps = split(pattern, '/');
  if (steps.size() != path.size()) return std::nullopt;
  std::vector<std::pair<std::string, std::string>> parameters;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!is_named(steps[i])) {
      if (steps[i] != path[i]) return std::nullopt;
      continue;
    }
    auto value = unescape(path[i]);
    if (!value || value->empty()) return std::nullopt;
    parameters.emplace_back(steps[i].substr(1, steps[i].size() - 2), *std::move(value));
  }
  return parameters;
}

// Fixed steps sort before named ones, so that the first match is the right one.
std::string sort_key(const Route& route) {
  std::string key;
  for (const auto step : split(route.pattern, '/')) (key += '/') += is_named(step) ? std::string("\x7f") : std::string(step);
  return key;
}

}  // namespace

void Router::add(Route route) {
  const auto key = sort_key(route);
  for (const auto& known : routes_) {
    if (known.method == route.method && sort_key(known) == key) throw std::logic_error("two routes for " + route.pattern);
  }
  const auto at = std::find_if(routes_.begin(), routes_.end(), [&](const Route& known) { return sort_key(known) > key; });
  routes_.insert(at, std::move(route));
}

Router::Found Router::find(Method method, std::string_view path) const {
  Found found;
  if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  const auto steps = split(path, '/');
  const auto wanted = method == Method::HEAD ? Method::GET : method;
  for (const auto& route : routes_) {
    auto parameters = match(route.pattern, steps);
    if (!parameters) continue;
    if (route.method == wanted) return {&route, *std::move(parameters), {}};
    found.allowed.push_back(route.method);
  }
  return found;
}

}  // namespace insight::http
