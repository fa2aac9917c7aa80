// flow_values: which assignment a variable's use reads, for variables that are assigned more than once. Used by the name resolver.
// It follows straight lines only: the last write before the use counts when it always happens before it; a write in a branch, in a
// loop around the use or in another function makes the value unknown. It never guesses.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/syntax/tree.h"

namespace insight::engine::syntax {

struct Write {
  NodeId target = no_node;
  NodeId value = no_node;  // no_node: assigned, but nobody knows what. An AugAssign stands for its result
  NodeId done = no_node;   // the last node that is read before the new value holds
};

// Adds to `values`, by the identifier that reads it, the expression that was assigned. `definitions`: by node.
void find_flow_values(const Tree& tree, const std::vector<std::uint32_t>& definitions,
                      std::unordered_map<std::uint32_t, std::vector<Write>>& writes, std::unordered_map<NodeId, NodeId>& values);

// Was the variable certainly or possibly written before the use, in the same function? `writes`: in the order of `done`.
bool written_before(const Tree& tree, const std::vector<Write>& writes, NodeId use);

// A value that grows with each round of a loop.
bool made_from_itself_in_loop(const Tree& tree, const std::vector<std::uint32_t>& definitions, const Write& write);

}  // namespace insight::engine::syntax
