#include "engine/match/java_types.h"

#include <array>
#include <string_view>

#include "base/text.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

constexpr auto counts = std::to_array<std::string_view>({"length", "size", "parseInt", "compareTo"});
constexpr auto questions = std::to_array<std::string_view>({"equals", "isEmpty", "contains", "containsKey", "containsValue"});
constexpr auto comparisons = std::to_array<std::string_view>({"==", "!=", "<", "<=", ">", ">=", "&&", "||"});
constexpr auto arithmetic = std::to_array<std::string_view>({"+", "-", "*", "%"});

// The `m` of `a.m(…)` and of `a.m`.
std::string_view member_name(const Tree& tree, NodeId id) {
  if (id == no_node || tree[id].kind != Kind::Dot) return {};
  const NodeId name = tree.child(id, Role::Name);
  return name != no_node ? tree.text(name) : std::string_view();
}

// The V of a variable that was declared as a `Map<K, V>`.
NodeId last_argument(const Tree& tree, NodeId type) {
  if (type == no_node || tree[type].kind != Kind::GenericType) return no_node;
  NodeId last = no_node;
  for (const NodeId child : tree.children(type)) last = child;
  return last != tree.first_child(type) ? last : no_node;
}

// The body of a class of the file, or of one within it: only members are looked at, not what they do.
NodeId body_of_class(const Tree& tree, NodeId holder, std::uint64_t symbol) {
  for (const NodeId member : tree.children(holder)) {
    if (tree[member].kind != Kind::Class) continue;
    const NodeId name = tree.child(member, Role::Name);
    const NodeId body = tree.child(member, Role::Body);
    if (body == no_node) continue;
    if (name != no_node && tree[name].symbol == symbol) return body;
    if (const NodeId within = body_of_class(tree, body, symbol); within != no_node) return within;
  }
  return no_node;
}

// The T of the `static T c` that `A.c` is.
NodeId type_of_static(const Tree& tree, NodeId member) {
  const NodeId object = tree.child(member, Role::Object);
  const NodeId wanted = tree.child(member, Role::Name);
  if (object == no_node || wanted == no_node || tree[object].kind != Kind::Identifier) return no_node;
  const std::string_view called = tree.text(object);
  if (called.empty() || called[0] < 'A' || called[0] > 'Z') return no_node;
  const NodeId body = body_of_class(tree, Tree::root, tree[object].symbol);
  if (body == no_node) return no_node;
  for (const NodeId field : tree.children(body)) {
    const NodeId name = tree[field].kind == Kind::VarDef ? tree.child(field, Role::Name) : no_node;
    if (name != no_node && tree[name].symbol == tree[wanted].symbol) return tree.child(field, Role::Type);
  }
  return no_node;
}

// What `map.get(k)` gives, by the declaration of `map`.
NodeId type_of_got(const Tree& tree, const syntax::Names* names, NodeId call) {
  const NodeId callee = tree.child(call, Role::Callee);
  if (member_name(tree, callee) != "get" || names == nullptr) return no_node;
  const NodeId object = tree.child(callee, Role::Object);
  if (object == no_node || tree[object].kind != Kind::Identifier || names->definition(object) == 0) return no_node;
  for (const NodeId id : names->declarations(names->definition(object))) {
    if (tree[id].symbol != tree[object].symbol || tree[id].role != Role::Name) continue;
    if (const NodeId type = last_argument(tree, tree.child(tree[id].parent, Role::Type)); type != no_node) return type;
  }
  return no_node;
}

}  // namespace

Basic java_type_by_shape(const Tree& tree, NodeId expression) {
  const auto& at = tree[expression];
  switch (at.kind) {
    case Kind::Unary:
      return syntax::spelling_of(at.op) == "!" ? Basic::Truth : Basic::None;
    case Kind::Binary:
      return among(syntax::spelling_of(at.op), comparisons) ? Basic::Truth : Basic::None;
    case Kind::Dot:
      return member_name(tree, expression) == "length" ? Basic::Whole : Basic::None;
    case Kind::Call: {
      const std::string_view called = member_name(tree, tree.child(expression, Role::Callee));
      if (among(called, counts)) return Basic::Whole;
      return among(called, questions) ? Basic::Truth : Basic::None;
    }
    default:
      return Basic::None;
  }
}

bool is_java_arithmetic(const Tree& tree, NodeId expression) {
  return tree[expression].kind == Kind::Binary && among(syntax::spelling_of(tree[expression].op), arithmetic) &&
         tree.child(expression, Role::Left) != no_node && tree.child(expression, Role::Right) != no_node;
}

NodeId java_type_by_declaration(const Tree& tree, const syntax::Names* names, NodeId expression) {
  const Kind kind = tree[expression].kind;
  if (kind == Kind::Dot) return type_of_static(tree, expression);
  return kind == Kind::Call ? type_of_got(tree, names, expression) : no_node;
}

}  // namespace insight::engine::match
