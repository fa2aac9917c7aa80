#include "engine/match/environment.h"

#include <algorithm>
#include <cctype>

namespace insight::engine::match {

using syntax::Kind;
using syntax::Names;
using syntax::no_node;
using syntax::Node;
using syntax::NodeId;
using syntax::Tree;

const Value* find(const Environment& environment, std::uint64_t symbol) {
  const auto found = std::find_if(environment.begin(), environment.end(), [&](const Binding& b) { return b.symbol == symbol; });
  return found != environment.end() ? &found->value : nullptr;
}

namespace {

// Is it the name of a field of its class, behind `this`?
bool is_field_of_this(const Tree& tree, NodeId id) {
  using syntax::Role;
  NodeId holder = tree[id].parent;
  if (tree[id].role != Role::Name || holder == no_node || tree[holder].kind != Kind::Dot) return false;
  const NodeId object = tree.child(holder, Role::Object);
  if (object == no_node || tree[object].kind != Kind::This) return false;
  while (holder != no_node && tree[holder].kind != Kind::Class) holder = tree[holder].parent;
  const NodeId body = holder != no_node ? tree.child(holder, Role::Body) : no_node;
  if (body == no_node) return false;
  for (const NodeId member : tree.children(body)) {
    const NodeId name = tree[member].kind == Kind::VarDef ? tree.child(member, Role::Name) : no_node;
    if (name != no_node && tree[name].symbol == tree[id].symbol) return true;
  }
  return false;
}

// Languages in which `this.x` is known to be the field that the class declares, and no variable of that name.
bool knows_fields(const Tree& tree) {
  return tree.language() == syntax::Language::Java || syntax::family_of(tree.language()) == syntax::Language::JavaScript;
}

// A variable, parameter or function of the file, and nothing imported.
bool is_own_variable(const Names* names, NodeId id) {
  return names != nullptr && names->definition(id) != 0 && names->qualified(id).empty();
}

// A parameter that no use of its name is equal to: Python's `self` and `cls`, which are words where they are used, and the `...x`
// of JavaScript, which is more than x.
bool is_parameter_alone(const Tree& tree, NodeId id) {
  const NodeId holder = tree[id].parent;
  if (tree[id].role != syntax::Role::Name || holder == no_node || tree[holder].kind != Kind::Param) return false;
  if (syntax::family_of(tree.language()) == syntax::Language::JavaScript) return tree[holder].has(syntax::Flag::Rest);
  return tree.language() == syntax::Language::Python && (tree.text(id) == "self" || tree.text(id) == "cls");
}

bool same_leaf(const Tree& tree, const Names* names, NodeId a, NodeId b) {
  const Node& x = tree[a];
  const Node& y = tree[b];
  if (x.kind == Kind::Number && names != nullptr && x.symbol != y.symbol) {
    const auto left = names->constant(a, false);
    const auto right = names->constant(b, false);
    return left && right && *left == *right;
  }
  if (x.symbol != y.symbol) return false;
  if (x.kind == Kind::String && tree.language() == syntax::Language::Go) return true;
  if (x.kind == Kind::String) return tree.span(a).starts_with('`') == tree.span(b).starts_with('`');
  if (x.kind != Kind::Identifier || names == nullptr) return true;
  if (is_parameter_alone(tree, a) != is_parameter_alone(tree, b)) return false;
  const auto left = names->definition(a);
  const auto right = names->definition(b);
  const auto is_field = [&](NodeId id, std::uint32_t definition) {  // with `this` or without
    return is_field_of_this(tree, id) || (definition != 0 && names->is_field(definition));
  };
  if (knows_fields(tree) && (left | right) != 0 && is_field(a, left) != is_field(b, right))
    return false;  // `this.x = x`: a field and a parameter
  // Bound to the `x` of `f(x=…)`, which is no variable.
  const auto is_keyword = [&](NodeId id) {
    return tree[id].role == syntax::Role::Name && tree[tree[id].parent].kind == Kind::KeywordArg;
  };
  if (tree.language() == syntax::Language::Python && is_keyword(a) && !is_keyword(b)) return !is_own_variable(names, b);
  return left == right || left == 0 || right == 0;
}

bool is_group_number(std::string_view name) {
  return name.size() > 1 && std::isdigit(static_cast<unsigned char>(name[1])) != 0;
}

}  // namespace

// Both subtrees stand in preorder, so they are compared side by side without recursion.
bool same_code(const Tree& tree, const Names* names, NodeId a, NodeId b) {
  if (a == b) return true;
  const NodeId size = tree[a].last - a;
  if (tree[b].last - b != size) return false;
  for (NodeId i = 0; i <= size; ++i) {
    const Node& x = tree[a + i];
    const Node& y = tree[b + i];
    if (x.kind != y.kind || x.op != y.op || x.last - (a + i) != y.last - (b + i) || (i > 0 && x.role != y.role)) return false;
    if (!same_leaf(tree, names, a + i, b + i)) return false;
  }
  return true;
}

bool same_value(const Value& a, const Value& b) {
  if (a.is_node() && b.is_node() && a.tree == b.tree)
    return same_code(*a.tree, a.by_spelling ? nullptr : a.names, a.first, b.first);
  if (a.first != no_node && b.first != no_node && !(a.is_node() && b.is_node())) return a.first == b.first && a.last == b.last;
  const auto names_variable = [](const Value& value) {
    if (!value.is_node() || (*value.tree)[value.first].kind != Kind::Identifier) return false;
    const auto language = value.tree->language();
    const bool script = syntax::family_of(language) == syntax::Language::JavaScript || language == syntax::Language::Python;
    return script && is_own_variable(value.names, value.first);
  };
  if (names_variable(b)) return false;  // what is bound to a text is no variable
  const auto is_json = [](const Value& value) { return value.is_node() && value.tree->language() == syntax::Language::Json; };
  if ((is_json(a) && !b.is_node()) || (is_json(b) && !a.is_node())) return false;  // there a value has its quotes and is no text
  const auto content = [](const Value& value, const Value& other) {
    const bool literal = value.is_node() && (*value.tree)[value.first].kind == Kind::String;
    return literal && !other.is_node() ? value.tree->text(value.first) : value.text;
  };
  return content(a, b) == content(b, a);
}

bool agree(const Environment& a, const Environment& b) {
  return std::all_of(a.begin(), a.end(), [&](const Binding& binding) {
    if (is_group_number(binding.name)) return true;
    const Value* other = find(b, binding.symbol);
    return other == nullptr || same_value(binding.value, *other);
  });
}

void merge(Environment& into, const Environment& from) {
  for (const Binding& binding : from) {
    if (find(into, binding.symbol) == nullptr) into.push_back(binding);
  }
}

}  // namespace insight::engine::match
