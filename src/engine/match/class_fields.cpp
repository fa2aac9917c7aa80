#include "engine/match/class_fields.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

// The class around the place that `object` means; no_node where it means something else.
NodeId class_meant(const Tree& tree, NodeId object) {
  const bool by_name = tree[object].kind == Kind::Identifier;
  if (!by_name && tree[object].kind != Kind::This) return no_node;
  for (NodeId holder = tree[object].parent; holder != no_node; holder = tree[holder].parent) {
    if (tree[holder].kind != Kind::Class) continue;
    const NodeId name = tree.child(holder, Role::Name);
    if (!by_name || (name != no_node && tree[name].symbol == tree[object].symbol)) return holder;
  }
  return no_node;
}

bool is_called(const Tree& tree, NodeId declaration, std::uint64_t name) {
  const NodeId called = tree.child(declaration, Role::Name);
  return called != no_node && tree[called].symbol == name;
}

// TypeScript's `constructor(private x: T)` declares a field.
NodeId parameter_property(const Tree& tree, NodeId constructor, std::uint64_t name) {
  const NodeId called = tree[constructor].kind == Kind::Function ? tree.child(constructor, Role::Name) : no_node;
  if (called == no_node || tree.text(called) != "constructor") return no_node;
  for (const NodeId parameter : tree.children(constructor)) {
    if (tree[parameter].kind == Kind::Param && is_called(tree, parameter, name) && tree.child(parameter, Role::Modifier) != no_node)
      return parameter;
  }
  return no_node;
}

}  // namespace

NodeId field_of_class(const Tree& tree, NodeId member) {
  const NodeId object = tree.child(member, Role::Object);
  const NodeId called = tree.child(member, Role::Name);
  const NodeId holder = object != no_node && called != no_node ? class_meant(tree, object) : no_node;
  if (holder == no_node) return no_node;
  const std::uint64_t name = tree[called].symbol;
  for (const NodeId part : tree.children(holder)) {
    if (tree[part].kind == Kind::Param && is_called(tree, part, name)) return part;
  }
  const NodeId body = tree.child(holder, Role::Body);
  if (body == no_node) return no_node;
  const bool is_javascript = syntax::family_of(tree.language()) == syntax::Language::JavaScript;
  for (const NodeId part : tree.children(body)) {
    if (const NodeId given = is_javascript ? parameter_property(tree, part, name) : no_node; given != no_node) return given;
    if (tree[part].kind == Kind::VarDef && is_called(tree, part, name)) return part;
  }
  return no_node;
}

}  // namespace insight::engine::match
