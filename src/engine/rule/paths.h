// paths: whether a rule's `paths:` let it look at a file. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule/rule.h"

namespace insight::engine {

// Globs are held against the path and each of its parents, at any depth unless they begin with a slash; exclude wins over include.
bool applies_to(const Rule& rule, std::string_view path);

// The same for all rules of a set, file by file: rules often have the same `paths:`, which are held against a file once. One object
// a thread.
class RulePaths {
 public:
  explicit RulePaths(std::span<const Rule> rules);
  bool apply_to(std::size_t rule, std::string_view path);

 private:
  std::span<const Rule> rules_;
  std::vector<std::size_t> like_;             // by rule: the first with the same `paths:`
  std::string path_;                          // the file that was asked for last
  std::vector<std::optional<bool>> answers_;  // by rule
};

}  // namespace insight::engine
