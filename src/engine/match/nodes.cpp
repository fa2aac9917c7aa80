// What the parts of the matcher share: lists of nodes, and equality of code.
#include "engine/match/matcher.h"

namespace insight::engine::match {
namespace {

std::string_view text_of(const Tree& tree, const Binding& binding) {
  const std::string_view source = tree.source();
  if (binding.node != no_node && tree[binding.node].kind == Kind::String) return tree.text(binding.node);
  return source.substr(binding.span.begin, binding.span.end - binding.span.begin);
}

bool opens_own_world(Kind kind) {
  return kind == Kind::Function || kind == Kind::Class;
}

void add_nested(const Tree& tree, NodeId statement, NodeList& out) {
  constexpr std::size_t enough = 5'000;
  if (out.size() > enough || opens_own_world(tree[statement].kind)) return;
  for (NodeId id = statement + 1; id <= tree[statement].last; ++id) {
    if (opens_own_world(tree[id].kind)) {
      id = tree[id].last;
      continue;
    }
    const NodeId parent = tree[id].parent;
    if (tree[id].role == Role::Item && is_statement_list(tree, parent) && parent > statement) out.push_back(id);
    if (out.size() > enough) return;
  }
}

}  // namespace

NodeList children_in(const Tree& tree, NodeId id, Role role) {
  NodeList list;
  for (const NodeId child : tree.children(id)) {
    if (tree[child].role == role) list.push_back(child);
  }
  return list;
}

bool is_gap(Kind kind) {
  return kind == Kind::Ellipsis || kind == Kind::SeqMetavar;
}

bool is_statement_list(const Tree& tree, NodeId id) {
  return tree[id].kind == Kind::File || tree[id].kind == Kind::Block;
}

NodeList statements_of(const Tree& tree, NodeId id) {
  return children_in(tree, id, Role::Item);
}

NodeList nested_statements(const Tree& tree, const NodeList& list) {
  NodeList all;
  for (const NodeId statement : list) {
    all.push_back(statement);
    add_nested(tree, statement, all);
  }
  return all;
}

bool same_code(const Tree& tree, const syntax::Names& names, NodeId a, NodeId b) {
  if (a == b) return true;
  const Node& x = tree[a];
  const Node& y = tree[b];
  if (x.kind != y.kind || x.op != y.op || x.symbol != y.symbol) return false;
  if (x.kind == Kind::Identifier) {
    const auto first = names.definition(a);
    const auto second = names.definition(b);
    if (first != 0 && second != 0 && first != second) return false;
  }
  if (x.last - a != y.last - b) return false;
  NodeId left = tree.first_child(a);
  NodeId right = tree.first_child(b);
  for (; left != no_node && right != no_node; left = tree.next_sibling(left), right = tree.next_sibling(right)) {
    if (tree[left].role != tree[right].role || !same_code(tree, names, left, right)) return false;
  }
  return left == right;
}

bool same_value(const Tree& tree, const syntax::Names& names, const Binding& a, const Binding& b) {
  if (a.node != no_node && b.node != no_node && same_code(tree, names, a.node, b.node)) return true;
  if (a.node != no_node && b.node != no_node && tree[a.node].kind == Kind::Identifier && tree[b.node].kind == Kind::Identifier)
    return false;
  return text_of(tree, a) == text_of(tree, b);
}

}  // namespace insight::engine::match
