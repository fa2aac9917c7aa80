#include "engine/rule/paths.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "engine/files/glob.h"

namespace insight::engine {
namespace {

bool matches_path_or_parent(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.starts_with('/');
  if (anchored) pattern.remove_prefix(1);
  if (pattern.ends_with('/')) pattern.remove_suffix(1);
  if (!anchored && pattern.find('/') == std::string_view::npos) {
    const auto parts = split(path, '/');
    return std::ranges::any_of(parts, [&](std::string_view part) { return files::matches_part(pattern, part); });
  }
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

RulePaths::RulePaths(std::span<const Rule> rules) : rules_(rules), answers_(rules.size()) {
  std::map<std::pair<std::vector<std::string>, std::vector<std::string>>, std::size_t> first;
  for (std::size_t i = 0; i < rules.size(); ++i)
    like_.push_back(first.try_emplace({rules[i].include_paths, rules[i].exclude_paths}, i).first->second);
}

bool RulePaths::apply_to(std::size_t rule, std::string_view path) {
  if (path_ != path) {
    path_ = path;
    answers_.assign(rules_.size(), std::nullopt);
  }
  std::optional<bool>& answer = answers_[like_[rule]];
  if (!answer) answer = applies_to(rules_[like_[rule]], path);
  return *answer;
}

}  // namespace insight::engine
