#include "engine/syntax/abstract_methods.h"

namespace insight::engine::syntax {

bool is_abstract_method(const Tree& tree, NodeId function) {
  const NodeId body = tree.child(function, Role::Body);
  if (body == no_node) return true;
  if (tree[body].kind != Kind::Block) return false;
  for (const NodeId statement : tree.children(body)) {
    const Kind kind = tree[statement].kind;
    const NodeId value = kind == Kind::ExprStatement ? tree.child(statement, Role::Value) : no_node;
    const bool is_ellipsis = value != no_node && tree[value].kind == Kind::Other && tree.text(value) == "ellipsis";
    const bool says_nothing = is_ellipsis || (value != no_node && tree[value].kind == Kind::String);
    if (kind != Kind::Throw && kind != Kind::Pass && !says_nothing) return false;
  }
  return tree.first_child(body) != no_node;
}

bool has_abstract_methods(const Tree& tree, NodeId of_class) {
  const NodeId body = tree.child(of_class, Role::Body);
  if (body == no_node) return false;
  for (const NodeId member : tree.children(body)) {
    if (tree[member].kind == Kind::Function && is_abstract_method(tree, member)) return true;
  }
  return false;
}

}  // namespace insight::engine::syntax
