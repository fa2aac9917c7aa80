// Matcher, continued: what only JavaScript and its family have.
#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

// A function or class that stands where an expression may: its own name says nothing about it to the outside.
bool Matcher::is_expression_definition(const Tree& tree, NodeId id) {
  if (tree[id].has(Flag::Method) || tree[id].parent == no_node || tree.language() == syntax::Language::Ruby) return false;
  const Kind holder = tree[tree[id].parent].kind;
  return holder != Kind::Block && holder != Kind::File && holder != Kind::Export && holder != Kind::ExprStatement &&
         holder != Kind::Dict && holder != Kind::Namespace && holder != Kind::Labeled;
}

// The last thing that a `function` in an expression does counts as its result: `f(function () { g(); })` returns g().
// Arrow functions and declarations give back only what they say, but in Ruby, Scala and Rust. An assignment is no result.
bool Matcher::is_implicit_return(NodeId n) const {
  const bool says_so = is_python() || tree_.language() == syntax::Language::Lua;  // there always by the word
  if (says_so || tree_[n].kind != Kind::ExprStatement || !leaf_.options.implicit_return) return false;
  const NodeId value = tree_.child(n, Role::Value);
  if (value == no_node || tree_[value].kind == Kind::Sequence || tree_[value].has(Flag::Postfix)) return false;
  const auto language = tree_.language();
  const Kind kind = tree_[value].kind;
  if (kind == Kind::Assign || kind == Kind::AugAssign || kind == Kind::VarDef) return false;
  const bool declarations_too =
      language == syntax::Language::Ruby || language == syntax::Language::Scala || language == syntax::Language::Rust;
  for (NodeId id = n; tree_[id].parent != no_node; id = tree_[id].parent) {
    const NodeId parent = tree_[id].parent;
    switch (tree_[parent].kind) {
      case Kind::Block:
        if (tree_[parent].last != tree_[id].last) return false;
        break;
      case Kind::If:
      case Kind::Catch:
      case Kind::Case:
        break;
      case Kind::Switch:
        if (tree_[parent].last != tree_[id].last) return false;
        break;
      case Kind::Try:
        if (tree_.child(parent, Role::Finally) != no_node && tree_[id].role != Role::Finally) return false;
        break;
      case Kind::Function:
        return tree_[parent].has(Flag::Lambda) || declarations_too ||
               (!tree_[parent].has(Flag::Arrow) && is_expression_definition(tree_, parent));
      default:
        return false;
    }
  }
  return false;
}

// `return e` of the pattern against a return, the body of `x => e` and what is given back without the word.
bool Matcher::returned(NodeId p, NodeId n, Next next) {
  const NodeId value = pattern_.child(p, Role::Value);
  const bool any = value != no_node && pattern_[value].kind == Kind::Ellipsis;
  if (tree_[n].kind == Kind::Return) {
    const NodeId given = tree_.child(n, Role::Value);
    const bool several = tree_.language() == syntax::Language::Lua && given != no_node && tree_[given].kind == Kind::Tuple;
    if (several && value != no_node && pattern_[value].kind == Kind::Metavar) return false;  // `return a, b`
    return any ? next() : roles(p, n, 0, next);
  }
  if (value == no_node || tree_[n].kind == Kind::Other) return false;  // C++'s `= 0` is no body
  const auto language = tree_.language();
  const bool says_return = language == syntax::Language::Php || language == syntax::Language::CSharp ||
                           language == syntax::Language::Kotlin || language == syntax::Language::Java;
  const bool arrow_body = !says_return && tree_[n].role == Role::Body && tree_[n].kind != Kind::Block &&
                          tree_[n].parent != no_node && tree_[tree_[n].parent].kind == Kind::Function;
  if (arrow_body) return any ? next() : node(value, n, next);
  return !is_python() && is_implicit_return(n) && node(value, tree_.child(n, Role::Value), next);
}

