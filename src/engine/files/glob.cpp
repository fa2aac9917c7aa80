#include "engine/files/glob.h"

#include <cctype>
#include <utility>

#include "base/text.h"

namespace insight::engine::files {
namespace {

bool in_named_class(std::string_view name, unsigned char c) {
  using Test = int (*)(int);
  static constexpr std::pair<std::string_view, Test> classes[] = {
      {"alnum", std::isalnum}, {"alpha", std::isalpha}, {"blank", std::isblank}, {"cntrl", std::iscntrl},
      {"digit", std::isdigit}, {"graph", std::isgraph}, {"lower", std::islower}, {"print", std::isprint},
      {"punct", std::ispunct}, {"space", std::isspace}, {"upper", std::isupper}, {"xdigit", std::isxdigit}};
  for (const auto& [known, test] : classes) {
    if (known == name) return test(c) != 0;
  }
  return false;
}

// `pattern` begins behind the '['. Returns how many characters the class takes with its ']', 0 when it is never closed; `hit` tells
// whether c is in it.
std::size_t read_class(std::string_view pattern, unsigned char c, bool& hit) {
  std::size_t i = 0;
  const bool negated = !pattern.empty() && (pattern[0] == '!' || pattern[0] == '^');
  if (negated) ++i;
  hit = false;
  for (const std::size_t first = i; i < pattern.size(); ++i) {
    if (pattern[i] == ']' && i > first) {
      hit = hit != negated;
      return i + 1;
    }
    if (pattern.substr(i).starts_with("[:")) {
      const auto end = pattern.find(":]", i + 2);
      if (end != std::string_view::npos) {
        hit = hit || in_named_class(pattern.substr(i + 2, end - i - 2), c);
        i = end + 1;
        continue;
      }
    }
    if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
    const auto low = static_cast<unsigned char>(pattern[i]);
    auto high = low;
    if (i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']') {
      i += pattern[i + 2] == '\\' && i + 3 < pattern.size() ? 3 : 2;
      high = static_cast<unsigned char>(pattern[i]);
    }
    hit = hit || (low <= c && c <= high);
  }
  return 0;
}

// One character of the pattern other than '*' against one of the name: how much of the pattern it takes, 0 when it doesn't match.
std::size_t take_one(std::string_view pattern, char c) {
  switch (pattern[0]) {
    case '?':
      return 1;
    case '\\':
      return pattern.size() > 1 ? (pattern[1] == c ? 2 : 0) : (c == '\\' ? 1 : 0);
    case '[': {
      bool hit = false;
      const std::size_t size = read_class(pattern.substr(1), static_cast<unsigned char>(c), hit);
      if (size == 0) return c == '[' ? 1 : 0;
      return hit ? size + 1 : 0;
    }
    default:
      return pattern[0] == c ? 1 : 0;
  }
}

// Wildcard matching that goes back to the last `*` only, which is enough.
bool matches_parts(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path) {
  std::size_t p = 0;
  std::size_t s = 0;
  std::size_t star = pattern.size();
  std::size_t resume = 0;
  while (s < path.size()) {
    if (p < pattern.size() && pattern[p] == "**") {
      star = p++;
      resume = s;
      if (p == pattern.size()) return true;
    } else if (p < pattern.size() && matches_part(pattern[p], path[s])) {
      ++p;
      ++s;
    } else if (star < pattern.size()) {
      p = star + 1;
      s = ++resume;
    } else {
      return false;
    }
  }
  return p == pattern.size();  // a closing `**` wants at least one part
}

}  // namespace

bool matches_part(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = n;
      continue;
    }
    const std::size_t taken = p < pattern.size() ? take_one(pattern.substr(p), name[n]) : 0;
    if (taken > 0) {
      p += taken;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

Glob::Glob(std::string_view pattern) {
  for (const auto part : split(pattern, '/')) {
    if (part == "**" && !parts_.empty() && parts_.back() == "**") continue;
    parts_.emplace_back(part);
  }
}

bool Glob::matches(std::string_view path) const {
  const auto slash = path.find('/');
  if (parts_.size() == 1 && slash == std::string_view::npos) return matches_part(parts_[0], path);
  if (parts_[0] != "**" && !matches_part(parts_[0], path.substr(0, slash))) return false;  // most say no here
  return matches_parts(parts_, split(path, '/'));
}

}  // namespace insight::engine::files
