// Marks: where the formulas of a taint rule have matched, told by node: which nodes are sources, sinks, sanitizers, and the ends of
// propagators. Made once for a file and rule, then only read. A match is a range; of the expressions within it all count, or, where
// the rule says `exact`, only the outermost.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/match/formula.h"
#include "engine/rule/taint_spec.h"
#include "engine/syntax/tree.h"

namespace insight::engine::taint {

struct ItemMatch {
  const TaintItem* item = nullptr;
  match::Span span;
  match::Environment environment;
  bool focused = false;                 // the formula narrows to a metavariable
  std::string_view focus;               // which one, where it narrows to but one; its formula's
  std::optional<std::uint32_t> around;  // of a sink: the next one around it that narrows to a metavariable of the same name
};

struct Mark {
  enum class Kind : std::uint8_t { Sanitizer, Source, From, To, Sink, Check };  // in the order in which they work
  syntax::NodeId node = 0;
  Kind kind = Kind::Source;
  bool outermost = false;   // of the expressions in the range
  std::uint32_t match = 0;  // index into the list of its kind
};

class Marks {
 public:
  // With one end the other may stand in another file; without, a file that lacks one has nothing to look for, and nothing is
  // marked.
  enum class Ends : bool { Both, Any };
  Marks(const TaintSpec& spec, match::Evaluation& evaluation, const syntax::Tree& tree, Ends ends = Ends::Both);

  bool worthwhile() const { return !sources_.empty() && !sinks_.empty(); }

  bool has(syntax::NodeId node) const { return marked_[node]; }
  std::span<const Mark> of(syntax::NodeId node) const;
  bool has_checks() const { return has_checks_; }  // of the rule, whether or not the file has any

  const std::vector<ItemMatch>& sources() const { return sources_; }
  const std::vector<ItemMatch>& sinks() const { return sinks_; }
  const std::vector<ItemMatch>& sanitizers() const { return sanitizers_; }
  const std::vector<ItemMatch>& propagators() const { return propagators_; }

 private:
  struct Expression {
    std::uint32_t begin = 0;
    syntax::NodeId node = 0;
  };
  void list_expressions();
  void drop_conflicting();
  std::vector<std::size_t> sinks_outermost_first() const;
  void drop_inner_sinks();
  void find_sinks_around();
  syntax::NodeId call_around(syntax::NodeId callee, const match::Span& span) const;
  bool joins_texts(syntax::NodeId callee) const;
  bool is_in_call(syntax::NodeId outer, const match::Span& span) const;
  bool is_put_aside(syntax::NodeId id) const;
  bool is_in_put_aside(syntax::NodeId argument, const match::Span& span) const;
  bool is_evaluated_after(const match::Span& to, const match::Span& from) const;
  void mark(Mark::Kind kind, std::uint32_t match, const match::Span& span, bool only_outermost);
  void mark_all(Mark::Kind kind, const std::vector<ItemMatch>& matches);
  void mark_propagators();
  bool within(syntax::NodeId node, const match::Span& span) const;
  bool is_outermost(syntax::NodeId node, const match::Span& span) const;

  const syntax::Tree& tree_;
  std::vector<ItemMatch> sources_, sinks_, sanitizers_, propagators_;
  std::vector<Expression> expressions_;  // by begin
  std::vector<Mark> marks_;              // by node, then kind
  std::vector<bool> marked_;
  bool has_checks_ = false;
};

// Does the node stand for a value by itself?
bool is_expression(syntax::Kind kind);

}  // namespace insight::engine::taint
