#include "engine/rule/leaf_compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <ranges>

#include "base/error.h"
#include "engine/generic/one_regex.h"
#include "engine/match/dispatch.h"
#include "engine/rule/join_spec.h"
#include "engine/rule/regex_words.h"
#include "engine/rule/required_words.h"
#include "engine/rule/taint_spec.h"
#include "engine/syntax/languages/spec.h"

namespace insight::engine {
namespace {

// Why it is no regular expression.
std::optional<std::string> complaint_about(const std::string& regex) {
  try {
    static_cast<void>(match::Regex{regex});
    return {};
  } catch (const Error& error) {
    return error.what();
  }
}

void fill_with_regex(match::Leaf& leaf, const std::string& text) {
  leaf.regex.emplace(text);
  const auto& names = leaf.regex->group_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string number = "$" + std::to_string(i + 1);
    leaf.groups.push_back(names[i].empty() ? number : "$" + names[i]);
    leaf.numbers.push_back(names[i].empty() ? "" : number);
  }
  leaf.words = words_of_regex(text);
}

void fill_with_text(match::Leaf& leaf, const std::string& text) {
  if (leaf.options.generic.as_one_regex) {
    auto made = generic::one_regex(text, leaf.options.generic);
    leaf.regex.emplace(made.text, match::Regex::Mode::Extended);
    leaf.groups = std::move(made.groups);
    leaf.words = words_of_text(made.words, leaf.options.generic.any_case);
    return;
  }
  std::string reason;
  leaf.text = generic::read_pattern(text, reason);
  if (!leaf.text) throw Error{ErrorCode::invalid, fmt::format("{}: `{}`", reason, text)};
  leaf.words = words_of(*leaf.text);
}

bool is_regex(std::string_view text) {
  return text.starts_with("=~/") && text.rfind('/') > 2;
}

// Of "=~/…/" or "=~/…/i"; nothing when it is no valid one.
std::optional<match::Regex> regex_of(std::string_view text) {
  const std::size_t end = text.rfind('/');
  const std::string prefix = text.find('i', end) != std::string_view::npos ? "(?i)" : "";
  try {
    return match::Regex(prefix + std::string(text.substr(3, end - 3)), match::Regex::Mode::Plain);
  } catch (const Error&) {
    return {};
  }
}

void fill_with_code(match::Leaf& leaf, const std::string& text, Family family) {
  leaf.code = compile_pattern(text, family);
  if (!leaf.code) throw Error{ErrorCode::invalid, fmt::format("the pattern is not valid {}: `{}`", syntax::title_of(family), text)};
  leaf.words = words_of(*leaf.code);
  const syntax::Tree& tree = leaf.code->tree;
  for (syntax::NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].kind == syntax::Kind::String && is_regex(tree.text(id)))
      leaf.text_regexes.emplace_back(id, regex_of(tree.text(id)));
  }
  match::prepare_dispatch(leaf);
}

// The condition on the `$M` of `….$M(…)`, if there is one.
const Condition* condition_of_name(std::string_view text, const std::vector<const Condition*>& conditions) {
  for (const Condition* const condition : conditions) {
    if (!condition->follow && text.find("." + condition->metavariable) != std::string_view::npos) return condition;
  }
  return nullptr;
}

// Of a formula whose children are known.
Formula::Around around_of(const Formula& formula) {
  using Around = Formula::Around;
  const auto counts = [](const Formula& child) { return child.kind != Formula::Kind::Not; };
  auto children = formula.children | std::views::filter(counts);
  const auto is_only = [](const Formula& child) { return child.around == Around::Only; };
  const auto is_some = [](const Formula& child) { return child.around != Around::No; };
  switch (formula.kind) {
    case Formula::Kind::Inside:
      return Around::Only;
    case Formula::Kind::Any:
      return std::ranges::all_of(children, is_only)   ? Around::Only
             : std::ranges::any_of(children, is_some) ? Around::InParts
                                                      : Around::No;
    case Formula::Kind::All:
      return std::ranges::all_of(children, is_only)   ? Around::Only
             : std::ranges::all_of(children, is_some) ? Around::InParts
                                                      : Around::No;
    default:
      return Around::No;
  }
}

// Names that the condition refuses aren't worth a match.
void ask_of_name(match::Leaf& leaf, const Condition& condition) {
  if (leaf.name.metavariable != condition.metavariable) return;
  leaf.name.regex.emplace(condition.text, match::Regex::Mode::Plain);
  leaf.name.key = syntax::symbol_of(condition.text);
  std::ranges::copy(words_of_regex(condition.text), std::back_inserter(leaf.words));
}

}  // namespace

