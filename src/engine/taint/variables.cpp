#include "engine/taint/variables.h"

#include "engine/syntax/types.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

constexpr std::uint64_t super_base = this_base + 1;
constexpr std::uint64_t by_name = 1ull << 63;

}  // namespace

Variables::Variables(const syntax::Tree& tree, const syntax::Names& names) : tree_(tree), names_(names) {
  if (methods_go_without_this(tree.language())) find_fields();
  if (syntax::family_of(tree.language()) == syntax::Language::JavaScript) find_set_by_functions();
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].kind == Kind::VarDef || tree[id].kind == Kind::Assign) note_channel(id);
    if (tree[id].kind == Kind::Identifier) uses_.try_emplace(base_of(id), Uses{id, id}).first->second.last = id;
  }
}

// The last name of the class that a declaration or an assignment tells.
NodeId Variables::made_type(NodeId made) const {
  NodeId type = tree_.child(made, Role::Type);
  const NodeId value = tree_.child(made, tree_[made].kind == Kind::VarDef ? Role::Value : Role::Right);
  if (type == no_node && value != no_node && (tree_[value].kind == Kind::Call || tree_[value].kind == Kind::New))
    type = tree_.child(value, Role::Callee);
  type = syntax::without_question(tree_, type);
  while (type != no_node && (tree_[type].kind == Kind::GenericType || tree_[type].kind == Kind::Dot))
    type = tree_.child(type, Role::Name);
  return type;
}

void Variables::note_channel(NodeId id) {
  const bool is_python = tree_.language() == syntax::Language::Python;
  if (!is_python && !has_accessors(tree_.language())) return;
  const NodeId type = made_type(id);
  const std::string_view named = type != no_node ? tree_.text(type) : std::string_view();
  if (!named.ends_with("Queue") && named != "ContextVar" && named != "ThreadLocal") return;
  const NodeId name = tree_.child(id, tree_[id].kind == Kind::VarDef ? Role::Name : Role::Left);
  if (name == no_node || is_in_function(id) != (is_python && tree_[name].kind == Kind::Dot)) return;
  if (is_python && tree_[name].kind == Kind::Dot && tree_.span(tree_.child(name, Role::Object)) != "self") return;
  channels_.push_back(tree_[name].kind == Kind::Dot ? tree_.child(name, Role::Name) : name);
}

void Variables::find_fields() {
  for (NodeId id = 0; id < tree_.size(); ++id) {
    if (tree_[id].kind == Kind::Dot) {  // one of a base class
      const NodeId object = tree_.child(id, Role::Object);
      const NodeId name = tree_.child(id, Role::Name);
      if (object != no_node && name != no_node && tree_[object].kind == Kind::This) fields_.insert(tree_[name].symbol);
    }
    if (tree_[id].kind != Kind::Class) continue;
    for (const NodeId parameter : tree_.children(id)) {  // Kotlin's and Scala's `class A(val x: T)`
      const NodeId name = tree_[parameter].role == Role::Param ? tree_.child(parameter, Role::Name) : no_node;
      if (name == no_node || tree_[name].kind != Kind::Identifier) continue;
      fields_.insert(tree_[name].symbol);
      if (const std::uint32_t definition = names_.definition(name); definition != 0) own_parameters_.insert(definition);
    }
    const NodeId body = tree_.child(id, Role::Body);
    if (body == no_node) continue;
    for (const NodeId member : tree_.children(body)) {
      const NodeId name = tree_[member].kind == Kind::VarDef ? tree_.child(member, Role::Name) : no_node;
      if (name != no_node && tree_[name].kind == Kind::Identifier && !is_static(member)) fields_.insert(tree_[name].symbol);
    }
  }
}

// The declared function of the file that the node is in, however deep.
NodeId Variables::function_of_file(NodeId within) const {
  for (NodeId id = within; id != no_node; id = tree_[id].parent) {
    if (tree_[id].kind == Kind::VarDef || tree_[id].kind == Kind::Class) return no_node;
    const NodeId around = tree_[id].parent;
    if (tree_[id].kind != Kind::Function || around == no_node) continue;
    const bool of_file = tree_[around].kind == Kind::File || tree_[around].kind == Kind::Export;
    if (of_file) return tree_.child(id, Role::Name) != no_node ? id : no_node;
  }
  return no_node;
}

bool Variables::is_in_function(NodeId id) const {
  while (id != no_node && tree_[id].kind != Kind::Function) id = tree_[id].parent;
  return id != no_node;
}

void Variables::find_set_by_functions() {
  for (NodeId id = 0; id < tree_.size(); ++id) {
    if (tree_[id].kind != Kind::Assign) continue;
    const NodeId name = tree_.child(id, Role::Left);
    const std::uint32_t definition = name != no_node && tree_[name].kind == Kind::Identifier ? names_.definition(name) : 0;
    if (definition == 0) continue;
    std::vector<NodeId> given;
    for (const NodeId use : names_.declarations(definition)) {
      if (tree_[use].role == Role::Name || tree_[use].role == Role::Left) given.push_back(use);
    }
    if (given.size() != 2 || given[1] != name) continue;
    const NodeId first = tree_[given[0]].parent;
    const bool bare = tree_[first].kind == Kind::VarDef && tree_.child(first, Role::Value) == no_node;
    if (!bare || is_in_function(first)) continue;
    if (const NodeId function = function_of_file(id); function != no_node) set_by_functions_.emplace_back(function, definition);
  }
}

// Of the class and not of an object: a variable like any other around its methods.
bool Variables::is_static(NodeId member) const {
  for (const NodeId child : tree_.children(member)) {
    if (tree_[child].role == Role::Modifier && tree_.text(child) == "static") return true;
  }
  return false;
}

std::uint64_t Variables::base_of(NodeId name) const {
  if (tree_[name].kind == Kind::This) return this_base;
  if (tree_[name].kind == Kind::Super) return super_base;
  const std::uint32_t definition = names_.definition(name);
  return definition != 0 ? definition : tree_[name].symbol | by_name;
}

bool Variables::is_own_field(NodeId identifier) const {
  const bool is_ruby = tree_.language() == syntax::Language::Ruby && tree_[identifier].kind == Kind::Identifier;
  if (is_ruby && tree_.text(identifier).starts_with('@') && !tree_.text(identifier).starts_with("@@")) return true;
  if (fields_.empty() || tree_[identifier].kind != Kind::Identifier) return false;
  const std::uint32_t definition = names_.definition(identifier);
  return (definition == 0 || names_.is_field(definition) || own_parameters_.contains(definition)) &&
         fields_.contains(tree_[identifier].symbol);
}

std::optional<Variables::Uses> Variables::uses_of(std::uint64_t base) const {
  const auto known = uses_.find(base);
  return known != uses_.end() ? std::optional(known->second) : std::nullopt;
}

}  // namespace insight::engine::taint
