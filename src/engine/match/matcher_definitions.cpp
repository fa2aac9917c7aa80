// Matcher, continued: functions, classes, variables, objects, loops and clauses.
#include <algorithm>

#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

bool Matcher::optional(NodeId p, NodeId n, Role role, Next next) {
  const NodeId wanted = pattern_.child(p, role);
  if (wanted == no_node) return next();
  const NodeId at = tree_.child(n, role);
  if (at == no_node) return pattern_[wanted].kind == Kind::Ellipsis && next();
  return node(wanted, at, next);
}

// Go's receiver comes first among them.
Matcher::Nodes Matcher::parameters_of(const syntax::Tree& tree, NodeId id) const {
  Nodes all = children(tree, id, Role::Param);
  const NodeId receiver = tree_.language() == syntax::Language::Go ? tree.child(id, Role::Object) : no_node;
  if (receiver != no_node) all.insert(all.begin(), receiver);
  return all;
}

// Python's `async` of a function with decorators counts for nothing, in Semgrep neither.
bool Matcher::says_async(const syntax::Tree& tree, NodeId function) const {
  return tree[function].has(Flag::Async) && !(is_python() && tree.child(function, Role::Decorator) != no_node);
}

bool Matcher::function(NodeId p, NodeId n, bool with_name, Next next) {
  const NodeId name = pattern_.child(p, Role::Name);
  const NodeId name_at = tree_.child(n, Role::Name);
  const bool nameless = !is_python() && name != no_node && pattern_[name].kind != Kind::Ellipsis &&
                        is_expression_definition(pattern_, p);  // `f(function g() {…})`: g says nothing
  if (nameless) {
    with_name = false;
    if (!is_expression_definition(tree_, n)) return false;
  }
  if (name != no_node && pattern_[name].kind == Kind::Ellipsis) with_name = false;  // `function ... (…)`: any function
  if (with_name && name != no_node && (name_at == no_node || (!is_python() && is_expression_definition(tree_, n)))) return false;
  if (with_name && name == no_node && name_at != no_node) {  // only a function that is an expression may have a name of its own
    const Kind holder = tree_[tree_[n].parent].kind;
    if (holder == Kind::Block || holder == Kind::File || holder == Kind::Export || holder == Kind::Dict) return false;
  }
  if (says_async(pattern_, p) && !says_async(tree_, n) && (is_python() || (with_name && name != no_node))) return false;
  for (const Flag flag : {Flag::Getter, Flag::Setter, Flag::Generator}) {
    if (with_name && name != no_node && pattern_[p].has(flag) && !tree_[n].has(flag)) return false;
  }
  if (!leaf_.options.arrow_is_function && pattern_[p].has(Flag::Arrow) != tree_[n].has(Flag::Arrow)) return false;
  if (tree_.language() == syntax::Language::Ruby && pattern_[p].has(Flag::Arrow) && !tree_[n].has(Flag::Arrow)) return false;
  if (tree_.language() == syntax::Language::CSharp && !same_lambda(p, n)) return false;
  const bool of_object = pattern_.child(p, Role::Object) != no_node;  // Ruby's `def self.f`
  if (tree_.language() == syntax::Language::Ruby && of_object != (tree_.child(n, Role::Object) != no_node)) return false;
  if (with_name && pattern_[p].has(Flag::Method) && !tree_[n].has(Flag::Method)) return false;
  const bool generic =
      pattern_.child(p, Role::TypeParams) != no_node && tree_.language() != syntax::Language::Java && !is_javascript();
  if (generic && tree_.child(n, Role::TypeParams) == no_node) return false;
  const auto body = [&](NodeId) {
    const NodeId wanted = pattern_.child(p, Role::Body);
    const NodeId at = tree_.child(n, Role::Body);
    const auto language = tree_.language();
    const bool tells_declarations = is_c() || language == syntax::Language::Kotlin || language == syntax::Language::Scala;
    if (tells_declarations && with_name && (wanted == no_node) != (at == no_node)) return false;  // a prototype is no definition
    if (wanted == no_node) return (at == no_node || tree_.language() != syntax::Language::Solidity) && next();
    if (at != no_node && (pattern_[wanted].kind == Kind::Other || (is_c() && tree_[at].kind == Kind::Other)))
      return node(wanted, at, next);
    if (at == no_node) return declared_only(wanted, n) && next();
    const bool says_value = tree_.language() == syntax::Language::Kotlin && tree_[at].kind != Kind::Block;  // `fun f() = e`
    if (tree_.language() == syntax::Language::Rust && pattern_[wanted].kind == Kind::Block && tree_[at].kind != Kind::Block)
      return false;  // `|x| {…}` isn't `|x| e`
    if (pattern_[wanted].kind == Kind::Block) return !says_value && block(wanted, at, next);
    if (tree_.language() == syntax::Language::Kotlin) return says_value && node(wanted, at, next);
    if (tree_.language() == syntax::Language::Ocaml) return node(wanted, at, next);  // a body is a value there
    const bool values = tree_.language() == syntax::Language::Java || tree_.language() == syntax::Language::Scala;
    const bool any_body = values && pattern_[wanted].kind == Kind::Metavar;
    const NodeId value = any_body ? at : only_result(at);
    return value != no_node && node(wanted, value, next);
  };
  const auto parameters = [&](NodeId) {
    return list(parameters_of(pattern_, p), 0, parameters_of(tree_, n), 0, [&](NodeId) {
      // A constructor gives nothing back, which `$T` and `void` stand for too.
      const NodeId type = is_c() ? pattern_.child(p, Role::ReturnType) : no_node;
      if (type == no_node && is_c() && with_name && tree_.child(n, Role::ReturnType) != no_node) return false;
      const bool nothing = type != no_node && (pattern_[type].kind == Kind::Metavar || pattern_.text(type) == "void");
      if (nothing && tree_.child(n, Role::ReturnType) == no_node) return body(no_node);
      return optional(p, n, Role::ReturnType, body);
    });
  };
  const auto modifiers = [&](NodeId) {
    const Nodes at = children(tree_, n, Role::Modifier);
    std::vector<bool> used(at.size());
    return any_order(children(pattern_, p, Role::Modifier), 0, at, used, false, parameters);
  };
  const auto decorated = [&](NodeId) { return decorators(p, n, modifiers); };
  if (is_c() && pattern_.child(p, Role::TypeParams) != no_node)
    return optional(p, n, Role::TypeParams, [&](NodeId) { return optional(p, n, Role::Name, decorated); });
  if (!with_name || name == no_node) return decorated(no_node);
  if (is_python() || pattern_[name].kind == Kind::Metavar) return node(name, name_at, decorated);
  if (pattern_[p].has(Flag::Computed) != tree_[n].has(Flag::Computed)) return false;
  return same_key(name, name_at, decorated);
}

