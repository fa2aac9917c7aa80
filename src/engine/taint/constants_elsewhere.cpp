#include "engine/taint/constants_elsewhere.h"

#include <algorithm>

#include "engine/syntax/class_constants.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::Language;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

constexpr std::size_t most_files = 20;  // looked at for one

// One letter is a type's parameter more often.
bool is_constant_name(std::string_view name) {
  return name.size() > 1 && syntax::is_constant_name(name);
}

bool asks(Language language) {
  return language == Language::Python || language == Language::Java || language == Language::Kotlin ||
         language == Language::Scala || language == Language::CSharp;
}

// `Limits.MOST`, or what an import stands for; empty for what can't be a constant of another file.
std::string full_name(const Tree& tree, const syntax::Names& names, NodeId id) {
  const auto& node = tree[id];
  const bool is_target = node.role == Role::Left && tree[node.parent].kind == Kind::Assign;
  if (node.role == Role::Callee || node.role == Role::Name || is_target) return {};
  const NodeId name = node.kind == Kind::Dot ? tree.child(id, Role::Name) : id;
  if (name == no_node || tree[name].kind != Kind::Identifier || !is_constant_name(tree.text(name))) return {};
  if (const auto known = names.qualified(id); !known.empty()) return std::string(known);
  const NodeId object = node.kind == Kind::Dot ? tree.child(id, Role::Object) : no_node;
  if (object == no_node || tree[object].kind != Kind::Identifier || names.definition(object) != 0) return {};
  const std::string_view of = tree.text(object);
  if (of.empty() || of.front() < 'A' || of.front() > 'Z') return {};
  return std::string(of) + "." + std::string(tree.text(name));
}

}  // namespace

std::vector<std::size_t> ConstantsElsewhere::give(std::size_t file, const Tree& tree, syntax::Names& names) {
  std::vector<std::size_t> looked_at;
  if (!asks(tree.language())) return looked_at;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].kind != Kind::Dot && tree[id].kind != Kind::Identifier) continue;
    const std::string name = full_name(tree, names, id);
    if (name.empty()) continue;
    const auto targets = lead_(file, name);
    if (targets.size() != 1 || targets.front().file == file) continue;
    const std::size_t target = targets.front().file;
    if (std::ranges::find(looked_at, target) == looked_at.end()) {
      if (looked_at.size() == most_files) continue;
      looked_at.push_back(target);
    }
    const Constants& constants = of(target);
    if (const auto known = constants.find(targets.front().rest); known != constants.end()) names.give(id, known->second);
  }
  return looked_at;
}

const ConstantsElsewhere::Constants& ConstantsElsewhere::of(std::size_t file) {
  const auto [known, is_new] = known_.try_emplace(file);
  const SharedFile loaded = is_new ? load_(file) : nullptr;
  if (!loaded || !loaded->tree) return known->second;
  const Tree& tree = *loaded->tree;
  const syntax::Names names(tree);
  for (NodeId id = 0; id < tree.size(); ++id) {
    const bool assigns = tree[id].kind == Kind::Assign;
    if (!assigns && tree[id].kind != Kind::VarDef) continue;
    const NodeId name = tree.child(id, assigns ? Role::Left : Role::Name);
    if (name == no_node || tree[name].kind != Kind::Identifier || !is_constant_name(tree.text(name))) continue;
    auto constant = names.constant(name);
    if (!constant) continue;
    NodeId around = tree[id].parent;
    while (around != no_node && tree[around].kind != Kind::Class && tree[around].kind != Kind::Function)
      around = tree[around].parent;
    if (around != no_node && tree[around].kind == Kind::Function) continue;
    const NodeId of_class = around != no_node ? tree.child(around, Role::Name) : no_node;
    const std::string_view own = tree.text(name);
    known->second.emplace(of_class != no_node ? std::string(tree.text(of_class)) + "." + std::string(own) : std::string(own),
                          std::move(*constant));
  }
  return known->second;
}

}  // namespace insight::engine::taint
