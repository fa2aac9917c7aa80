// glob: gitignore's wildcards. `*` and `?` stay within one part of a path, `**` as a whole part stands for any number of parts,
// `[a-z]`, `[!a]` and
// `[[:alpha:]]` are classes, a backslash takes the next character as it is. Pure functions; time is bounded by pattern times path,
// whatever they hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace insight::engine::files {

class Glob {
 public:
  explicit Glob(std::string_view pattern);    // parts separated by '/'
  bool matches(std::string_view path) const;  // the whole path; "a/**" matches what is in a, not a

 private:
  std::vector<std::string> parts_;
};

// One part of a path against one part of a pattern.
bool matches_part(std::string_view pattern, std::string_view name);

}  // namespace insight::engine::files
