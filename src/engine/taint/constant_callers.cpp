#include "engine/taint/constant_callers.h"

#include <algorithm>

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;

const ConstantCallers::Calls& ConstantCallers::calls() const {
  if (!calls_) {
    calls_ = inner_functions();
    if (!calls_->empty()) note_uses(*calls_);
  }
  return *calls_;
}

ConstantCallers::Calls ConstantCallers::inner_functions() const {
  bool of_program = false;  // it says what it does when it is run
  std::vector<NodeId> functions;
  for (NodeId id = 0; id < tree_.size(); ++id) {
    if (tree_[id].kind == Kind::Function) functions.push_back(id);
    of_program = of_program || (tree_[id].kind == Kind::Identifier && tree_.text(id) == "__name__");
  }
  Calls calls;
  for (const NodeId function : functions) {
    if (is_inner(function, of_program)) calls.try_emplace(names_.definition(tree_.child(function, Role::Name)));
  }
  calls.erase(0);
  return calls;
}

// One that is given away may be called by anybody.
void ConstantCallers::note_uses(Calls& calls) const {
  for (NodeId id = 0; id < tree_.size(); ++id) {
    if (tree_[id].kind != Kind::Identifier) continue;
    const auto known = calls.find(names_.definition(id));
    if (known == calls.end()) continue;
    const NodeId holder = tree_[id].parent;
    if (tree_[id].role == Role::Callee && tree_[holder].kind == Kind::Call) {
      known->second.push_back(holder);
    } else if (tree_[id].role != Role::Name || tree_[holder].kind != Kind::Function) {
      calls.erase(known);
    }
  }
}

// Nobody outside of the file calls it: one within a function, one with a private name, any of a file that is run.
bool ConstantCallers::is_inner(NodeId function, bool of_program) const {
  const NodeId name = tree_.child(function, Role::Name);
  if (name == no_node || tree_.child(function, Role::Decorator) != no_node || tree_[function].has(Flag::Method)) return false;
  const std::string_view written = tree_.text(name);
  if (of_program || (written.starts_with('_') && !written.starts_with("__"))) return true;
  for (NodeId around = tree_[function].parent; around != no_node; around = tree_[around].parent) {
    if (tree_[around].kind == Kind::Function) return true;
    if (tree_[around].kind == Kind::Class) return false;
  }
  return false;
}

// What the call gives to the parameter; what it leaves out is the parameter's usual value.
bool ConstantCallers::is_constant_at(NodeId call, NodeId parameter, std::size_t at) const {
  std::size_t place = 0;
  for (const NodeId item : tree_.children(call)) {
    if (tree_[item].role != Role::Item) continue;
    if (tree_[item].kind == Kind::Spread) return false;
    const NodeId name = tree_[item].kind == Kind::KeywordArg ? tree_.child(item, Role::Name) : no_node;
    const bool is_it = name != no_node ? tree_[name].symbol == tree_[parameter].symbol : place == at;
    if (name == no_node) ++place;
    if (!is_it) continue;
    const NodeId value = name != no_node ? tree_.child(item, Role::Value) : item;
    return names_.constant(value).has_value() || names_.always_text(value) || tree_[value].kind == Kind::Null;
  }
  const NodeId usual = tree_.child(tree_[parameter].parent, Role::Value);
  return usual != no_node && (names_.constant(usual).has_value() || tree_[usual].kind == Kind::Null);
}

bool ConstantCallers::give_constants_alone(NodeId parameter) const {
  const NodeId holder = tree_[parameter].parent;
  if (tree_.language() != syntax::Language::Python || tree_[holder].kind != Kind::Param) return false;
  const NodeId function = tree_[holder].parent;
  const NodeId name = tree_[function].kind == Kind::Function ? tree_.child(function, Role::Name) : no_node;
  if (name == no_node) return false;
  const auto known = calls().find(names_.definition(name));
  if (known == calls().end() || known->second.empty()) return false;
  std::size_t at = 0;
  for (const NodeId child : tree_.children(function)) {
    if (child == holder) break;
    at += tree_[child].role == Role::Param ? 1 : 0;
  }
  return std::ranges::all_of(known->second, [&](NodeId call) { return is_constant_at(call, parameter, at); });
}

}  // namespace insight::engine::taint
