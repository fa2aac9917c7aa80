#include <algorithm>
#include <array>

#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::Language;
using syntax::no_node;

namespace {

constexpr auto containers =
    std::to_array<std::string_view>({"set", "list", "dict", "bytearray", "deque", "defaultdict", "make", "new"});

bool is_container(std::string_view name) {
  return std::find(containers.begin(), containers.end(), name) != containers.end();
}

}  // namespace

// `given`: what its arguments carry; `involved`: that and what it is called of.
void Flow::note_lost(NodeId call, TaintSet given, TaintSet involved) {
  if (running_.empty() || involved == clean) return;
  const NodeId callee = tree_.child(call, Role::Callee);
  const bool is_statement = tree_[tree_[call].parent].kind == Kind::ExprStatement;
  const bool is_method = callee != no_node && tree_[callee].kind == Kind::Dot;
  const NodeId name = is_method ? tree_.child(callee, Role::Name) : no_node;
  const std::string_view method = name != no_node ? tree_.text(name) : std::string_view();
  const bool is_told = sets_by_key(tree_.language(), method) || (has_accessors(tree_.language()) && method.starts_with("set"));
  if (is_told) return;  // by keys and fields
  if (is_method && is_statement && given != clean) hold(tree_.child(callee, Role::Object), given, true);
  for (const NodeId item : tree_.children(call)) {
    if (tree_[item].role != Role::Item) continue;
    const bool is_pointer = tree_[item].kind == Kind::Unary && syntax::spelling_of(tree_[item].op) == "&";
    const bool is_function = tree_[item].kind == Kind::Function;
    if (is_statement || is_pointer || is_function) hold(item, involved, false);
  }
}

// The variables that the expression is of; of a function all that it names.
void Flow::hold(NodeId within, TaintSet taints, bool called) {
  const bool is_function = tree_[within].kind == Kind::Function;
  if (!is_function && !called && tree_[within].kind == Kind::Unary) within = tree_.first_child(within);
  if (called) within = head_of_chain(within);
  if (within == no_node || (!is_function && tree_[within].kind != Kind::Identifier)) return;
  const bool is_carried = std::ranges::any_of(
      marks_.of(within), [](const Mark& mark) { return mark.kind == Mark::Kind::To || mark.kind == Mark::Kind::From; });
  if (is_carried) return;  // by a propagator of the rule
  for (NodeId id = within; id <= tree_[within].last; ++id) {
    if (tree_[id].kind != Kind::Identifier || !is_made_here(id)) continue;
    TaintSet& held = frame_.lost.held[names_.definition(id)];
    held = tables_.taints.unite(held, taints);
  }
}

// Is it a variable of the function that runs, and does it begin with something new?
bool Flow::is_made_here(NodeId use) const {
  const std::uint32_t definition = names_.definition(use);
  if (definition == 0) return false;
  bool makes = false;
  for (const NodeId name : names_.declarations(definition)) {
    const NodeId holder = tree_[name].parent;
    const bool is_variable = tree_[holder].kind == Kind::VarDef || tree_[holder].kind == Kind::Assign;
    if (!is_variable) return false;
    const NodeId value = tree_.child(holder, tree_[holder].kind == Kind::VarDef ? Role::Value : Role::Right);
    makes = makes || (value == no_node ? tree_.language() == Language::Go : makes_new(value));
  }
  return makes;
}

bool Flow::makes_new(NodeId value) const {
  switch (tree_[value].kind) {
    case Kind::List:
    case Kind::Dict:
    case Kind::Set:
    case Kind::New:
      return true;
    case Kind::Unary:
      return syntax::spelling_of(tree_[value].op) == "&" && makes_new(tree_.first_child(value));
    case Kind::Call: {
      NodeId called = tree_.child(value, Role::Callee);
      if (called != no_node && tree_[called].kind == Kind::Dot) called = tree_.child(called, Role::Name);
      if (called == no_node || tree_[called].kind != Kind::Identifier) return false;
      const std::string_view name = tree_.text(called);
      return is_container(name) || (!name.empty() && name.front() >= 'A' && name.front() <= 'Z');
    }
    default:
      return false;
  }
}

// Of what the expression names, what may be in it without anybody knowing.
TaintSet Flow::lost_in(NodeId value) {
  TaintSet taints = clean;
  if (value == no_node || frame_.lost.held.empty()) return taints;
  for (NodeId id = value; id <= tree_[value].last; ++id) {
    if (tree_[id].kind != Kind::Identifier) continue;
    const auto held = frame_.lost.held.find(names_.definition(id));
    if (held != frame_.lost.held.end() && held->first != 0 && !is_within_cleaned(id))
      taints = tables_.taints.unite(taints, held->second);
  }
  return taints;
}

}  // namespace insight::engine::taint
