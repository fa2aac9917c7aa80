// Leaf: one pattern, of code or of plain text, or regex of some rule, compiled; and one place where it matched. Leaves belong to
// the RuleSet and never change.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/generic/text_tree.h"
#include "engine/match/environment.h"
#include "engine/match/prefilter.h"
#include "engine/match/regex.h"
#include "engine/rule/pattern.h"
#include "engine/rule/rule.h"

namespace insight::engine::match {

inline constexpr std::size_t kinds = static_cast<std::size_t>(syntax::Kind::TypedMetavar) + 1;

// A metavariable that stands for the last name of a call or member, and what a rule asks of its text.
struct NamedBy {
  std::string metavariable;  // with its $
  std::optional<Regex> regex;
  std::uint64_t key = 0;  // of the regex
};

struct Leaf {
  std::optional<CodePattern> code;
  std::optional<generic::Pattern> text;
  std::optional<Regex> regex;
  // Of each text "=~/…/" of the code, by its node; nothing: it is no regular expression, and nothing matches it.
  std::vector<std::pair<syntax::NodeId, std::optional<Regex>>> text_regexes;
  std::vector<std::string> groups;   // the metavariable of each regex group: "$NAME" or "$1"; "" for none
  std::vector<std::string> numbers;  // "$1" of each group that has a name too
  RuleOptions options;
  RequiredWords words;

  // Where the code may begin (dispatch.h).
  std::bitset<kinds> begins_at{};
  std::vector<syntax::Kind> any_of;  // those of them at whose every node it may; at others it depends on the name
  std::uint64_t head = 0;            // symbol of the last name of a call or member; 0: any
  NamedBy name;
  bool is_literal = false;  // at variables too
  bool is_result = false;   // a statement that an arrow function may give back

  // Is it one node of that kind?
  bool begins_with(syntax::Kind kind) const { return !code->is_sequence() && code->tree[code->roots[0]].kind == kind; }
};

struct Found {
  Span span;
  Environment environment;
  bool cut = false;  // the pattern ends in `...`, and this match before the block's end
};

}  // namespace insight::engine::match
