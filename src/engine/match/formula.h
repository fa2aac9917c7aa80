// Evaluation of formulas over one file: the ranges of leaves, combined as rules ask, in Semgrep's order (docs/rules.md).
// One Evaluation serves all rules of a file, so a leaf that several rules share is matched once. Used by scan.cpp.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "engine/match/dispatch.h"
#include "engine/match/leaf.h"
#include "engine/match/ranges.h"
#include "engine/rule/rule.h"
#include "engine/syntax/lower.h"

namespace insight::engine::match {

class Evaluation {
 public:
  // Can a leaf match anywhere in this text? Asked once for each that a formula needs; empty: they all may.
  using MayMatch = std::function<bool(std::size_t leaf)>;
  Evaluation(std::span<const Leaf> leaves, std::string_view text, const syntax::Tree* tree, const syntax::Names* names,
             Family family, Millis now, MayMatch may_match = {})
      : leaves_(leaves),
        text_(text),
        tree_(tree),
        names_(names),
        family_(family),
        now_(now),
        may_match_(std::move(may_match)),
        of_leaf_(leaves.size()),
        parts_(leaves.size()) {}

  // Matches the leaves of these formulas, all but those that can't change what a formula finds.
  void prepare(std::vector<const Formula*> formulas);
  // False where leaves that are matched already rule it out; asks for no other.
  bool may_match(const Formula& formula, Family family) {
    family_ = family;
    return !is_nowhere(formula);
  }
  // Of a rule that looks at the file as this family. Formulas that are alike are evaluated once.
  Ranges evaluate(const Formula& formula, Family family);

  Millis now() const { return now_; }
  // Does the bound value satisfy the formula? Every way in which it does, as a larger environment.
  std::vector<Environment> inside_value(const Condition& condition, const Value& value, const Environment& environment);
  // metavariable-type: has the value's code one of the types, as `($X : T)` asks for them?
  bool is_typed(const Condition& condition, const Value& value);

 private:
  Ranges evaluate(const Formula& formula, const Span* region, const Environment* outer);
  bool is_ruled_out(std::size_t leaf);
  bool is_matched(std::size_t leaf) const { return of_leaf_[leaf] >= first_matched; }
  void keep(std::size_t leaf, std::vector<Found> found);
  bool is_nowhere(const Formula& formula);  // surely; false may mean not known yet
  Ranges all(const Formula& formula, const Span* region, const Environment* outer);
  Ranges inside(const Formula& formula, const Ranges* inner, const Span* region, const Environment* outer);
  Ranges surroundings(const Formula& formula, const Ranges* inner, const Span* region, const Environment* outer);
  Ranges around(const Formula& formula, const Ranges& inner, const Span* region, const Environment* outer);
  static const Formula* main_of(const Formula& formula);
  const Formula* first_limit(const Formula& formula) const;
  bool waits(const Formula& formula, const Formula& child) const;
  Ranges evaluate_main(const Formula& formula, const Formula& main, const Span* region, const Environment* outer);
  bool is_sought_in_part(std::size_t leaf);
  std::vector<Found> match_around(std::size_t leaf, const Ranges& inner);
  std::vector<Found> match_within(std::size_t leaf, const Ranges& outer);
  static Ranges as_ranges(const std::vector<Found>& found, const Span* region, const Environment* outer);
  Ranges filtered(const Formula& formula, Ranges ranges, const Environment* outer);
  std::uint32_t leaf_of(const Formula& formula) const { return formula.leaf[static_cast<std::size_t>(family_)]; }
  bool collect(const Formula& formula, std::vector<std::size_t>& leaves);
  void match(const std::vector<std::size_t>& leaves);
  template <class Counts>
  void match(const Leaf& leaf, Counts counts, std::vector<Found>& found);
  Ranges leaf(const Formula& formula, const Span* region, const Environment* outer);
  const std::vector<Found>& found(std::size_t leaf);
  void find_regex(const Leaf& leaf, Span region, std::vector<Found>& found) const;
  void find_text(const Leaf& leaf, std::vector<Found>& found);

  struct Embedded;
  bool is_name_alone(const Value& value) const;
  bool is_written_type(const Value& value) const;
  bool within_text(const Value& value) const;
  syntax::NodeId assigned_to(const Value& value, const std::vector<std::size_t>& leaves) const;
  std::uint32_t offset_of(std::string_view content, const Value& value) const;
  Embedded* embedded(std::string_view text, std::optional<Family> family);

  std::span<const Leaf> leaves_;
  std::string_view text_;
  const syntax::Tree* tree_;
  const syntax::Names* names_;
  Family family_;
  Millis now_;
  syntax::NodeId type_ = syntax::no_node;  // all that is looked at, of an evaluation about a type alone
  std::optional<Dispatch> dispatch_;       // once a leaf is matched
  MayMatch may_match_;
  // Of each leaf what is known: one of these, or where in found_ its matches are.
  static constexpr std::uint32_t unasked = 0, possible = 1, nowhere = 2, first_matched = 3;
  std::vector<std::uint32_t> of_leaf_;
  std::deque<std::vector<Found>> found_;   // references into it stay good
  std::vector<std::uint8_t> parts_;        // how often each was sought in a part of the file
  const Ranges* sought_around_ = nullptr;  // only what holds one of these counts
  std::unordered_map<std::uint32_t, Ranges> of_alike_;
  std::map<generic::Comments, generic::Document> documents_;  // the text as words and marks
  std::deque<std::shared_ptr<Embedded>> embedded_;            // code inside strings; environments borrow from it
};

}  // namespace insight::engine::match
