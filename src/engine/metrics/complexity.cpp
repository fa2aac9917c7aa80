#include "engine/metrics/complexity.h"

#include <utility>

#include "engine/metrics/function_name.h"

namespace insight::engine::metrics {
namespace {

using syntax::Kind;
using syntax::no_node;
using syntax::Node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

const syntax::Op op_and = syntax::operator_of("&&");
const syntax::Op op_or = syntax::operator_of("||");
const syntax::Op op_nullish = syntax::operator_of("??");

bool is_and_or(const Node& node) {
  return node.kind == Kind::Binary && (node.op == op_and || node.op == op_or);
}

bool is_loop(Kind kind) {
  return kind == Kind::For || kind == Kind::ForEach || kind == Kind::While || kind == Kind::DoWhile;
}

// One walk over the nodes in their order, without recursion: chains nest by thousands. Every open function has a frame; an
// increment counts for all of them, each from its own nesting.
class Measurer {
 public:
  explicit Measurer(const Tree& tree) : tree_(tree) {}

  std::vector<FunctionMetrics> run() {
    for (NodeId id = 0; id < tree_.size(); ++id) {
      while (!levels_.empty() && levels_.back().last < id) leave();
      enter(id);
    }
    while (!levels_.empty()) leave();
    return std::move(functions_);
  }

 private:
  struct Frame {
    std::size_t function;   // in functions_
    std::uint32_t nesting;  // at its first line
    std::uint32_t own = 0;  // without the functions inside
    std::uint32_t total = 0;
  };
  // What is left behind its last node: a level of nesting, and the function when it is one's own.
  struct Level {
    NodeId last;
    bool nests;
    bool is_function;
  };

  void enter(NodeId id) {
    const bool else_if = is_else(id) && tree_[id].kind == Kind::If;
    if (is_else(id) && !else_if) flat(id);
    if (is_nested(id)) deeper(id);
    switch (tree_[id].kind) {
      case Kind::Function:
        return function(id);
      case Kind::If:
        return branch(id, else_if);
      case Kind::Conditional:
      case Kind::Catch:
        structural(id);
        return branches();
      case Kind::For:
      case Kind::ForEach:
      case Kind::While:
      case Kind::DoWhile:
        branches();
        if (has_body(id)) structural(id);
        return;
      case Kind::Switch:
        return structural(id);
      case Kind::Case:
        if (tree_.child(id, Role::Value) != no_node) branches();
        return;
      case Kind::Break:
      case Kind::Continue:
        if (tree_.child(id, Role::Name) != no_node) flat(id);
        return;
      case Kind::Binary:
        return logical(id);
      default:
        return;
    }
  }

  void leave() {
    const Level level = levels_.back();
    levels_.pop_back();
    if (level.is_function) close_function();
    if (level.nests) --nesting_;
  }

  void deeper(NodeId id) {
    ++nesting_;
    levels_.push_back({.last = tree_[id].last, .nests = true, .is_function = false});
  }

  bool has_body(NodeId loop) const { return tree_.child(loop, Role::Body) != no_node; }  // the `for` of a comprehension has none

  // The `else` of a branch, or Python's of a loop.
  bool is_else(NodeId id) const {
    const Node& node = tree_[id];
    if (node.role != Role::Otherwise) return false;
    const Kind holder = tree_[node.parent].kind;
    return holder == Kind::If || (is_loop(holder) && has_body(node.parent));
  }

  // Does what stands around the node nest it?
  bool is_nested(NodeId id) const {
    const Node& node = tree_[id];
    if (node.parent == no_node) return false;
    switch (tree_[node.parent].kind) {
      case Kind::If:
        return node.role == Role::Then || (node.role == Role::Otherwise && node.kind != Kind::If);
      case Kind::Conditional:
        return node.role != Role::Condition;
      case Kind::For:
      case Kind::ForEach:
      case Kind::While:
      case Kind::DoWhile:
        return node.role == Role::Body || (is_else(id) && node.kind != Kind::If);
      case Kind::Switch:
        return node.role != Role::Value;
      case Kind::Catch:
        return node.role != Role::Type;
      default:
        return false;
    }
  }

  void branch(NodeId id, bool else_if) {
    branches();
    if (else_if) return flat(id);
    const bool is_filter = tree_.child(id, Role::Then) == no_node;  // the `if` of a comprehension
    if (!is_filter) structural(id);
  }

  // `a && b && c || d` costs two: one for each run of the same operator, read from left to right.
  void logical(NodeId id) {
    const Node& node = tree_[id];
    if (is_and_or(node) || node.op == op_nullish) branches();
    if (!is_and_or(node) || is_and_or(tree_[node.parent])) return;
    syntax::Op previous = 0;
    std::vector<NodeId> open;
    for (NodeId at = id;;) {
      for (; at != no_node && is_and_or(tree_[at]); at = tree_.child(at, Role::Left)) open.push_back(at);
      if (open.empty()) return;
      if (tree_[open.back()].op != previous) flat(id);
      previous = tree_[open.back()].op;
      at = tree_.child(open.back(), Role::Right);
      open.pop_back();
    }
  }

  void function(NodeId id) {
    const bool inside_another = !frames_.empty();
    if (inside_another) ++nesting_;
    levels_.push_back({.last = tree_[id].last, .nests = inside_another, .is_function = true});
    frames_.push_back({.function = functions_.size(), .nesting = nesting_});
    functions_.push_back({.node = id, .name = function_name(tree_, id)});
  }

  void close_function() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    FunctionMetrics& measured = functions_[frame.function];
    if (frame.own > 0) {
      measured.cognitive = frame.total;
      measured.nested_functions = frame.total - frame.own;
    } else {
      measured.contributions.clear();
    }
  }

  void structural(NodeId id) { add(id, true); }
  void flat(NodeId id) { add(id, false); }

  void add(NodeId id, bool by_nesting) {
    for (Frame& frame : frames_) {
      const std::uint32_t depth = nesting_ - frame.nesting;
      const std::uint32_t points = by_nesting ? 1 + depth : 1;
      frame.total += points;
      auto& contributions = functions_[frame.function].contributions;
      if (contributions.size() < max_contributions) contributions.push_back({id, points, depth});
    }
    if (!frames_.empty()) frames_.back().own += by_nesting ? 1 + nesting_ - frames_.back().nesting : 1;
  }

  void branches() {
    if (!frames_.empty()) ++functions_[frames_.back().function].cyclomatic;
  }

  const Tree& tree_;
  std::vector<FunctionMetrics> functions_;
  std::vector<Frame> frames_;
  std::vector<Level> levels_;
  std::uint32_t nesting_ = 0;
};

}  // namespace

std::vector<FunctionMetrics> measure(const Tree& tree) {
  return Measurer(tree).run();
}

}  // namespace insight::engine::metrics