// C#'s `x => e` is no `x => {…}`, and neither an accessor.
bool Matcher::same_lambda(NodeId p, NodeId n) const {
  if (pattern_[p].has(Flag::Arrow) != tree_[n].has(Flag::Arrow)) return false;
  const NodeId body = pattern_.child(p, Role::Body);
  const NodeId body_at = tree_.child(n, Role::Body);
  if (!pattern_[p].has(Flag::Arrow) || body == no_node || body_at == no_node) return true;
  return (pattern_[body].kind == Kind::Block) == (tree_[body_at].kind == Kind::Block);
}

// A function without a body: `{ ... }` of the pattern leaves nothing out. Java's interfaces have empty ones.
bool Matcher::declared_only(NodeId wanted, NodeId n) const {
  const NodeId only = pattern_.first_child(wanted);
  const auto language = tree_.language();
  if (language == syntax::Language::CSharp) return false;
  const NodeId holder = tree_[n].parent != no_node ? tree_[tree_[n].parent].parent : no_node;
  const bool of_interface =
      holder != no_node && tree_[holder].kind == Kind::Class && syntax::spelling_of(tree_[holder].op) == "interface";
  if (language == syntax::Language::Java && (of_interface || only == no_node)) return only == no_node;
  return !is_javascript() && !declares_otherwise() && language != syntax::Language::Go && language != syntax::Language::Rust &&
         only != no_node && pattern_[only].kind == Kind::Ellipsis && pattern_[only].last == pattern_[wanted].last;
}

