// Matcher, continued: assignments, declared variables, pairs and what holds them.
#include <algorithm>

#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

bool Matcher::assignment(NodeId p, NodeId n, Next next) {
  const Kind at = tree_[n].kind;
  if (at == Kind::Export) return exported_default(p, n, next);
  // `for (i = 0; …)` stands for no `for (let i = 0; …)`.
  const bool begins_loop = tree_[n].role == Role::Init && tree_[tree_[n].parent].kind == Kind::For;
  if (at == Kind::VarDef && begins_loop && pattern_[p].kind == Kind::Assign && tree_.language() != syntax::Language::Go)
    return false;
  const bool declares = pattern_[p].kind == Kind::VarDef || tree_.language() != syntax::Language::CSharp;
  if (at == Kind::VarDef) return declares && variable(p, n, next);  // C#'s `$X = e` stands for no declaration
  if (is_javascript() && at == Kind::Identifier && tree_[n].role == Role::Left && pattern_[p].role == Role::Left) {
    const NodeId name = pattern_[p].kind == Kind::VarDef ? pattern_.child(p, Role::Name) : no_node;
    return name != no_node && node(name, n, next);  // `for (const x of y)` stands for `for (x of y)`
  }
  if (at == Kind::Pair) return field_of_table(p, n, next);
  if (at == Kind::KeywordArg) return tree_.language() == syntax::Language::Scala && named_argument(p, n, next);
  if (pattern_[p].kind == Kind::VarDef) return is_python() && at == Kind::Assign && variable(p, n, next);
  if (at == Kind::AugAssign) return is_javascript() && augmented(p, n, next);
  if (at == Kind::Walrus) return is_python() && tree_[tree_[n].parent].kind != Kind::Case && roles(p, n, 0, next);
  return at == Kind::Assign && (roles(p, n, 0, next) || one_of_several(p, n, next));
}

// Python's, Ruby's and Go's `x = 1` stands for its part of `x, y = 1, 2`; Go's `$X = 1` doesn't.
bool Matcher::one_of_several(NodeId p, NodeId n, Next next) {
  const NodeId left_at = tree_.child(n, Role::Left);
  const NodeId right_at = tree_.child(n, Role::Right);
  const bool is_go = tree_.language() == syntax::Language::Go;
  if (!is_python() && !is_go && tree_.language() != syntax::Language::Ruby) return false;
  if (left_at == no_node || right_at == no_node || tree_[left_at].kind != Kind::Tuple || tree_[right_at].kind != Kind::Tuple)
    return false;
  const NodeId left = pattern_.child(p, Role::Left);
  const NodeId right = pattern_.child(p, Role::Right);
  if (left == no_node || right == no_node || pattern_[left].kind == Kind::Tuple || pattern_[right].kind == Kind::Tuple)
    return false;
  if (is_go && pattern_[left].kind != Kind::Identifier) return false;
  const Nodes targets = children(tree_, left_at, Role::Item);
  const Nodes values = children(tree_, right_at, Role::Item);
  if (targets.size() != values.size()) return false;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (node(left, targets[i], [&](NodeId) { return node(right, values[i], next); })) return true;
  }
  return false;
}

// Scala's `f(a = e)` assigns.
bool Matcher::named_argument(NodeId p, NodeId n, Next next) {
  const NodeId left = pattern_.child(p, Role::Left);
  const NodeId right = pattern_.child(p, Role::Right);
  const NodeId name = tree_.child(n, Role::Name);
  const NodeId value = tree_.child(n, Role::Value);
  if (left == no_node || right == no_node || name == no_node || value == no_node) return false;
  return node(left, name, [&](NodeId) { return node(right, value, next); });
}

