// Matcher, continued: metavariables, names, members, operators, calls and markup.
#include <algorithm>

#include "base/text.h"
#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::Node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

// The operands of `a && b && c`, however they are grouped; of `+` what brackets hold together stays one.
std::vector<NodeId> operands(const Tree& tree, NodeId id) {
  const bool any_grouping = syntax::spelling_of(tree[id].op) != "+";
  std::vector<NodeId> flat;
  std::vector<NodeId> open{id};
  while (!open.empty()) {
    const NodeId top = open.back();
    open.pop_back();
    const NodeId left = tree.child(top, Role::Left);
    const NodeId right = tree.child(top, Role::Right);
    const bool held = !any_grouping && top != id && tree[top].role == Role::Right;
    if (tree[top].kind == Kind::Binary && tree[top].op == tree[id].op && left != no_node && right != no_node && !held) {
      open.push_back(right);
      open.push_back(left);
    } else {
      flat.push_back(top);
    }
  }
  return flat;
}

// Ruby's `f { |x| … }`, which `f(->(x) { … })` is not.
bool is_block_of_call(const Tree& tree, NodeId argument) {
  return tree[argument].kind == Kind::Function && tree[argument].has(Flag::Lambda) && !tree[argument].has(Flag::Arrow);
}

}  // namespace

bool Matcher::is_whole_pattern(NodeId p) const {
  return trim(pattern_.source()) == pattern_.span(p);
}

bool Matcher::metavariable(NodeId p, NodeId n, Next next) {
  const Node& at = tree_[n];
  if (is_c() && pattern_[p].op != 0 && (at.kind != Kind::Identifier || pattern_[p].op != at.op)) return false;  // `struct $S`
  if (is_in_markup(p)) {
    const bool braced = pattern_.source()[pattern_[p].begin - 1] == '{';
    if ((at.kind == Kind::Text) == braced || (braced && at.kind == Kind::Element && !is_braced(n))) return false;
    if (at.kind == Kind::Empty) return false;  // `{}`, or a comment in braces
  }
  if (at.kind == Kind::KeywordArg && tree_.language() == syntax::Language::Scala) return bind(p, value_of(n), next);
  const auto language = tree_.language();
  const bool declares = at.kind == Kind::VarDef && at.role == Role::Init && language != syntax::Language::Go;
  if (at.kind == Kind::Slice || at.kind == Kind::KeywordArg || declares) return false;
  const bool expands = language == syntax::Language::Bash && pattern_.span(p).starts_with("${") && is_whole_pattern(p);
  const std::string_view written = expands ? tree_.span(n) : std::string_view();
  if (expands && (!written.starts_with('$') || written.starts_with("$("))) return false;  // `${$X}` is no word
  const bool markup = language == syntax::Language::Html || language == syntax::Language::Xml;
  if (markup && at.kind == Kind::Element && pattern_[pattern_[p].parent].kind == Kind::Element) return false;  // for text only
  if (is_block_label(n)) {
    Value label = value_of(n);
    label.text = tree_.text(n);
    const std::size_t quote = label.text.size() + 2 == label.span.end - label.span.begin ? 1 : 0;
    label.span = {static_cast<std::uint32_t>(label.span.begin + quote), static_cast<std::uint32_t>(label.span.end - quote)};
    return bind(p, label, next);
  }
  if (is_javascript() && at.kind == Kind::String && at.role == Role::Key) {  // a name, with quotes or without
    Value key = value_of(n);
    key.text = tree_.text(n);
    return bind(p, key, next);
  }
  // It stands for a template's holes, not for the text between them.
  const bool fixed_part = at.kind == Kind::String && at.role == Role::Item && tree_[at.parent].kind == Kind::Template &&
                          at.end - at.begin == at.text_size;
  return !fixed_part && bind(p, value_of(target_of_loop(n)), next);
}

// The `"a"` of HCL's `resource "a" "b" {…}`, which are names.
bool Matcher::is_block_label(NodeId n) const {
  if (tree_.language() != syntax::Language::Hcl || tree_[n].kind != Kind::String || tree_[n].role != Role::Item) return false;
  const NodeId holder = tree_[n].parent;
  if (tree_[holder].kind != Kind::Call) return false;
  for (const NodeId part : tree_.children(holder)) {
    if (tree_[part].kind == Kind::Class) return true;
  }
  return false;
}

