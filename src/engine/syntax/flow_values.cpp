#include "engine/syntax/flow_values.h"

#include <algorithm>

namespace insight::engine::syntax {
namespace {

// How far up from a name the things around it are looked for. Only chains of calls and operators are deeper; there is no value in
// those.
constexpr int longest_way = 1'000;

// The closest node around `id` for which `wanted` holds; the file when there is none, no_node when it is too far.
template <class Wanted>
NodeId around(const Tree& tree, NodeId id, Wanted wanted) {
  NodeId at = tree[id].parent;
  for (int way = 0; at != no_node && !wanted(tree[at].kind); ++way, at = tree[at].parent) {
    if (way == longest_way) return no_node;
  }
  return at != no_node ? at : Tree::root;
}

NodeId function_of(const Tree& tree, NodeId id) {
  return around(tree, id, [](Kind kind) { return kind == Kind::Function; });
}

bool is_loop(Kind kind) {
  return kind == Kind::For || kind == Kind::ForEach || kind == Kind::While || kind == Kind::DoWhile;
}

bool in_one_function(const Tree& tree, const std::vector<Write>& writes) {
  const NodeId function = function_of(tree, writes.front().target);
  return function != no_node &&
         std::all_of(writes.begin(), writes.end(), [&](const Write& w) { return function_of(tree, w.target) == function; });
}

bool written_within(const std::vector<Write>& writes, NodeId first, NodeId last) {
  const auto at = std::lower_bound(writes.begin(), writes.end(), first, [](const Write& w, NodeId id) { return w.done < id; });
  return at != writes.end() && at->done <= last;
}

NodeId value_at(const Tree& tree, const std::vector<Write>& writes, NodeId use) {
  auto after = std::lower_bound(writes.begin(), writes.end(), use, [](const Write& w, NodeId id) { return w.done < id; });
  if (after == writes.begin()) return no_node;
  const Write& last = *--after;
  if (last.value == no_node || function_of(tree, use) != function_of(tree, last.target)) return no_node;
  const NodeId block = around(tree, last.target, [](Kind kind) { return kind == Kind::Block; });
  if (block == no_node || !tree.contains(block, use)) return no_node;
  for (NodeId at = tree[use].parent; at != no_node && at != block; at = tree[at].parent) {
    if (is_loop(tree[at].kind) && written_within(writes, at, tree[at].last)) return no_node;
  }
  return last.value;
}

}  // namespace

bool written_before(const Tree& tree, const std::vector<Write>& writes, NodeId use) {
  return writes.front().done < use && function_of(tree, writes.front().target) == function_of(tree, use);
}

bool made_from_itself_in_loop(const Tree& tree, const std::vector<std::uint32_t>& definitions, const Write& write) {
  const NodeId function = function_of(tree, write.target);
  const NodeId loop = around(tree, write.target, [](Kind kind) { return is_loop(kind) || kind == Kind::Function; });
  if (loop == function || write.value == no_node) return false;
  for (NodeId id = write.value; id <= tree[write.value].last; ++id) {
    if (definitions[id] == definitions[write.target]) return true;
  }
  return false;
}

void find_flow_values(const Tree& tree, const std::vector<std::uint32_t>& definitions,
                      std::unordered_map<std::uint32_t, std::vector<Write>>& writes, std::unordered_map<NodeId, NodeId>& values) {
  std::erase_if(writes, [&](const auto& of) {
    const bool known = std::any_of(of.second.begin(), of.second.end(), [](const Write& w) { return w.value != no_node; });
    return of.second.size() < 2 || !known || !in_one_function(tree, of.second);
  });
  if (writes.empty()) return;
  for (auto& [definition, of] : writes)
    std::sort(of.begin(), of.end(), [](const Write& a, const Write& b) { return a.done < b.done; });
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (definitions[id] == 0) continue;
    const auto of = writes.find(definitions[id]);
    if (of == writes.end()) continue;
    if (const NodeId value = value_at(tree, of->second, id); value != no_node) values.emplace(id, value);
  }
}

}  // namespace insight::engine::syntax
