// Matcher, continued: the types of Java's expressions that say them by what they are.
#include "engine/match/java_types.h"
#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

bool Matcher::has_type_by_shape(NodeId n, NodeId type) {
  const auto& at = tree_[n];
  if (at.kind == Kind::Conditional) {
    const NodeId then = tree_.child(n, Role::Then);
    const NodeId otherwise = tree_.child(n, Role::Otherwise);
    return then != no_node && otherwise != no_node && has_type(then, type) && has_type(otherwise, type);
  }
  const Basic wanted = basic_type(pattern_.text(type));
  if (goes_for(java_type_by_shape(tree_, n), wanted)) return true;
  if (goes_for(Basic::Whole, wanted) && is_java_arithmetic(tree_, n))
    return has_type(tree_.child(n, Role::Left), type) && has_type(tree_.child(n, Role::Right), type);
  const NodeId declared = java_type_by_declaration(tree_, names_, n);
  return declared != no_node &&
         (is_basic_type(tree_.text(declared), pattern_.text(type)) || type_name(type, declared, [](NodeId) { return true; }));
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
