#include "engine/rule/join_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace insight::engine {
namespace {

using Operator = JoinSpec::Condition::Operator;

constexpr std::size_t most_tables = 16;
constexpr std::size_t most_conditions = 64;

std::optional<Operator> operator_of(std::string_view word) {
  static constexpr auto words = std::to_array<std::pair<std::string_view, Operator>>({{"==", Operator::Equal},
                                                                                      {"!=", Operator::NotEqual},
                                                                                      {"~", Operator::Within},
                                                                                      {"<", Operator::Within},
                                                                                      {">", Operator::Contains},
                                                                                      {"-->", Operator::Reaches}});
  const auto* known = std::ranges::find(words, word, &std::pair<std::string_view, Operator>::first);
  return known != words.end() ? std::optional(known->second) : std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (const auto word : split(text, ' ')) {
    if (!trim(word).empty()) words.push_back(trim(word));
  }
  return words;
}

}  // namespace

bool JoinReader::complain(const yaml::Node& at, std::string_view field, std::string message, std::string suggestion) {
  context_.complain(at, field, std::move(message), std::move(suggestion));
  return false;
}

std::shared_ptr<JoinSpec> JoinReader::read(const yaml::Node& rule) {
  const yaml::Node join = rule.find("join");
  if (!join.is_mapping()) {
    complain(join ? join : rule, "join", "`join` is missing or no mapping", "give it `rules` or `refs`, and `on`");
    return nullptr;
  }
  if (!read_rules(join.find("rules")) || !read_refs(join.find("refs"))) return nullptr;
  const yaml::Node on = join.find("on");
  if (on.items().empty() || on.items().size() > most_conditions) {
    complain(on ? on : join, "on", fmt::format("`on` must be a list of 1 to {} conditions", most_conditions),
             "write `on: ['a.$X == b.$Y']`");
    return nullptr;
  }
  for (const auto& condition : on.items()) {
    if (!read_condition(condition)) return nullptr;
  }
  if (!decide_shown(on)) return nullptr;
  drop_unused();
  return spec_;
}

bool JoinReader::read_rules(const yaml::Node& rules) {
  for (const auto& node : rules.items()) {
    auto rule = read_rule_(node);
    if (!rule) return false;
    JoinSpec::Table table{.name = rule->id, .line = node.line()};
    table.rule = std::make_shared<const Rule>(std::move(*rule));
    if (!add_table(node, std::move(table))) return false;
  }
  return true;
}

bool JoinReader::read_refs(const yaml::Node& refs) {
  for (const auto& node : refs.items()) {
    JoinSpec::Table table{
        .name = std::string(node.find("as").text()), .refers_to = std::string(node.find("rule").text()), .line = node.line()};
    if (table.refers_to.empty())
      return complain(node, "refs", "an item of `refs` has no `rule`", "name a rule file or the id of a rule");
    if (table.name.empty()) table.name = table.refers_to;
    for (const auto& rename : node.find("renames").items())
      table.renames.emplace_back(rename.find("from").text(), rename.find("to").text());
    if (!add_table(node, std::move(table))) return false;
  }
  return true;
}

bool JoinReader::add_table(const yaml::Node& at, JoinSpec::Table table) {
  if (spec_->tables.size() >= most_tables) return complain(at, "join", fmt::format("a join has at most {} rules", most_tables));
  const bool taken = std::ranges::any_of(spec_->tables, [&](const JoinSpec::Table& other) { return other.name == table.name; });
  if (taken)
    return complain(at, "join", fmt::format("two rules of the join are called `{}`", table.name), "tell them apart by `as`");
  spec_->tables.push_back(std::move(table));
  return true;
}

bool JoinReader::read_condition(const yaml::Node& node) {
  const auto words = words_of(node.text());
  const auto op = words.size() == 3 ? operator_of(words[1]) : std::nullopt;
  if (!op)
    return complain(node, "on", fmt::format("the condition `{}` is not of the form RULE.$X OPERATOR RULE.$Y", node.text()),
                    "operators are ==, !=, <, >, ~ and -->");
  const auto left = column(node, words[0]);
  const auto right = left ? column(node, words[2]) : std::nullopt;
  if (!right) return false;
  if (*op == Operator::Reaches) {
    if (left->table != right->table)
      return complain(node, "on", "both sides of `-->` must be of one rule, whose matches are the steps of the way");
    const bool repeated = std::ranges::any_of(spec_->conditions, [&](const JoinSpec::Condition& other) {
      return other.op == Operator::Reaches && other.left.table == left->table;
    });
    if (repeated)
      return complain(node, "on", fmt::format("there is more than one `-->` over `{}`", spec_->tables[left->table].name));
  }
  spec_->conditions.push_back({*op, *left, *right});
  return true;
}

// "a.$X": what is before the last dot names the rule.
std::optional<JoinSpec::Column> JoinReader::column(const yaml::Node& at, std::string_view words) {
  const std::size_t dot = words.rfind('.');
  const std::string_view name = dot == std::string_view::npos ? words : words.substr(0, dot);
  std::vector<std::string_view> known;
  for (const auto& table : spec_->tables) known.push_back(table.name);
  const auto table = std::ranges::find(known, name);
  if (dot == std::string_view::npos || table == known.end()) {
    complain(at, "on", fmt::format("`{}` names no rule of the join{}", words, did_you_mean(name, known)));
    return {};
  }
  const auto index = static_cast<std::size_t>(table - known.begin());
  auto& columns = spec_->tables[index].columns;
  const std::string_view column = words.substr(dot + 1);
  auto place = std::ranges::find(columns, column);
  if (place == columns.end()) place = columns.insert(columns.end(), std::string(column));
  return JoinSpec::Column{index, static_cast<std::size_t>(place - columns.begin())};
}

// The findings are those of the right side of the last condition that is no `-->`.
bool JoinReader::decide_shown(const yaml::Node& at) {
  const auto last = std::find_if(spec_->conditions.rbegin(), spec_->conditions.rend(),
                                 [](const JoinSpec::Condition& condition) { return condition.op != Operator::Reaches; });
  if (last == spec_->conditions.rend())
    return complain(at, "on", "`-->` alone says not where a way begins or ends", "add a condition with another operator");
  spec_->shown = last->right.table;
  return true;
}

void JoinReader::drop_unused() {
  std::vector<std::size_t> moved_to(spec_->tables.size());
  std::vector<JoinSpec::Table> used;
  for (std::size_t i = 0; i < spec_->tables.size(); ++i) {
    moved_to[i] = used.size();
    if (!spec_->tables[i].columns.empty()) used.push_back(std::move(spec_->tables[i]));
  }
  spec_->tables = std::move(used);
  for (auto& condition : spec_->conditions) {
    condition.left.table = moved_to[condition.left.table];
    condition.right.table = moved_to[condition.right.table];
  }
  spec_->shown = moved_to[spec_->shown];
}

std::vector<std::string> references_of_joins(const RuleSource& source) {
  std::vector<std::string> references;
  if (source.text.find("refs") == std::string::npos) return references;
  const yaml::Document file = yaml::read(source.text);
  for (const auto& rule : file.root.find("rules").items()) {
    for (const auto& node : rule.find("join").find("refs").items()) {
      if (!node.find("rule").text().empty()) references.emplace_back(node.find("rule").text());
    }
  }
  return references;
}

}  // namespace insight::engine
