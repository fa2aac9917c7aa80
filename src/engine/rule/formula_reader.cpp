#include "engine/rule/formula_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace insight::engine {
namespace {

// YAML aliases can make a small file a large formula.
constexpr std::size_t max_parts = 20'000;

constexpr auto operators = std::to_array<std::string_view>(
    {"pattern", "patterns", "pattern-either", "pattern-not", "pattern-inside", "pattern-not-inside", "pattern-regex",
     "pattern-not-regex", "metavariable-regex", "metavariable-pattern", "metavariable-comparison", "metavariable-type",
     "metavariable-analysis", "focus-metavariable"});
constexpr auto top_operators = std::to_array<std::string_view>({"match", "patterns", "pattern-either", "pattern", "pattern-regex"});

std::string text_of(const YAML::Node& node, const char* key) {
  return node[key] && node[key].IsScalar() ? node[key].Scalar() : std::string();
}

}  // namespace

std::nullopt_t FormulaReader::complain(const YAML::Node& at, const std::string& field, std::string message, std::string suggestion,
                                       bool fatal) {
  const YAML::Mark mark = at ? at.Mark() : YAML::Mark::null_mark();
  diagnostics_.push_back({path_, mark.line + 1, mark.column + 1, rule_, field, std::move(message), std::move(suggestion), fatal});
  return std::nullopt;
}

bool FormulaReader::too_many() {
  return ++read_ > max_parts;
}

std::optional<Formula> FormulaReader::read_top(const YAML::Node& holder) {
  for (const std::string_view key : top_operators) {
    const YAML::Node value = holder[std::string(key)];
    if (value) return operation(std::string(key), value);
  }
  for (const auto& entry : holder) {  // a metavariable-pattern may hold a lone negative
    if (entry.first.Scalar().starts_with("pattern-")) return operation(entry.first.Scalar(), entry.second);
  }
  return complain(holder, "pattern", "the rule has no pattern", "add one of pattern, patterns, pattern-either, pattern-regex");
}

std::optional<Formula> FormulaReader::operation(const std::string& key, const YAML::Node& value) {
  if (too_many()) return complain(value, key, fmt::format("the rule has more than {} parts", max_parts), "split the rule");
  if (key == "match") return match(value);
  if (key == "pattern") return leaf(Formula::Kind::Pattern, key, value);
  if (key == "pattern-regex") return leaf(Formula::Kind::Regex, key, value);
  if (key == "patterns") return group(Formula::Kind::All, key, value);
  if (key == "pattern-either") return group(Formula::Kind::Any, key, value);
  if (key == "pattern-inside") return around(Formula::Kind::Inside, nested(key, value));
  if (key == "pattern-not") return around(Formula::Kind::Not, nested(key, value));
  if (key == "pattern-not-inside") return around(Formula::Kind::Not, around(Formula::Kind::Inside, nested(key, value)));
  if (key == "pattern-not-regex") return around(Formula::Kind::Not, leaf(Formula::Kind::Regex, key, value));
  const auto meant = closest(key, operators);
  return complain(value, key, fmt::format("operator `{}` is unknown", key), meant ? fmt::format("did you mean `{}`?", *meant) : "");
}

std::optional<Formula> FormulaReader::leaf(Formula::Kind kind, const std::string& key, const YAML::Node& value) {
  if (!value.IsScalar()) return complain(value, key, fmt::format("`{}` must be a text", key), "write it as `" + key + ": |`");
  if (kind == Formula::Kind::Pattern) has_code_pattern_ = true;
  return Formula{.kind = kind, .text = value.Scalar(), .line = value.Mark().line + 1};
}

std::optional<Formula> FormulaReader::around(Formula::Kind kind, std::optional<Formula> inner) {
  if (!inner) return {};
  Formula outer{.kind = kind, .line = inner->line};
  outer.children.push_back(std::move(*inner));
  return outer;
}

