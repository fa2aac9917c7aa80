#include "engine/syntax/table_constants.h"

#include <array>
#include <unordered_map>

#include "base/text.h"

namespace insight::engine::syntax {
namespace {

constexpr auto changing = std::to_array<std::string_view>({"update", "pop", "popitem", "setdefault", "clear", "__setitem__"});

class Tables {
 public:
  Tables(const Tree& tree, const Names& names) : tree_(tree), names_(names) {
    for (NodeId id = 0; id < tree.size(); ++id) note(id);
    if (!tables_.empty()) {
      for (NodeId id = 0; id < tree.size(); ++id) forget_changed(id);
    }
  }

  bool empty() const { return tables_.empty(); }

  std::optional<Constant> of(NodeId id) const {
    if (tree_[id].kind == Kind::Index && !is_written(id)) return found(tree_.child(id, Role::Object), tree_.child(id, Role::Item));
    if (tree_[id].kind != Kind::Call) return {};
    const NodeId callee = tree_.child(id, Role::Callee);
    if (callee == no_node || tree_[callee].kind != Kind::Dot || tree_.text(tree_.child(callee, Role::Name)) != "get") return {};
    return found(tree_.child(callee, Role::Object), tree_.child(id, Role::Item));
  }

 private:
  // `TABLE = {"k": "v"}`, the only value that it ever gets
  void note(NodeId id) {
    if (tree_[id].kind != Kind::Dict || tree_[tree_[id].parent].kind != Kind::Assign || tree_[id].role != Role::Right) return;
    const NodeId name = tree_.child(tree_[id].parent, Role::Left);
    if (name == no_node || tree_[name].kind != Kind::Identifier || names_.assigned(name) != id) return;
    tables_.emplace(names_.definition(name), id);
  }

  std::uint32_t definition(NodeId id) const {
    return id != no_node && tree_[id].kind == Kind::Identifier ? names_.definition(id) : 0;
  }

  bool is_written(NodeId index) const {
    const Kind holder = tree_[tree_[index].parent].kind;
    const bool is_target = tree_[index].role == Role::Left && (holder == Kind::Assign || holder == Kind::AugAssign);
    return is_target || holder == Kind::Delete;
  }

  // To a function, or under another name: who has it may change it.
  bool is_given_away(NodeId id) const {
    if (tree_[id].kind != Kind::Identifier) return false;
    const Kind holder = tree_[tree_[id].parent].kind;
    const bool is_argument = tree_[id].role == Role::Item && holder == Kind::Call;
    return is_argument || (tree_[id].role == Role::Value && holder == Kind::KeywordArg) ||
           (tree_[id].role == Role::Right && holder == Kind::Assign);
  }

  void forget_changed(NodeId id) {
    if (tree_[id].kind == Kind::Index && is_written(id)) tables_.erase(definition(tree_.child(id, Role::Object)));
    if (tree_[id].kind == Kind::Dot && among(tree_.text(tree_.child(id, Role::Name)), changing))
      tables_.erase(definition(tree_.child(id, Role::Object)));
    if (tree_[id].kind == Kind::AugAssign) tables_.erase(definition(tree_.child(id, Role::Left)));
    if (is_given_away(id)) tables_.erase(names_.definition(id));
  }

  std::optional<Constant> found(NodeId table, NodeId key) const {
    const auto known = tables_.find(definition(table));
    const auto wanted = known != tables_.end() && key != no_node ? names_.constant(key) : std::nullopt;
    if (!wanted) return {};
    std::optional<Constant> value;
    for (const NodeId item : tree_.children(known->second)) {
      const NodeId name = tree_[item].kind == Kind::Pair ? tree_.child(item, Role::Key) : no_node;
      const auto constant = name != no_node ? names_.constant(name) : std::nullopt;
      if (!constant) return {};  // it may be any
      if (*constant == *wanted) value = names_.constant(tree_.child(item, Role::Value));
    }
    return value;
  }

  const Tree& tree_;
  const Names& names_;
  std::unordered_map<std::uint32_t, NodeId> tables_;  // definition → Dict
};

}  // namespace

void give_table_constants(const Tree& tree, Names& names) {
  if (tree.language() != Language::Python) return;
  const Tables tables(tree, names);
  if (tables.empty()) return;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (auto value = tables.of(id)) names.give(id, std::move(*value));
  }
}

}  // namespace insight::engine::syntax