// Swift's `let (a, b) = e`, OCaml's `let () = e`: a declaration that takes its value apart declares no one name.
bool Matcher::names_nothing(NodeId n, NodeId name) const {
  const auto language = tree_.language();
  if (language == syntax::Language::Scala) return tree_[name].kind == Kind::Tuple || tree_[name].kind == Kind::Call;
  const bool tells = language == syntax::Language::Ocaml || language == syntax::Language::Kotlin ||
                     (language == syntax::Language::Swift && tree_[n].role != Role::Left);
  const bool takes_apart = tree_[name].kind == Kind::Dict || tree_[name].kind == Kind::String;  // `let%test "a" = …`
  return tells && (tree_[name].kind == Kind::Tuple || (language == syntax::Language::Ocaml && takes_apart));
}

// Lua's `{k = e}` sets k, OCaml's is what `let k = e` matches.
bool Matcher::field_of_table(NodeId p, NodeId n, Next next) {
  const bool assigns = pattern_[p].kind == Kind::Assign;
  const bool is_lua = tree_.language() == syntax::Language::Lua;
  if (assigns != is_lua || pattern_[p].op != 0 || (!is_lua && tree_.language() != syntax::Language::Ocaml)) return false;
  if (pattern_.child(p, Role::Type) != no_node || tree_[n].has(Flag::Shorthand)) return false;
  const NodeId left = pattern_.child(p, assigns ? Role::Left : Role::Name);
  const NodeId right = pattern_.child(p, assigns ? Role::Right : Role::Value);
  const NodeId key = tree_.child(n, Role::Key);
  const NodeId value = tree_.child(n, Role::Value);
  if (left == no_node || right == no_node || key == no_node || value == no_node || tree_[n].has(Flag::Computed)) return false;
  return node(left, key, [&](NodeId) { return node(right, value, next); });
}

// Swift's `var x: T { … }`: to a pattern that says nothing of it, what is computed is the value.
Matcher::NodeId Matcher::computed_value(NodeId p, NodeId n) const {
  const bool has_none = tree_.language() == syntax::Language::Swift && tree_.child(n, Role::Value) == no_node;
  if (!has_none || pattern_.child(p, Role::Item) != no_node) return no_node;
  const NodeId accessor = tree_.child(n, Role::Item);
  return accessor != no_node && tree_[accessor].kind == Kind::Function ? accessor : no_node;
}

