// Matcher: one pattern tree against one file's tree. Enumerates every way in which a pattern node matches a file node, calling on
// with the metavariables bound. Works by kinds and roles of the uniform tree and knows no language, apart from what the language of
// the tree decides (record patterns). Bounded by steps, never by the clock: a match that needs more is given up, the same way every
// time. One thread.
#pragma once

#include <boost/container/small_vector.hpp>

#include "engine/match/continuation.h"
#include "engine/match/environment.h"
#include "engine/rule/rule.h"
#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::Node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;
using NodeList = boost::container::small_vector<NodeId, 8>;

// Structural equality of two pieces of the same file: spans, quotes and layout don't count; identifiers must mean the same thing.
bool same_code(const Tree& tree, const syntax::Names& names, NodeId a, NodeId b);
bool same_value(const Tree& tree, const syntax::Names& names, const Binding& a, const Binding& b);

class Matcher {
 public:
  Matcher(const Tree& pattern, const Tree& file, const syntax::Names& names, const RuleOptions& options)
      : pattern_(pattern), file_(file), names_(names), options_(options) {}

  // Calls `found` for each way in which `p` matches `n`.
  void match(NodeId p, NodeId n, Continuation found);
  // Calls `found` for each run of statements in `list` that matches `roots` in order; `matched()` is then its extent.
  void match_run(const NodeList& roots, const NodeList& list, Continuation found);

  const Environment& environment() const { return environment_; }
  Span matched() const { return {run_begin_, run_end_}; }
  // Steps are counted from here; call before each root.
  void start() { steps_ = 0; }
  bool gave_up() const { return steps_ > max_steps; }

  static constexpr unsigned max_steps = 200'000;

 private:
  enum class Extra : std::uint8_t { Refused, Allowed };

  bool spent() { return ++steps_ > max_steps; }
  std::string_view ptext(NodeId p) const { return pattern_.text(p); }

  void bind(NodeId p, const Binding& binding, Continuation next);
  void bind_node(NodeId p, NodeId n, Continuation next);
  void bind_range(NodeId p, Span span, NodeId first, Continuation next);

  void name(NodeId p, NodeId n, Continuation next);
  void dot(NodeId p, NodeId n, Continuation next);
  void chain(NodeId p, NodeId n, Continuation next);
  void string(NodeId p, NodeId n, Continuation next);
  void number(NodeId p, NodeId n, Continuation next);
  void literal(NodeId p, NodeId n, Continuation next);
  void string_content(NodeId p, NodeId n, std::string_view name, Continuation next);
  void deep(NodeId p, NodeId n, Continuation next);
  void typed(NodeId p, NodeId n, Continuation next);
  void call(NodeId p, NodeId n, Continuation next);
  void binary(NodeId p, NodeId n, Continuation next);
  void assign(NodeId p, NodeId n, Continuation next);
  void definition(NodeId p, NodeId n, Continuation next);
  void function(NodeId p, NodeId n, Continuation next);
  void function_parts(NodeId p, NodeId n, Continuation next);
  void body(NodeId p, NodeId n, Continuation next);
  void parameter(NodeId p, NodeId n, Continuation next);
  void klass(NodeId p, NodeId n, Continuation next);
  void dictionary(NodeId p, NodeId n, Continuation next);
  void pair(NodeId p, NodeId n, Continuation next);
  void element(NodeId p, NodeId n, Continuation next);
  void import(NodeId p, NodeId n, Continuation next);
  void import_name(NodeId p, NodeId n, Continuation next);
  void loop(NodeId p, NodeId n, Continuation next);
  void optional_value(NodeId p, NodeId n, Continuation next);
  void statement(NodeId p, NodeId n, Continuation next);
  void inside_statement(NodeId p, NodeId n, Continuation next);
  void template_parts(NodeId p, NodeId n, Continuation next);

  // Children by role: what the pattern names must be there, what it leaves out may be anything where that is usual (types,
  // modifiers, else …).
  void by_roles(NodeId p, NodeId n, Continuation next);
  void role_from(NodeId p, NodeId n, std::size_t role, Continuation next);
  void child_in(NodeId p, NodeId n, Role role, Extra missing, Continuation next);
  void in_order(const NodeList& ps, std::size_t i, const NodeList& ns, std::size_t j, Continuation next);
  void in_any_order(const NodeList& ps, std::size_t i, const NodeList& ns, std::uint64_t used, Extra extra, Continuation next);
  void arguments(const NodeList& ps, const NodeList& ns, Continuation next);
  void run(const NodeList& ps, std::size_t i, const NodeList& ns, std::size_t j, Extra rest, Continuation next);
  void block(NodeId p, NodeId n, Continuation next);

  const Tree& pattern_;
  const Tree& file_;
  const syntax::Names& names_;
  const RuleOptions& options_;
  Environment environment_;
  unsigned steps_ = 0;
  unsigned depth_ = 0;
  std::uint32_t run_begin_ = 0;
  std::uint32_t run_end_ = 0;
};

// Helpers that the parts of the matcher share.
NodeList children_in(const Tree& tree, NodeId id, Role role);
bool is_gap(Kind kind);  // Ellipsis or SeqMetavar
bool is_statement_list(const Tree& tree, NodeId id);
NodeList statements_of(const Tree& tree, NodeId id);
// The statements of a list and all that are nested in them, outer before inner; not those of inner functions and classes.
NodeList nested_statements(const Tree& tree, const NodeList& list);

}  // namespace insight::engine::match
