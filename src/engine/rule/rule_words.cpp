#include "engine/rule/rule_words.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "engine/rule/regex_words.h"
#include "engine/rule/required_words.h"

namespace insight::engine {
namespace {

// The one that all languages of the rule are of.
std::optional<std::size_t> only_family(const Rule& rule) {
  std::optional<std::size_t> only;
  if (rule.any_text) only = static_cast<std::size_t>(plain_text);
  for (const auto language : rule.languages) {
    const auto family = static_cast<std::size_t>(family_of(language));
    if (only && *only != family) return {};
    only = family;
  }
  return only;
}

}  // namespace

RuleWords::Asked RuleWords::of(const Rule& rule) {
  Asked asked;
  const auto family = only_family(rule);
  if (!family) return asked;
  if (!rule.taint) {
    asked.all = required_words(rule.formula, leaves_, *family);
    return asked;
  }
  TaintItems begin;
  std::ranges::copy(beginnings(rule.taint->sources), std::back_inserter(begin));
  asked.sources = of_any(begin, *family);
  asked.sinks = of_any(rule.taint->sinks, *family);
  asked.all = asked.sources;
  asked.all.insert(asked.all.end(), asked.sinks.begin(), asked.sinks.end());
  return asked;
}

match::RequiredWords RuleWords::of_any(const TaintItems& items, std::size_t family) {
  match::Alternatives any;
  for (const auto& item : items) {
    const match::RequiredWords& words = of(*item, family);
    if (words.empty()) return {};
    const match::Alternatives& hard = hardest(words);
    any.insert(any.end(), hard.begin(), hard.end());
  }
  if (any.empty()) return {};
  return {std::move(any)};
}

const match::RequiredWords& RuleWords::of(const TaintItem& item, std::size_t family) {
  const auto [known, is_new] = known_.try_emplace({&item, family});
  if (is_new) known->second = required_words(item.formula, leaves_, family);
  return known->second;
}

}  // namespace insight::engine