// `x = e` and `x: T = e` of the pattern against any declaration with a value.
bool Matcher::variable(NodeId p, NodeId n, Next next) {
  const bool assigns = pattern_[p].kind == Kind::Assign;
  const bool assigns_at = tree_[n].kind == Kind::Assign;
  const auto op = syntax::spelling_of(pattern_[p].op);
  const auto op_at = is_readonly(n) ? std::string_view("const") : syntax::spelling_of(tree_[n].op);
  const bool same_word = op == op_at || (op == "var" && leaf_.options.let_is_var && (op_at == "let" || op_at == "const"));
  const NodeId target = tree_.child(n, assigns_at ? Role::Left : Role::Name);
  const bool takes_apart = target != no_node && (tree_[target].kind == Kind::Dict || tree_[target].kind == Kind::List);
  if (assigns && !assigns_at && !takes_apart && op_at != ":=" && !leaf_.options.vardef_assign) return false;
  if (!assigns && !op.empty() && !same_word && !(tree_[n].parent != no_node && tree_[tree_[n].parent].kind == Kind::ForEach))
    return false;
  const NodeId name = pattern_.child(p, assigns ? Role::Left : Role::Name);
  const NodeId value = pattern_.child(p, assigns ? Role::Right : Role::Value);
  const NodeId name_at = tree_.child(n, assigns_at ? Role::Left : Role::Name);
  NodeId value_at = tree_.child(n, assigns_at ? Role::Right : Role::Value);
  if (const NodeId computed = computed_value(p, n); computed != no_node) {
    if (value == no_node) return false;
    value_at = computed;
  }
  if (name == no_node && name_at == no_node && tree_.language() == syntax::Language::Go)  // a type alone is embedded
    return optional(p, n, Role::Type, next);
  if (name == no_node || name_at == no_node) return false;
  if (tree_.language() == syntax::Language::Go && !assigns_at && op_at != ":=" && pattern_[name].kind == Kind::Tuple)
    return false;  // `var a, b = f()` declares two names, not a pair
  if (!assigns && is_python() && pattern_[name].kind == Kind::Metavar && tree_[name_at].kind != Kind::Identifier)
    return false;  // `self.x: int = 1` declares no name
  if (!assigns && pattern_[name].kind == Kind::Metavar && names_nothing(n, name_at)) return false;
  const bool function_at = value_at != no_node && tree_[value_at].kind == Kind::Function;
  if (tree_.language() == syntax::Language::Ocaml && function_at && value != no_node && pattern_[value].kind == Kind::Metavar)
    return false;  // `let f = fun x -> e` defines a function
  if (value != no_node && value_at == no_node)
    return is_python() && pattern_[value].kind == Kind::Ellipsis && node(name, name_at, next);
  if (value == no_node && value_at != no_node &&
      (assigns || !is_javascript() || !op.empty() || pattern_.child(p, Role::Type) != no_node))
    return false;
  // `const $M = require(…)` names the module, not what is taken out of it.
  if (!assigns && !is_python() && value != no_node && pattern_[value].kind == Kind::Call && pattern_[name].kind == Kind::Metavar &&
      tree_[name_at].kind == Kind::Dict && is_require(value_at))
    return false;
  const auto accessors = [&](NodeId) {
    const Nodes at = children(tree_, n, Role::Item);
    std::vector<bool> used(at.size());
    return any_order(children(pattern_, p, Role::Item), 0, at, used, false, next);
  };
  const NodeId refused = pattern_.child(p, Role::Otherwise);  // Rust's `let … else`
  if (refused != no_node && tree_.child(n, Role::Otherwise) == no_node) return false;
  const auto rest = [&](NodeId) {
    return optional(p, n, Role::Type,
                    [&](NodeId) { return value == no_node ? accessors(no_node) : node(value, value_at, accessors); });
  };
  const auto modifiers = [&](NodeId) {
    const Nodes at = children(tree_, n, Role::Modifier);
    std::vector<bool> used(at.size());
    return any_order(children(pattern_, p, Role::Modifier), 0, at, used, false, rest);
  };
  const auto decorated = [&](NodeId) { return decorators(p, n, modifiers); };
  if (assigns && pattern_[name].kind == Kind::TypedMetavar && !is_javascript())  // Java's `(T $X) = e`
    return typed(name, name_at, decorated, true);
  if (node(name, name_at, decorated)) return true;
  // As an expression, which the left of an assignment is, the name of a module also stands for the module's own.
  const bool module = assigns && is_javascript() && names_ != nullptr && pattern_[name].kind == Kind::Metavar;
  const std::string_view full = module ? names_->qualified(name_at) : std::string_view();
  return !full.empty() && bind(name, Value{.span = {tree_[name_at].begin, tree_[name_at].end}, .text = full}, decorated);
}

// JavaScript's `a += b` is `a = a + b`, and `a ||= b` counts as `a = b`.
bool Matcher::augmented(NodeId p, NodeId n, Next next) {
  const NodeId left = pattern_.child(p, Role::Left);
  const NodeId right = pattern_.child(p, Role::Right);
  const NodeId left_at = tree_.child(n, Role::Left);
  const NodeId right_at = tree_.child(n, Role::Right);
  if (left == no_node || right == no_node || left_at == no_node || right_at == no_node) return false;
  const auto op = syntax::spelling_of(tree_[n].op);
  return node(left, left_at, [&](NodeId) {
    if (op == "||=" || op == "&&=" || op == "?\?=") return node(right, right_at, next);
    if (pattern_[right].kind == Kind::Metavar || pattern_[right].kind == Kind::Ellipsis) return node(right, n, next);
    if (pattern_[right].kind == Kind::DeepEllipsis) return node(right, left_at, next) || node(right, right_at, next);
    if (pattern_[right].kind != Kind::Binary || syntax::spelling_of(pattern_[right].op) != op.substr(0, op.size() - 1))
      return false;
    const NodeId first = pattern_.child(right, Role::Left);
    const NodeId second = pattern_.child(right, Role::Right);
    return first != no_node && second != no_node && node(first, left_at, [&](NodeId) { return node(second, right_at, next); });
  });
}