bool Matcher::parameter(NodeId p, NodeId n, Next next) {
  const bool changes = tree_.language() == syntax::Language::Rust && pattern_.child(p, Role::Modifier) != no_node;  // `&mut self`
  if (changes && tree_.child(n, Role::Modifier) == no_node) return false;
  if (pattern_[p].role != tree_[n].role) return false;
  constexpr auto rest = static_cast<std::uint16_t>(Flag::Rest) | static_cast<std::uint16_t>(Flag::KeywordRest);
  const NodeId name = pattern_.child(p, Role::Name);
  const bool any_kind = (is_javascript() || tree_.language() == syntax::Language::Kotlin) && name != no_node &&
                        pattern_[name].kind == Kind::Metavar && (pattern_[p].flags & rest) == 0;
  if (!any_kind && (pattern_[p].flags & rest) != (tree_[n].flags & rest)) return false;
  const NodeId name_at = tree_.child(n, Role::Name);
  if (name == no_node || name_at == no_node) {
    if (name != name_at || pattern_[p].symbol != tree_[n].symbol) return false;
    return optional(p, n, Role::Type, next);  // a type alone, or Python's separators
  }
  // `{ a }` stands for no `{ a }: T`, `a` does for `a: T`.
  const bool takes_apart = is_javascript() && (pattern_[name].kind == Kind::Dict || pattern_[name].kind == Kind::List);
  if (takes_apart && pattern_.child(p, Role::Type) == no_node && tree_.child(n, Role::Type) != no_node) return false;
  return node(name, name_at, [&](NodeId) {
    return optional(p, n, Role::Type, [&](NodeId) {
      return optional(p, n, Role::Value, [&](NodeId) { return decorators(p, n, [&](NodeId) { return modifiers(p, n, next); }); });
    });
  });
}

// Solidity's `m(...)` behind a function stands for m too, but m not for `m(a)`.
bool Matcher::modifier_call(NodeId p, NodeId n, Next next) {
  const auto name = [](const syntax::Tree& tree, NodeId id) {
    return tree[id].kind == Kind::Call ? tree.child(id, Role::Callee) : id;
  };
  const auto arguments = [this](const syntax::Tree& tree, NodeId id) {
    return tree[id].kind == Kind::Call ? children(tree, id, Role::Item) : Nodes{};
  };
  const NodeId wanted = name(pattern_, p);
  const NodeId at = name(tree_, n);
  return wanted != no_node && at != no_node &&
         node(wanted, at, [&](NodeId) { return list(arguments(pattern_, p), 0, arguments(tree_, n), 0, next); });
}

// `@deco` stands for `@deco()` too, and `@deco(...)` for `@deco`.
bool Matcher::decorator(NodeId p, NodeId n, Next next) {
  const NodeId value = pattern_.child(p, Role::Value);
  const NodeId at = tree_.child(n, Role::Value);
  if (value == no_node || at == no_node) return false;
  if (tree_.language() == syntax::Language::Solidity) return modifier_call(value, at, next);
  const auto name_of = [](const syntax::Tree& tree, NodeId id) {
    return tree[id].kind == Kind::Call ? tree.child(id, Role::Callee) : id;
  };
  const NodeId name = name_of(pattern_, value);
  const NodeId name_at = name_of(tree_, at);
  const auto is_name = [](Kind kind) { return kind == Kind::Identifier || kind == Kind::Dot || kind == Kind::Metavar; };
  if (name == no_node || name_at == no_node || !is_name(pattern_[name].kind) || !is_name(tree_[name_at].kind))
    return node(value, at, next);
  const Nodes wanted = pattern_[value].kind == Kind::Call ? children(pattern_, value, Role::Item) : Nodes{};
  const Nodes given = tree_[at].kind == Kind::Call ? children(tree_, at, Role::Item) : Nodes{};
  return node(name, name_at, [&](NodeId) { return arguments(wanted, 0, given, next); });
}

bool Matcher::modifiers(NodeId p, NodeId n, Next next) {
  const Nodes at = children(tree_, n, Role::Modifier);
  std::vector<bool> used(at.size());
  return any_order(children(pattern_, p, Role::Modifier), 0, at, used, false, next);
}

// In any order, unless the rule minds it.
bool Matcher::decorators(NodeId p, NodeId n, Next next) {
  const Nodes wanted = children(pattern_, p, Role::Decorator);
  const Nodes at = children(tree_, n, Role::Decorator);
  if (leaf_.options.decorators_order_matters) return in_order(wanted, 0, at, 0, next);
  std::vector<bool> used(at.size());
  return any_order(wanted, 0, at, used, false, next);
}

bool Matcher::in_order(const Nodes& p, std::size_t i, const Nodes& n, std::size_t j, Next next) {
  while (i < p.size() && is_gap(p[i])) ++i;
  if (i == p.size()) return next();
  for (; j < n.size(); ++j) {
    if (node(p[i], n[j], [&](NodeId) { return in_order(p, i + 1, n, j + 1, next); })) return true;
  }
  return false;
}

