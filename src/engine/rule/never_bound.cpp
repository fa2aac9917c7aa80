#include "engine/rule/never_bound.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace insight::engine {
namespace {

bool is_of_name(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// `$X`, `$...X` → `X`.
std::string_view bare(std::string_view metavariable) {
  const auto first = std::find_if(metavariable.begin(), metavariable.end(), is_of_name);
  return metavariable.substr(static_cast<std::size_t>(first - metavariable.begin()));
}

bool has_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_of_name(text[at - 1])) && (end == text.size() || !is_of_name(text[end]))) return true;
  }
  return false;
}

struct Texts {
  std::vector<std::string_view> patterns;
  std::set<std::string> asked;

  void collect(const Formula& formula) {
    if (!formula.text.empty()) patterns.push_back(formula.text);
    for (const Formula& child : formula.children) collect(child);
    for (const auto& names : formula.focus) asked.insert(names.begin(), names.end());
    for (const Condition& condition : formula.conditions) {
      if (!condition.metavariable.empty()) asked.insert(condition.metavariable);
      if (condition.formula) collect(*condition.formula);
    }
  }
};

}  // namespace

std::set<std::string> never_bound(const Formula& formula) {
  Texts texts;
  texts.collect(formula);
  std::erase_if(texts.asked, [&](const std::string& metavariable) {
    const std::string_view name = bare(metavariable);
    const bool is_group = name.find_first_not_of("0123456789") == std::string_view::npos;  // `$1`, of a regular expression
    return is_group || std::ranges::any_of(texts.patterns, [&](std::string_view text) { return has_word(text, name); });
  });
  return texts.asked;
}

}  // namespace insight::engine
