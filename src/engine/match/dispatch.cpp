#include "engine/match/dispatch.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "engine/match/go_types.h"
#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

// What is called, made or looked up, of `new T<A>` without its arguments.
NodeId named_node(const Tree& tree, NodeId id) {
  const Kind kind = tree[id].kind;
  if (kind == Kind::Decorator) return Matcher::bare_name(tree, id);
  if (kind != Kind::Call && kind != Kind::New) return id;
  id = tree.child(id, Role::Callee);
  const bool has_arguments = id != no_node && kind == Kind::New && tree[id].kind == Kind::GenericType;
  return has_arguments ? tree.child(id, Role::Name) : id;
}

// The name of it: the last of `a.b.c(…)`.
NodeId head_node(const Tree& tree, NodeId id) {
  id = named_node(tree, id);
  while (id != no_node && tree[id].kind == Kind::Cast) id = tree.child(id, Role::Value);  // `(f as any)(…)`
  if (id != no_node && tree[id].kind == Kind::Dot) id = tree.child(id, Role::Name);
  return id != no_node && tree[id].kind == Kind::Identifier ? id : no_node;
}

// `$X.$M(…)`, `$X.$M`: the `$M`.
std::string metavariable_of_head(const Tree& tree, NodeId root) {
  const NodeId member = tree[root].kind == Kind::Call ? tree.child(root, Role::Callee) : root;
  if (member == no_node || tree[member].kind != Kind::Dot) return {};
  const NodeId name = tree.child(member, Role::Name);
  return name != no_node && tree[name].kind == Kind::Metavar ? std::string(tree.text(name)) : std::string();
}

bool fits(const NamedBy& name, std::uint64_t symbol, std::string_view text) {
  constexpr std::size_t most_known = 100'000;
  struct Hash {
    std::size_t operator()(const std::pair<std::uint64_t, std::uint64_t>& of) const { return of.first * 31 ^ of.second; }
  };
  thread_local std::unordered_map<std::pair<std::uint64_t, std::uint64_t>, bool, Hash> known;  // names repeat from file to file
  if (known.size() > most_known) known.clear();
  const auto [at, is_new] = known.try_emplace({name.key, symbol});
  if (is_new) at->second = name.regex->matches_start(text);
  return at->second;
}

}  // namespace

void prepare_dispatch(Leaf& leaf) {
  for (std::size_t kind = 0; kind < kinds; ++kind) leaf.begins_at[kind] = Matcher::may_match(leaf, static_cast<Kind>(kind));
  if (leaf.code->is_sequence()) return;
  const Tree& tree = leaf.code->tree;
  const NodeId root = leaf.code->roots[0];
  const Kind kind = tree[root].kind;
  leaf.is_statement = kind == Kind::ExprStatement;
  leaf.name.metavariable = metavariable_of_head(tree, root);
  if (kind != Kind::Call && kind != Kind::New && kind != Kind::Dot && kind != Kind::Identifier) return;
  const bool is_variable = kind == Kind::Identifier && tree.text(root).starts_with('$');
  if (tree.language() == syntax::Language::Php && !is_variable) return;  // other names have no case there
  if (type_of_make(tree, root) != no_node) return;                       // a literal is made too
  if (const NodeId name = head_node(tree, root); name != no_node) leaf.head = tree[name].symbol;
}

// Names stand for one where they are variables.
bool Dispatch::is_literal(const Leaf& leaf) {
  const Tree& tree = leaf.code->tree;
  const Kind kind = leaf.code->is_sequence() ? Kind::Block : tree[leaf.code->roots[0]].kind;
  return (kind == Kind::String || kind == Kind::Number || kind == Kind::Bool) && tree.language() != syntax::Language::Hcl;
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
    if (is_literal(leaf)) literals_.push_back(index);
    if (leaf.name.regex) named_.push_back(index);
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      const bool of_variable = is_literal(leaf) && static_cast<Kind>(kind) == Kind::Identifier;
      const bool of_member = leaf.name.regex && has_name(static_cast<Kind>(kind));
      const bool sieved = of_variable || of_member || (leaf.head != 0 && has_head(static_cast<Kind>(kind)));
      if (leaf.begins_at[kind] && !sieved) by_kind_[kind].push_back(index);
    }
  }
  std::sort(by_head_.begin(), by_head_.end());
}

// What is called by a variable may be any method: `f = o.m; f()`.
bool Dispatch::may_be_named(const NamedBy& name, NodeId id) const {
  const NodeId written = head_node(tree_, id);
  if (written == no_node || tree_[written].role != Role::Name || tree_.span(written) != tree_.text(written)) return true;
  if (fits(name, tree_[written].symbol, tree_.text(written))) return true;
  const std::string_view full = names_ != nullptr ? names_->qualified(named_node(tree_, id)) : std::string_view();
  const std::string_view last = full.substr(full.rfind('.') + 1);
  return !full.empty() && fits(name, syntax::symbol_of(last), last);
}

Dispatch::Heads Dispatch::heads_of(NodeId id) const {
  Heads heads;
  if (const NodeId name = head_node(tree_, id); name != no_node) heads.written = tree_[name].symbol;
  if (names_ == nullptr) return heads;
  const NodeId named = named_node(tree_, id);
  if (named == no_node) return heads;
  const std::string_view full = names_->qualified(named);
  if (!full.empty()) heads.imported = syntax::symbol_of(full.substr(full.rfind('.') + 1));
  return heads;
}

}  // namespace insight::engine::match