// `pattern-not` and `pattern-inside` hold a pattern or a whole formula.
std::optional<Formula> FormulaReader::nested(const std::string& key, const YAML::Node& value) {
  if (value.IsScalar()) return leaf(Formula::Kind::Pattern, key, value);
  if (!value.IsMap()) return complain(value, key, fmt::format("`{}` must be a text or a formula", key));
  return read_top(value);
}

std::optional<Formula> FormulaReader::group(Formula::Kind kind, const std::string& key, const YAML::Node& value) {
  if (!value.IsSequence()) return complain(value, key, fmt::format("`{}` must be a list", key), "begin each pattern with `- `");
  Formula group{.kind = kind, .line = value.Mark().line + 1};
  for (const auto& item : value) {
    if (!item.IsMap())
      return complain(item, key, fmt::format("each item of `{}` must be an operator with its value", key),
                      "for example `- pattern: foo(...)`");
    if (!add_item(group, item)) return {};
  }
  return group;
}

bool FormulaReader::add_item(Formula& all, const YAML::Node& item) {
  for (const auto& entry : item) {
    if (!entry.first.IsScalar() || !add_part(all, entry.first.Scalar(), entry.second)) return false;
  }
  return true;
}

bool FormulaReader::add_part(Formula& all, const std::string& key, const YAML::Node& value) {
  if (key == "focus-metavariable") return add_focus(all, value);
  if (key.starts_with("metavariable-")) {
    auto test = condition(key, value);
    if (test) all.conditions.push_back(std::move(*test));
    return test.has_value();
  }
  auto part = operation(key, value);
  if (part) all.children.push_back(std::move(*part));
  return part.has_value();
}

bool FormulaReader::add_focus(Formula& all, const YAML::Node& value) {
  std::vector<std::string> names;
  if (value.IsScalar()) names.push_back(value.Scalar());
  if (value.IsSequence()) {
    for (const auto& name : value) names.push_back(name.Scalar());
  }
  if (names.empty())
    return complain(value, "focus-metavariable", "must be a metavariable or a list of them",
                    "for example `focus-metavariable: $X`"),
           false;
  all.focus.push_back(std::move(names));
  return true;
}

std::optional<Condition> FormulaReader::condition(const std::string& key, const YAML::Node& value) {
  if (too_many()) return complain(value, key, "the rule has too many parts", "split the rule");
  if (!value.IsMap()) return complain(value, key, fmt::format("`{}` must be a mapping", key), "for example `metavariable: $X`");
  Condition test;
  test.metavariable = text_of(value, "metavariable");
  if (key == "metavariable-regex") {
    test.kind = Condition::Kind::Regex;
    test.text = text_of(value, "regex");
    if (!value["regex"]) return complain(value, key, "`regex` is missing");
    return test;
  }
  if (key == "metavariable-comparison") {
    test.kind = Condition::Kind::Comparison;
    test.text = text_of(value, "comparison");
    if (test.text.empty()) return complain(value, key, "`comparison` is missing");
    test.strip = value["strip"] && value["strip"].as<bool>(false);
    test.base = value["base"] ? value["base"].as<int>(10) : 10;
    return test;
  }
  if (key == "metavariable-type") {
    test.kind = Condition::Kind::Type;
    for (const char* word : {"type", "types"}) {
      if (const auto node = value[word]; node && node.IsScalar()) test.types.push_back(node.Scalar());
      if (const auto node = value[word]; node && node.IsSequence()) {
        for (const auto& type : node) test.types.push_back(type.Scalar());
      }
    }
    return test;
  }
  if (key == "metavariable-analysis") {
    test.kind = Condition::Kind::Analysis;
    test.text = text_of(value, "analyzer");
    if (test.text == "entropy" || test.text == "redos") return test;
    return complain(value, key, fmt::format("analyzer `{}` is not known here; the rule is left out", test.text), "entropy or redos",
                    false);
  }
  if (key == "metavariable-pattern") {
    test.kind = Condition::Kind::Pattern;
    const std::string language = lower(text_of(value, "language"));
    if (language == "generic" || language == "regex" || language == "none") test.as_text = true;
    if (!language.empty() && !test.as_text) {
      const auto languages = syntax::languages_of_rule_word(language);
      if (languages.empty())
        return complain(value, key, fmt::format("language `{}` is not parsed here; the rule is left out", language), "", false);
      test.family = family_of(languages.front());
    }
    const bool code_before = has_code_pattern_;
    auto formula = read_top(value);
    if (!formula) return {};
    if (test.as_text && has_code_pattern_ && !code_before) {
      return complain(value, key, "generic patterns are not run here; the rule is left out", "use pattern-regex", false);
    }
    test.formula = std::make_shared<Formula>(std::move(*formula));
    return test;
  }
  const auto meant = closest(key, operators);
  return complain(value, key, fmt::format("condition `{}` is unknown", key),
                  meant ? fmt::format("did you mean `{}`?", *meant) : "");
}

