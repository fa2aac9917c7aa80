#include "engine/taint/decided.h"

namespace insight::engine::taint {
namespace {

using syntax::Constant;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

constexpr int deepest = 24;

std::optional<double> number(const Constant& constant) {
  if (const auto* whole = std::get_if<std::int64_t>(&constant)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&constant)) return *real;
  return {};
}

std::optional<bool> compared(std::string_view op, const Constant& left, const Constant& right) {
  const bool equal = op == "==" || op == "===";
  const bool unequal = op == "!=" || op == "!==";
  if ((equal || unequal) && left.index() == right.index()) return (left == right) == equal;
  const auto a = number(left);
  const auto b = number(right);
  if (!a || !b) return {};
  if (equal || unequal) return (*a == *b) == equal;
  if (op == "<") return *a < *b;
  if (op == ">") return *a > *b;
  if (op == "<=") return *a <= *b;
  if (op == ">=") return *a >= *b;
  return {};
}

class Decision {
 public:
  Decision(const syntax::Tree& tree, const syntax::Names& names) : tree_(tree), names_(names) {}

  std::optional<bool> of(NodeId id, int depth = 0) const {
    if (id == no_node || depth > deepest) return {};
    switch (tree_[id].kind) {
      case Kind::Bool:
      case Kind::Identifier:
        return truth(id);
      case Kind::Unary: {
        const auto inner = syntax::spelling_of(tree_[id].op) == "!" ? of(tree_.child(id, Role::Value), depth + 1) : std::nullopt;
        return inner ? std::optional(!*inner) : std::nullopt;
      }
      case Kind::Binary:
        return binary(id, depth);
      default:
        return {};
    }
  }

 private:
  std::optional<bool> truth(NodeId id) const {
    const auto constant = names_.constant(id);
    const auto* value = constant ? std::get_if<bool>(&*constant) : nullptr;
    return value != nullptr ? std::optional(*value) : std::nullopt;
  }

  std::optional<bool> binary(NodeId id, int depth) const {
    const auto op = syntax::spelling_of(tree_[id].op);
    const NodeId left = tree_.child(id, Role::Left);
    const NodeId right = tree_.child(id, Role::Right);
    if (op == "&&" || op == "||") {
      const bool decides = op == "||";
      const auto a = of(left, depth + 1);
      const auto b = of(right, depth + 1);
      if (a == decides || b == decides) return decides;
      return a && b ? std::optional(!decides) : std::nullopt;
    }
    const auto a = names_.constant(left);
    const auto b = a ? names_.constant(right) : std::nullopt;
    return b ? compared(op, *a, *b) : std::nullopt;
  }

  const syntax::Tree& tree_;
  const syntax::Names& names_;
};

}  // namespace

std::optional<bool> decided(const syntax::Tree& tree, const syntax::Names& names, NodeId condition) {
  return Decision(tree, names).of(condition);
}

}  // namespace insight::engine::taint
