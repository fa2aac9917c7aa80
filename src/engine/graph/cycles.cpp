#include "engine/graph/cycles.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

namespace insight::engine::graph {
namespace {

using Node = std::uint32_t;
constexpr Node none = UINT32_MAX;

// How many files the searches of one group may look at before the best cycle so far is taken; any group has short ones near every
// file. Counted, not timed, so that the answer is always the same.
constexpr std::size_t max_looked_at = 2'000'000;

struct Edge {
  Node to = 0;
  const ImportFact* import = nullptr;
};

// Nodes stand in the order of paths, edges in the order of their targets, so that every walk below is deterministic.
struct Graph {
  std::vector<std::size_t> file_of;
  std::vector<std::vector<Edge>> edges;
};

// Of several imports of one file the one that is evaluated on load counts, else the first.
void keep_one_per_target(std::vector<Edge>& edges) {
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return std::tie(a.to, a.import->lazy, a.import->place.line, a.import->place.column) <
           std::tie(b.to, b.import->lazy, b.import->place.line, b.import->place.column);
  });
  edges.erase(std::unique(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.to == b.to; }), edges.end());
}

Graph graph_of(std::span<const FileImports> files, Resolver& resolver, TypeImports types) {
  Graph graph;
  graph.file_of.resize(files.size());
  std::iota(graph.file_of.begin(), graph.file_of.end(), std::size_t{0});
  std::sort(graph.file_of.begin(), graph.file_of.end(),
            [&](std::size_t a, std::size_t b) { return files[a].path < files[b].path; });
  std::vector<Node> node_of(files.size());
  for (Node node = 0; node < files.size(); ++node) node_of[graph.file_of[node]] = node;

  graph.edges.resize(files.size());
  for (Node node = 0; node < files.size(); ++node) {
    const std::size_t file = graph.file_of[node];
    for (const ImportFact& import : files[file].imports) {
      if (import.type_only && types == TypeImports::Ignore) continue;
      for (const std::size_t target : resolver.resolve(file, import)) graph.edges[node].push_back({node_of[target], &import});
    }
    keep_one_per_target(graph.edges[node]);
  }
  return graph;
}

// Tarjan's strongly connected components, with its own stack: import chains are longer than a thread's stack is deep.
class Components {
 public:
  explicit Components(const Graph& graph)
      : graph_(graph), order_(graph.edges.size(), none), low_(graph.edges.size()), component_(graph.edges.size(), none) {
    for (Node node = 0; node < graph.edges.size(); ++node) {
      if (order_[node] == none) visit_all_from(node);
    }
  }

  Node of(Node node) const { return component_[node]; }
  std::vector<std::vector<Node>> members() const {
    std::vector<std::vector<Node>> groups(count_);
    for (Node node = 0; node < component_.size(); ++node) groups[component_[node]].push_back(node);
    return groups;
  }

 private:
  struct Frame {
    Node node;
    std::size_t next_edge = 0;
  };

  void enter(Node node) {
    order_[node] = low_[node] = next_++;
    open_.push_back(node);
    frames_.push_back({node});
  }

  void visit_all_from(Node start) {
    enter(start);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const Node node = frame.node;
      if (frame.next_edge < graph_.edges[node].size()) {
        const Node to = graph_.edges[node][frame.next_edge++].to;
        if (order_[to] == none) {
          enter(to);
        } else if (component_[to] == none) {
          low_[node] = std::min(low_[node], order_[to]);
        }
        continue;
      }
      if (low_[node] == order_[node]) close_component(node);
      frames_.pop_back();
      if (!frames_.empty()) low_[frames_.back().node] = std::min(low_[frames_.back().node], low_[node]);
    }
  }

  void close_component(Node root) {
    for (Node node = none; node != root;) {
      node = open_.back();
      open_.pop_back();
      component_[node] = count_;
    }
    ++count_;
  }

  const Graph& graph_;
  std::vector<Node> order_;
  std::vector<Node> low_;
  std::vector<Node> component_;
  std::vector<Node> open_;
  std::vector<Frame> frames_;
  Node next_ = 0;
  Node count_ = 0;
};

// The way from `start` back to it, by the fewest edges inside its component; empty when there is none shorter than `limit` nodes.
class ShortestCycle {
 public:
  ShortestCycle(const Graph& graph, const Components& components, bool lazy_too)
      : graph_(graph), components_(components), lazy_too_(lazy_too), came_from_(graph.edges.size(), none) {}

  std::size_t looked_at() const { return looked_at_; }

  std::vector<Node> through(Node start, std::size_t limit) {
    std::vector<Node> queue{start};
    std::vector<Node> cycle;
    std::size_t level_end = 1;
    std::size_t length = 1;
    for (std::size_t i = 0; i < queue.size() && cycle.empty() && length < limit; ++i) {
      for (const Edge& edge : graph_.edges[queue[i]]) {
        if (components_.of(edge.to) != components_.of(start) || (edge.import->lazy && !lazy_too_)) continue;
        if (edge.to == start) {
          for (Node node = queue[i]; node != start; node = came_from_[node]) cycle.push_back(node);
          cycle.push_back(start);
          std::reverse(cycle.begin(), cycle.end());
          break;
        }
        if (came_from_[edge.to] != none) continue;
        came_from_[edge.to] = queue[i];
        queue.push_back(edge.to);
      }
      if (i + 1 == level_end) {
        level_end = queue.size();
        ++length;
      }
    }
    for (const Node node : queue) came_from_[node] = none;
    looked_at_ += queue.size();
    return cycle;
  }

 private:
  const Graph& graph_;
  const Components& components_;
  bool lazy_too_;
  std::vector<Node> came_from_;
  std::size_t looked_at_ = 0;
};

std::vector<Node> shortest_in(const std::vector<Node>& members, ShortestCycle& search) {
  std::vector<Node> best;
  const std::size_t before = search.looked_at();
  for (const Node start : members) {
    auto found = search.through(start, best.empty() ? SIZE_MAX : best.size());
    if (!found.empty()) best = std::move(found);
    if (best.size() == 2 || search.looked_at() - before > max_looked_at) break;
  }
  if (!best.empty()) std::rotate(best.begin(), std::min_element(best.begin(), best.end()), best.end());
  return best;
}

const ImportFact* import_between(const Graph& graph, Node from, Node to) {
  const auto& edges = graph.edges[from];
  return std::find_if(edges.begin(), edges.end(), [&](const Edge& edge) { return edge.to == to; })->import;
}

}  // namespace

std::vector<Cycle> find_cycles(std::span<const FileImports> files, Resolver& resolver, TypeImports types) {
  const Graph graph = graph_of(files, resolver, types);
  const Components components(graph);
  ShortestCycle on_load(graph, components, false);
  ShortestCycle any(graph, components, true);
  std::vector<Cycle> cycles;
  for (const std::vector<Node>& members : components.members()) {
    if (members.size() < 2) continue;
    std::vector<Node> nodes = shortest_in(members, on_load);
    if (nodes.empty()) nodes = shortest_in(members, any);
    Cycle& cycle = cycles.emplace_back();
    cycle.component = members.size();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Node to = nodes[(i + 1) % nodes.size()];
      cycle.edges.push_back({&files[graph.file_of[nodes[i]]], &files[graph.file_of[to]], import_between(graph, nodes[i], to)});
    }
  }
  std::sort(cycles.begin(), cycles.end(),
            [](const Cycle& a, const Cycle& b) { return a.edges.front().from->path < b.edges.front().from->path; });
  return cycles;
}

}  // namespace insight::engine::graph
