// FormulaReader: the pattern part of one rule → a Formula. Knows the operators of the classic syntax and of `match:`. Used by
// reader.cpp alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule/rule_context.h"

namespace insight::engine {

class FormulaReader {
 public:
  explicit FormulaReader(RuleContext& context) : context_(context) {}

  // `holder` is the rule itself or an item of a taint rule. Nothing when it has been complained about.
  std::optional<Formula> read_top(const yaml::Node& holder);
  // A formula in the spelling of `match:`, as the items of `taint:` have it.
  std::optional<Formula> read_match(const yaml::Node& value);

 private:
  std::optional<Formula> that_finds(const yaml::Node& at, std::optional<Formula> formula);
  std::optional<Formula> lone_operation(const yaml::Node& holder);
  std::optional<Formula> operation(const std::string& key, const yaml::Node& value);
  std::optional<Formula> leaf(Formula::Kind kind, const std::string& key, const yaml::Node& value);
  std::optional<Formula> group(Formula::Kind kind, const std::string& key, const yaml::Node& value);
  std::optional<Formula> around(Formula::Kind kind, std::optional<Formula> inner);
  std::optional<Formula> nested(const std::string& key, const yaml::Node& value);
  bool add_items(Formula& all, const std::string& key, const yaml::Node& list);
  bool add_item(Formula& all, const yaml::Node& item);
  bool add_shared(Formula& all, const std::string& key, const yaml::Node& name);
  bool add_part(Formula& all, const std::string& key, const yaml::Node& value);
  bool add_focus(Formula& all, const yaml::Node& value);
  std::optional<Condition> condition(const std::string& key, const yaml::Node& value);
  std::optional<Condition> inner_pattern(const std::string& metavariable, const yaml::Node& value, bool newer);
  std::optional<Formula> match(const yaml::Node& value);
  bool is_metavariable(const yaml::Node& at, std::string_view field, std::string_view name);
  void note_unknown_keys(const yaml::Node& value, std::string_view condition);
  bool add_where(Formula& all, const yaml::Node& item);
  std::nullopt_t complain(const yaml::Node& at, std::string_view field, std::string message, std::string suggestion = {},
                          bool fatal = true);
  bool too_many();

  RuleContext& context_;
  std::size_t read_ = 0;
};

}  // namespace insight::engine