// `symbolic_propagation`: what a variable was assigned stands for it.
bool Matcher::by_value(NodeId p, NodeId n, Next next) {
  const Kind kind = pattern_[p].kind;
  if (!leaf_.options.symbolic_propagation || names_ == nullptr || tree_[n].kind != Kind::Identifier || !is_expression(n))
    return false;
  if (kind == Kind::Metavar || kind == Kind::Ellipsis || kind == Kind::SeqMetavar || kind == Kind::DeepEllipsis) return false;
  const NodeId value = names_->assigned(n);
  return value != no_node && !tree_.contains(value, n) && node(p, value, next);
}

bool Matcher::deep_ellipsis(NodeId p, NodeId n, Next next) {
  const NodeId inner = pattern_.first_child(p);
  if (inner == no_node) return next();
  const bool assigns = tree_.language() == syntax::Language::Scala;  // `f(k = e)`, an expression there
  if (tree_[n].kind == Kind::KeywordArg && !assigns) return false;
  for (NodeId d = n; d <= tree_[n].last; ++d) {
    if (is_expression(d) && node(inner, d, next)) return true;
    if (tree_[d].kind == Kind::Function && !is_python() && !gives_value(d)) d = tree_[d].last;
  }
  return false;
}

// `x -> e`, which is a part of what it stands in for Java, C# and PHP.
bool Matcher::gives_value(NodeId function) const {
  const auto language = tree_.language();
  const bool of_value =
      language == syntax::Language::Java || language == syntax::Language::CSharp || language == syntax::Language::Php;
  if (!of_value) return false;
  const NodeId body = tree_.child(function, Role::Body);
  return body != no_node && tree_[body].kind != Kind::Block;
}

bool Matcher::name(NodeId p, NodeId n, Next next) {
  const Node& wanted = pattern_[p];
  const Node& at = tree_[n];
  if (names_ != nullptr && !wanted.has(Flag::Optional) && (at.kind == Kind::Identifier || at.kind == Kind::Dot)) {
    const std::string_view full = names_->qualified(n);
    if (!full.empty()) {
      if (name_of_import(p, full, n, n, next)) return true;
      // The written name counts too, but one that would say the same twice does not.
      if (at.kind == Kind::Identifier && wanted.kind == Kind::Identifier && full == pattern_.text(p)) return false;
    } else if (wanted.kind == Kind::Dot && name_of_star_import(p, n, next)) {
      return true;
    }
  }
  return at.kind == wanted.kind && same_kind(p, n, next);
}

bool Matcher::member(NodeId p, NodeId n, Next next) {
  const NodeId object = pattern_.child(p, Role::Object);
  const NodeId name = pattern_.child(p, Role::Name);
  if (name != no_node && pattern_[name].kind == Kind::Ellipsis) return chain(p, n, next);
  const NodeId object_at = tree_.child(n, Role::Object);
  const NodeId name_at = tree_.child(n, Role::Name);
  if (object == no_node || object_at == no_node || name == no_node || name_at == no_node) return false;
  const bool optional = pattern_[p].has(Flag::Optional);
  const bool optional_at = tree_[n].has(Flag::Optional);
  if (optional && !optional_at) return false;
  if (optional_at && !optional && tree_.language() == syntax::Language::Kotlin) return false;
  if (optional_at && !optional && pattern_[object].kind == Kind::Identifier) return false;
  if (optional_at && !optional && is_javascript() && pattern_[object].kind == Kind::Dot) {  // `a.b.c` is no `a.b?.c`
    const NodeId before = pattern_.child(object, Role::Name);
    if (before != no_node && pattern_[before].kind != Kind::Ellipsis) return false;
  }
  if (pattern_[name].kind == Kind::Identifier && pattern_[name].symbol != tree_[name_at].symbol) return false;
  return chain(object, object_at, [&](NodeId) { return node(name, name_at, next); });
}

// `[...]` and `{...}` stand for comprehensions of their kind.
bool Matcher::any_comprehension(NodeId p, NodeId n, Next next) {
  const std::string_view makes = syntax::spelling_of(tree_[n].op);
  const bool list = pattern_[p].kind == Kind::List;
  if (list ? makes != "list" : makes == "list" || makes == "generator") return false;
  const NodeId only = pattern_.first_child(p);
  return only != no_node && is_gap(only) && pattern_[only].last == pattern_[p].last && next();
}

