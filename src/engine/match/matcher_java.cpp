// Matcher, continued: the types of Java's expressions that say them by what they are.
#include <array>
#include <string_view>

#include "base/text.h"
#include "engine/match/java_types.h"
#include "engine/match/matcher.h"

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

}  // namespace

// The T of the `static T c` that `A.c` is.
NodeId Matcher::type_of_static(NodeId member) const {
  const NodeId object = tree_.child(member, Role::Object);
  const NodeId wanted = tree_.child(member, Role::Name);
  if (object == no_node || wanted == no_node || tree_[object].kind != Kind::Identifier) return no_node;
  const std::string_view called = tree_.text(object);
  if (called.empty() || called[0] < 'A' || called[0] > 'Z') return no_node;
  const NodeId body = body_of_class(tree_, Tree::root, tree_[object].symbol);
  if (body == no_node) return no_node;
  for (const NodeId field : tree_.children(body)) {
    const NodeId name = tree_[field].kind == Kind::VarDef ? tree_.child(field, Role::Name) : no_node;
    if (name != no_node && tree_[name].symbol == tree_[wanted].symbol) return tree_.child(field, Role::Type);
  }
  return no_node;
}

// What `map.get(k)` gives, by the declaration of `map`.
NodeId Matcher::type_of_got(NodeId call) const {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (member_name(tree_, callee) != "get" || names_ == nullptr) return no_node;
  const NodeId object = tree_.child(callee, Role::Object);
  if (object == no_node || tree_[object].kind != Kind::Identifier || names_->definition(object) == 0) return no_node;
  for (const NodeId id : names_->declarations(names_->definition(object))) {
    if (tree_[id].symbol != tree_[object].symbol || tree_[id].role != Role::Name) continue;
    if (const NodeId type = last_argument(tree_, tree_.child(tree_[id].parent, Role::Type)); type != no_node) return type;
  }
  return no_node;
}

bool Matcher::has_type_by_shape(NodeId n, NodeId type) {
  const auto& at = tree_[n];
  const std::string_view wanted = java_type(pattern_.text(type));
  const auto same = [&](NodeId id) {
    return id != no_node && ((tree_[id].kind != Kind::Type && !wanted.empty() && wanted == java_type(tree_.text(id))) ||
                             type_name(type, id, [](NodeId) { return true; }));
  };
  switch (at.kind) {
    case Kind::Conditional: {
      const NodeId then = tree_.child(n, Role::Then);
      const NodeId otherwise = tree_.child(n, Role::Otherwise);
      return then != no_node && otherwise != no_node && has_type(then, type) && has_type(otherwise, type);
    }
    case Kind::Unary:
      return wanted == "boolean" && syntax::spelling_of(at.op) == "!";
    case Kind::Binary: {
      const std::string_view op = syntax::spelling_of(at.op);
      if (among(op, comparisons)) return wanted == "boolean";
      const NodeId left = tree_.child(n, Role::Left);
      const NodeId right = tree_.child(n, Role::Right);
      return wanted == "int" && among(op, arithmetic) && left != no_node && right != no_node && has_type(left, type) &&
             has_type(right, type);
    }
    case Kind::Dot:
      return (wanted == "int" && member_name(tree_, n) == "length") || same(type_of_static(n));
    case Kind::Call: {
      const std::string_view called = member_name(tree_, tree_.child(n, Role::Callee));
      return (wanted == "int" && among(called, counts)) || (wanted == "boolean" && among(called, questions)) ||
             same(type_of_got(n));
    }
    default:
      return false;
  }
}

// Java's `x -> e` is for `x -> { e; }` as well: a body that is an expression counts as a statement, and is looked for in one.
bool Matcher::only_statement(NodeId p, NodeId body, Next next) {
  NodeId expression = body;
  if (tree_[body].kind == Kind::Block || tree_[body].kind == Kind::ExprStatement) {
    const NodeId only = tree_[body].kind == Kind::Block ? tree_.first_child(body) : body;
    if (only == no_node || (only != body && tree_.next_sibling(only) != no_node)) return false;
    const Kind kind = tree_[only].kind;
    if (kind != Kind::ExprStatement && kind != Kind::Return && kind != Kind::VarDef) return false;
    expression = tree_.child(only, Role::Value);
  }
  if (expression == no_node) return false;
  return leaf_.options.implicit_deep_exprstmt ? deep(p, expression, Depth::Usual, next) : node(p, expression, next);
}

// C#'s `T f() => e`, where a metavariable stands for every body.
bool Matcher::value_body(NodeId wanted, NodeId body, Next next) {
  const NodeId value = pattern_.child(wanted, Role::Value);
  const Kind kind = pattern_[value].kind;
  if (kind == Kind::Metavar || kind == Kind::Ellipsis) return node(value, body, next);
  return only_statement(value, body, next);
}

}  // namespace insight::engine::match
