// JoinReader: the key `join` of a rule → a JoinSpec. Used by reader.cpp, and by whoever reads rule files from the disk to learn
// which others they refer to.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/rule/join_spec.h"
#include "engine/rule/rule_context.h"

namespace insight::engine {

class JoinReader {
 public:
  // `read_rule`: an item of `join.rules` as a rule; nothing when it has complained.
  using ReadRule = std::function<std::optional<Rule>(const yaml::Node&)>;
  JoinReader(RuleContext& context, ReadRule read_rule) : context_(context), read_rule_(std::move(read_rule)) {}

  // Nothing when it has been complained about.
  std::shared_ptr<JoinSpec> read(const yaml::Node& rule);

 private:
  bool read_rules(const yaml::Node& rules);
  bool read_refs(const yaml::Node& refs);
  bool add_table(const yaml::Node& at, JoinSpec::Table table);
  bool read_condition(const yaml::Node& node);
  std::optional<JoinSpec::Column> column(const yaml::Node& at, std::string_view words);
  bool decide_shown(const yaml::Node& at);
  void drop_unused();
  bool complain(const yaml::Node& at, std::string_view field, std::string message, std::string suggestion = {});

  RuleContext& context_;
  ReadRule read_rule_;
  std::shared_ptr<JoinSpec> spec_ = std::make_shared<JoinSpec>();
};

// What the joins of a rule file refer to: files or ids of rules, as written.
std::vector<std::string> references_of_joins(const RuleSource& source);

}  // namespace insight::engine
