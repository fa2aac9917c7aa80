// Matcher, continued: what only Go has.
#include <algorithm>

#include "engine/match/go_types.h"
#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

// The `T{…}` of `&T{…}`.
NodeId literal_behind(const Tree& tree, NodeId id) {
  if (tree[id].kind != Kind::Unary || syntax::spelling_of(tree[id].op) != "&") return no_node;
  const NodeId inner = tree.child(id, Role::Value);
  return inner != no_node && tree[inner].kind == Kind::New ? inner : no_node;
}

}  // namespace

// `new(T)` and `[]byte(x)`, `interface{}(x)`: no function is called.
bool Matcher::makes_or_converts(NodeId call) const {
  if (tree_.language() != syntax::Language::Go) return false;
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node) return false;
  return tree_[callee].kind == Kind::Type || type_of_new(tree_, call) != no_node || type_of_make(tree_, call) != no_node;
}

// `make(T, n)` is `T{n}`, on either side.
bool Matcher::made_with_values(NodeId p, NodeId n, Next next) {
  const auto type_and_values = [this](const Tree& tree, NodeId id) {
    Nodes all = children(tree, id, Role::Item);
    if (tree[id].kind == Kind::New) all.insert(all.begin(), tree.child(id, Role::Callee));
    return all;
  };
  const Nodes given = type_and_values(tree_, n);
  return !given.empty() && given.front() != no_node && list(type_and_values(pattern_, p), 0, given, 0, next);
}

// `new(T)` is `&T{}`, on either side.
bool Matcher::made_by_new(NodeId p, NodeId n, Next next) {
  if (pattern_[p].kind == Kind::Call && tree_[n].kind == Kind::New)
    return type_of_make(pattern_, p) != no_node && made_with_values(p, n, next);
  if (pattern_[p].kind == Kind::New && type_of_make(tree_, n) != no_node)
    return pattern_.child(p, Role::Callee) != no_node && made_with_values(p, n, next);
  if (const NodeId wanted = type_of_new(pattern_, p); wanted != no_node) {
    const NodeId literal = literal_behind(tree_, n);
    if (literal == no_node || tree_.child(literal, Role::Item) != no_node) return false;
    const NodeId type = tree_.child(literal, Role::Callee);
    return type != no_node && node(wanted, type, next);
  }
  const NodeId type = type_of_new(tree_, n);
  const NodeId literal = pattern_[p].kind == Kind::New ? p : literal_behind(pattern_, p);
  if (type == no_node || literal == no_node) return false;
  const Nodes values = children(pattern_, literal, Role::Item);
  const NodeId wanted = pattern_.child(literal, Role::Callee);
  return wanted != no_node && std::ranges::all_of(values, [&](NodeId id) { return is_gap(id); }) && node(wanted, type, next);
}

}  // namespace insight::engine::match