// PHP's `[...]` stands for arrays with keys too.
bool Matcher::any_array(NodeId p, NodeId n) const {
  const NodeId only = pattern_.first_child(p);
  return tree_.language() == syntax::Language::Php && tree_[n].kind == Kind::Dict && only != no_node && is_gap(only) &&
         pattern_[only].last == pattern_[p].last;
}

// What an expression statement of the pattern isn't looked for in. Of a return and a declaration everything is looked at.
bool Matcher::is_closed(NodeId n, Depth depth) const {
  if (tree_[n].kind == Kind::Function && is_javascript()) return true;  // what it gives back is a statement
  if (depth == Depth::Whole) return false;
  const auto language = tree_.language();
  switch (tree_[n].kind) {
    case Kind::Index:
    case Kind::Conditional:
    case Kind::Comprehension:
      return true;
    case Kind::New:
      return is_javascript() || language == syntax::Language::Java || language == syntax::Language::CSharp ||
             language == syntax::Language::Php;
    case Kind::Element:
      return is_javascript();
    case Kind::Sequence:
      return is_javascript() || is_c();
    case Kind::Function:
      return is_python() || language == syntax::Language::CSharp;
    default:
      return false;
  }
}

// The pattern anywhere inside the expression, but not inside the statements of a function that stands in it.
bool Matcher::deep(NodeId p, NodeId n, Depth depth, Next next) {
  const Kind kind = pattern_[p].kind;
  if (kind == Kind::Metavar || kind == Kind::Ellipsis || kind == Kind::DeepEllipsis) return node(p, n, next);
  for (NodeId d = n; d <= tree_[n].last;) {
    const bool computed_key = is_javascript() && tree_[d].role == Role::Key && tree_[tree_[d].parent].has(Flag::Computed);
    const bool of_arm = tree_[d].kind == Kind::Block && tree_[tree_[d].parent].has(Flag::Arrow);  // `1 => e`
    if ((tree_[d].kind == Kind::Block && !of_arm) || computed_key) {
      d = tree_[d].last + 1;
      continue;
    }
    if (is_expression(d) && node(p, d, next)) return true;
    if (!leaf_.options.go_deeper_expr) return false;
    const Kind at = tree_[d].kind;
    const bool closed = is_closed(d, depth);
    const bool assigned_to = (at == Kind::Assign || at == Kind::AugAssign) && is_python();
    const NodeId value = assigned_to ? tree_.child(d, Role::Right) : no_node;
    d = value != no_node ? value : closed ? tree_[d].last + 1 : d + 1;
  }
  return false;
}

bool Matcher::binary(NodeId p, NodeId n, Next next) {
  if (pattern_[p].op != tree_[n].op) return false;
  if (roles(p, n, 0, next)) return true;
  const std::string_view op = syntax::spelling_of(tree_[n].op);
  const bool equality = op == "==" || op == "!=";
  const bool either_way =
      op == "&" || (op == "|" && !is_shell()) || op == "^" || ((op == "&&" || op == "||") && leaf_.options.commutative_boolop);
  const bool commutes = (either_way && leaf_.options.ac_matching) || (equality && leaf_.options.symmetric_eq);
  const NodeId left = pattern_.child(p, Role::Left);
  const NodeId right = pattern_.child(p, Role::Right);
  const NodeId left_at = tree_.child(n, Role::Left);
  const NodeId right_at = tree_.child(n, Role::Right);
  if (left == no_node || right == no_node || left_at == no_node || right_at == no_node) return false;
  if (commutes && node(left, right_at, [&](NodeId) { return node(right, left_at, next); })) return true;

  const bool chains = op == "+" || op == "." || (op == "<<" && is_c());
  const bool groups =
      leaf_.options.ac_matching && (op == "&&" || op == "||" || op == "&" || (op == "|" && !is_shell()) || op == "^");
  const bool joins = op == "." && (tree_.language() == syntax::Language::Php || tree_.language() == syntax::Language::Lua);
  if (!groups && !joins && !chains) return false;
  const Nodes wanted = operands(pattern_, p);
  const bool gaps = std::any_of(wanted.begin(), wanted.end(), [&](NodeId id) { return is_gap(id); });
  if ((groups || joins) && !gaps) {
    const Nodes given = operands(tree_, n);
    if (given.size() < 3 || given.size() < wanted.size()) return false;
    return grouped(wanted, 0, given, 0, next) || (commutes && in_any_order(wanted, given, next));
  }
  if (wanted.size() < 3 && !gaps) return false;
  if (op == "+" && operands(tree_, n).size() < wanted.size()) return false;  // each `...` stands for one at least
  return list(wanted, 0, operands(tree_, n), 0, next);
}