// The one expression that a function gives back; no_node when its body is more than that.
NodeId Matcher::only_result(NodeId body) const {
  if (tree_[body].kind != Kind::Block) return body;
  const NodeId only = tree_.first_child(body);
  if (only == no_node || tree_.next_sibling(only) != no_node) return no_node;
  return tree_[only].kind == Kind::Return || is_implicit_return(only) ? tree_.child(only, Role::Value) : no_node;
}

// `export default e` declares a constant named default.
bool Matcher::exported_default(NodeId p, NodeId n, Next next) {
  if (is_python() || syntax::spelling_of(tree_[n].op) != "default") return false;
  const auto word = syntax::spelling_of(pattern_[p].op);
  const bool assigns = pattern_[p].kind == Kind::Assign;
  if (!assigns && word != "const" && word != "var") return false;
  const NodeId name = pattern_.child(p, assigns ? Role::Left : Role::Name);
  const NodeId value = pattern_.child(p, assigns ? Role::Right : Role::Value);
  const NodeId value_at = tree_.child(n, Role::Value);
  if (name == no_node || value == no_node || value_at == no_node || pattern_[name].kind != Kind::Metavar) return false;
  if (pattern_.child(p, Role::Type) != no_node) return false;
  return bind(name, Value{.text = "default"}, [&](NodeId) { return node(value, value_at, next); });
}

// Where Semgrep takes a match for less than the declaration. An assignment, which is an expression, is found without the word
// before it: `x = 1` of `const x = 1`. `export default $X` of a function or class with a name ends behind the name.
std::optional<Span> Matcher::part_of_declaration(NodeId id) const {
  if (!is_javascript() || leaf_.code->is_sequence()) return {};
  const NodeId root = leaf_.code->roots[0];
  const Kind kind = tree_[id].kind;
  const NodeId value = kind == Kind::VarDef || kind == Kind::Export ? tree_.child(id, Role::Value) : no_node;
  if (value == no_node) return {};
  if (kind == Kind::VarDef) {
    const NodeId name = pattern_[root].kind == Kind::Assign ? tree_.child(id, Role::Name) : no_node;
    return name != no_node ? std::optional(Span{tree_[name].begin, tree_[value].end}) : std::nullopt;
  }
  const bool as_constant = pattern_[root].kind == Kind::Assign || pattern_[root].kind == Kind::VarDef;  // named `default`
  const std::size_t default_at =
      as_constant ? tree_.source().substr(0, tree_[value].begin).rfind("default") : std::string_view::npos;
  if (default_at != std::string_view::npos && default_at > tree_[id].begin)
    return Span{static_cast<std::uint32_t>(default_at), tree_[value].end};
  const NodeId wanted = pattern_[root].kind == Kind::Export ? pattern_.child(root, Role::Value) : no_node;
  const NodeId name = tree_.child(value, Role::Name);
  const auto defines = [](Kind of) { return of == Kind::Function || of == Kind::Class; };
  if (wanted == no_node || name == no_node || !defines(tree_[value].kind) || defines(pattern_[wanted].kind) ||
      syntax::spelling_of(tree_[id].op) != "default")
    return {};
  const std::string_view before = tree_.source().substr(0, tree_[name].begin);
  const std::size_t word = before.rfind("export");  // decorators may precede it
  return Span{word == std::string_view::npos ? tree_[id].begin : static_cast<std::uint32_t>(word), tree_[name].end};
}

// `export const $X = e` stands for each of several constants, and for `export default e`; `export function` for no default.
bool Matcher::exported(NodeId p, NodeId n, Next next) {
  const bool defaults = syntax::spelling_of(pattern_[p].op) == "default";
  const bool defaults_at = syntax::spelling_of(tree_[n].op) == "default";
  if (defaults && !defaults_at) return false;
  if (const NodeId item = pattern_.first_child(p); item != no_node && pattern_[item].kind == Kind::ImportName) {
    const bool alone = pattern_[p].last == pattern_[item].last;
    return alone ? exported_name(p, item, n, next) : roles(p, n, 0, next);
  }
  const NodeId wanted = pattern_.child(p, Role::Value);
  if (defaults || wanted == no_node || pattern_.next_sibling(wanted) != no_node) return roles(p, n, 0, next);
  const Kind kind = pattern_[wanted].kind;
  if (kind == Kind::VarDef && defaults_at) return exported_default(wanted, n, next);
  if ((kind == Kind::Function || kind == Kind::Class) && defaults_at) return false;
  for (const NodeId value : children(tree_, n, Role::Value)) {
    if (node(wanted, value, next)) return true;
  }
  return false;
}

