#include "engine/match/dispatch.h"

#include <algorithm>
#include <bit>
#include <numeric>
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

// These kinds are asked for by their last name.
bool has_head(Kind kind) {
  return kind == Kind::Call || kind == Kind::New || kind == Kind::Dot || kind == Kind::Identifier || kind == Kind::Decorator;
}

// And these where a regular expression says which one it may be.
bool has_name(Kind kind) {
  return kind == Kind::Call || kind == Kind::Dot;
}

std::string_view last_part(std::string_view full_name) {
  return full_name.substr(full_name.rfind('.') + 1);
}

void find_head(Leaf& leaf) {
  if (leaf.code->is_sequence()) return;
  const Tree& tree = leaf.code->tree;
  const NodeId root = leaf.code->roots[0];
  const Kind kind = tree[root].kind;
  leaf.name.metavariable = metavariable_of_head(tree, root);
  if (kind != Kind::Call && kind != Kind::New && kind != Kind::Dot && kind != Kind::Identifier) return;
  const bool is_variable = kind == Kind::Identifier && tree.text(root).starts_with('$');
  if (tree.language() == syntax::Language::Php && !is_variable) return;  // other names have no case there
  if (type_of_make(tree, root) != no_node) return;                       // a literal is made too
  if (const NodeId name = head_node(tree, root); name != no_node) leaf.head = tree[name].symbol;
}

// Names stand for one where they are variables.
bool is_literal(const Leaf& leaf) {
  const Tree& tree = leaf.code->tree;
  const Kind kind = leaf.code->is_sequence() ? Kind::Block : tree[leaf.code->roots[0]].kind;
  return (kind == Kind::String || kind == Kind::Number || kind == Kind::Bool || kind == Kind::Null) &&
         tree.language() != syntax::Language::Hcl;
}

bool is_statement_of_javascript(const Leaf& leaf) {
  const Tree& tree = leaf.code->tree;
  return !leaf.code->is_sequence() && tree[leaf.code->roots[0]].kind == Kind::ExprStatement &&
         syntax::family_of(tree.language()) == syntax::Language::JavaScript;
}

}  // namespace

void prepare_dispatch(Leaf& leaf) {
  find_head(leaf);
  leaf.is_literal = is_literal(leaf);
  leaf.is_result = is_statement_of_javascript(leaf);
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    leaf.begins_at[kind] = Matcher::may_match(leaf, static_cast<Kind>(kind));
    const bool is_sieved =
        (leaf.is_literal && static_cast<Kind>(kind) == Kind::Identifier) || (leaf.head != 0 && has_head(static_cast<Kind>(kind)));
    if (leaf.begins_at[kind] && !is_sieved) leaf.any_of.push_back(static_cast<Kind>(kind));
  }
}

// From the last to the first, so that each list is in order.
Dispatch::Dispatch(const Tree& tree, const syntax::Names* names)
    : tree_(tree),
      names_(names),
      next_of_kind_(tree.size()),
      first_named_(std::bit_ceil(tree.size()), no_node),
      next_named_(tree.size()) {
  first_of_kind_.fill(no_node);
  for (NodeId id = tree.size(); id-- > 0;) take_in(id);
  std::ranges::sort(imported_);
}

void Dispatch::take_in(NodeId id) {
  const Kind kind = tree_[id].kind;
  next_of_kind_[id] = std::exchange(first_of_kind_[static_cast<std::size_t>(kind)], id);
  if (!has_head(kind)) return;
  const NodeId name = head_node(tree_, id);
  if (name != no_node) next_named_[id] = std::exchange(first_named_[slot_of(tree_[name].symbol)], id);
  const NodeId named = names_ != nullptr ? named_node(tree_, id) : no_node;
  const std::string_view full = named != no_node ? names_->qualified(named) : std::string_view();
  if (full.empty()) return;
  const std::string_view last = last_part(full);
  if (name == no_node || tree_.text(name) != last) imported_.emplace_back(syntax::symbol_of(last), id);
}