bool Matcher::class_definition(NodeId p, NodeId n, Next next) {
  if (pattern_[p].op != tree_[n].op) return false;
  if (tree_.language() == syntax::Language::Java && pattern_.child(p, Role::TypeParams) != no_node &&
      tree_.child(n, Role::TypeParams) == no_node)
    return false;
  const bool defines_at = tree_.child(n, Role::Name) != no_node && !is_expression_definition(tree_, n);
  if (is_javascript() && pattern_.child(p, Role::Name) == no_node && defines_at) return false;  // `class { … }`
  if (!is_python() && pattern_.child(p, Role::Name) != no_node &&
      is_expression_definition(pattern_, p) != is_expression_definition(tree_, n))
    return false;
  const auto members = [&](NodeId) {
    const NodeId body = pattern_.child(p, Role::Body);
    const NodeId body_at = tree_.child(n, Role::Body);
    const bool insists = body != no_node && tree_.language() == syntax::Language::Kotlin;
    if (body == no_node || body_at == no_node) return !insists && next();
    Nodes wanted;
    Nodes at;
    for (const NodeId child : pattern_.children(body)) wanted.push_back(child);
    for (const NodeId child : tree_.children(body_at)) at.push_back(child);
    std::vector<bool> used(at.size());
    return any_order(wanted, 0, at, used, false, next);
  };
  const auto decorated = [&](NodeId) { return decorators(p, n, members); };
  const auto modifiers = [&](NodeId) {
    const Nodes at = children(tree_, n, Role::Modifier);
    std::vector<bool> used(at.size());
    return any_order(children(pattern_, p, Role::Modifier), 0, at, used, false, decorated);
  };
  const bool constructs = tree_.language() == syntax::Language::Kotlin || tree_.language() == syntax::Language::Scala;
  const auto bases = [&](NodeId) {
    const Nodes wanted = children(pattern_, p, Role::Base);
    if (wanted.empty()) return modifiers(no_node);
    Nodes at = children(tree_, n, Role::Base);
    if (!is_python() && !declares_otherwise()) {
      std::vector<bool> used(at.size());
      return base_classes(wanted, 0, at, used, modifiers);
    }
    const auto is_keyword = [&](const syntax::Tree& tree) {
      return [&tree](NodeId id) { return tree[id].kind == Kind::KeywordArg; };
    };
    if (std::none_of(wanted.begin(), wanted.end(), is_keyword(pattern_))) std::erase_if(at, is_keyword(tree_));
    // More bases may follow those of the pattern.
    for (std::size_t count = at.size();; --count) {
      const Nodes first(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(count));
      if (arguments(wanted, 0, first, modifiers)) return true;
      if (count == 0 || first.size() < wanted.size()) return false;
    }
  };
  const auto parameters = [&](NodeId) {
    return list(children(pattern_, p, Role::Param), 0, children(tree_, n, Role::Param), 0, bases);
  };
  return optional(p, n, Role::Name, [&](NodeId) { return constructs ? parameters(no_node) : bases(no_node); });
}

// Go's `type A B`, where B may be a struct's or interface's body; `type A = B` is another thing.
bool Matcher::type_alias(NodeId p, NodeId n, Next next) {
  if (tree_[n].kind == Kind::TypeAlias) return pattern_[p].op == tree_[n].op && roles(p, n, 0, next);
  const NodeId type = pattern_.child(p, Role::Type);
  const NodeId body = tree_.child(n, Role::Body);
  if (type == no_node || body == no_node || pattern_[type].kind != Kind::Metavar || pattern_[p].op != 0) return false;
  return optional(p, n, Role::Name, [&](NodeId) { return bind(type, value_of(body), next); });
}

