#include "engine/taint/object_types.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;
using syntax::Role;

ObjectTypes::ObjectTypes(const syntax::Tree& tree, const syntax::Names& names) : tree_(tree), names_(names) {
  for (NodeId id = 0; id < tree.size(); ++id) read(id);
}

void ObjectTypes::read(NodeId id) {
  switch (tree_[id].kind) {
    case Kind::VarDef: {
      const NodeId declared = tree_.child(id, Role::Type);
      const NodeId type = declared != no_node ? declared : made(tree_.child(id, Role::Value));
      const NodeId name = tree_.child(id, Role::Name);
      if (name == no_node || tree_[name].kind != Kind::Identifier) return;
      if (is_field(id)) return keep(fields_, tree_[name].symbol, type);
      return read_assignment(name, type);
    }
    case Kind::Param: {  // TypeScript's `constructor(private store: Store)` declares a field
      const NodeId name = tree_.child(id, Role::Name);
      if (name != no_node && tree_.child(id, Role::Modifier) != no_node)
        keep(fields_, tree_[name].symbol, tree_.child(id, Role::Type));
      return;
    }
    case Kind::Assign:
      return read_assignment(tree_.child(id, Role::Left), made(tree_.child(id, Role::Right)));
    case Kind::Return:
      return read_return(id);
    default:
      return;
  }
}

void ObjectTypes::read_assignment(NodeId left, NodeId type) {
  if (left == no_node) return;
  if (tree_[left].kind == Kind::Identifier && names_.definition(left) != 0)
    return keep(by_definition_, names_.definition(left), type);
  if (tree_[left].kind == Kind::Dot && is_own_field(left)) keep(fields_, tree_[tree_.child(left, Role::Name)].symbol, type);
}

// A function that gives back anything but a new object gives back nothing known, whatever else it gives.
void ObjectTypes::read_return(NodeId id) {
  NodeId function = tree_[id].parent;
  while (function != no_node && tree_[function].kind != Kind::Function) function = tree_[function].parent;
  if (function == no_node) return;
  NodeId value = tree_.child(id, Role::Value);
  if (value != no_node && is_own_object(value)) return keep(returned_, function, own_class(function));  // as builders do
  if (value != no_node && tree_[value].kind == Kind::Identifier) value = names_.assigned(value);
  const bool is_new = value != no_node && tree_[value].kind == Kind::New && tree_.child(value, Role::Body) == no_node;
  const bool is_called = value != no_node && tree_[value].kind == Kind::Call;
  const NodeId type = is_new || is_called ? made(value) : no_node;
  if (type == no_node) {
    returned_[function] = no_node;
  } else {
    keep(returned_, function, type);
  }
}

syntax::NodeId ObjectTypes::returned(NodeId function) const {
  const auto known = returned_.find(function);
  return known != returned_.end() ? known->second : no_node;
}

// Of two that say the same the first stays.
template <class Key>
void ObjectTypes::keep(std::unordered_map<Key, NodeId>& types, Key key, NodeId type) {
  if (type == no_node) return;
  const auto [known, is_new] = types.try_emplace(key, type);
  if (is_new || known->second == no_node || tree_.span(known->second) == tree_.span(type)) return;
  known->second = no_node;
}

bool ObjectTypes::is_class_name(NodeId callee) const {
  while (tree_[callee].kind == Kind::Dot) callee = tree_.child(callee, Role::Name);
  if (callee == no_node || tree_[callee].kind != Kind::Identifier) return false;
  const std::string_view text = tree_.text(callee);
  return !text.empty() && text.front() >= 'A' && text.front() <= 'Z';
}

// The name of the class around.
syntax::NodeId ObjectTypes::own_class(NodeId id) const {
  for (NodeId at = tree_[id].parent; at != no_node; at = tree_[at].parent) {
    if (tree_[at].kind == Kind::Class) return tree_.child(at, Role::Name);
  }
  return no_node;
}

// The class that the value is a new object of.
syntax::NodeId ObjectTypes::made(NodeId value) const {
  if (value == no_node) return no_node;
  switch (tree_[value].kind) {
    case Kind::New:
      return tree_.child(value, Role::Callee);
    case Kind::Await:
    case Kind::Unary:
      return made(tree_.child(value, Role::Value));
    case Kind::Cast:
      return tree_.child(value, Role::Type);
    case Kind::Identifier:
      return names_.type_of(value);
    case Kind::Call: {
      const NodeId callee = tree_.child(value, Role::Callee);
      if (callee == no_node) return no_node;
      const bool is_dot = tree_[callee].kind == Kind::Dot;
      if (is_dot && tree_.text(tree_.child(callee, Role::Name)) == "new") return tree_.child(callee, Role::Object);
      if (tree_.language() == syntax::Language::Python && !is_dot && tree_.text(callee) == "cls") return own_class(callee);
      return is_class_name(callee) ? callee : no_node;
    }
    default:
      return no_node;
  }
}

// `this.f`, and `self.f` where self is but a parameter.
bool ObjectTypes::is_own_field(NodeId dot) const {
  const NodeId object = tree_.child(dot, Role::Object);
  const NodeId name = tree_.child(dot, Role::Name);
  return object != no_node && name != no_node && tree_[name].kind == Kind::Identifier && is_own_object(object);
}

bool ObjectTypes::is_own_object(NodeId id) const {
  return tree_[id].kind == Kind::This || (tree_[id].kind == Kind::Identifier && tree_.text(id) == "self");
}

bool ObjectTypes::is_field(NodeId definition) const {
  const NodeId block = tree_[definition].parent;
  return block != no_node && tree_[block].parent != no_node && tree_[tree_[block].parent].kind == Kind::Class;
}

syntax::NodeId ObjectTypes::of(NodeId object) const {
  const Kind kind = tree_[object].kind;
  if (kind == Kind::New || kind == Kind::Call || kind == Kind::Cast) return made(object);
  if (kind == Kind::Identifier) {
    const std::uint32_t definition = names_.definition(object);
    const NodeId value = names_.assigned(object);  // says more than what the variable was declared with
    if (value != no_node && tree_[value].kind == Kind::New && tree_.child(value, Role::Body) == no_node) return made(value);
    const NodeId declared = names_.type_of(object);
    if (declared != no_node) return declared;
    const auto known = by_definition_.find(definition);
    if (definition != 0 && !names_.is_field(definition)) return known != by_definition_.end() ? known->second : no_node;
    const auto field = fields_.find(tree_[object].symbol);
    return field != fields_.end() ? field->second : no_node;
  }
  if (kind != Kind::Dot || !is_own_field(object)) return no_node;
  const auto field = fields_.find(tree_[tree_.child(object, Role::Name)].symbol);
  return field != fields_.end() ? field->second : no_node;
}

}  // namespace insight::engine::taint
