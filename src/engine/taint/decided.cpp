#include "engine/taint/decided.h"

namespace insight::engine::taint {
namespace {

using syntax::Constant;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

constexpr int deepest = 24;

// `'A'` of languages that tell it from a text.
std::optional<Constant> character(std::string_view written) {
  if (written.size() != 3 || written.front() != '\'' || written.back() != '\'') return {};
  return Constant(std::string(1, written[1]));
}

std::optional<Constant> character_of(const Constant& text, const Constant& at) {
  const auto* from = std::get_if<std::string>(&text);
  const auto* number = std::get_if<std::int64_t>(&at);
  if (from == nullptr || number == nullptr) return {};
  if (*number < 0 || static_cast<std::size_t>(*number) >= from->size()) return {};
  const char c = (*from)[static_cast<std::size_t>(*number)];
  return static_cast<unsigned char>(c) < 0x80 ? std::optional<Constant>(std::string(1, c)) : std::nullopt;
}

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
        return truth(id, depth);
      case Kind::Unary: {
        const auto inner = syntax::spelling_of(tree_[id].op) == "!" ? of(tree_.child(id, Role::Value), depth + 1) : std::nullopt;
        return inner ? std::optional(!*inner) : std::nullopt;
      }
      case Kind::Binary:
        return binary(id, depth);
      case Kind::Call:
        return equality(id, depth);
      default:
        return {};
    }
  }

  // Beyond what is constant anywhere: a character of a constant text.
  std::optional<Constant> value(NodeId id, int depth = 0) const {
    if (id == no_node || depth > deepest) return {};
    if (auto constant = names_.constant(id)) return constant;
    switch (tree_[id].kind) {
      case Kind::Other:
        return character(tree_.span(id));
      case Kind::Identifier:
        return value(names_.assigned(id), depth + 1);
      case Kind::Index:
        return at(tree_.child(id, Role::Object), tree_.child(id, Role::Item), depth);
      case Kind::Call: {
        const NodeId callee = tree_.child(id, Role::Callee);
        if (!is_method(callee, "charAt")) return {};
        return at(tree_.child(callee, Role::Object), tree_.child(id, Role::Item), depth);
      }
      default:
        return {};
    }
  }

 private:
  bool is_method(NodeId callee, std::string_view name) const {
    if (callee == no_node || tree_[callee].kind != Kind::Dot) return false;
    const NodeId named = tree_.child(callee, Role::Name);
    return named != no_node && tree_.text(named) == name;
  }

  std::optional<Constant> at(NodeId text, NodeId number, int depth) const {
    const auto from = value(text, depth + 1);
    const auto where = from ? value(number, depth + 1) : std::nullopt;
    return where ? character_of(*from, *where) : std::nullopt;
  }

  // `"a".equals(b)`
  std::optional<bool> equality(NodeId call, int depth) const {
    const NodeId callee = tree_.child(call, Role::Callee);
    if (!is_method(callee, "equals")) return {};
    const auto left = value(tree_.child(callee, Role::Object), depth + 1);
    const auto right = left ? value(tree_.child(call, Role::Item), depth + 1) : std::nullopt;
    return right ? compared("==", *left, *right) : std::nullopt;
  }

  std::optional<bool> truth(NodeId id, int depth) const {
    const auto constant = names_.constant(id);
    const auto* value = constant ? std::get_if<bool>(&*constant) : nullptr;
    if (value != nullptr) return *value;
    return constant || tree_[id].kind != Kind::Identifier ? std::nullopt : of(names_.assigned(id), depth + 1);
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
    const auto a = value(left, depth + 1);
    const auto b = a ? value(right, depth + 1) : std::nullopt;
    return b ? compared(op, *a, *b) : std::nullopt;
  }

  const syntax::Tree& tree_;
  const syntax::Names& names_;
};

}  // namespace

std::optional<bool> decided(const syntax::Tree& tree, const syntax::Names& names, NodeId condition) {
  return Decision(tree, names).of(condition);
}

NodeId holder_of_cases(const syntax::Tree& tree, NodeId choice) {
  const NodeId body = tree.child(choice, Role::Body);
  return body != no_node ? body : choice;
}

NodeId decided_case(const syntax::Tree& tree, const syntax::Names& names, NodeId choice) {
  const Decision decision(tree, names);
  const auto subject = decision.value(tree.child(choice, Role::Value));
  if (!subject) return no_node;
  NodeId taken = no_node;
  NodeId otherwise = no_node;
  for (const NodeId item : tree.children(holder_of_cases(tree, choice))) {
    if (tree[item].role != Role::Item || tree[item].kind != Kind::Case) continue;
    bool is_default = true;
    for (const NodeId child : tree.children(item)) {
      if (tree[child].role == Role::Body) continue;
      if (tree[child].role != Role::Value) return no_node;  // a guard
      is_default = false;
      const auto meant = decision.value(child);
      const auto equal = meant ? compared("==", *subject, *meant) : std::nullopt;
      if (!equal) return no_node;
      if (*equal && taken == no_node) taken = item;
    }
    if (is_default) otherwise = item;
  }
  return taken != no_node ? taken : otherwise;
}

}  // namespace insight::engine::taint
