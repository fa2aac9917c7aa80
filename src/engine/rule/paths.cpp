#include "engine/rule/paths.h"

#include "engine/files/glob.h"

namespace insight::engine {
namespace {

bool matches_path_or_parent(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.starts_with('/');
  if (anchored) pattern.remove_prefix(1);
  if (pattern.ends_with('/')) pattern.remove_suffix(1);
  const files::Glob glob(anchored || pattern.starts_with("**/") ? std::string(pattern) : "**/" + std::string(pattern));
  for (std::size_t end = path.size(); end != std::string_view::npos && end > 0; end = path.rfind('/', end - 1)) {
    if (glob.matches(path.substr(0, end))) return true;
  }
  return false;
}

bool any_matches(const std::vector<std::string>& globs, std::string_view path) {
  for (const std::string& glob : globs) {
    if (matches_path_or_parent(glob, path)) return true;
  }
  return false;
}

}  // namespace

bool applies_to(const Rule& rule, std::string_view path) {
  if (any_matches(rule.exclude_paths, path)) return false;
  return rule.include_paths.empty() || any_matches(rule.include_paths, path);
}

}  // namespace insight::engine
