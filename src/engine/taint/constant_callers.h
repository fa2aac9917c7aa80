// ConstantCallers: which parameters of a file's functions never hold anything but constants, because the file alone calls the
// function and no call gives it more. Asked by Flow for parameters that a rule takes for sources. Of Python's files alone.
#pragma once

#include <unordered_map>
#include <vector>

#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::taint {

class ConstantCallers {
 public:
  ConstantCallers(const syntax::Tree& tree, const syntax::Names& names);

  // `parameter`: its Identifier.
  bool give_constants_alone(syntax::NodeId parameter) const;

 private:
  using NodeId = syntax::NodeId;
  using Role = syntax::Role;
  void note_functions();
  void note_uses();
  bool is_inner(NodeId function, bool of_program) const;
  bool is_constant_at(NodeId call, NodeId parameter, std::size_t at) const;

  const syntax::Tree& tree_;
  const syntax::Names& names_;
  std::unordered_map<std::uint32_t, std::vector<NodeId>> calls_;  // by the definition of a function that nobody else calls
};

}  // namespace insight::engine::taint
