// Matcher, continued: what one of several ways is chosen by: if and unless, the clauses of switch and try.
#include <algorithm>

#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

// Where the clauses stand: in C in the block behind the head.
NodeId holder_of_clauses(const Tree& tree, NodeId choice) {
  const NodeId body = tree[choice].kind == Kind::Switch ? tree.child(choice, Role::Body) : no_node;
  return body != no_node ? body : choice;
}

}  // namespace

// Ruby's `unless x; a; else b; end` counts as `if !x; b; else a; end`, and without an else as one with nothing to do first.
bool Matcher::unless(NodeId p, NodeId n, Next next) {
  const auto branch = [](const Tree& tree, NodeId id, Role role) {
    if (!tree[id].has(Flag::Computed)) return tree.child(id, role);
    return tree.child(id, role == Role::Then ? Role::Otherwise : Role::Then);
  };
  const auto says_nothing = [this](NodeId block) {
    if (block == no_node || pattern_[block].kind != Kind::Block) return block == no_node;
    const NodeId only = pattern_.first_child(block);
    return only == no_node || (is_gap(only) && pattern_[only].last == pattern_[block].last);
  };
  const auto same = [&](Role role, Next then) {
    const NodeId wanted = branch(pattern_, p, role);
    const NodeId at = branch(tree_, n, role);
    if (at == no_node) return (role == Role::Then ? says_nothing(wanted) : wanted == no_node) && then();
    if (wanted == no_node) return (role == Role::Otherwise || tree_.first_child(at) == no_node) && then();
    return node(wanted, at, then);
  };
  return optional(p, n, Role::Condition,
                  [&](NodeId) { return same(Role::Then, [&](NodeId) { return same(Role::Otherwise, next); }); });
}

// Of a switch or try: each clause of the pattern is somewhere among the file's.
bool Matcher::clauses(NodeId p, NodeId n, Next next) {
  const Nodes items = children(pattern_, holder_of_clauses(pattern_, p), Role::Item);
  const Nodes items_at = children(tree_, holder_of_clauses(tree_, n), Role::Item);
  const auto each = [&](NodeId) {
    std::vector<bool> used(items_at.size());
    return any_order(items, 0, items_at, used, false, next);
  };
  // Scala's `f { case … }` and OCaml's `function …`, which take their argument apart.
  const NodeId value = pattern_.child(p, Role::Value);
  const bool takes_apart = tree_.language() == syntax::Language::Scala || tree_.language() == syntax::Language::Ocaml;
  const bool of_argument = takes_apart && tree_.child(n, Role::Value) == no_node;
  if (of_argument && value != no_node && pattern_[value].kind == Kind::Metavar) return each(no_node);
  return roles(p, n, 0, each);
}

// `case 1:` stands for Go's `case 1, 2:` and Ruby's `when 1, 2` too.
bool Matcher::case_clause(NodeId p, NodeId n, Next next) {
  const auto language = tree_.language();
  const Nodes wanted = children(pattern_, p, Role::Value);
  Nodes at = children(tree_, n, Role::Value);
  const bool begins = language == syntax::Language::Go || language == syntax::Language::Ruby;
  if (!begins || wanted.empty() || at.size() <= wanted.size()) return roles(p, n, 0, next);
  at.resize(wanted.size());
  return list(wanted, 0, at, 0, [&](NodeId) { return optional(p, n, Role::Body, next); });
}

// A value behind `case` is a pattern: no expression where it is a literal, in most languages neither where it is a name.
bool Matcher::is_case_value(NodeId n) const {
  using syntax::Language;
  const auto& at = tree_[n];
  if (at.role != Role::Value || tree_[at.parent].kind != Kind::Case) return false;
  const bool literal = at.kind == Kind::String || at.kind == Kind::Number || at.kind == Kind::Regex ||
                       (at.kind == Kind::Other && n == at.last);  // a character
  switch (tree_.language()) {
    case Language::Ocaml:
    case Language::Java:
      return true;
    case Language::JavaScript:
    case Language::TypeScript:
    case Language::Tsx:
      return at.kind == Kind::String || at.kind == Kind::Number || at.kind == Kind::Identifier;
    case Language::C:
    case Language::Cpp:
    case Language::Php:
    case Language::Go:
      return literal || at.kind == Kind::Identifier;
    case Language::Ruby:
      return literal;
    case Language::CSharp:
      return literal && tree_[at.parent].has(Flag::Arrow);
    default:
      return false;
  }
}

bool Matcher::catch_clause(NodeId p, NodeId n, Next next) {
  const NodeId type = pattern_.child(p, Role::Type);
  const NodeId type_at = tree_.child(n, Role::Type);
  const NodeId name = pattern_.child(p, Role::Name);
  const NodeId name_at = tree_.child(n, Role::Name);
  const auto body = [&](NodeId) { return optional(p, n, Role::Body, next); };
  const auto modifiers = [&](NodeId) {  // C++'s `const T& e`
    const Nodes at = children(tree_, n, Role::Modifier);
    std::vector<bool> used(at.size());
    return any_order(children(pattern_, p, Role::Modifier), 0, at, used, false, body);
  };
  const auto named = [&](NodeId) {
    if (is_python() || tree_.language() == syntax::Language::Ruby) {
      if (name == no_node && type != no_node && pattern_[type].kind == Kind::Ellipsis) return body(no_node);
      if ((name == no_node) != (name_at == no_node)) return false;
      return name == no_node ? body(no_node) : node(name, name_at, body);
    }
    if (name != no_node && pattern_[name].kind == Kind::Identifier && type == no_node && type_at != no_node) return false;
    return name == no_node || name_at == no_node ? modifiers(no_node) : node(name, name_at, modifiers);
  };
  if (is_javascript()) {
    const bool says_none = name == no_node && pattern_.child(p, Role::Body) != no_node;
    if (says_none && name_at != no_node) return false;
    if (type == no_node) return named(no_node);
    return type_at != no_node && node(type, type_at, named);  // `catch (e: unknown)`
  }
  if (!is_python() && type != no_node && pattern_[type].kind == Kind::Ellipsis) return body(no_node);  // `catch (...)`
  if ((type == no_node) != (type_at == no_node)) return type != no_node && pattern_[type].kind == Kind::Ellipsis && named(no_node);
  if (type == no_node) return named(no_node);
  if (tree_[type_at].kind == Kind::Tuple && pattern_[type].kind == Kind::Metavar && name == no_node) return false;
  const bool is_several = tree_[type_at].kind == Kind::Type && tree_.text(type_at) == "|";
  if (is_several && pattern_[type].kind == Kind::Metavar && tree_.language() == syntax::Language::Ruby) return false;
  return node(type, type_at, named) || one_of_caught(type, type_at, named);
}

// `catch (A | B e)` catches each: a pattern asks for one of its types among those of the clause.
bool Matcher::one_of_caught(NodeId p, NodeId n, Next next) {
  const auto is_several = [](const syntax::Tree& tree, NodeId id) { return tree[id].kind == Kind::Type && tree.text(id) == "|"; };
  if (!is_several(pattern_, p) && !is_several(tree_, n)) return false;
  if (pattern_[p].kind == Kind::Metavar) return false;  // stands for all
  const Nodes wanted = is_several(pattern_, p) ? children(pattern_, p, Role::Item) : Nodes{p};
  const Nodes at = is_several(tree_, n) ? children(tree_, n, Role::Item) : Nodes{n};
  return std::ranges::any_of(
      wanted, [&](NodeId one) { return std::ranges::any_of(at, [&](NodeId other) { return node(one, other, next); }); });
}

}  // namespace insight::engine::match
