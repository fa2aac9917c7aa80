// ObjectTypes: of which class an expression is an object, told by the node that names the class: by the type that a variable, a
// parameter or a field was declared with, or by what it is made from (`new C()`, `C()`, `C.new`). Borrows the tree. Used by
// Callees.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::taint {

class ObjectTypes {
 public:
  ObjectTypes(const syntax::Tree& tree, const syntax::Names& names);

  // no_node where nothing tells, or several things do.
  syntax::NodeId of(syntax::NodeId object) const;
  // Of which class the function makes what it gives back, each time.
  syntax::NodeId returned(syntax::NodeId function) const;

 private:
  using NodeId = syntax::NodeId;
  void read(NodeId id);
  void read_assignment(NodeId left, NodeId type);
  void read_return(NodeId id);
  template <class Key>
  void keep(std::unordered_map<Key, NodeId>& types, Key key, NodeId type);
  NodeId made(NodeId value) const;
  bool is_class_name(NodeId callee) const;
  NodeId own_class(NodeId id) const;
  bool is_own_field(NodeId dot) const;
  bool is_own_object(NodeId id) const;
  bool is_field(NodeId definition) const;

  const syntax::Tree& tree_;
  const syntax::Names& names_;
  std::unordered_map<std::uint32_t, NodeId> by_definition_;  // no_node: several
  std::unordered_map<std::uint64_t, NodeId> fields_;         // by symbol, of any class of the file
  std::unordered_map<NodeId, NodeId> returned_;              // by function
};

}  // namespace insight::engine::taint
