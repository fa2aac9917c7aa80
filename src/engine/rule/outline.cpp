#include "engine/rule/outline.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace insight::engine {
namespace {

constexpr std::string_view key = "languages: [";

void add_word(Outline& outline, std::string_view word) {
  outline.any_text |= is_any_text(word);
  for (const auto language : syntax::languages_of_rule_word(word)) {
    const Family family = family_of(language);
    if (std::ranges::find(outline.families, family) == outline.families.end()) outline.families.push_back(family);
  }
}

}  // namespace

bool Outline::is_for(std::span<const Family> some) const {
  return any_text || std::ranges::any_of(families, [&](Family family) { return std::ranges::find(some, family) != some.end(); });
}

Outline outline_of(std::string_view text) {
  Outline outline;
  for (auto at = text.find(key); at != std::string_view::npos; at = text.find(key, at)) {
    ++outline.rules;
    at += key.size();
    for (const auto word : split(text.substr(at, text.find(']', at) - at), ',')) add_word(outline, trim(word));
  }
  return outline;
}

bool is_any_text(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>({"regex", "none", "generic", "spacegrep", "aliengrep"});
  return std::ranges::find(words, word) != words.end();
}

}  // namespace insight::engine