const std::vector<NodeId>& Dispatch::nodes_for(const Leaf& leaf) {
  if (leaf.code->is_sequence()) return items();
  found_.clear();
  if (leaf.any_of.size() == kinds) {
    found_.resize(tree_.size());
    std::iota(found_.begin(), found_.end(), NodeId{0});
    return found_;
  }
  for (const Kind kind : leaf.any_of) {
    if (!leaf.name.regex || !has_name(kind)) add_kind(kind);
  }
  if (leaf.name.regex) add_named(leaf);
  if (leaf.head != 0) add_headed(leaf);
  if (leaf.is_literal) add_variables();
  if (leaf.is_result) add_results();
  if (names_ != nullptr && leaf.begins_with(Kind::String)) add_given();
  if (!std::ranges::is_sorted(found_)) std::ranges::sort(found_);
  found_.erase(std::ranges::unique(found_).begin(), found_.end());
  return found_;
}

void Dispatch::add_kind(Kind kind) {
  for (NodeId id = first_of_kind_[static_cast<std::size_t>(kind)]; id != no_node; id = next_of_kind_[id]) found_.push_back(id);
}

void Dispatch::add_headed(const Leaf& leaf) {
  const auto add = [&](NodeId id) {
    if (leaf.begins_at[static_cast<std::size_t>(tree_[id].kind)]) found_.push_back(id);
  };
  for (NodeId id = first_named_[slot_of(leaf.head)]; id != no_node; id = next_named_[id]) {
    if (tree_[head_node(tree_, id)].symbol == leaf.head) add(id);
  }
  auto at = std::ranges::lower_bound(imported_, std::pair(leaf.head, NodeId{0}));
  for (; at != imported_.end() && at->first == leaf.head; ++at) add(at->second);
}

void Dispatch::add_named(const Leaf& leaf) {
  for (const Kind kind : {Kind::Call, Kind::Dot}) {
    if (!leaf.begins_at[static_cast<std::size_t>(kind)]) continue;
    const std::size_t first = found_.size();
    add_kind(kind);
    const auto begin = found_.begin() + static_cast<std::ptrdiff_t>(first);
    found_.erase(std::remove_if(begin, found_.end(), [&](NodeId id) { return !may_be_named(leaf.name, id); }), found_.end());
  }
}

// Each may be a constant.
void Dispatch::add_variables() {
  if (names_ == nullptr) return;
  constexpr auto name = static_cast<std::size_t>(Kind::Identifier);
  for (NodeId id = first_of_kind_[name]; id != no_node; id = next_of_kind_[id]) {
    if (names_->definition(id) != 0) found_.push_back(id);
  }
}

// What an arrow function gives back is a statement too.
void Dispatch::add_results() {
  for (NodeId id = 0; id < tree_.size(); ++id) {
    if (tree_[id].role == Role::Body && tree_[id].kind < Kind::Function && tree_[id].kind != Kind::Block) found_.push_back(id);
  }
}

// Texts that stand elsewhere are as good as written here.
void Dispatch::add_given() {
  found_.insert(found_.end(), names_->given().begin(), names_->given().end());
}

const std::vector<NodeId>& Dispatch::items() {
  if (items_) return *items_;
  items_.emplace();
  for (NodeId id = 0; id < tree_.size(); ++id) {
    if (tree_[id].role == Role::Item || tree_[id].role == Role::Init) items_->push_back(id);
  }
  return *items_;
}

// What is called by a variable may be any method: `f = o.m; f()`.
bool Dispatch::may_be_named(const NamedBy& name, NodeId id) const {
  const NodeId written = head_node(tree_, id);
  if (written == no_node || tree_[written].role != Role::Name || tree_.span(written) != tree_.text(written)) return true;
  if (fits(name, tree_[written].symbol, tree_.text(written))) return true;
  const std::string_view full = names_ != nullptr ? names_->qualified(named_node(tree_, id)) : std::string_view();
  const std::string_view last = last_part(full);
  return !full.empty() && fits(name, syntax::symbol_of(last), last);
}

}  // namespace insight::engine::match
