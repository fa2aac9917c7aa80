#include "http/router.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"

namespace insight::http {
namespace {

using Steps = std::vector<std::string>;

bool is_named(std::string_view step) {
  return step.starts_with('{') && step.ends_with('}');
}

bool fits(const Steps& pattern, std::span<const std::string_view> path) {
  return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                    [](const auto& step, auto given) { return is_named(step) ? !given.empty() : step == given; });
}

// The order of routes: the first difference decides, a fixed step before a named one.
bool before(const Steps& a, const Steps& b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    if (is_named(x) || is_named(y)) return !is_named(x);
    return x < y;
  });
}

std::vector<std::pair<std::string, std::string>> parameters_of(const Steps& pattern, std::span<const std::string_view> path) {
  std::vector<std::pair<std::string, std::string>> parameters;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (is_named(pattern[i])) parameters.emplace_back(pattern[i].substr(1, pattern[i].size() - 2), unescape(path[i]).value_or(""));
  }
  return parameters;
}

}  // namespace

void Router::add(Route route) {
  Entry entry;
  for (const auto step : split(route.pattern, '/')) entry.steps.emplace_back(step);
  entry.route = std::move(route);
  for (const auto& known : entries_) {
    const bool same = !before(known.steps, entry.steps) && !before(entry.steps, known.steps);
    if (same && known.route.method == entry.route.method) throw std::logic_error("two routes for " + entry.route.pattern);
  }
  const auto at =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& known) { return before(entry.steps, known.steps); });
  entries_.insert(at, std::move(entry));
}

Router::Found Router::find(Method method, std::string_view path) const {
  Found found;
  if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  const auto steps = split(path, '/');
  const auto wanted = method == Method::HEAD ? Method::GET : method;
  for (const auto& [route, pattern] : entries_) {
    if (!fits(pattern, steps)) continue;
    if (route.method == wanted) return {&route, parameters_of(pattern, steps), {}};
    found.allowed.push_back(route.method);
  }
  return found;
}

}  // namespace insight::http