std::optional<LeafCompiler::Complaint> LeafCompiler::compile(Formula& formula, Target target, const RuleOptions& options,
                                                             const Conditions& conditions) {
  if (formula.kind == Formula::Kind::Pattern || formula.kind == Formula::Kind::Regex)
    return leaf(formula, target, options, conditions);
  Conditions of_children = conditions;
  for (const Condition& condition : formula.conditions) {
    if (condition.kind != Condition::Kind::Regex) continue;
    if (auto why = complaint_about(condition.text)) return Complaint{formula.line, condition.text, std::move(*why)};
    of_children.push_back(&condition);
  }
  for (Formula& child : formula.children) {
    const bool is_part = child.kind != Formula::Kind::Not && child.kind != Formula::Kind::Inside;
    if (auto complaint = compile(child, target, options, is_part ? of_children : Conditions{})) return complaint;
  }
  for (Condition& condition : formula.conditions) {
    if (!condition.formula) continue;
    if (condition.kind == Condition::Kind::Type) {
      compile_types(*condition.formula, target, options);
      continue;
    }
    const auto inner = condition.as_text ? std::optional(plain_text) : condition.family;
    if (auto complaint = compile(*condition.formula, inner ? Target{*inner, *inner} : target, options)) return complaint;
  }
  formula.around = around_of(formula);
  return {};
}

// What is no pattern of the language asks for the type's name alone.
void LeafCompiler::compile_types(Formula& types, Target target, const RuleOptions& options) {
  using syntax::Language;
  const bool typed = std::ranges::any_of(std::array{Language::Java, Language::Go, Language::Kotlin},
                                         [&](Language one) { return family_of(one) == target.family; });
  if (!typed) return;
  for (Formula& type : types.children) (void)leaf(type, target, options, {});
}

std::optional<LeafCompiler::Complaint> LeafCompiler::compile_once(Formula& formula, Target target, const RuleOptions& options) {
  if (shared_.contains({&formula, target.family})) return {};
  auto complaint = compile(formula, target, options);
  if (!complaint) shared_.emplace(&formula, target.family);
  return complaint;
}

std::optional<LeafCompiler::Complaint> LeafCompiler::leaf(Formula& formula, Target target, const RuleOptions& options,
                                                          const Conditions& conditions) {
  const bool code = formula.kind == Formula::Kind::Pattern;
  const Condition* const of_name = code && target.family != plain_text ? condition_of_name(formula.text, conditions) : nullptr;
  const auto key = std::tuple(code ? static_cast<int>(target.written) : -1, formula.text,
                              of_name != nullptr ? of_name->text : std::string(), options);
  auto& index = formula.leaf[static_cast<std::size_t>(target.family)];
  if (const auto known = known_.find(key); known != known_.end()) {
    index = known->second;
    return {};
  }
  match::Leaf leaf{.options = options};
  try {
    if (!code) {
      fill_with_regex(leaf, formula.text);
    } else if (target.family == plain_text) {
      fill_with_text(leaf, formula.text);
    } else {
      fill_with_code(leaf, formula.text, target.written);
      if (of_name != nullptr) ask_of_name(leaf, *of_name);
    }
  } catch (const Error& error) {
    return Complaint{formula.line, formula.text, error.what()};
  }
  index = static_cast<std::uint32_t>(leaves_.size());
  known_.emplace(key, index);
  leaves_.push_back(std::move(leaf));
  return {};
}

LeafCompiler::Target LeafCompiler::target_of(Family family, const std::vector<Family>& families) {
  const auto is_data = [](Family one) {
    return one == family_of(syntax::Language::Yaml) || one == family_of(syntax::Language::Json);
  };
  return {family, is_data(family) ? *std::ranges::find_if(families, is_data) : family};
}

bool LeafCompiler::compile(Rule& rule, std::vector<Diagnostic>& diagnostics) {
  std::vector<Family> families;
  for (const auto language : rule.languages) {
    if (std::find(families.begin(), families.end(), family_of(language)) == families.end()) families.push_back(family_of(language));
  }
  if (rule.any_text) families.push_back(plain_text);
  std::size_t compiled = 0;
  for (const Family family : families) {
    std::optional<Complaint> complaint;
    each_formula(rule, [&](Formula& formula) {
      if (!complaint) complaint = compile_once(formula, target_of(family, families), rule.options);
    });
    if (!complaint) {
      ++compiled;
      continue;
    }
    std::erase_if(rule.languages, [&](syntax::Language language) { return family_of(language) == family; });
    if (family == plain_text) rule.any_text = false;
    diagnostics.push_back({rule.path, complaint->line, 0, rule.id, "pattern", complaint->message,
                           "check the brackets and the language of the rule", families.size() == 1});
  }
  return compiled > 0 || rule.join;
}

}  // namespace insight::engine
