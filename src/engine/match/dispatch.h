// Dispatch: which of the leaves wanted in a file may begin at a node: by the node's kind and, for calls and members, by their last
// name, so that the walk starts a Matcher only where it has a chance. It may let too many through, never too few. Used by
// formula.cpp for one file; what it needs to know of a leaf is worked out once, by prepare_dispatch, when rules are compiled.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "engine/match/leaf.h"

namespace insight::engine::match {

// Fills in begins_at, head and the metavariable of `name` of a leaf with code.
void prepare_dispatch(Leaf& leaf);

class Dispatch {
 public:
  // `wanted`: indexes into `leaves`, each with code.
  Dispatch(std::span<const Leaf> leaves, const std::vector<std::size_t>& wanted, const syntax::Tree& tree,
           const syntax::Names* names);

  // Calls visit(leaf) for each leaf that may begin at the node.
  template <class Visit>
  void at(syntax::NodeId id, Visit visit) const {
    const syntax::Kind kind = tree_[id].kind;
    for (const std::size_t leaf : by_kind_[static_cast<std::size_t>(kind)]) visit(leaf);
    if (tree_[id].role == syntax::Role::Item || tree_[id].role == syntax::Role::Init) {
      for (const std::size_t leaf : sequences_) visit(leaf);
    }
    // What an arrow function gives back is a statement too.
    if (tree_[id].role == syntax::Role::Body && kind < syntax::Kind::Function && kind != syntax::Kind::Block) {
      for (const std::size_t leaf : statements_) visit(leaf);
    }
    if (kind == syntax::Kind::Identifier && names_ != nullptr && !literals_.empty() && names_->definition(id) != 0) {
      for (const std::size_t leaf : literals_) visit(leaf);
    }
    if (has_name(kind)) {
      for (const std::size_t leaf : named_) {
        if (leaves_[leaf].begins_at[static_cast<std::size_t>(kind)] && may_be_named(leaves_[leaf].name, id)) visit(leaf);
      }
    }
    if (!has_head(kind) || by_head_.empty()) return;
    const Heads heads = heads_of(id);
    visit_headed(kind, heads.written, visit);
    if (heads.imported != 0 && heads.imported != heads.written) visit_headed(kind, heads.imported, visit);
  }

 private:
  struct Heads {
    std::uint64_t written = 0;
    std::uint64_t imported = 0;  // the last part of the full name of something imported
  };
  static bool has_head(syntax::Kind kind) {
    return kind == syntax::Kind::Call || kind == syntax::Kind::New || kind == syntax::Kind::Dot ||
           kind == syntax::Kind::Identifier || kind == syntax::Kind::Decorator;
  }
  static bool has_name(syntax::Kind kind) { return kind == syntax::Kind::Call || kind == syntax::Kind::Dot; }
  Heads heads_of(syntax::NodeId id) const;
  bool may_be_named(const NamedBy& name, syntax::NodeId id) const;
  static bool is_literal(const Leaf& leaf);

  template <class Visit>
  void visit_headed(syntax::Kind kind, std::uint64_t head, Visit& visit) const {
    auto it = std::lower_bound(by_head_.begin(), by_head_.end(), std::pair(head, std::size_t{0}));
    for (; it != by_head_.end() && it->first == head; ++it) {
      if (leaves_[it->second].begins_at[static_cast<std::size_t>(kind)]) visit(it->second);
    }
  }

  std::span<const Leaf> leaves_;
  const syntax::Tree& tree_;
  const syntax::Names* names_;
  std::array<std::vector<std::size_t>, kinds> by_kind_;
  std::vector<std::pair<std::uint64_t, std::size_t>> by_head_;  // sorted
  std::vector<std::size_t> sequences_;
  std::vector<std::size_t> literals_;    // at variables
  std::vector<std::size_t> named_;       // at calls and members whose last name a regular expression allows
  std::vector<std::size_t> statements_;  // an expression as a statement, JavaScript's
};

}  // namespace insight::engine::match