// The name of a field; with or without quotes it is the same one.
bool Matcher::same_key(NodeId p, NodeId n, Next next) {
  if (n == no_node) return false;
  const bool is_word = tree_[n].kind == Kind::Identifier || tree_[n].kind == Kind::String;
  if (is_javascript() && pattern_[p].kind == Kind::String && is_word) {  // a name, quoted or not: `"..."` is one of dots
    const auto regex = std::ranges::find_if(leaf_.text_regexes, [&](const auto& one) { return one.first == p; });
    if (regex == leaf_.text_regexes.end()) return pattern_.text(p) == tree_.text(n) && next();
    return !tree_[tree_[n].parent].has(Flag::Computed) && regex->second && regex->second->found_in(tree_.text(n)) && next();
  }
  if (pattern_[p].kind == Kind::Identifier && tree_[n].kind == Kind::String && !is_python())
    return pattern_.text(p) == tree_.text(n) && next();
  if (pattern_[p].kind == Kind::String && tree_[n].kind == Kind::Identifier && !is_python())
    return (pattern_.text(p) == "..." || pattern_.text(p) == tree_.text(n)) && next();
  return node(p, n, next);
}

bool Matcher::pair(NodeId p, NodeId n, Next next) {
  const NodeId key = pattern_.child(p, Role::Key);
  const NodeId value = pattern_.child(p, Role::Value);
  const syntax::Kind kind = tree_[n].kind;
  if (key == no_node || value == no_node) return false;
  if (kind == Kind::Pair) {
    const NodeId value_at = tree_.child(n, Role::Value);
    if (pattern_[p].has(Flag::Computed) && !tree_[n].has(Flag::Computed)) return false;
    return value_at != no_node && same_key(key, tree_.child(n, Role::Key), [&](NodeId) { return node(value, value_at, next); });
  }
  if (kind == Kind::Function && tree_[tree_[n].parent].kind == Kind::Dict) {  // a method written short
    return pattern_[value].kind == Kind::Ellipsis && !tree_[n].has(Flag::Computed) &&
           same_key(key, tree_.child(n, Role::Name), next);
  }
  return false;
}

// Pairs in any order. JavaScript's objects may have more; Python's dicts only where the pattern has a gap.
bool Matcher::dict(NodeId p, NodeId n, Next next) {
  Nodes wanted;
  Nodes at;
  bool gaps = false;
  for (const NodeId child : pattern_.children(p)) {
    if (is_gap(child)) {
      gaps = true;
    } else {
      wanted.push_back(child);
    }
  }
  if (wanted.empty() && gaps) return next();
  if (tree_[n].kind != Kind::Dict && !is_body_of_block(n)) return false;
  for (const NodeId child : tree_.children(n)) at.push_back(child);
  const auto language = tree_.language();
  const bool of_keys =
      language == syntax::Language::Php || language == syntax::Language::Ruby || language == syntax::Language::Swift;
  const bool complete = (is_python() || is_data() || of_keys || !leaf_.options.implicit_ellipsis) && !gaps;
  if (wanted.empty()) return (at.empty() || !complete) && next();
  const auto spreads = [](const syntax::Tree& tree, const Nodes& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), [&](NodeId id) { return tree[id].kind == Kind::Spread; });
  };
  if (is_python() && spreads(tree_, at) && !spreads(pattern_, wanted)) return false;  // a gap stands for pairs only
  if (language == syntax::Language::Php) {                                            // whose arrays have an order
    Nodes in_order;
    for (const NodeId child : pattern_.children(p)) in_order.push_back(child);
    return list(in_order, 0, at, 0, next);
  }
  std::vector<bool> used(at.size());
  return any_order(wanted, 0, at, used, complete, next);
}

}  // namespace insight::engine::match
