// Long chains: `a + b + c …` leans to the left in the grammars, one level an operand. Where a run of one operator is longer than a
// tree should be deep it becomes a balanced tree of the same operands in the same order: only which of them group together
// changes. Used by the lowerings' binary().
#pragma once

#include <tree_sitter/api.h>

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "engine/syntax/builder.h"
#include "engine/syntax/languages/languages.h"

namespace insight::engine::syntax {

// Beyond this many a chain (of operands, of else-ifs) is no longer nested as it is written.
inline constexpr std::size_t longest_chain = 100;

// Does the left side of `binary` go on with the same operator?
bool leans_on(TSNode binary);
// Whether the run of one operator that ends in `binary` has more than longest_chain operators. Looks at no more than those.
bool is_long_chain(TSNode binary);
// The operands of that run, from left to right.
std::vector<TSNode> operands_of_chain(TSNode binary);

// From this depth on the lowerings follow chains in a loop instead of by recursion: calls and members, operators of several kinds,
// `a ? b : c ? d …` nest one level a link, and generated code has thousands of links in a row.
inline constexpr unsigned chains_from = 100;
inline constexpr std::size_t max_links = 20'000;  // of one such chain; a longer one refuses the file

// Opens Binary nodes around the operands; `lower(operand, role)` adds one of them.
template <class Lower>
NodeId balanced(Builder& builder, unsigned& depth, std::span<const TSNode> operands, std::string_view op, Role role,
                const Lower& lower) {
  if (operands.size() == 1) return lower(operands.front(), role);
  const Nesting nesting(depth);
  const NodeId id = builder.open(Kind::Binary, role, {ts_node_start_byte(operands.front()), ts_node_end_byte(operands.back())});
  builder.set_op(id, op);
  const auto half = operands.size() / 2;
  balanced(builder, depth, operands.first(half), op, Role::Left, lower);
  balanced(builder, depth, operands.subspan(half), op, Role::Right, lower);
  builder.close();
  return id;
}

}  // namespace insight::engine::syntax
