#include <algorithm>

#include "engine/syntax/abstract_methods.h"
#include "engine/taint/callees.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

constexpr int most_inherited = 8;

}  // namespace

bool Callees::is_abstract(NodeId function) const {
  return class_of(function) != no_node && syntax::is_abstract_method(tree_, function);
}

NodeId Callees::class_of(NodeId method) const {
  const NodeId around = class_around(method);
  const NodeId body = around != no_node ? tree_.child(around, Role::Body) : no_node;
  return body != no_node && tree_[method].parent == body ? tree_.child(around, Role::Name) : no_node;
}

// Directly or by way of others of the file.
bool Callees::is_made_from(NodeId of_class, NodeId base, int depth) const {
  for (const NodeId child : tree_.children(of_class)) {
    if (tree_[child].role != Role::Base) continue;
    const NodeId named = class_named(child);
    if (named == base) return true;
    if (named != no_node && depth < most_inherited && is_made_from(named, base, depth + 1)) return true;
  }
  return false;
}

bool Callees::has_base(NodeId of_class) const {
  for (const NodeId child : tree_.children(of_class)) {
    if (tree_[child].role == Role::Base && class_named(child) != no_node) return true;
  }
  return false;
}

bool Callees::may_be_own(NodeId of_class, NodeId there) const {
  const NodeId around = class_around(there);
  return around == of_class || (around != no_node && is_made_from(of_class, around, 0));
}

std::vector<NodeId> Callees::overriding(NodeId function, std::size_t arguments) const {
  std::vector<NodeId> found;
  const NodeId base = class_around(function);
  const NodeId name = tree_.child(function, Role::Name);
  if (base == no_node || name == no_node) return found;
  for (const auto& [key, functions] : methods_) {
    if (key.second != tree_[name].symbol || key.first == base || !is_made_from(key.first, base, 0)) continue;
    const auto own = method(key.first, key.second, arguments);
    if (own && !is_abstract(own->function)) found.push_back(own->function);
  }
  return found;
}

std::vector<Callees::Overriding> Callees::overriding(std::string_view base, std::string_view name, std::size_t arguments) const {
  std::vector<Overriding> found;
  for (const auto& [key, functions] : methods_) {
    if (key.second != syntax::symbol_of(name)) continue;
    for (const NodeId child : tree_.children(key.first)) {
      if (tree_[child].role != Role::Base) continue;
      const NodeId written = tree_[child].kind == Kind::Call ? tree_.child(child, Role::Callee) : child;
      const NodeId last = last_name(written);
      if (last == no_node || tree_[last].kind != Kind::Identifier || tree_.text(last) != base) continue;
      const auto own = method(key.first, key.second, arguments);
      if (own && !is_abstract(own->function)) found.push_back({own->function, full_name(written)});
    }
  }
  return found;
}

}  // namespace insight::engine::taint
