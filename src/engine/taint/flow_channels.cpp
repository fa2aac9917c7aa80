#include <algorithm>

#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;

bool Flow::is_field_of_self(NodeId name) const {
  return tree_[tree_[name].parent].kind == Kind::Dot && methods_take_object(tree_.language());
}

Place Flow::place_of_channel(NodeId name) {
  if (is_field_of_self(name)) return {this_base, tables_.paths.field(itself, tree_[name].symbol)};
  return place_of(name);
}

// What the function leaves there, by whatever way it ends.
void Flow::note_channels(NodeId function) {
  const auto& names = variables_.channels();
  if (names.empty()) return;
  channels_.resize(names.size(), clean);
  State after = state_;
  after.join(frame_.ended, tables_);
  if (!frame_.handlers.empty()) after.join(*frame_.handlers.back(), tables_);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Value held = is_field_of_self(names[i])
                           ? field_of(object_in(function, after), tree_[names[i]].symbol, tables_.taints, tables_.paths)
                           : after.read(place_of_channel(names[i]), tables_);
    const TaintSet put = tables_.taints.unite(all(held), all(kept_of(held, tables_.taints, tables_.paths)));
    channels_[i] = tables_.taints.unite(channels_[i], put);
  }
}

bool Flow::receives(NodeId function) const {
  for (NodeId id = function; id <= tree_[function].last; ++id) {
    if (tree_[id].kind != Kind::Identifier) continue;
    for (std::size_t i = 0; i < channels_.size(); ++i) {
      if (channels_[i] != clean && tree_[id].symbol == tree_[variables_.channels()[i]].symbol) return true;
    }
  }
  return false;
}

void Flow::run_receivers() {
  if (std::ranges::all_of(channels_, [](TaintSet put) { return put == clean; })) return;
  for (std::size_t i = 0; i < channels_.size(); ++i) {
    if (channels_[i] != clean) globals_.emplace_back(place_of_channel(variables_.channels()[i]), channels_[i]);
  }
  for (NodeId id = 0; id < tree_.size(); ++id) {
    if (tree_[id].kind != Kind::Function) continue;
    if (receives(id) && is_defined(id)) {
      state_ = State();
      run_body(id, nullptr);
    }
    id = tree_[id].last;
  }
}

}  // namespace insight::engine::taint
