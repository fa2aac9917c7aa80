#include "engine/syntax/name_resolver.h"

#include <utility>

#include "engine/syntax/settings.h"
#include "engine/syntax/types.h"

namespace insight::engine::syntax {
namespace {

// What is assigned to without a variable of its own, or is no target at all. Some of these nest in chains of any length.
bool is_place(Kind kind) {
  return kind == Kind::Dot || kind == Kind::Index || kind == Kind::Call || kind == Kind::Binary || kind == Kind::Conditional;
}

}  // namespace

NameResolver::NameResolver(Names& names) : names_(names), tree_(*names.tree_), definitions_(1) {}

void NameResolver::resolve() {
  walk([&](NodeId id, std::uint32_t scope) { declare_in(id, scope); });
  names_.definitions_.assign(tree_.size(), 0);
  walk([&](NodeId id, std::uint32_t scope) { bind(id, scope); });
  for (NodeId id = 0; id < tree_.size(); ++id) count_writes(id);
  name_dots();
  find_flow_values(tree_, names_.definitions_, writes_, names_.flow_value_);
  if (tree_.language() == Language::Hcl) find_settings(tree_, names_.flow_value_);
  names_.several_values_ = std::move(writes_);
  for (std::uint32_t i = 1; i < definitions_.size(); ++i) {
    if (definitions_[i].writes == 1 && definitions_[i].value != no_node) names_.single_value_.emplace(i, definitions_[i].value);
  }
}

// Visits every node with the scope it stands in; a node that opens a scope is visited in the outer one.
template <class Visit>
void NameResolver::walk(Visit visit) {
  if (scopes_.empty()) scopes_.push_back({.takes_variables = true});
  std::uint32_t scope = 0;
  for (NodeId id = 0; id < tree_.size(); ++id) {
    while (scope != 0 && tree_[scopes_[scope].node].last < id) scope = scopes_[scope].outer;
    visit(id, scope);
    if (!opens_scope(id)) continue;
    const auto [known, is_new] = scope_of_node_.try_emplace(id, static_cast<std::uint32_t>(scopes_.size()));
    if (is_new) {
      const Kind kind = tree_[id].kind;
      scopes_.push_back({.outer = scope,
                         .node = id,
                         .takes_variables = kind == Kind::Function || kind == Kind::Class || kind == Kind::Comprehension,
                         .hidden_from_inner_functions = kind == Kind::Class});
    }
    scope = known->second;
  }
}

bool NameResolver::opens_scope(NodeId id) const {
  switch (tree_[id].kind) {
    case Kind::Function:
    case Kind::Comprehension:
    case Kind::Class:
      return true;
    case Kind::Block:
    case Kind::For:
    case Kind::ForEach:
    case Kind::Catch:
    case Kind::Switch:
      return !assigning_declares();
    default:
      return false;
  }
}

bool NameResolver::is_class_field(NodeId id) const {
  const NodeId block = tree_[id].parent;
  return block != no_node && tree_[block].role == Role::Body && tree_[block].parent != no_node &&
         tree_[tree_[block].parent].kind == Kind::Class;
}

// A field is written without `this` in the methods of its class.
bool NameResolver::fields_are_names() const {
  const Language language = tree_.language();
  return language == Language::Java || language == Language::CSharp || language == Language::Kotlin || language == Language::Scala;
}

// A field, or variable of a Go package, that others may write has no value of its own.
bool NameResolver::is_open_field(NodeId id) const {
  const NodeId holder = tree_[id].parent;
  if (tree_.language() == Language::Go) return holder == Tree::root && spelling_of(tree_[id].op) == "var";
  if (!fields_are_names() || !is_class_field(id)) return false;
  const auto says = [&](std::string_view word) {
    for (const NodeId child : tree_.children(id)) {
      if (tree_[child].kind == Kind::Modifier && tree_.text(child) == word) return true;
    }
    return false;
  };
  const NodeId of_class = tree_[tree_[id].parent].parent;
  if (tree_.language() == Language::Java) return !says("final") && spelling_of(tree_[of_class].op) != "interface";
  if (tree_.language() != Language::CSharp) return !says("val");
  return !says("const") && !says("readonly");
}

std::uint32_t NameResolver::variable_scope(std::uint32_t scope) const {
  const auto passes = [&](const Scope& at) {  // Ruby's blocks write to the variables around them
    return !at.takes_variables || (tree_.language() == Language::Ruby && scope != 0 && tree_[at.node].has(Flag::Lambda));
  };
  while (passes(scopes_[scope])) scope = scopes_[scope].outer;
  return scope;
}

// Rust's `let s = …;` behind a parameter s: from there on the name is another's, before it isn't, which is what assigning says.
bool NameResolver::redeclares_parameter(NodeId name, std::uint32_t scope) {
  const Scope& block = scopes_[scope];
  if (tree_.language() != Language::Rust || tree_[block.node].kind != Kind::Block) return false;
  const Scope& function = scopes_[block.outer];
  if (tree_[function.node].kind != Kind::Function || tree_[block.node].parent != function.node) return false;
  const auto parameter = function.names.find(tree_[name].symbol);
  if (parameter == function.names.end()) return false;
  scopes_[scope].names.try_emplace(tree_[name].symbol, parameter->second);
  return true;
}

void NameResolver::declare(NodeId name, std::uint32_t scope, std::string imported) {
  if (tree_[name].kind != Kind::Identifier) return;
  if (!imported.empty() && (tree_.text(name) == "_" || tree_.text(name) == ".")) return;  // Go's imports without a name
  if (redeclares_parameter(name, scope)) return;
  const auto [found, is_new] =
      scopes_[scope].names.try_emplace(tree_[name].symbol, static_cast<std::uint32_t>(definitions_.size()));
  if (is_new) definitions_.emplace_back();
  Definition& definition = definitions_[found->second];
  // try: import a except: import b as a — the first stands for both.
  if (!imported.empty() && definition.imported.empty()) definition.imported = std::move(imported);
}

// The identifiers of a target: a name, or the names inside a destructuring pattern.
void NameResolver::declare_targets(NodeId target, std::uint32_t scope) {
  switch (tree_[target].kind) {
    case Kind::Identifier:
      return declare(target, scope);
    case Kind::Tuple:
    case Kind::List:
    case Kind::Dict:
      for (const NodeId child : tree_.children(target)) declare_targets(child, scope);
      return;
    case Kind::Pair:
      if (const NodeId value = tree_.child(target, Role::Value); value != no_node) declare_targets(value, scope);
      return;
    case Kind::Spread:
    case Kind::Assign:
    case Kind::Param:
      if (const NodeId first = tree_.first_child(target); first != no_node) declare_targets(first, scope);
      return;
    default:
      return;
  }
}

void NameResolver::declare_in(NodeId id, std::uint32_t scope) {
  const Node& node = tree_[id];
  const auto declare_child = [&](Role role, std::uint32_t where) {
    if (const NodeId child = tree_.child(id, role); child != no_node) declare_targets(child, where);
  };
  switch (node.kind) {
    case Kind::Import:
      return declare_import(id, scope);
    case Kind::VarDef:
      if (!is_python() && is_class_field(id) && !fields_are_names()) return;
      if (node.parent != no_node && tree_[node.parent].kind == Kind::Type) return;  // Go's `struct{ x T }` where a type stands
      declare_require(id, scope);
      return declare_child(Role::Name, spelling_of(node.op) == "var" || assigning_declares() ? variable_scope(scope) : scope);
    case Kind::Function:
      if (!node.has(Flag::Method) && !node.has(Flag::Lambda)) declare_child(Role::Name, scope);
      return;
    case Kind::Class:
      return declare_child(Role::Name, scope);
    case Kind::Param:
      return declare_child(Role::Name, scope);
    case Kind::Global:
      return declare_outer(id, scope);
    case Kind::Catch:
      // The name belongs to the clause's own scope, which opens after this visit; in Python it is an ordinary variable.
      return assigning_declares() ? declare_child(Role::Name, variable_scope(scope)) : void();
    case Kind::Assign:
    case Kind::AugAssign:
    case Kind::Walrus:
    case Kind::ForEach:
      if (assigning_declares()) declare_child(Role::Left, variable_scope(scope));
      return;
    default:
      if (!assigning_declares() && node.role == Role::Name && node.parent != no_node && tree_[node.parent].kind == Kind::Catch)
        declare_targets(id, scope);
      return;
  }
}

// Python's `nonlocal x` and `global x`: the name is the one of the function around, or of the module, which may come later.
void NameResolver::declare_outer(NodeId statement, std::uint32_t scope) {
  if (!is_python()) return;
  scope = variable_scope(scope);
  if (scope == 0) return;
  const bool of_module = spelling_of(tree_[statement].op) != "nonlocal";
  for (const NodeId name : tree_.children(statement)) {
    if (tree_[name].kind != Kind::Identifier) continue;
    const std::uint32_t around = of_module ? 0 : variable_scope(scopes_[scope].outer);
    std::uint32_t meant = of_module ? 0 : find(tree_[name].symbol, around);
    if (meant == 0) {
      declare(name, around);
      meant = scopes_[around].names.at(tree_[name].symbol);
    }
    scopes_[scope].names.try_emplace(tree_[name].symbol, meant);
  }
}

std::uint32_t NameResolver::find(std::uint64_t symbol, std::uint32_t scope) const {
  bool crossed_function = false;
  for (;;) {
    const Scope& at = scopes_[scope];
    if (!(crossed_function && at.hidden_from_inner_functions && is_python())) {
      if (const auto found = at.names.find(symbol); found != at.names.end()) return found->second;
    }
    if (scope == 0) return 0;
    crossed_function = crossed_function || tree_[at.node].kind == Kind::Function;
    scope = at.outer;
  }
}

// PHP's `$o->$x` and `$o->{$x}` ask a variable for the name, `A::$x` is a member itself.
bool NameResolver::names_variable(NodeId name) const {
  const std::string_view whole = tree_.span(tree_[name].parent);
  const std::size_t before = tree_[name].begin - tree_[tree_[name].parent].begin;
  return tree_.text(name).starts_with('$') && before > 0 && before <= whole.size() && whole[before - 1] != ':';
}

// Identifiers that name a member, a keyword or a label refer to nothing in scope.
bool NameResolver::is_reference(NodeId id) const {
  const Node& node = tree_[id];
  if (node.parent == no_node) return true;
  const Node& parent = tree_[node.parent];
  if (node.role == Role::Key && parent.kind == Kind::Pair) return is_python() || parent.has(Flag::Computed);
  if (node.role == Role::Module) return false;
  if (node.role != Role::Name) return true;
  switch (parent.kind) {
    case Kind::Dot:
      return tree_.language() == Language::Php && names_variable(id);
    case Kind::KeywordArg:
    case Kind::Attribute:
    case Kind::Labeled:
    case Kind::Break:
    case Kind::Continue:
      return false;
    case Kind::Function:
      return !parent.has(Flag::Method) || is_python();
    case Kind::VarDef:
      return is_python() || fields_are_names() || !is_class_field(node.parent);
    default:
      return true;
  }
}

void NameResolver::bind(NodeId id, std::uint32_t scope) {
  if (tree_[id].kind != Kind::Identifier || !is_reference(id)) return;
  const std::uint32_t definition = find(tree_[id].symbol, scope);
  names_.definitions_[id] = definition;
  if (definition == 0 || definitions_[definition].imported.empty()) return;
  std::uint32_t& full_name = definitions_[definition].full_name;
  if (full_name == 0) {
    full_name = static_cast<std::uint32_t>(names_.full_names_.size());
    names_.full_names_.push_back(definitions_[definition].imported);
  }
  set_qualified(id, full_name);
}

void NameResolver::set_qualified(NodeId id, std::uint32_t full_name) {
  if (names_.qualified_.empty()) names_.qualified_.assign(tree_.size(), 0);
  names_.qualified_[id] = full_name;
}

// `done`: the last node that is read before the target has its value; the target itself unless told.
void NameResolver::write(NodeId target, NodeId value, NodeId done) {
  if (target == no_node) return;
  if (tree_[target].kind == Kind::Identifier) {
    const std::uint32_t id = names_.definitions_[target];
    Definition& definition = definitions_[id];
    const bool augments = value != no_node && tree_[value].kind == Kind::AugAssign;
    ++definition.writes;
    definition.value = augments ? no_node : value;
    if (id != 0) writes_[id].push_back({target, value, done == no_node ? target : done});
    return;
  }
  if (is_place(tree_[target].kind)) return;
  for (const NodeId child : tree_.children(target)) write(child, no_node);
}

// A field that a method assigns has that value only there.
void NameResolver::forget_assigned_field(NodeId target) {
  if (target == no_node || tree_[target].kind != Kind::Identifier) return;
  const std::uint32_t id = names_.definitions_[target];
  if (names_.fields_.contains(id)) definitions_[id].value = no_node;
}

// `x: T`, `(x: T) => …`, `x = new T()`.
void NameResolver::keep_type(NodeId id) {
  const Kind kind = tree_[id].kind;
  if (kind != Kind::VarDef && kind != Kind::Param) return;
  const NodeId name = tree_.child(id, Role::Name);
  if (name == no_node || names_.definitions_[name] == 0) return;
  NodeId type = tree_.child(id, Role::Type);
  const NodeId value = tree_.child(id, Role::Value);
  if (type == no_node && value != no_node && tree_[value].kind == Kind::New) type = tree_.child(value, Role::Callee);
  type = referred_type(tree_, type);
  if (type != no_node) names_.types_.emplace(names_.definitions_[name], type);
}

void NameResolver::count_writes(NodeId id) {
  keep_type(id);
  const Node& node = tree_[id];
  switch (node.kind) {
    case Kind::VarDef:
      if (const NodeId name = tree_.child(id, Role::Name); name != no_node && fields_are_names() && is_class_field(id))
        names_.fields_.insert(names_.definitions_[name]);
      if (const NodeId value = tree_.child(id, Role::Value); value != no_node)
        write(tree_.child(id, Role::Name), is_open_field(id) ? no_node : value, node.last);
      return;
    case Kind::Assign:
    case Kind::Walrus:
      write(tree_.child(id, Role::Left), tree_.child(id, Role::Right), node.last);
      return forget_assigned_field(tree_.child(id, Role::Left));
    case Kind::AugAssign:
      return write(tree_.child(id, Role::Left), id, node.last);
    case Kind::ForEach:
      return write(tree_.child(id, Role::Left), no_node);
    case Kind::Param:
    case Kind::Catch:
    case Kind::Function:
    case Kind::Class:
      return write(tree_.child(id, Role::Name), no_node);
    case Kind::Unary:
      if (const auto op = spelling_of(node.op); op == "++" || op == "--") write(tree_.child(id, Role::Value), no_node);
      return;
    case Kind::Global:
    case Kind::Delete:
      for (const NodeId name : tree_.children(id)) write(name, no_node);
      return;
    default:
      return;
  }
}

}  // namespace insight::engine::syntax