// Several operands that stand side by side, as one value.
Value Matcher::value_of(const Nodes& n, std::size_t from, std::size_t to) const {
  if (to - from == 1) return value_of(n[from]);
  Value value{.tree = &tree_, .names = names_, .first = n[from], .last = n[to - 1]};
  value.span = {tree_[n[from]].begin, tree_[n[to - 1]].end};
  value.text = tree_.source().substr(value.span.begin, value.span.end - value.span.begin);
  return value;
}

// Operands in their order, of which a metavariable may stand for several: `a && $X` for `a && b && c`.
bool Matcher::grouped(const Nodes& p, std::size_t i, const Nodes& n, std::size_t j, Next next) {
  if (out_of_steps()) return false;
  if (i == p.size()) return j == n.size() && next();
  const std::size_t left = p.size() - i - 1;  // each wants one at least
  if (n.size() < j + 1 + left) return false;
  if (pattern_[p[i]].kind != Kind::Metavar) return node(p[i], n[j], [&](NodeId) { return grouped(p, i + 1, n, j + 1, next); });
  for (std::size_t end = left == 0 ? n.size() : j + 1; end + left <= n.size(); ++end) {
    if (bind(p[i], value_of(n, j, end), [&](NodeId) { return grouped(p, i + 1, n, end, next); })) return true;
  }
  return false;
}

// Operands in any order, of which one metavariable stands for all that are left.
bool Matcher::in_any_order(const Nodes& p, const Nodes& n, Next next) {
  const auto is_metavariable = [&](NodeId id) { return pattern_[id].kind == Kind::Metavar; };
  const auto rest = std::find_if(p.begin(), p.end(), is_metavariable);
  if (rest == p.end() || std::any_of(rest + 1, p.end(), is_metavariable)) return false;
  Nodes fixed(p.begin(), rest);
  fixed.insert(fixed.end(), rest + 1, p.end());
  std::vector<bool> used(n.size());
  return any_order(fixed, 0, n, used, false, [&](NodeId) {
    Nodes others;
    for (std::size_t i = 0; i < n.size(); ++i) {
      if (!used[i]) others.push_back(n[i]);
    }
    return !others.empty() && bind(*rest, value_of(others, 0, others.size()), next);
  });
}

// Ruby's `foo` as a statement calls foo, unless it is a variable.
bool Matcher::bare_call(NodeId p, NodeId n, Next next) {
  const NodeId holder = tree_[n].parent;
  if (tree_.language() != syntax::Language::Ruby || holder == no_node || tree_[holder].kind != Kind::ExprStatement) return false;
  if (names_ != nullptr && names_->definition(n) != 0) return false;
  const NodeId callee = pattern_.child(p, Role::Callee);
  if (callee == no_node || pattern_[callee].kind != Kind::Identifier) return false;
  const Nodes given = children(pattern_, p, Role::Item);
  return std::ranges::all_of(given, [&](NodeId one) { return pattern_[one].kind == Kind::Ellipsis; }) && node(callee, n, next);
}