bool Matcher::assignment(NodeId p, NodeId n, Next next) {
  const Kind at = tree_[n].kind;
  if (at == Kind::Export) return exported_default(p, n, next);
  // `for (i = 0; …)` stands for no `for (let i = 0; …)`.
  const bool begins_loop = tree_[n].role == Role::Init && tree_[tree_[n].parent].kind == Kind::For;
  if (at == Kind::VarDef && begins_loop && pattern_[p].kind == Kind::Assign && tree_.language() != syntax::Language::Go)
    return false;
  if (at == Kind::VarDef) return variable(p, n, next);
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

// `x = 1` stands for its part of `x, y = 1, 2`; Go's `$X = 1` doesn't.
bool Matcher::one_of_several(NodeId p, NodeId n, Next next) {
  const NodeId left_at = tree_.child(n, Role::Left);
  const NodeId right_at = tree_.child(n, Role::Right);
  const bool is_go = tree_.language() == syntax::Language::Go;
  if (!is_python() && !is_go) return false;
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
  return tells && tree_[name].kind == Kind::Tuple;
}

// Lua's `{k = e}` sets k.
bool Matcher::field_of_table(NodeId p, NodeId n, Next next) {
  const NodeId left = pattern_.child(p, Role::Left);
  const NodeId right = pattern_.child(p, Role::Right);
  const NodeId key = tree_.child(n, Role::Key);
  const NodeId value = tree_.child(n, Role::Value);
  if (left == no_node || right == no_node || key == no_node || value == no_node || tree_[n].has(Flag::Computed)) return false;
  return node(left, key, [&](NodeId) { return node(right, value, next); });
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
  const NodeId value_at = tree_.child(n, assigns_at ? Role::Right : Role::Value);
  if (name == no_node && name_at == no_node && tree_.language() == syntax::Language::Go)  // a type alone is embedded
    return optional(p, n, Role::Type, next);
  if (name == no_node || name_at == no_node) return false;
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
  if (tree_[n].kind != Kind::Dict) return false;
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

// Go's `for ... {…}` is any loop: it has but one word for all.
bool Matcher::any_loop(NodeId p, NodeId n, Next next) {
  const NodeId condition = pattern_.child(p, Role::Condition);
  const bool any = tree_.language() == syntax::Language::Go && condition != no_node && pattern_[condition].kind == Kind::Ellipsis;
  const Kind kind = tree_[n].kind;
  if (!any || (kind != Kind::For && kind != Kind::ForEach)) return false;
  return optional(p, n, Role::Body, next);
}

// `for (...)` stands for every loop with that word; a target that is declared here may be const, let or var.
bool Matcher::for_header(NodeId p, NodeId n, Next next) {
  const NodeId body = pattern_.child(p, Role::Body);
  const NodeId body_at = tree_.child(n, Role::Body);
  if (!same_braces(p, n)) return false;
  const NodeId init = pattern_.child(p, Role::Init);
  const bool any = pattern_[p].kind == Kind::For && init != no_node && is_gap(init) &&
                   pattern_.child(p, Role::Condition) == no_node && pattern_.child(p, Role::Update) == no_node;
  if (any) return body == no_node || body_at == no_node ? next() : node(body, body_at, next);
  if (pattern_[p].kind != tree_[n].kind) return false;
  // JavaScript's `in` stands for `of` too, but not the other way round.
  if (pattern_[p].op != tree_[n].op && (is_python() || syntax::spelling_of(pattern_[p].op) != "in")) return false;
  for (const Flag flag : {Flag::Async, Flag::Generator}) {
    if (pattern_[p].has(flag) && !tree_[n].has(flag) && !is_javascript()) return false;
  }
  if (tree_.language() == syntax::Language::Go && !same_targets(p, n)) return false;
  return roles(p, n, 0, next);
}

// `for $K := range x` has one name, which stands for no pair.
bool Matcher::same_targets(NodeId p, NodeId n) const {
  const NodeId target = pattern_.child(p, Role::Left);
  const NodeId target_at = tree_.child(n, Role::Left);
  return target == no_node || target_at == no_node || pattern_[target].kind != Kind::Metavar ||
         tree_[target_at].kind != Kind::Tuple;
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
    if (is_python()) {
      if (name == no_node && type != no_node && pattern_[type].kind == Kind::Ellipsis) return body(no_node);
      if ((name == no_node) != (name_at == no_node)) return false;
      return name == no_node ? body(no_node) : node(name, name_at, body);
    }
    if (name != no_node && pattern_[name].kind == Kind::Identifier && type == no_node && type_at != no_node) return false;
    return name == no_node || name_at == no_node ? modifiers(no_node) : node(name, name_at, modifiers);
  };
  if (is_javascript()) {
    const bool says_none = name == no_node && pattern_.child(p, Role::Body) != no_node;
    return (!says_none || name_at == no_node) && named(no_node);
  }
  if (!is_python() && type != no_node && pattern_[type].kind == Kind::Ellipsis) return body(no_node);  // `catch (...)`
  if ((type == no_node) != (type_at == no_node)) return type != no_node && pattern_[type].kind == Kind::Ellipsis && named(no_node);
  if (type == no_node) return named(no_node);
  if (tree_[type_at].kind == Kind::Tuple && pattern_[type].kind == Kind::Metavar && name == no_node) return false;
  return node(type, type_at, named);
}

bool Matcher::with(NodeId p, NodeId n, Next next) {
  if (pattern_[p].op != tree_[n].op) return false;
  if (pattern_[p].has(Flag::Async) && !tree_[n].has(Flag::Async)) return false;
  if (tree_.language() == syntax::Language::CSharp && !same_braces(p, n)) return false;
  const Nodes wanted = children(pattern_, p, Role::Item);
  const Nodes at = children(tree_, n, Role::Item);
  const auto body = [&](NodeId) { return optional(p, n, Role::Body, next); };
  return list(wanted, 0, at, 0, body);
}

}  // namespace insight::engine::match
