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

// One walk over the tree. Every open function has a frame; an increment counts for all of them, each from its own nesting.
class Measurer {
 public:
  explicit Measurer(const Tree& tree) : tree_(tree) {}

  std::vector<FunctionMetrics> run() {
    visit_children(Tree::root);
    return std::move(functions_);
  }

 private:
  struct Frame {
    std::size_t function;   // in functions_
    std::uint32_t nesting;  // at its first line
    std::uint32_t own = 0;  // without the functions inside
    std::uint32_t total = 0;
  };

  void visit_children(NodeId id) {
    for (const NodeId child : tree_.children(id)) visit(child);
  }

  void visit_nested(NodeId id) {
    ++nesting_;
    visit(id);
    --nesting_;
  }

  void visit(NodeId id) {
    switch (tree_[id].kind) {
      case Kind::Function:
        return function(id);
      case Kind::If:
        return branch(id, Structure::First);
      case Kind::Conditional:
        structural(id);
        branches();
        return nest_all_but(id, Role::Condition);
      case Kind::For:
      case Kind::ForEach:
      case Kind::While:
      case Kind::DoWhile:
        return loop(id);
      case Kind::Switch:
        structural(id);
        return nest_all_but(id, Role::Value);
      case Kind::Case:
        if (tree_.child(id, Role::Value) != no_node) branches();
        return visit_children(id);
      case Kind::Catch:
        structural(id);
        branches();
        return nest_all_but(id, Role::Type);
      case Kind::Break:
      case Kind::Continue:
        if (tree_.child(id, Role::Name) != no_node) flat(id);
        return;
      case Kind::Binary:
        logical(id);
        return visit_children(id);
      default:
        return visit_children(id);
    }
  }

  enum class Structure { First, ElseIf };

  void branch(NodeId id, Structure structure) {
    branches();
    const bool is_filter = tree_.child(id, Role::Then) == no_node;  // the `if` of a comprehension
    if (structure == Structure::ElseIf) flat(id);
    if (structure == Structure::First && !is_filter) structural(id);
    for (const NodeId child : tree_.children(id)) {
      if (tree_[child].role == Role::Then) {
        visit_nested(child);
      } else if (tree_[child].role == Role::Otherwise) {
        otherwise(child);
      } else {
        visit(child);
      }
    }
  }

  void otherwise(NodeId id) {
    if (tree_[id].kind == Kind::If) return branch(id, Structure::ElseIf);
    flat(id);
    visit_nested(id);
  }

  void loop(NodeId id) {
    branches();
    if (tree_.child(id, Role::Body) == no_node) return visit_children(id);  // the `for` of a comprehension
    structural(id);
    for (const NodeId child : tree_.children(id)) {
      if (tree_[child].role == Role::Body) {
        visit_nested(child);
      } else if (tree_[child].role == Role::Otherwise) {
        otherwise(child);
      } else {
        visit(child);
      }
    }
  }

  void nest_all_but(NodeId id, Role role) {
    for (const NodeId child : tree_.children(id)) {
      if (tree_[child].role == role) {
        visit(child);
      } else {
        visit_nested(child);
      }
    }
  }

  // `a && b && c || d` costs two: one for each run of the same operator, read from left to right.
  void logical(NodeId id) {
    const Node& node = tree_[id];
    if (is_and_or(node) || (node.kind == Kind::Binary && node.op == op_nullish)) branches();
    if (!is_and_or(node) || is_and_or(tree_[node.parent])) return;
    syntax::Op previous = 0;
    read_run(id, id, previous);
  }

  void read_run(NodeId top, NodeId id, syntax::Op& previous) {
    const Node& node = tree_[id];
    if (!is_and_or(node)) return;
    const NodeId left = tree_.child(id, Role::Left);
    const NodeId right = tree_.child(id, Role::Right);
    if (left != no_node) read_run(top, left, previous);
    if (node.op != previous) flat(top);
    previous = node.op;
    if (right != no_node) read_run(top, right, previous);
  }

  void function(NodeId id) {
    const std::size_t index = functions_.size();
    functions_.push_back({.node = id, .name = function_name(tree_, id)});
    if (!frames_.empty()) ++nesting_;
    frames_.push_back({.function = index, .nesting = nesting_});
    visit_children(id);
    const Frame frame = frames_.back();
    frames_.pop_back();
    if (!frames_.empty()) --nesting_;
    FunctionMetrics& measured = functions_[index];
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
  std::uint32_t nesting_ = 0;
};

}  // namespace

std::vector<FunctionMetrics> measure(const Tree& tree) {
  return Measurer(tree).run();
}

}  // namespace insight::engine::metrics
