// Matcher, continued: what a node is where it stands: an expression, a type, a part of something that declares.
#include "base/text.h"
#include "engine/match/matcher.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::match {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::Node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

// A variable in the head of a loop or a condition is no statement: `for (let a of b)`, Rust's `if let`, C++'s `if (auto x = …)`.
bool Matcher::defines_for_its_holder(NodeId n) const {
  if (tree_[n].kind != Kind::VarDef) return false;
  const auto language = tree_.language();
  const Role role = tree_[n].role;
  if (language == syntax::Language::Rust && role != Role::Item && role != Role::Body) return true;
  if (language == syntax::Language::Cpp && role == Role::Condition) return true;
  if (is_javascript() && is_member_of_enumeration(n)) return true;
  const bool simple_statement = language == syntax::Language::Go && role == Role::Init;
  return (role == Role::Init || role == Role::Left) && !simple_statement && tree_[tree_[n].parent].kind != Kind::Try;
}

// TypeScript's `enum E { A = 1 }`.
bool Matcher::is_member_of_enumeration(NodeId n) const {
  const NodeId holder = tree_[n].role == Role::Item ? tree_[tree_[n].parent].parent : no_node;
  return holder != no_node && tree_[holder].kind == Kind::Class && syntax::spelling_of(tree_[holder].op) == "enum";
}

// What stands in a method of Ruby that has a `rescue` itself: no `begin … rescue … end`.
bool Matcher::is_rescued_method(NodeId n) const {
  if (tree_.language() != syntax::Language::Ruby || tree_.span(n).starts_with("begin")) return false;
  const NodeId method = tree_[tree_[n].parent].parent;
  return method != no_node && tree_[method].kind == Kind::Function && tree_.child(method, Role::Name) != no_node;
}

// The `a = 1` of JavaScript's `const { a = 1 } = o`.
bool Matcher::is_default_of_target(NodeId n) const {
  if (!is_javascript() || tree_[n].kind != Kind::Assign) return false;
  for (NodeId holder = tree_[n].parent; holder != no_node; n = holder, holder = tree_[n].parent) {
    const Kind kind = tree_[holder].kind;
    if (kind == Kind::VarDef || kind == Kind::Param) return tree_[n].role == Role::Name;
    if (kind != Kind::Dict && kind != Kind::List && kind != Kind::Pair && kind != Kind::Assign) return false;
  }
  return false;
}

// What stands in a block of HCL, which is matched as an object is.
bool Matcher::is_body_of_block(NodeId n) const {
  return tree_.language() == syntax::Language::Hcl && tree_[n].kind == Kind::Block;
}

// Members are no statements.
bool Matcher::is_body_of_class(NodeId n) const {
  return tree_[n].role == Role::Body && tree_[tree_[n].parent].kind == Kind::Class;
}

// A class, but for those whose members are statements like others.
bool Matcher::holds_members(NodeId n) const {
  const auto language = tree_.language();
  if (language == syntax::Language::Ruby || language == syntax::Language::Rust || tree_[n].role != Role::Body) return false;
  const Kind holder = tree_[tree_[n].parent].kind;
  return holder == Kind::Class || holder == Kind::New;
}

// Part of a type as it is written, where the language keeps types and values apart.
bool Matcher::is_type(NodeId n) const {
  if (is_javascript() || is_python()) return false;
  const bool sends = tree_.language() == syntax::Language::Solidity;  // `to.call{value: 1}`, read as a New without the word
  for (; n != no_node; n = tree_[n].parent) {
    const Role role = tree_[n].role;
    if (role == Role::Type || role == Role::ReturnType || role == Role::TypeParams || role == Role::Base) return true;
    const Kind kind = tree_[n].kind;
    if (role == Role::Callee && tree_[tree_[n].parent].kind == Kind::New)
      return !sends || tree_.span(tree_[n].parent).starts_with("new");
    if (kind != Kind::Identifier && kind != Kind::Dot && kind != Kind::Type && kind != Kind::GenericType) return false;
  }
  return false;
}

