#include <utility>

#include "engine/taint/flow.h"

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;

// A function is looked at where it stands: it sees the variables around it as they are there. One that has no name of its own may
// run at once, so what it does to these variables may hold afterwards.
void Flow::function(NodeId id) {
  for (const NodeId child : tree_.children(id)) {
    if (tree_[child].role == Role::Decorator) visit(child);
  }
  State before = state_;
  auto jumps = std::exchange(jumps_, {});
  auto handlers = std::exchange(handlers_, {});
  State returned = std::exchange(returned_from_, State());
  returned_from_.end();
  parameters(id);
  visit_child(id, Role::Body);
  State after = std::exchange(state_, std::move(before));
  after.join(returned_from_, tables_);
  returned_from_ = std::move(returned);
  handlers_ = std::move(handlers);
  jumps_ = std::move(jumps);
  const bool is_value = tree_.child(id, Role::Name) == no_node || tree_[id].has(Flag::Lambda) || tree_[id].has(Flag::Arrow);
  if (!is_value || tree_[id].has(Flag::Method)) return;
  after.keep_only([&](const Place& place) { return is_of_outside(place, id); });
  state_.join(after, tables_);
  note_for_handlers();
}

void Flow::parameters(NodeId id) {
  for (const NodeId child : tree_.children(id)) {
    if (tree_[child].role != Role::Param) continue;
    const Value usual = visit_child(child, Role::Value);
    const NodeId name = tree_[child].kind == Kind::Param ? tree_.child(child, Role::Name) : child;
    takes_parameters_ = true;
    assign(name, usual);
    takes_parameters_ = false;
  }
}

bool Flow::is_of_outside(const Place& place, NodeId function) const {
  const auto used = used_.find(place.base);
  return used == used_.end() || used->second.first < function || used->second.second > tree_[function].last;
}

}  // namespace insight::engine::taint
