// Callees: which function of the file a call runs, where its name says so: a function or a variable that holds one, a method of the
// class around or of a class that the file has by that name. A name that two functions have is nobody's. Borrows the tree; used by
// Flow.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::taint {

struct Callee {
  syntax::NodeId function = syntax::no_node;
  syntax::NodeId object = syntax::no_node;  // what the method is called on; no_node: this, or nothing
  bool own_object = false;                  // called on this, with or without saying so
  bool takes_object = false;                // its first parameter is the object
  bool makes_object = false;                // a constructor
};

class Callees {
 public:
  Callees(const syntax::Tree& tree, const syntax::Names& names);

  std::optional<Callee> of(syntax::NodeId call) const;

 private:
  using NodeId = syntax::NodeId;
  void add_function(NodeId function);
  void add_named(NodeId name, NodeId function);
  std::optional<Callee> method(NodeId of_class, std::uint64_t symbol, std::size_t arguments) const;
  std::optional<Callee> member(NodeId call, NodeId callee, std::size_t arguments) const;
  std::optional<Callee> constructor(NodeId type, std::size_t arguments) const;
  NodeId class_around(NodeId id) const;
  NodeId class_named(NodeId name) const;
  std::size_t parameters(NodeId function) const;
  bool is_own(NodeId object) const;

  const syntax::Tree& tree_;
  const syntax::Names& names_;
  std::unordered_map<std::uint32_t, NodeId> by_definition_;  // no_node: several
  std::unordered_map<std::uint64_t, NodeId> classes_;        // by the symbol of the name; no_node: several
  std::map<std::pair<NodeId, std::uint64_t>, std::vector<NodeId>> methods_;
};

}  // namespace insight::engine::taint
