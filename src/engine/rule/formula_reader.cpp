#include "engine/rule/formula_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/rule/never_bound.h"

namespace insight::engine {
namespace {

// YAML aliases can make a small file a large formula.
constexpr std::size_t max_parts = 20'000;

constexpr auto operators = std::to_array<std::string_view>(
    {"pattern", "patterns", "pattern-either", "pattern-not", "pattern-inside", "pattern-not-inside", "pattern-regex",
     "pattern-not-regex", "metavariable-regex", "metavariable-pattern", "metavariable-comparison", "metavariable-type",
     "metavariable-analysis", "focus-metavariable"});
constexpr auto finding = std::to_array<std::string_view>({"match", "pattern", "patterns", "pattern-either", "pattern-regex"});

std::string text_of(const yaml::Node& node, std::string_view key) {
  return std::string(node.find(key).text());
}

Condition comparison(const std::string& metavariable, const yaml::Node& value) {
  const double base = value.find("base").as_number().value_or(10);
  return {.kind = Condition::Kind::Comparison,
          .metavariable = metavariable,
          .text = text_of(value, "comparison"),
          .strip = value.find("strip").as_flag().value_or(false),
          .base = static_cast<int>(std::clamp(base, 2.0, 36.0))};
}

std::vector<std::string> types_of(const yaml::Node& value) {
  std::vector<std::string> types;
  for (const char* key : {"type", "types"}) {
    for (std::string& type : value.find(key).texts()) types.push_back(std::move(type));
  }
  return types;
}

// A type is asked for as `($_ : T)` does, too, where the language has such patterns.
Condition condition_on_type(const std::string& metavariable, const yaml::Node& value) {
  Condition test{.kind = Condition::Kind::Type, .metavariable = metavariable, .types = types_of(value)};
  test.formula = std::make_shared<Formula>(Formula{.kind = Formula::Kind::Any, .line = value.line()});
  for (const std::string& type : test.types)
    test.formula->children.push_back(
        Formula{.kind = Formula::Kind::Pattern, .text = fmt::format("($_ : {})", type), .line = value.line()});
  return test;
}

// Whether it finds ranges by itself, instead of only taking some away from what others find.
bool is_positive(const Formula& formula) {
  switch (formula.kind) {
    case Formula::Kind::Not:
      return false;
    case Formula::Kind::All:
      return std::ranges::any_of(formula.children, is_positive);
    case Formula::Kind::Any:
      return !formula.children.empty() && std::ranges::all_of(formula.children, is_positive);
    default:
      return true;
  }
}

std::span<const std::string_view> keys_of_condition(std::string_view key) {
  constexpr static auto of_regex = std::to_array<std::string_view>({"metavariable", "regex", "constant-propagation"});
  constexpr static auto of_comparison = std::to_array<std::string_view>({"metavariable", "comparison", "strip", "base"});
  constexpr static auto of_type = std::to_array<std::string_view>({"metavariable", "type", "types"});
  constexpr static auto of_analysis = std::to_array<std::string_view>({"metavariable", "analyzer", "options"});
  constexpr static auto of_pattern = std::to_array<std::string_view>(
      {"metavariable", "language", "pattern", "patterns", "pattern-either", "pattern-not", "pattern-inside", "pattern-not-inside",
       "pattern-regex", "pattern-not-regex", "match", "regex", "all", "any", "inside", "not", "where"});
  if (key == "metavariable-regex") return of_regex;
  if (key == "metavariable-comparison") return of_comparison;
  if (key == "metavariable-type") return of_type;
  if (key == "metavariable-analysis") return of_analysis;
  if (key == "metavariable-pattern") return of_pattern;
  return {};
}

}  // namespace

std::nullopt_t FormulaReader::complain(const yaml::Node& at, std::string_view field, std::string message, std::string suggestion,
                                       bool fatal) {
  context_.complain(at, field, std::move(message), std::move(suggestion), fatal);
  return std::nullopt;
}

bool FormulaReader::too_many() {
  return ++read_ > max_parts;
}

std::optional<Formula> FormulaReader::read_top(const yaml::Node& holder) {
  return that_finds(holder, lone_operation(holder));
}

std::optional<Formula> FormulaReader::read_match(const yaml::Node& value) {
  return that_finds(value, match(value));
}

std::optional<Formula> FormulaReader::that_finds(const yaml::Node& at, std::optional<Formula> formula) {
  if (formula && is_positive(*formula)) {
    for (const std::string& metavariable : never_bound(*formula))
      complain(at, "metavariable", fmt::format("no pattern has `{}`, which is asked about", metavariable), "check its name", false);
    return formula;
  }
  if (!formula) return {};
  return complain(at, "pattern", "nothing says what is to be found: all patterns take away, or there is none",
                  "add a `pattern`, in each alternative");
}

// One that finds counts, as in Semgrep, and what only narrows it counts where there is none.
std::optional<Formula> FormulaReader::lone_operation(const yaml::Node& holder) {
  constexpr std::string_view remedy = "put both into a list `patterns`, each behind `- `";
  const yaml::Entry* found = nullptr;
  std::vector<const yaml::Entry*> beside;
  for (const auto& entry : holder.entries()) {
    const std::string_view key = entry.key.text();
    if (key != "match" && !key.starts_with("pattern")) continue;
    const bool finds = among(key, finding);
    const bool is_first = found == nullptr || (finds && !among(found->key.text(), finding));
    if (!is_first && finds == among(found->key.text(), finding))
      return complain(entry.key, key, fmt::format("`{}` stands beside `{}`, and one alone can count", key, found->key.text()),
                      std::string(remedy));
    if (found != nullptr) beside.push_back(is_first ? found : &entry);
    if (is_first) found = &entry;
  }
  for (const yaml::Entry* const entry : beside)
    complain(entry->key, entry->key.text(),
             fmt::format("`{}` stands beside `{}` and is passed over", entry->key.text(), found->key.text()), std::string(remedy),
             false);
  if (found != nullptr) return operation(std::string(found->key.text()), found->value);
  for (const auto& entry : holder.entries()) {
    const std::string_view key = entry.key.text();
    if (const auto meant = closest(key, operators))
      return complain(entry.key, key, fmt::format("operator `{}` is unknown", key), fmt::format("did you mean `{}`?", *meant));
  }
  return complain(holder, "pattern", "a pattern is missing", "add one of pattern, patterns, pattern-either, pattern-regex");
}

std::optional<Formula> FormulaReader::operation(const std::string& key, const yaml::Node& value) {
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

std::optional<Formula> FormulaReader::leaf(Formula::Kind kind, const std::string& key, const yaml::Node& value) {
  if (!value.is_scalar()) return complain(value, key, fmt::format("`{}` must be a text", key), "write it as `" + key + ": |`");
  if (trim(value.text()).empty()) return complain(value, key, fmt::format("`{}` is empty", key), "write what is to be found");
  return Formula{.kind = kind, .text = std::string(value.text()), .line = value.line()};
}

std::optional<Formula> FormulaReader::around(Formula::Kind kind, std::optional<Formula> inner) {
  if (!inner) return {};
  Formula outer{.kind = kind, .line = inner->line};
  outer.children.push_back(std::move(*inner));
  return outer;
}

// `pattern-not` and `pattern-inside` hold a pattern or a whole formula.
std::optional<Formula> FormulaReader::nested(const std::string& key, const yaml::Node& value) {
  if (value.is_scalar()) return leaf(Formula::Kind::Pattern, key, value);
  if (!value.is_mapping()) return complain(value, key, fmt::format("`{}` must be a text or a formula", key));
  return lone_operation(value);
}

std::optional<Formula> FormulaReader::group(Formula::Kind kind, const std::string& key, const yaml::Node& value) {
  if (!value.is_sequence()) return complain(value, key, fmt::format("`{}` must be a list", key), "begin each pattern with `- `");
  Formula group{.kind = kind, .line = value.line()};
  if (!add_items(group, key, value)) return {};
  if (kind == Formula::Kind::Any && !(group.conditions.empty() && group.focus.empty()))
    return complain(value, key, fmt::format("`{}` chooses between patterns; a condition or focus alone finds nothing", key),
                    "put it into `patterns`, beside the pattern it is about");
  return group;
}

bool FormulaReader::add_items(Formula& all, const std::string& key, const yaml::Node& list) {
  for (const auto& item : list.items()) {
    if (!item.is_mapping())
      return complain(item, key, fmt::format("each item of `{}` must be an operator with its value", key),
                      "for example `- pattern: foo(...)`"),
             false;
    const yaml::Node name = item.find("shared");
    if (!(name ? add_shared(all, key, name) : add_item(all, item))) return false;
  }
  return true;
}

bool FormulaReader::add_shared(Formula& all, const std::string& key, const yaml::Node& name) {
  const yaml::Node list = context_.shared_list(name);
  const RuleContext::InShared inside(context_);
  return list && add_items(all, key, list);
}

bool FormulaReader::add_item(Formula& all, const yaml::Node& item) {
  const auto& entries = item.entries();
  if (entries.size() > 1)
    return complain(entries[1].key, entries[1].key.text(),
                    fmt::format("`{}` stands in one item with `{}`", entries[1].key.text(), entries[0].key.text()),
                    "begin it with `- ` of its own"),
           false;
  return entries.empty() || add_part(all, std::string(entries[0].key.text()), entries[0].value);
}

bool FormulaReader::add_part(Formula& all, const std::string& key, const yaml::Node& value) {
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

bool FormulaReader::add_focus(Formula& all, const yaml::Node& value) {
  if (too_many()) return complain(value, "focus-metavariable", "the rule has too many parts", "split the rule"), false;
  std::vector<std::string> names = value.texts();
  for (const std::string& name : names) {
    if (!is_metavariable(value, "focus-metavariable", name)) return false;
  }
  if (names.empty())
    return complain(value, "focus-metavariable", "must be a metavariable or a list of them",
                    "for example `focus-metavariable: $X`"),
           false;
  all.focus.push_back(std::move(names));
  return true;
}

bool FormulaReader::is_metavariable(const yaml::Node& at, std::string_view field, std::string_view name) {
  if (name.starts_with('$') && name.size() > 1) return true;
  if (name.empty()) return complain(at, field, "`metavariable` is missing", "for example `metavariable: $X`"), false;
  return complain(at, field, fmt::format("`{}` is no metavariable", name), fmt::format("did you mean `${}`?", name)), false;
}

// An unknown key is passed over, as in Semgrep.
void FormulaReader::note_unknown_keys(const yaml::Node& value, std::string_view condition) {
  const auto known = keys_of_condition(condition);
  for (const auto& entry : value.entries()) {
    const std::string_view key = entry.key.text();
    const auto meant = among(key, known) ? std::nullopt : closest(key, known);
    if (meant)
      complain(entry.key, key, fmt::format("`{}` is unknown and passed over", key), fmt::format("did you mean `{}`?", *meant),
               false);
  }
}

std::optional<Condition> FormulaReader::condition(const std::string& key, const yaml::Node& value) {
  if (too_many()) return complain(value, key, "the rule has too many parts", "split the rule");
  if (!value.is_mapping())
    return complain(value, key, fmt::format("`{}` must be a mapping", key), "for example `metavariable: $X`");
  const std::string metavariable = text_of(value, "metavariable");
  note_unknown_keys(value, key);
  if ((key != "metavariable-comparison" || value.find("metavariable")) && !is_metavariable(value, key, metavariable)) return {};
  if (key == "metavariable-regex") {
    if (!value.find("regex").is_scalar()) return complain(value, key, "`regex` is missing");
    const std::string follow = lower(text_of(value, "constant-propagation"));
    return Condition{.kind = Condition::Kind::Regex,
                     .metavariable = metavariable,
                     .text = text_of(value, "regex"),
                     .follow = follow == "true" || follow == "yes" || follow == "on"};
  }
  if (key == "metavariable-comparison") {
    if (text_of(value, "comparison").empty()) return complain(value, key, "`comparison` is missing");
    return comparison(metavariable, value);
  }
  if (key == "metavariable-type") return condition_on_type(metavariable, value);
  if (key == "metavariable-analysis") {
    const std::string analyzer = text_of(value, "analyzer");
    if (analyzer == "entropy" || analyzer == "redos")
      return Condition{.kind = Condition::Kind::Analysis, .metavariable = metavariable, .text = analyzer};
    return complain(value, key, fmt::format("analyzer `{}` is not known here; the rule is left out", analyzer), "entropy or redos",
                    false);
  }
  if (key == "metavariable-pattern") return inner_pattern(metavariable, value, false);
  const auto meant = closest(key, operators);
  return complain(value, key, fmt::format("condition `{}` is unknown", key),
                  meant ? fmt::format("did you mean `{}`?", *meant) : "");
}

// `metavariable-pattern`: a formula on what the metavariable holds, as code of some language or as plain text.
// `newer`: in the words of `match:`.
std::optional<Condition> FormulaReader::inner_pattern(const std::string& metavariable, const yaml::Node& value, bool newer) {
  constexpr std::string_view key = "metavariable-pattern";
  Condition test{.kind = Condition::Kind::Pattern, .metavariable = metavariable};
  const std::string language = lower(text_of(value, "language"));
  test.as_text = language == "generic" || language == "regex" || language == "none" || language == "spacegrep";
  test.of_text = !language.empty() && language != "generic" && language != "spacegrep";
  if (!language.empty() && !test.as_text) {
    const auto languages = syntax::languages_of_rule_word(language);
    if (languages.empty())
      return complain(value, key, fmt::format("language `{}` is not parsed here; the rule is left out", language), "", false);
    test.family = family_of(languages.front());
  }
  auto formula = newer ? match(value.without("metavariable").without("language")) : lone_operation(value);
  if (!formula) return {};
  test.formula = std::make_shared<Formula>(std::move(*formula));
  return test;
}

// The newer syntax: match: text | {pattern|regex|all|any|inside|not: …, where: […]}.
std::optional<Formula> FormulaReader::match(const yaml::Node& value) {
  if (too_many()) return complain(value, "match", "the rule has too many parts", "split the rule");
  if (value.is_scalar()) return leaf(Formula::Kind::Pattern, "match", value);
  if (!value.is_mapping()) return complain(value, "match", "must be a pattern or a formula");
  Formula all{.kind = Formula::Kind::All, .line = value.line()};
  for (const auto& entry : value.entries()) {
    const std::string key(entry.key.text());
    std::optional<Formula> part;
    if (key == "where") {
      for (const auto& item : entry.value.items()) {
        if (!add_where(all, item)) return {};
      }
      continue;
    }
    if (key == "pattern") part = leaf(Formula::Kind::Pattern, key, entry.value);
    if (key == "regex") part = leaf(Formula::Kind::Regex, key, entry.value);
    if (key == "inside") part = around(Formula::Kind::Inside, match(entry.value));
    if (key == "not") part = around(Formula::Kind::Not, match(entry.value));
    if (key == "all" || key == "any") {
      part = Formula{.kind = key == "all" ? Formula::Kind::All : Formula::Kind::Any, .line = entry.value.line()};
      for (const auto& item : entry.value.items()) {
        auto inner = match(item);
        if (!inner) return {};
        part->children.push_back(std::move(*inner));
      }
    }
    if (!part)
      return complain(entry.key, key, fmt::format("`{}` is not an operator of `match`", key),
                      "pattern, regex, all, any, inside, not, where");
    all.children.push_back(std::move(*part));
  }
  // A lone operator is itself: `{not: p}` inside `all` takes away, which an All around it would hide.
  const bool alone = all.children.size() == 1 && all.conditions.empty() && all.focus.empty();
  return alone ? std::move(all.children.front()) : std::move(all);
}

bool FormulaReader::add_where(Formula& all, const yaml::Node& item) {
  if (!item.is_mapping()) return complain(item, "where", "each item must be a condition"), false;
  if (const auto focus = item.find("focus")) return add_focus(all, focus);
  constexpr auto by_key = std::to_array<std::pair<const char*, const char*>>({{"comparison", "metavariable-comparison"},
                                                                              {"regex", "metavariable-regex"},
                                                                              {"type", "metavariable-type"},
                                                                              {"types", "metavariable-type"},
                                                                              {"analyzer", "metavariable-analysis"}});
  const auto* const kind = std::find_if(by_key.begin(), by_key.end(), [&](const auto& one) { return bool(item.find(one.first)); });
  auto test = kind != by_key.end() ? condition(kind->second, item) : inner_pattern(text_of(item, "metavariable"), item, true);
  if (test) all.conditions.push_back(std::move(*test));
  return test.has_value();
}

}  // namespace insight::engine
