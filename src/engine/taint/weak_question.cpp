#include "engine/taint/weak_question.h"

#include <array>

#include "base/text.h"

namespace insight::engine::taint {
namespace {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

constexpr int deepest = 12;
// What they give is the text again, its length or whether it has one.
constexpr auto plain = std::to_array<std::string_view>(
    {"length", "isEmpty", "isBlank", "trim", "strip", "toLowerCase", "toUpperCase", "lower", "upper", "len", "bool", "str"});

class Looks {
 public:
  Looks(const syntax::Tree& tree, const syntax::Names& names) : tree_(tree), names_(names) {}

  // `return a;` with nothing before it
  NodeId only_answer(NodeId function) const {
    const NodeId body = tree_.child(function, Role::Body);
    if (body == no_node || tree_[body].kind != Kind::Block) return body;
    NodeId only = no_node;
    for (const NodeId statement : tree_.children(body)) {
      if (only != no_node || tree_[statement].kind != Kind::Return) return no_node;
      only = statement;
    }
    return only != no_node ? tree_.child(only, Role::Value) : no_node;
  }

  // `s != null && s.length() > 2`
  bool asks(NodeId id, int depth = 0) const {
    if (id == no_node || depth > deepest) return false;
    switch (tree_[id].kind) {
      case Kind::Bool:
        return true;
      case Kind::Unary:
        return syntax::spelling_of(tree_[id].op) == "!" && asks(tree_.child(id, Role::Value), depth + 1);
      case Kind::Binary: {
        const auto op = syntax::spelling_of(tree_[id].op);
        const NodeId left = tree_.child(id, Role::Left);
        const NodeId right = tree_.child(id, Role::Right);
        if (op == "&&" || op == "||") return asks(left, depth + 1) && asks(right, depth + 1);
        return (shows(left, depth + 1) && is_nothing(right)) || (shows(right, depth + 1) && is_nothing(left));
      }
      default:
        return shows(id, depth);
    }
  }

 private:
  // A number, null or the empty text.
  bool is_nothing(NodeId id) const {
    if (id == no_node || tree_[id].kind == Kind::Null) return id != no_node;
    const auto constant = names_.constant(id);
    const auto* text = constant ? std::get_if<std::string>(&*constant) : nullptr;
    return constant && (text == nullptr || text->empty());
  }

  bool is_plain(NodeId name) const {
    return name != no_node && tree_[name].kind == Kind::Identifier && among(tree_.text(name), plain);
  }

  // `s`, `s.trim()`, `len(s)`
  bool shows(NodeId id, int depth) const {
    if (id == no_node || depth > deepest) return false;
    if (tree_[id].kind == Kind::Identifier) return true;
    if (tree_[id].kind != Kind::Call) return false;
    const NodeId callee = tree_.child(id, Role::Callee);
    const NodeId argument = tree_.child(id, Role::Item);
    if (callee == no_node || (argument != no_node && tree_.next_sibling(argument) != no_node)) return false;
    if (tree_[callee].kind == Kind::Dot)
      return argument == no_node && is_plain(tree_.child(callee, Role::Name)) &&
             shows(tree_.child(callee, Role::Object), depth + 1);
    return argument != no_node && is_plain(callee) && asks(argument, depth + 1);
  }

  const syntax::Tree& tree_;
  const syntax::Names& names_;
};

}  // namespace

bool answers_by_looks(const syntax::Tree& tree, const syntax::Names& names, NodeId function) {
  const Looks looks(tree, names);
  return looks.asks(looks.only_answer(function));
}

}  // namespace insight::engine::taint
