// Dispatch: at which nodes of a file a leaf may begin: by the node's kind and, for calls and members, by their last name, so that a
// Matcher is started only where it has a chance. The nodes are sorted once a file, by kind and by name; a leaf then costs what its
// own nodes cost. It may let too many through, never too few. Used by evaluate_leaves.cpp for one file; what it needs to know of a
// leaf is worked out once, by prepare_dispatch, when rules are compiled.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/match/leaf.h"

namespace insight::engine::match {

// Fills in what a leaf with code says of where it begins.
void prepare_dispatch(Leaf& leaf);

class Dispatch {
 public:
  Dispatch(const syntax::Tree& tree, const syntax::Names* names);

  // Where the leaf, which has code, may begin: in ascending order, each once. Holds until the next call.
  const std::vector<syntax::NodeId>& nodes_for(const Leaf& leaf);

 private:
  // Numbers of nodes in ascending order, of each key a list: the first of each, and behind each node the next.
  using Chain = std::vector<syntax::NodeId>;

  void take_in(syntax::NodeId id);
  std::size_t slot_of(std::uint64_t symbol) const { return symbol & (first_named_.size() - 1); }
  void add_kind(syntax::Kind kind);
  void add_headed(const Leaf& leaf);
  void add_named(const Leaf& leaf);
  void add_variables();
  void add_results();
  void add_given();
  const std::vector<syntax::NodeId>& items();
  bool may_be_named(const NamedBy& name, syntax::NodeId id) const;

  const syntax::Tree& tree_;
  const syntax::Names* names_;
  std::array<syntax::NodeId, kinds> first_of_kind_{};
  Chain next_of_kind_;
  Chain first_named_;  // by symbol, as many as fit; others share the slot
  Chain next_named_;
  // Calls, members and names of something imported under another name: the last part of its full name. Sorted.
  std::vector<std::pair<std::uint64_t, syntax::NodeId>> imported_;
  std::optional<std::vector<syntax::NodeId>> items_;  // where a sequence may begin, once somebody asks
  std::vector<syntax::NodeId> found_;
};

}  // namespace insight::engine::match
