#include "engine/syntax/settings.h"

namespace insight::engine::syntax {
namespace {

using ByName = std::unordered_map<std::uint64_t, NodeId>;

bool is_literal(Kind kind) {
  return kind == Kind::String || kind == Kind::Number || kind == Kind::Bool;
}

// The attributes of a block with a literal, by their names.
void add_attributes(const Tree& tree, NodeId block, ByName& to) {
  for (const NodeId one : tree.children(block)) {
    const NodeId name = tree[one].kind == Kind::Assign ? tree.child(one, Role::Left) : no_node;
    const NodeId value = name != no_node ? tree.child(one, Role::Right) : no_node;
    if (value != no_node && is_literal(tree[value].kind)) to.emplace(tree[name].symbol, value);
  }
}

NodeId body_of(const Tree& tree, NodeId call) {
  for (const NodeId part : tree.children(call)) {
    if (tree[part].kind == Kind::Class) return tree.child(part, Role::Body);
  }
  return no_node;
}

struct Settings {
  ByName variables;
  ByName locals;
};

Settings settings_of(const Tree& tree) {
  Settings found;
  for (const NodeId block : tree.children(Tree::root)) {
    const NodeId word = tree[block].kind == Kind::Call ? tree.child(block, Role::Callee) : no_node;
    const NodeId body = word != no_node ? body_of(tree, block) : no_node;
    if (body == no_node) continue;
    if (tree.text(word) == "locals") add_attributes(tree, body, found.locals);
    const NodeId label = tree.child(block, Role::Item);
    if (tree.text(word) != "variable" || tree[label].kind != Kind::String) continue;
    ByName attributes;
    add_attributes(tree, body, attributes);
    if (const auto value = attributes.find(symbol_of("default")); value != attributes.end())
      found.variables.emplace(tree[label].symbol, value->second);
  }
  return found;
}

}  // namespace

void find_settings(const Tree& tree, std::unordered_map<NodeId, NodeId>& values) {
  const Settings settings = settings_of(tree);
  if (settings.variables.empty() && settings.locals.empty()) return;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].kind != Kind::Dot) continue;
    const NodeId object = tree.child(id, Role::Object);
    const NodeId name = tree.child(id, Role::Name);
    if (object == no_node || name == no_node || tree[object].kind != Kind::Identifier) continue;
    const std::string_view word = tree.text(object);
    if (word != "var" && word != "local") continue;
    const ByName& of = word == "var" ? settings.variables : settings.locals;
    if (const auto value = of.find(tree[name].symbol); value != of.end()) values.emplace(id, value->second);
  }
}

}  // namespace insight::engine::syntax
