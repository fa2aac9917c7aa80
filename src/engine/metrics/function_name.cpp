#include "engine/metrics/function_name.h"

#include "base/text.h"

namespace insight::engine::metrics {
namespace {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

constexpr std::size_t longest_name = 80;

// A name as written, on one line; nothing for what is no simple name.
std::string written(const Tree& tree, NodeId id) {
  if (id == no_node) return {};
  const Kind kind = tree[id].kind;
  if (kind == Kind::Identifier || kind == Kind::String || kind == Kind::Number) return shorten(tree.text(id), longest_name);
  if (kind != Kind::Dot) return {};
  const auto span = tree.span(id);
  return span.find('\n') == std::string_view::npos ? shorten(span, longest_name) : written(tree, tree.child(id, Role::Name));
}

// What stands around an expression gives it a name: `name = …`, `key: …`, `callee(…)`.
std::string given_name(const Tree& tree, NodeId id) {
  const NodeId parent = tree[id].parent;
  if (parent == no_node) return {};
  switch (tree[parent].kind) {
    case Kind::VarDef:
    case Kind::KeywordArg:
      return written(tree, tree.child(parent, Role::Name));
    case Kind::Assign:
      return tree[id].role == Role::Right ? written(tree, tree.child(parent, Role::Left)) : std::string{};
    case Kind::Pair:
      return written(tree, tree.child(parent, Role::Key));
    case Kind::Call:
    case Kind::New: {
      const std::string callee = tree[id].role == Role::Item ? written(tree, tree.child(parent, Role::Callee)) : std::string{};
      return callee.empty() ? callee : "callback of `" + callee + "`";
    }
    case Kind::Export:
      return "default export";
    default:
      return {};
  }
}

std::string own_or_given(const Tree& tree, NodeId id) {
  std::string own = written(tree, tree.child(id, Role::Name));
  return own.empty() ? given_name(tree, id) : own;
}

// The class whose body holds the function directly: as a method, or as the value of a field.
NodeId class_around(const Tree& tree, NodeId function) {
  NodeId at = tree[function].parent;
  while (at != no_node && tree[at].kind == Kind::VarDef) at = tree[at].parent;
  if (at != no_node && tree[at].kind == Kind::Block) at = tree[at].parent;
  return at != no_node && tree[at].kind == Kind::Class ? at : no_node;
}

}  // namespace

std::string function_name(const Tree& tree, NodeId function) {
  std::string name = own_or_given(tree, function);
  if (name.empty()) return "anonymous function";
  const NodeId around = class_around(tree, function);
  if (around == no_node) return name;
  const std::string owner = own_or_given(tree, around);
  return owner.empty() ? name : owner + "." + name;
}

}  // namespace insight::engine::metrics
