#include "engine/rule/alike.h"

#include <map>
#include <string>
#include <unordered_map>

#include "engine/rule/taint_spec.h"

namespace insight::engine {
namespace {

// A formula spelled out, each part with its length or number before it, so that different ones never read the same.
class Spelling {
 public:
  std::string take(const Formula& formula) {
    add(formula);
    return std::move(text_);
  }

 private:
  void add(std::size_t number) { text_ += std::to_string(number) + ' '; }
  void add(const std::string& text) {
    add(text.size());
    text_ += text;
  }
  void add(const std::vector<std::string>& texts) {
    add(texts.size());
    for (const std::string& text : texts) add(text);
  }

  void add(const Formula& formula) {
    add(static_cast<std::size_t>(formula.kind));
    for (std::size_t family = 0; family < family_count; ++family) {  // what the patterns say, and with which options
      if (formula.leaf[family] == no_leaf) continue;
      add(family);
      add(formula.leaf[family]);
    }
    text_ += '(';
    for (const Formula& child : formula.children) add(child);
    text_ += ')';
    for (const Condition& condition : formula.conditions) add(condition);
    for (const auto& one : formula.focus) add(one);
    text_ += ';';
  }

  void add(const Condition& condition) {
    text_ += '?';
    add(static_cast<std::size_t>(condition.kind));
    add(condition.metavariable);
    add(condition.text);
    add(condition.types);
    if (condition.formula) add(*condition.formula);
    add(condition.family ? static_cast<std::size_t>(*condition.family) + 1 : 0);
    for (const bool flag : {condition.as_text, condition.of_text, condition.follow, condition.strip}) text_ += flag ? '1' : '0';
    add(static_cast<std::size_t>(condition.base));
  }

  std::string text_;
};

}  // namespace

void number_alike(std::vector<Rule>& rules) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::map<std::vector<std::uint32_t>, std::uint32_t> lists;
  for (Rule& rule : rules) {
    if (!rule.taint) continue;
    each_formula(rule, [&](Formula& formula) {
      if (formula.alike != 0) return;  // of an item that rules share
      formula.alike = numbers.try_emplace(Spelling().take(formula), static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
    });
    std::vector<std::uint32_t> sources;
    for (const auto& source : beginnings(rule.taint->sources)) sources.push_back(source->formula.alike);
    rule.taint->alike_sources = lists.try_emplace(std::move(sources), static_cast<std::uint32_t>(lists.size())).first->second;
  }
}

}  // namespace insight::engine
