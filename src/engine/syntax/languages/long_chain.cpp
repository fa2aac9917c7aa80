#include "engine/syntax/languages/long_chain.h"

#include <algorithm>

namespace insight::engine::syntax {
namespace {

TSSymbol operator_of(TSNode binary) {
  const TSNode op = ts_node_child_by_field_name(binary, "operator", 8);
  return ts_node_is_null(op) ? TSSymbol{0} : ts_node_symbol(op);
}

TSNode right_of(TSNode binary) {
  std::uint32_t i = ts_node_named_child_count(binary) - 1;
  while (i > 1 && (ts_node_is_extra(ts_node_named_child(binary, i)) || ts_node_is_error(ts_node_named_child(binary, i)))) --i;
  return ts_node_named_child(binary, i);
}

}  // namespace

bool leans_on(TSNode binary) {
  const TSNode left = ts_node_named_child(binary, 0);
  return !ts_node_is_null(left) && ts_node_symbol(left) == ts_node_symbol(binary) && ts_node_named_child_count(left) >= 2 &&
         operator_of(left) == operator_of(binary);
}

bool is_long_chain(TSNode binary) {
  if (ts_node_named_child_count(binary) < 2) return false;
  for (std::size_t length = 1; leans_on(binary); ++length) {
    if (length >= longest_chain) return true;
    binary = ts_node_named_child(binary, 0);
  }
  return false;
}

std::vector<TSNode> operands_of_chain(TSNode binary) {
  std::vector<TSNode> operands{right_of(binary)};
  for (; leans_on(binary); operands.push_back(right_of(binary))) binary = ts_node_named_child(binary, 0);
  operands.push_back(ts_node_named_child(binary, 0));
  std::reverse(operands.begin(), operands.end());
  return operands;
}

}  // namespace insight::engine::syntax