bool Matcher::call(NodeId p, NodeId n, Next next) {
  const NodeId callee = pattern_.child(p, Role::Callee);
  const NodeId callee_at = tree_.child(n, Role::Callee);
  if (callee == no_node && callee_at == no_node)  // C#'s `new(x)`
    return arguments(children(pattern_, p, Role::Item), 0, children(tree_, n, Role::Item), next);
  if (callee == no_node || callee_at == no_node) return false;
  if (tree_[n].kind == Kind::Template) {  // f`…` is a call of f
    const Nodes wanted = children(pattern_, p, Role::Item);
    if (wanted.size() == 1 && is_gap(wanted[0])) return node(callee, callee_at, next);
    return node(callee, callee_at, [&](NodeId) { return list(wanted, 0, {n}, 0, next); });
  }
  if (is_shell()) return command(p, n, next);
  if (is_c() && pattern_[callee].kind == Kind::Metavar && tree_.text(callee_at) == "sizeof") return false;  // no function
  if (pattern_[callee].kind == Kind::Metavar && tree_[n].kind == Kind::Call && makes_or_converts(n)) return false;
  // `f<T>(x)` insists on type arguments, `o.f<T>(x)` and `new F<T>(x)` don't, but for languages that compare them.
  const NodeId types = pattern_.child(p, Role::TypeParams);
  const bool of_name = is_javascript() && pattern_[p].kind == Kind::Call && pattern_[callee].kind != Kind::Dot;
  if (of_name && types != no_node && tree_[callee_at].kind == Kind::Dot) return false;
  const bool compares =
      is_c() || of_name || tree_.language() == syntax::Language::Rust || tree_.language() == syntax::Language::CSharp;
  const bool insists = compares || (pattern_[p].kind == Kind::Call && pattern_[callee].kind != Kind::Dot);
  if (insists && types != no_node && tree_.child(n, Role::TypeParams) == no_node) return false;
  // `new T() {…}` makes another class than T.
  const auto body_of = [](const Tree& tree, NodeId id) {  // or C#'s `new T {A = 1}`
    const NodeId body = tree.child(id, Role::Body);
    return body != no_node ? body : tree.child(id, Role::Update);
  };
  const NodeId body = body_of(pattern_, p);
  const NodeId body_at = body_of(tree_, n);
  // `new T { ... }` stands for `new T()` too.
  const bool leaves_out = tree_.language() == syntax::Language::CSharp && body != no_node && body_at == no_node &&
                          pattern_[callee].kind != Kind::Type && pattern_.first_child(body) == pattern_[body].last &&
                          is_gap(pattern_[body].last);
  if (leaves_out) return children(tree_, n, Role::Item).empty() && node(callee, callee_at, next);
  if ((body == no_node) != (body_at == no_node)) return false;
  // `new T[]{a, b}`; `new T[n]` stands for any.
  const NodeId items = pattern_.child(p, Role::Value);
  const auto members = [&](NodeId) {
    const NodeId items_at = items != no_node ? tree_.child(n, Role::Value) : no_node;
    if (items != no_node) return items_at != no_node && node(items, items_at, next);
    if (body == no_node) return next();
    const bool is_class = tree_.language() == syntax::Language::Java && pattern_[p].kind == Kind::New;
    return is_class ? members_of(body, body_at, next) : node(body, body_at, next);
  };
  const auto given_values = [&](NodeId) {
    const Nodes wanted = children(pattern_, p, Role::Item);
    if (wanted.size() == 1 && pattern_[wanted[0]].kind == Kind::Ellipsis) return members(no_node);
    Nodes given = children(tree_, n, Role::Item);
    const bool of_items = wanted.empty() && items == no_node && pattern_[p].kind == Kind::New && tree_[n].kind == Kind::New;
    if (of_items && tree_.language() == syntax::Language::Java && tree_.child(n, Role::Value) != no_node) return false;
    // Java's `new T[n]` stands for `new T[] {…}` too.
    const bool sized = tree_.language() == syntax::Language::Java && tree_[n].kind == Kind::New && given.empty() && !wanted.empty();
    if (const NodeId values = sized ? tree_.child(n, Role::Value) : no_node; values != no_node) given.push_back(values);
    if (tree_.language() == syntax::Language::Ruby && !wanted.empty() && !is_block_of_call(pattern_, wanted.back()) &&
        !is_gap(wanted.back()) && !given.empty() && is_block_of_call(tree_, given.back()))
      given.pop_back();  // `f($X)` stands for `f(1) { … }`, not for `f { … }`
    return arguments(wanted, 0, given, members);
  };
  const auto length = [&](NodeId) { return is_c() ? optional(p, n, Role::Value, given_values) : given_values(no_node); };
  return node(callee, callee_at,
              [&](NodeId) { return compares && types != no_node ? optional(p, n, Role::TypeParams, length) : length(no_node); });
}

// The words of a command, of which the first is one like the others; what precedes it and its flags in any order.
bool Matcher::command(NodeId p, NodeId n, Next next) {
  const auto words = [](const Tree& tree, NodeId id) {
    Nodes found;
    for (const NodeId child : tree.children(id)) {
      if (tree[child].role == Role::Callee || tree[child].role == Role::Item) found.push_back(child);
    }
    return found;
  };
  const Nodes at = children(tree_, n, Role::Modifier);
  std::vector<bool> used(at.size());
  return any_order(children(pattern_, p, Role::Modifier), 0, at, used, false, [&](NodeId) {
    const Nodes wanted = words(pattern_, p);
    const Nodes given = words(tree_, n);
    return arguments(wanted, 0, given, next);
  });
}

}  // namespace insight::engine::match
