#include "engine/syntax/class_constants.h"

#include <algorithm>
#include <map>
#include <utility>

namespace insight::engine::syntax {
namespace {

// By the names of the class and of the constant; none where two classes differ.
using Constants = std::map<std::pair<std::string_view, std::string_view>, std::optional<Constant>>;

bool has_them(Language language) {
  return language == Language::Java || language == Language::CSharp;
}

std::string_view identifier(const Tree& tree, NodeId id) {
  return id != no_node && tree[id].kind == Kind::Identifier ? tree.text(id) : std::string_view();
}

// The class whose member a definition is; empty for a local variable.
std::string_view class_of(const Tree& tree, NodeId definition) {
  NodeId around = tree[definition].parent;
  while (around != no_node && tree[around].kind == Kind::Block) around = tree[around].parent;
  return around != no_node && tree[around].kind == Kind::Class ? identifier(tree, tree.child(around, Role::Name))
                                                               : std::string_view();
}

Constants constants_of(const Tree& tree, const Names& names) {
  Constants constants;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].kind != Kind::VarDef) continue;
    const NodeId name = tree.child(id, Role::Name);
    if (!is_constant_name(identifier(tree, name))) continue;
    const std::string_view of = class_of(tree, id);
    auto value = of.empty() ? std::nullopt : names.constant(name);
    if (!value) continue;
    const auto [known, is_new] = constants.try_emplace({of, tree.text(name)}, value);
    if (!is_new && known->second != value) known->second.reset();
  }
  return constants;
}

}  // namespace

bool is_constant_name(std::string_view name) {
  return !name.empty() && name.front() >= 'A' && name.front() <= 'Z' &&
         std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

void give_class_constants(const Tree& tree, Names& names) {
  if (!has_them(tree.language())) return;
  const Constants constants = constants_of(tree, names);
  if (constants.empty()) return;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].kind != Kind::Dot) continue;
    const bool is_target = tree[id].role == Role::Left && tree[tree[id].parent].kind == Kind::Assign;
    const std::string_view name = identifier(tree, tree.child(id, Role::Name));
    if (is_target || !is_constant_name(name)) continue;
    NodeId of = tree.child(id, Role::Object);
    if (of != no_node && tree[of].kind == Kind::Dot) of = tree.child(of, Role::Name);
    const auto known = constants.find({identifier(tree, of), name});
    if (known != constants.end() && known->second) names.give(id, *known->second);
  }
}

}  // namespace insight::engine::syntax
