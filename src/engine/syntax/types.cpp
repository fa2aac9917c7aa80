#include "engine/syntax/types.h"

#include <string_view>

namespace insight::engine::syntax {
namespace {

bool is_made(const Tree& tree, NodeId type, std::string_view how) {
  return type != no_node && tree[type].kind == Kind::Type && tree.text(type) == how;
}

}  // namespace

NodeId without_question(const Tree& tree, NodeId type) {
  return is_made(tree, type, "nullable") ? tree.first_child(type) : type;
}

NodeId referred_type(const Tree& tree, NodeId type) {
  while (is_made(tree, type, "pointer") || is_made(tree, type, "nullable")) type = tree.first_child(type);
  return type;
}

}  // namespace insight::engine::syntax
