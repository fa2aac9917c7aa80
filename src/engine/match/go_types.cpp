#include "engine/match/go_types.h"
#include "engine/syntax/types.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::Names;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

constexpr int most_members = 8;  // of `a.b.c`

NodeId struct_named(const Tree& tree, std::uint64_t symbol) {
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].kind != Kind::Class) continue;
    const NodeId name = tree.child(id, Role::Name);
    if (name != no_node && tree[name].symbol == symbol) return id;
  }
  return no_node;
}

NodeId declared(const Tree& tree, const Names& names, NodeId member, int depth) {
  const NodeId object = tree.child(member, Role::Object);
  const NodeId name = tree.child(member, Role::Name);
  if (object == no_node || name == no_node || depth > most_members) return no_node;
  NodeId type = no_node;
  if (tree[object].kind == Kind::Identifier) type = names.type_of(object);
  if (tree[object].kind == Kind::Dot) type = declared(tree, names, object, depth + 1);
  type = referred_type(tree, type);
  if (type == no_node || tree[type].kind != Kind::Identifier) return no_node;
  const NodeId holder = struct_named(tree, tree[type].symbol);
  const NodeId body = holder != no_node ? tree.child(holder, Role::Body) : no_node;
  if (body == no_node) return no_node;
  for (const NodeId field : tree.children(body)) {
    const NodeId called = tree[field].kind == Kind::VarDef ? tree.child(field, Role::Name) : no_node;
    if (called != no_node && tree[called].symbol == tree[name].symbol) return tree.child(field, Role::Type);
  }
  return no_node;
}

}  // namespace

NodeId field_type(const Tree& tree, const Names* names, NodeId member) {
  const bool known = names != nullptr && tree.language() == syntax::Language::Go && tree[member].kind == Kind::Dot;
  return known ? declared(tree, *names, member, 0) : no_node;
}

NodeId type_of_make(const Tree& tree, NodeId call) {
  if (tree.language() != syntax::Language::Go || tree[call].kind != Kind::Call) return no_node;
  const NodeId callee = tree.child(call, Role::Callee);
  if (callee == no_node || tree[callee].kind != Kind::Identifier || tree.text(callee) != "make") return no_node;
  return tree.child(call, Role::Item);
}

NodeId type_of_new(const Tree& tree, NodeId call) {
  if (tree.language() != syntax::Language::Go || tree[call].kind != Kind::Call) return no_node;
  const NodeId callee = tree.child(call, Role::Callee);
  if (callee == no_node || tree[callee].kind != Kind::Identifier || tree.text(callee) != "new") return no_node;
  return tree.child(call, Role::Item);
}

NodeId converted_text(const Tree& tree, NodeId call) {
  if (tree.language() != syntax::Language::Go || tree[call].kind != Kind::Call) return no_node;
  const NodeId callee = tree.child(call, Role::Callee);
  if (callee == no_node || tree[callee].kind != Kind::Type || tree.text(callee) != "[]") return no_node;
  const NodeId of = tree.first_child(callee);
  return of != no_node && tree.text(of) == "byte" ? tree.child(call, Role::Item) : no_node;
}

}  // namespace insight::engine::match