// `export { $X }` stands for each name that is given out as it is called here, whether it is declared on the spot or not;
// `export { $X as $Y }` for each that is given out under another.
bool Matcher::exported_name(NodeId p, NodeId item, NodeId n, Next next) {
  const bool renames = pattern_.child(item, Role::Name) != no_node;
  for (const NodeId child : tree_.children(n)) {
    if (tree_[child].kind == Kind::ImportName) {
      const bool renames_at = tree_.child(child, Role::Name) != no_node;
      if (renames == renames_at && import_name(p, item, n, child, next)) return true;
    } else if (!renames && tree_[child].role == Role::Value && pattern_.text(item).starts_with('$')) {
      const NodeId name = tree_.child(child, Role::Name);
      if (bind(item, value_of(name != no_node ? name : child), next)) return true;
    }
  }
  return false;
}

// `a += b` stands for `a = a + b` too, which it is short for.
bool Matcher::augmented_at_length(NodeId p, NodeId n, Next next) {
  const NodeId sum = tree_.child(n, Role::Right);
  const auto op = syntax::spelling_of(pattern_[p].op);
  if (!is_javascript() || sum == no_node || op.empty() || tree_[sum].kind != Kind::Binary ||
      syntax::spelling_of(tree_[sum].op) != op.substr(0, op.size() - 1))
    return false;
  const NodeId left = pattern_.child(p, Role::Left);
  const NodeId right = pattern_.child(p, Role::Right);
  const NodeId left_at = tree_.child(n, Role::Left);
  const NodeId first = tree_.child(sum, Role::Left);
  const NodeId second = tree_.child(sum, Role::Right);
  if (left == no_node || right == no_node || left_at == no_node || first == no_node || second == no_node) return false;
  return same_code(tree_, names_, left_at, first) && node(left, left_at, [&](NodeId) { return node(right, second, next); });
}

// `a + b` stands for the sum in `a += b` too.
bool Matcher::sum_of_augmented(NodeId p, NodeId n, Next next) {
  const auto op = syntax::spelling_of(tree_[n].op);
  if (!is_javascript() || op.empty() || syntax::spelling_of(pattern_[p].op) != op.substr(0, op.size() - 1)) return false;
  const NodeId left = pattern_.child(p, Role::Left);
  const NodeId right = pattern_.child(p, Role::Right);
  const NodeId left_at = tree_.child(n, Role::Left);
  const NodeId right_at = tree_.child(n, Role::Right);
  if (left == no_node || right == no_node || left_at == no_node || right_at == no_node) return false;
  return node(left, left_at, [&](NodeId) { return node(right, right_at, next); });
}

// What is extended and what is implemented, each in any order. `extends Base` stands for `extends Base<T>` too.
bool Matcher::base_classes(const Nodes& p, std::size_t i, const Nodes& n, std::vector<bool>& used, Next next) {
  if (out_of_steps()) return false;
  while (i < p.size() && is_gap(p[i])) ++i;
  if (i == p.size()) return next();
  for (std::size_t j = 0; j < n.size(); ++j) {
    if (used[j] || pattern_[p[i]].has(Flag::TypeOnly) != tree_[n[j]].has(Flag::TypeOnly)) continue;
    // A base that is given something is no type alone.
    if (pattern_[p[i]].kind == Kind::Metavar && tree_[n[j]].kind == Kind::Call) continue;
    used[j] = true;
    if (type_name(p[i], n[j], [&](NodeId) { return base_classes(p, i + 1, n, used, next); })) return true;
    used[j] = false;
  }
  return false;
}