// Names of members, keywords and definitions are no expressions.
bool Matcher::is_expression(NodeId n) const {
  const Node& at = tree_[n];
  if (n == taken_for_expression_) return true;
  if ((at.kind == Kind::Identifier || at.kind == Kind::Dot || at.kind == Kind::Type || at.kind == Kind::GenericType) && is_type(n))
    return false;
  switch (at.kind) {
    case Kind::File:
    case Kind::Block:
    case Kind::KeywordArg:
    case Kind::Param:
    case Kind::Modifier:
    case Kind::Decorator:
    case Kind::ImportName:
    case Kind::TypeParams:
    case Kind::Text:
    case Kind::Attribute:
    case Kind::Case:
    case Kind::Catch:
    case Kind::Pair:
      return false;
    default:
      break;
  }
  if (at.role == Role::Module) return false;
  if (is_case_value(n)) return false;
  if (at.kind == Kind::Call && at.role == Role::Init && is_c()) return false;  // `A() : x(1)` initializes
  if (at.role == Role::Key) {
    const bool any = is_python() || is_data() || tree_.language() == syntax::Language::Go;
    return any || tree_[at.parent].has(Flag::Computed);
  }
  if (at.role != Role::Name) return true;
  const Kind parent = tree_[at.parent].kind;
  if (parent == Kind::Dot && tree_.language() == syntax::Language::Php)  // `$o->{f()}`
    return at.kind != Kind::Identifier && at.kind != Kind::String;
  const bool destructures = at.kind == Kind::Dict || at.kind == Kind::List;
  if (parent == Kind::Param || parent == Kind::Catch) return destructures && !is_python();
  if (parent == Kind::VarDef && destructures) return tree_[at.parent].role != Role::Left;
  return parent == Kind::VarDef || (parent == Kind::Element && at.kind != Kind::Dot);
}

// Of what counts as an expression to a pattern that is spelled like it, what is none to `$X` alone: a function with a name, a
// method, what takes a parameter apart, and the name of a variable that gets no value.
bool Matcher::is_definition(NodeId n) const {
  const Node& at = tree_[n];
  if (at.kind == Kind::Function) return at.has(Flag::Method) || tree_.child(n, Role::Name) != no_node;
  if (at.role != Role::Name) return false;
  const Node& parent = tree_[at.parent];
  if (parent.kind == Kind::Param) return true;
  return parent.kind == Kind::VarDef && parent.role != Role::Left && tree_.child(at.parent, Role::Value) == no_node;
}

bool Matcher::is_gap(NodeId p) const {
  const Kind kind = pattern_[p].kind;
  if (kind == Kind::Text) return trim(pattern_.text(p)) == syntax::placeholder::ellipsis;
  if (kind == Kind::String) {
    const NodeId holder = pattern_[p].parent;
    const bool gap = pattern_.text(p) == "..." || pattern_.text(p) == syntax::placeholder::ellipsis;  // the latter in `/.../`
    return pattern_[p].role == Role::Item && gap && pattern_[holder].kind == Kind::Template;
  }
  return kind == Kind::Ellipsis || kind == Kind::SeqMetavar;
}

NodeId Matcher::bare_name(const Tree& tree, NodeId decorator) {
  using syntax::Language;
  const Language language = syntax::family_of(tree.language());
  const bool calls = language == Language::Python || language == Language::JavaScript || language == Language::Java ||
                     language == Language::Kotlin;
  const NodeId name = calls ? tree.child(decorator, Role::Value) : no_node;
  if (name == no_node) return no_node;
  return tree[name].kind == Kind::Identifier || tree[name].kind == Kind::Dot ? name : no_node;
}

// `@f` counts as a call of f that is given nothing.
void Matcher::match_bare_decorator(NodeId id, std::vector<Found>& found) {
  const NodeId root = leaf_.code->roots[0];
  const NodeId name = bare_name(tree_, id);
  const NodeId callee = pattern_.child(root, Role::Callee);
  if (name == no_node || callee == no_node || (!leaf_.options.attr_expr && !is_python())) return;
  const auto keep = [&](NodeId) {
    found.push_back({{tree_[name].begin, tree_[name].end}, environment_, cut_});
    return true;  // one way is enough: nothing but the name is bound
  };
  node(callee, name, [&](NodeId) { return arguments(children(pattern_, root, Role::Item), 0, {}, keep); });
}

}  // namespace insight::engine::match
