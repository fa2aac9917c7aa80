// ConstantCallers: which parameters of a file's functions never hold anything but constants, because the file alone calls the
// function and no call gives it more. Asked by Flow for parameters that a rule takes for sources. Of Python's files alone. The file
// is looked through when the first is asked for, as few rules have such sources; so a ConstantCallers belongs to one thread.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::taint {

class ConstantCallers {
 public:
  ConstantCallers(const syntax::Tree& tree, const syntax::Names& names) : tree_(tree), names_(names) {}

  // `parameter`: its Identifier.
  bool give_constants_alone(syntax::NodeId parameter) const;

 private:
  using NodeId = syntax::NodeId;
  using Role = syntax::Role;
  using Calls = std::unordered_map<std::uint32_t, std::vector<NodeId>>;  // by the definition of a function that nobody else calls
  const Calls& calls() const;
  Calls inner_functions() const;
  void note_uses(Calls& calls) const;
  bool is_inner(NodeId function, bool of_program) const;
  bool is_constant_at(NodeId call, NodeId parameter, std::size_t at) const;

  const syntax::Tree& tree_;
  const syntax::Names& names_;
  mutable std::optional<Calls> calls_;
};

}  // namespace insight::engine::taint
