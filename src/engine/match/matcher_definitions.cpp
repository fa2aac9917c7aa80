// Matcher, continued: functions, classes, loops and clauses.
#include <algorithm>

#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

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

// PHP's `public function $F(...) { ... }` as a whole pattern stands for every function, as a member of a pattern's class for such.
bool Matcher::is_member_alone(NodeId p) const {
  if (pattern_.child(p, Role::Body) == no_node) return false;
  const NodeId body = pattern_[p].parent;
  const NodeId holder = body != no_node ? pattern_[body].parent : no_node;
  const NodeId name = holder != no_node && pattern_[holder].kind == Kind::Class ? pattern_.child(holder, Role::Name) : no_node;
  return name != no_node && pattern_.text(name) == "__ic_class";
}

bool Matcher::function(NodeId p, NodeId n, bool with_name, Next next) {
  const NodeId name = pattern_.child(p, Role::Name);
  const NodeId name_at = tree_.child(n, Role::Name);
  if (pattern_[p].op != 0 && pattern_[p].op != tree_[n].op) return false;  // OCaml's `let f x = e in …`
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
  const bool alone = tree_.language() == syntax::Language::Php && is_member_alone(p);
  if (with_name && !alone && pattern_[p].has(Flag::Method) && !tree_[n].has(Flag::Method)) return false;
  const bool generic =
      pattern_.child(p, Role::TypeParams) != no_node && tree_.language() != syntax::Language::Java && !is_javascript();
  if (generic && tree_.child(n, Role::TypeParams) == no_node) return false;
  const auto body = [&](NodeId) {
    const NodeId wanted = pattern_.child(p, Role::Body);
    const NodeId at = tree_.child(n, Role::Body);
    const auto language = tree_.language();
    const bool tells_declarations = is_c() || language == syntax::Language::Kotlin || language == syntax::Language::Scala ||
                                    language == syntax::Language::CSharp;
    if (tells_declarations && with_name && (wanted == no_node) != (at == no_node)) return false;  // a prototype is no definition
    if (wanted == no_node) return (at == no_node || tree_.language() != syntax::Language::Solidity) && next();
    if (at != no_node && (pattern_[wanted].kind == Kind::Other || (is_c() && tree_[at].kind == Kind::Other)))
      return node(wanted, at, next);
    if (at == no_node) return declared_only(wanted, n) && next();
    const bool says_value = tree_.language() == syntax::Language::Kotlin && tree_[at].kind != Kind::Block;  // `fun f() = e`
    if (tree_.language() == syntax::Language::Rust && pattern_[wanted].kind == Kind::Block && tree_[at].kind != Kind::Block)
      return false;  // `|x| {…}` isn't `|x| e`
    if (pattern_[wanted].kind == Kind::Block) return !says_value && block(wanted, at, next);
    if (pattern_[wanted].kind == Kind::ExprStatement) return value_body(wanted, at, next);
    if (tree_.language() == syntax::Language::Kotlin) return says_value && node(wanted, at, next);
    if (tree_.language() == syntax::Language::Ocaml)  // a body is a value there, unless it is a statement
      return (!with_name || pattern_[wanted].kind != Kind::Metavar || !is_statement_of_ocaml(at)) && node(wanted, at, next);
    const bool values = tree_.language() == syntax::Language::Java || tree_.language() == syntax::Language::Scala;
    if (tree_.language() == syntax::Language::Java && pattern_[wanted].kind == Kind::Ellipsis) return next();
    const bool any_body = values && pattern_[wanted].kind == Kind::Metavar;
    if (tree_.language() == syntax::Language::Java && !any_body) return only_statement(wanted, at, next);
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
    if (alone) return parameters(no_node);
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

// What OCaml's `let f x = $E` is not for: choices, loops, and `a; b`.
bool Matcher::is_statement_of_ocaml(NodeId body) const {
  const NodeId first = tree_.first_child(body);
  switch (tree_[body].kind) {
    case Kind::If:
    case Kind::Switch:
    case Kind::Try:
    case Kind::While:
    case Kind::ForEach:
      return true;
    case Kind::Block:
      return first != no_node && tree_[first].kind != Kind::VarDef && tree_[first].kind != Kind::Function;
    default:
      return false;
  }
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
  if (tree_.language() == syntax::Language::Ocaml && pattern_[p].has(Flag::Shorthand) && !tree_[n].has(Flag::Shorthand))
    return false;
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
  if (pattern_.child(p, Role::Value) != no_node && tree_.child(n, Role::Value) == no_node) return false;  // `$P=...`
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

// In any order, and there may be more of them.
bool Matcher::members_of(NodeId body, NodeId body_at, Next next) {
  Nodes wanted;
  Nodes at;
  for (const NodeId child : pattern_.children(body)) wanted.push_back(child);
  for (const NodeId child : tree_.children(body_at)) at.push_back(child);
  std::vector<bool> used(at.size());
  return any_order(wanted, 0, at, used, false, next);
}

bool Matcher::class_definition(NodeId p, NodeId n, Next next) {
  if (pattern_[p].op != tree_[n].op) return false;
  if (pattern_[p].has(Flag::Shorthand) && !tree_[n].has(Flag::Shorthand)) return false;  // Rust's `struct T(A);`
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
    const auto only_gap = [&] { return pattern_.first_child(body) == pattern_[body].last && is_gap(pattern_[body].last); };
    const bool insists = body != no_node && (tree_.language() == syntax::Language::Kotlin ||
                                             (tree_.language() == syntax::Language::Rust && !only_gap()));
    if (body == no_node || body_at == no_node) return !insists && next();
    return members_of(body, body_at, next);
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
  const NodeId left = pattern_.child(p, Role::Left);  // Scala's `for (...) yield e`
  if (tree_.language() == syntax::Language::Scala && left != no_node && is_gap(left))
    return tree_[n].kind == Kind::ForEach && (!pattern_[p].has(Flag::Generator) || tree_[n].has(Flag::Generator)) &&
           (body == no_node || body_at == no_node ? next() : node(body, body_at, next));
  if (pattern_[p].kind != tree_[n].kind) return false;
  // JavaScript's `in` stands for `of` too, but not the other way round.
  if (pattern_[p].op != tree_[n].op && (is_python() || syntax::spelling_of(pattern_[p].op) != "in")) return false;
  for (const Flag flag : {Flag::Async, Flag::Generator}) {
    if (pattern_[p].has(flag) && !tree_[n].has(flag) && !is_javascript()) return false;
  }
  if (tree_.language() == syntax::Language::Go && !same_targets(p, n)) return false;
  if (tree_.language() == syntax::Language::Php && !same_reference(p, n)) return false;
  return roles(p, n, 0, next);
}

// PHP's `as &$V` asks for a reference that is no pair; `as $V` stands for all, `as $K => $V` for no reference.
bool Matcher::same_reference(NodeId p, NodeId n) const {
  const auto pairs = [](const Tree& tree, NodeId loop) {
    const NodeId target = tree.child(loop, Role::Left);
    return target != no_node && tree[target].kind == Kind::Tuple;
  };
  const bool refers = pattern_[p].has(Flag::Computed);
  if (pairs(pattern_, p)) return refers == tree_[n].has(Flag::Computed);
  return !refers || (tree_[n].has(Flag::Computed) && !pairs(tree_, n));
}

// `for $K := range x` has one name, which stands for no pair.
bool Matcher::same_targets(NodeId p, NodeId n) const {
  const NodeId target = pattern_.child(p, Role::Left);
  const NodeId target_at = tree_.child(n, Role::Left);
  return target == no_node || target_at == no_node || pattern_[target].kind != Kind::Metavar ||
         tree_[target_at].kind != Kind::Tuple;
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
