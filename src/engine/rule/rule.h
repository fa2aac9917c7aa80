// Rule: what a rule file says, as plain values. Made by reader.cpp, read by the pattern compiler, the matcher and the reports;
// never changed after. The language is Semgrep's; docs/rules.md describes it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/finding.h"
#include "engine/generic/options.h"
#include "engine/syntax/language.h"

namespace insight::engine {

// Which grammar a leaf pattern is written for: the language that stands for all that lower into the same shapes. Plain text has
// none: words and marks, engine/generic.
using Family = syntax::Language;
using syntax::family_of;
inline constexpr Family plain_text{syntax::language_count};
inline constexpr std::size_t family_count = syntax::language_count + 1;

struct Formula;
struct JoinSpec;
struct TaintSpec;

// A test on a metavariable that is already bound.
struct Condition {
  enum class Kind : std::uint8_t { Regex, Pattern, Comparison, Type, Analysis };
  Kind kind = Kind::Regex;
  std::string metavariable;  // with its $; empty for a comparison that names its own
  std::string text;          // the regex, the comparison, or the analyzer's name
  std::vector<std::string> types;
  std::shared_ptr<Formula> formula;  // Pattern
  std::optional<Family> family;      // Pattern with `language`
  bool as_text = false;              // Pattern with `language: generic` or `regex`
  bool of_text = false;              // Pattern with a language but `generic`: only what is a text has a content in it
  bool follow = false;               // Regex: on the constant value, when there is one
  bool strip = false;                // Comparison: a string of digits counts as its number
  int base = 10;
};

inline constexpr std::uint32_t no_leaf = UINT32_MAX;

// Semantics: a set of ranges, each with an environment of metavariables. What is asked of each formula in each file stands first.
struct Formula {
  enum class Kind : std::uint8_t { Pattern, Regex, All, Any, Inside, Not };
  Kind kind = Kind::Pattern;
  // Does it only say what stands around? Or do some of its choices? Set by RuleSet.
  enum class Around : std::uint8_t { No, InParts, Only };
  Around around = Around::No;
  std::uint32_t alike = 0;        // of a taint rule's item: the number of all equal ones, set by RuleSet; 0: not known
  std::vector<Formula> children;  // All and Any: several; Inside and Not: one
  // Pattern and Regex: the compiled leaf for each Family, set by RuleSet.
  std::array<std::uint32_t, family_count> leaf = [] {
    std::array<std::uint32_t, family_count> none{};
    none.fill(no_leaf);
    return none;
  }();
  std::string text;  // Pattern and Regex
  int line = 0;
  std::vector<Condition> conditions;            // All
  std::vector<std::vector<std::string>> focus;  // All: one list per key; within a list union, between lists intersection
};

struct RuleOptions {
  bool ac_matching = true;
  bool constant_propagation = true;
  bool symmetric_eq = false;
  bool commutative_boolop = false;
  bool generic_ellipsis = true;
  bool implicit_return = true;
  bool arrow_is_function = true;
  bool let_is_var = true;
  bool vardef_assign = true;
  bool flddef_assign = false;
  bool attr_expr = true;
  bool go_deeper_expr = true;
  bool go_deeper_stmt = true;
  bool implicit_deep_exprstmt = true;
  bool implicit_ellipsis = true;
  bool symbolic_propagation = false;
  bool decorators_order_matters = false;
  bool unify_ids_strictly = true;
  bool xml_attrs_implicit_ellipsis = true;
  bool xml_singleton_loose_matching = true;
  bool xml_children_ordered = true;
  generic::Options generic;

  auto operator<=>(const RuleOptions&) const = default;
};

struct FixRegex {
  std::string regex;
  std::string replacement;  // \1 is the first group
  int count = 0;            // 0: all
};

struct Rule {
  std::string id;
  std::vector<syntax::Language> languages;
  bool any_text = false;  // regex, generic or none among them: every file in no other language of the rule is plain text to it
  Severity severity = Severity::MEDIUM;
  std::string message;
  std::string why;
  std::string fix_advice;
  std::string category;
  double confidence = 0.8;
  std::vector<std::string> cwe;
  std::vector<std::string> owasp;
  std::vector<std::string> references;
  std::optional<std::string> fix;          // the replacement, as written
  std::optional<FixRegex> fix_regex;       // of no effect beside `fix`
  std::vector<std::string> include_paths;  // globs
  std::vector<std::string> exclude_paths;
  RuleOptions options;
  Formula formula;                   // of a search rule
  std::shared_ptr<TaintSpec> taint;  // instead of a formula, with `mode: taint`
  // Instead of a formula, with `mode: join`: such a rule looks at no file itself. The rules that it runs stand in the same set as
  // parts of it, under its id; their matches are rows of one of its tables.
  std::shared_ptr<const JoinSpec> join;
  std::shared_ptr<const JoinSpec> part_of;
  std::size_t table = 0;
  std::string detector;  // the name its findings carry
  std::string path;      // of the rule file
  int line = 0;

  // As what the rule looks at a file of this language; nothing: not at all.
  std::optional<Family> family_for(std::optional<syntax::Language> language) const;
};

}  // namespace insight::engine