// A type of the pattern without arguments stands for one that has some.
bool Matcher::type_name(NodeId p, NodeId n, Next next) {
  const bool shorter = tree_[n].kind == Kind::GenericType && pattern_[p].kind != Kind::GenericType;
  const NodeId name = shorter ? tree_.child(n, Role::Name) : n;
  return name != no_node && node(p, name, next);
}

// Of a declaration, another type, or what is made; not a function that is called.
bool Matcher::is_written_type(NodeId n) const {
  const Role role = tree_[n].role;
  const NodeId holder = tree_[n].parent;
  if (holder == no_node || role == Role::Type || role == Role::ReturnType) return holder != no_node;
  if (role == Role::Callee) return tree_[holder].kind == Kind::New;
  return tree_[holder].kind == Kind::GenericType || tree_[holder].kind == Kind::Type;
}

// A field that can't be assigned again is a constant.
bool Matcher::is_readonly(NodeId n) const {
  if (tree_[n].kind != Kind::VarDef || tree_[n].op != 0) return false;
  for (const NodeId child : tree_.children(n)) {
    if (tree_[child].kind == Kind::Modifier && tree_.text(child) == "readonly") return true;
  }
  return false;
}

// `e as T` and `<T>e` are e, to a metavariable as well, but where it is the whole pattern.
bool Matcher::is_transparent_cast(NodeId p, NodeId n) const {
  const Kind wanted = pattern_[p].kind;
  if (tree_.language() == syntax::Language::Solidity) return false;  // where it makes another value
  const bool whole = (wanted == Kind::Metavar || wanted == Kind::TypedMetavar) && p == leaf_.code->roots[0];
  if (tree_[n].kind != Kind::Cast || wanted == Kind::Cast || wanted == Kind::Return || wanted == Kind::Ellipsis ||
      wanted == Kind::DeepEllipsis || wanted == Kind::SeqMetavar || whole)
    return false;
  return tree_.child(n, Role::Type) != no_node && syntax::spelling_of(tree_[n].op) != "satisfies";
}

// A metavariable is the whole, and what is cast in turn.
bool Matcher::cast(NodeId p, NodeId n, Next next) {
  const Kind wanted = pattern_[p].kind;
  if (wanted == Kind::Metavar && metavariable(p, n, next)) return true;
  if (wanted == Kind::TypedMetavar && typed(p, n, next)) return true;
  return node(p, tree_.child(n, Role::Value), next);
}

// `for (const key of keys)` gives a value to `key`, whether or not it is declared there; several names stay as they are.
NodeId Matcher::target_of_loop(NodeId n) const {
  if (!is_javascript() || tree_[n].kind != Kind::VarDef || tree_[n].role != Role::Left) return n;
  const NodeId name = tree_.child(n, Role::Name);
  return name != no_node && tree_[name].kind == Kind::Identifier ? name : n;
}

bool Matcher::is_require(NodeId n) const {
  const NodeId callee = tree_[n].kind == Kind::Call ? tree_.child(n, Role::Callee) : no_node;
  return callee != no_node && tree_[callee].kind == Kind::Identifier && tree_.text(callee) == "require";
}

// A loop's body in braces stands for one in braces only.
bool Matcher::same_braces(NodeId p, NodeId n) const {
  const NodeId body = pattern_.child(p, Role::Body);
  const NodeId body_at = tree_.child(n, Role::Body);
  if (is_python() || body == no_node || body_at == no_node || !pattern_.span(body).starts_with('{')) return true;
  const std::string_view given = tree_.span(body_at);
  if (given.starts_with('{')) return true;
  // `foreach (…): … endforeach`, with several statements, of which what stands outside of `<?php … ?>` is one.
  const NodeId first = tree_.first_child(body_at);
  const bool several = (first != no_node && tree_.next_sibling(first) != no_node) || given.find("?>") != std::string_view::npos;
  return given.starts_with(':') && tree_.language() == syntax::Language::Php && several;
}

}  // namespace insight::engine::match
