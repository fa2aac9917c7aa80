#include "engine/match/dispatch.h"

#include <algorithm>

#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

// The node that names what is called, made or looked up: the last name of `a.b.c(…)`.
NodeId head_node(const Tree& tree, NodeId id) {
  if (tree[id].kind == Kind::Call || tree[id].kind == Kind::New) id = tree.child(id, Role::Callee);
  if (id != no_node && tree[id].kind == Kind::Dot) id = tree.child(id, Role::Name);
  return id != no_node && tree[id].kind == Kind::Identifier ? id : no_node;
}

}  // namespace

void prepare_dispatch(Leaf& leaf) {
  for (std::size_t kind = 0; kind < kinds; ++kind) leaf.begins_at[kind] = Matcher::may_match(leaf, static_cast<Kind>(kind));
  if (leaf.code->is_sequence()) return;
  const Tree& tree = leaf.code->tree;
  const NodeId root = leaf.code->roots[0];
  const Kind kind = tree[root].kind;
  leaf.is_statement = kind == Kind::ExprStatement;
  if (kind != Kind::Call && kind != Kind::New && kind != Kind::Dot && kind != Kind::Identifier) return;
  if (tree.language() == syntax::Language::Php) return;  // names have no case there
  if (const NodeId name = head_node(tree, root); name != no_node) leaf.head = tree[name].symbol;
}

Dispatch::Dispatch(std::span<const Leaf> leaves, const std::vector<std::size_t>& wanted, const Tree& tree,
                   const syntax::Names* names)
    : leaves_(leaves), tree_(tree), names_(names) {
  for (const std::size_t index : wanted) {
    const Leaf& leaf = leaves[index];
    if (leaf.code->is_sequence()) {
      sequences_.push_back(index);
      continue;
    }
    if (leaf.is_statement && syntax::family_of(tree.language()) == syntax::Language::JavaScript) statements_.push_back(index);
    if (leaf.head != 0) by_head_.emplace_back(leaf.head, index);
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      const bool sieved = leaf.head != 0 && has_head(static_cast<Kind>(kind));
      if (leaf.begins_at[kind] && !sieved) by_kind_[kind].push_back(index);
    }
  }
  std::sort(by_head_.begin(), by_head_.end());
}

Dispatch::Heads Dispatch::heads_of(NodeId id) const {
  Heads heads;
  if (const NodeId name = head_node(tree_, id); name != no_node) heads.written = tree_[name].symbol;
  if (names_ == nullptr) return heads;
  const Kind kind = tree_[id].kind;
  const NodeId named = kind == Kind::Call || kind == Kind::New ? tree_.child(id, Role::Callee) : id;
  if (named == no_node) return heads;
  const std::string_view full = names_->qualified(named);
  if (!full.empty()) heads.imported = syntax::symbol_of(full.substr(full.rfind('.') + 1));
  return heads;
}

}  // namespace insight::engine::match