// The newer syntax: match: text | {pattern|regex|all|any|inside|not: …, where: […]}.
std::optional<Formula> FormulaReader::match(const YAML::Node& value) {
  if (too_many()) return complain(value, "match", "the rule has too many parts", "split the rule");
  if (value.IsScalar()) return leaf(Formula::Kind::Pattern, "match", value);
  if (!value.IsMap()) return complain(value, "match", "must be a pattern or a formula");
  Formula all{.kind = Formula::Kind::All, .line = value.Mark().line + 1};
  for (const auto& entry : value) {
    const std::string key = entry.first.Scalar();
    std::optional<Formula> part;
    if (key == "where") {
      for (const auto& item : entry.second) {
        if (!add_where(all, item)) return {};
      }
      continue;
    }
    if (key == "pattern") part = leaf(Formula::Kind::Pattern, key, entry.second);
    if (key == "regex") part = leaf(Formula::Kind::Regex, key, entry.second);
    if (key == "inside") part = around(Formula::Kind::Inside, match(entry.second));
    if (key == "not") part = around(Formula::Kind::Not, match(entry.second));
    if (key == "all" || key == "any") {
      part = Formula{.kind = key == "all" ? Formula::Kind::All : Formula::Kind::Any, .line = entry.second.Mark().line + 1};
      for (const auto& item : entry.second) {
        auto inner = match(item);
        if (!inner) return {};
        part->children.push_back(std::move(*inner));
      }
    }
    if (!part)
      return complain(entry.first, key, fmt::format("`{}` is not an operator of `match`", key),
                      "pattern, regex, all, any, inside, not, where");
    all.children.push_back(std::move(*part));
  }
  return all;
}

bool FormulaReader::add_where(Formula& all, const YAML::Node& item) {
  if (!item.IsMap()) return complain(item, "where", "each item must be a condition"), false;
  if (const auto focus = item["focus"]) return add_focus(all, focus);
  if (item["comparison"]) {
    all.conditions.push_back(
        {.kind = Condition::Kind::Comparison, .metavariable = text_of(item, "metavariable"), .text = text_of(item, "comparison")});
    return true;
  }
  const std::string metavariable = text_of(item, "metavariable");
  if (item["regex"]) {
    all.conditions.push_back({.kind = Condition::Kind::Regex, .metavariable = metavariable, .text = text_of(item, "regex")});
    return true;
  }
  if (item["type"] || item["types"] || item["analyzer"]) {
    auto test = condition(item["analyzer"] ? "metavariable-analysis" : "metavariable-type", item);
    if (test) all.conditions.push_back(std::move(*test));
    return test.has_value();
  }
  YAML::Node rest;
  for (const auto& entry : item) {
    if (entry.first.Scalar() != "metavariable") rest[entry.first.Scalar()] = entry.second;
  }
  auto formula = match(rest);
  if (!formula) return false;
  all.conditions.push_back(
      {.kind = Condition::Kind::Pattern, .metavariable = metavariable, .formula = std::make_shared<Formula>(std::move(*formula))});
  return true;
}

}  // namespace insight::engine
