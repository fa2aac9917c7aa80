#include "engine/taint/callees.h"

#include <algorithm>
#include <array>

#include "engine/syntax/types.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

constexpr int most_inherited = 8;
constexpr int most_links = 12;  // of a chain of calls whose types are followed
constexpr auto applying = std::to_array<std::string_view>({"apply", "accept", "test", "get", "call", "run", "applyAsInt"});

}  // namespace

Callees::Callees(const syntax::Tree& tree, const syntax::Names& names) : tree_(tree), names_(names), types_(tree, names) {
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].kind != Kind::Class) continue;
    const NodeId name = tree.child(id, Role::Name);
    if (name == no_node) continue;
    const auto [known, is_new] = classes_.try_emplace(tree[name].symbol, id);
    if (is_new) continue;
    if (opens_classes_again(tree.language()) && known->second != no_node)
      one_of_.emplace(id, known->second);
    else
      known->second = no_node;
  }
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].kind == Kind::Function) add_function(id);
  }
  for (NodeId id = 0; id < tree.size(); ++id) {
    add_exports(id);
    add_deciding(id);
  }
}

void Callees::add_function(NodeId function) {
  if (is_prototype(function)) {
    if (const NodeId name = tree_.child(function, Role::Name); name != no_node) prototypes_.insert(tree_[name].symbol);
    return;
  }
  NodeId name = tree_.child(function, Role::Name);
  NodeId member = function;
  const NodeId parent = tree_[function].parent;
  if (parent != no_node && tree_[parent].kind == Kind::VarDef && tree_[function].role == Role::Value) {
    name = tree_.child(parent, Role::Name);
    member = parent;
  }
  if (name == no_node || tree_[name].kind != Kind::Identifier) return;
  if (const NodeId receiver = tree_.child(function, Role::Object); receiver != no_node) {
    const NodeId type = class_named(tree_.child(receiver, Role::Type));
    if (type != no_node) methods_[{type, tree_[name].symbol}].push_back(function);
    return;
  }
  const NodeId block = tree_[member].parent;
  const NodeId holder = block != no_node ? whole_class(tree_[block].parent) : no_node;
  if (holder != no_node && tree_[holder].kind == Kind::Class && tree_[block].role == Role::Body) {
    if (is_getter(function)) getters_.insert(tree_[name].symbol);
    methods_[{holder, tree_[name].symbol}].push_back(function);
  } else {
    add_named(name, function);
  }
}

// Of C: it says that the function is somewhere, maybe in another file.
bool Callees::is_prototype(NodeId function) const {
  const auto language = tree_.language();
  return (language == syntax::Language::C || language == syntax::Language::Cpp) && tree_.child(function, Role::Body) == no_node;
}

void Callees::add_named(NodeId name, NodeId function) {
  const std::uint32_t definition = names_.definition(name);
  if (definition == 0) return;
  const auto [known, is_new] = by_definition_.try_emplace(definition, function);
  if (!is_new) known->second = no_node;
}

std::size_t Callees::parameters(NodeId function) const {
  std::size_t count = 0;
  for (const NodeId child : tree_.children(function)) count += tree_[child].role == Role::Param ? 1 : 0;
  return count;
}

NodeId Callees::class_around(NodeId id) const {
  for (NodeId at = tree_[id].parent; at != no_node; at = tree_[at].parent) {
    if (tree_[at].kind == Kind::Class) return whole_class(at);
  }
  return no_node;
}

// What Rust's `impl T` and Swift's `extension T` add to.
NodeId Callees::whole_class(NodeId id) const {
  const auto known = one_of_.find(id);
  return known != one_of_.end() ? known->second : id;
}

// `a.B` is B.
NodeId Callees::last_name(NodeId name) const {
  while (name != no_node && (tree_[name].kind == Kind::Dot || tree_[name].kind == Kind::GenericType))
    name = tree_.child(name, Role::Name);
  return name;
}

// By the last of its names.
NodeId Callees::class_named(NodeId name) const {
  name = syntax::referred_type(tree_, name);
  if (name != no_node && tree_[name].kind == Kind::Call && tree_[name].role == Role::Base)
    name = tree_.child(name, Role::Callee);  // `class A : B(x)`
  name = last_name(name);
  if (name == no_node || tree_[name].kind != Kind::Identifier) return no_node;
  const auto known = classes_.find(tree_[name].symbol);
  return known != classes_.end() ? known->second : no_node;
}

// Of several the one that takes as many arguments. A class has the methods of those it is made from.
std::optional<Callee> Callees::method(NodeId of_class, std::uint64_t symbol, std::size_t arguments, int inherited) const {
  if (of_class == no_node) return {};
  const auto known = methods_.find({of_class, symbol});
  if (known == methods_.end()) {
    for (const NodeId base : tree_.children(of_class)) {
      if (tree_[base].role != Role::Base || inherited == most_inherited) continue;
      if (auto found = method(class_named(base), symbol, arguments, inherited + 1)) return found;
    }
    return {};
  }
  if (known->second.size() == 1) return Callee{.function = known->second.front()};
  std::optional<Callee> fitting;
  for (const NodeId function : known->second) {
    if (parameters(function) != arguments) continue;
    if (fitting) return {};
    fitting = Callee{.function = function};
  }
  return fitting;
}

// `this.f()`, and `self.f()` where self is the method's first parameter.
bool Callees::is_own(NodeId object) const {
  if (tree_[object].kind == Kind::This) return true;
  if (tree_[object].kind != Kind::Identifier || !methods_take_object(tree_.language())) return false;
  for (NodeId at = tree_[object].parent; at != no_node; at = tree_[at].parent) {
    if (tree_[at].kind != Kind::Function) continue;
    const NodeId first = tree_.child(at, Role::Param);
    const NodeId name = first != no_node ? tree_.child(first, Role::Name) : no_node;
    if (name != no_node && tree_[name].symbol == tree_[object].symbol) {
      const NodeId block = tree_[at].parent;
      return block != no_node && tree_[block].parent != no_node && tree_[tree_[block].parent].kind == Kind::Class;
    }
  }
  return false;
}

// `super`, and Python's `super()`.
bool Callees::is_super(NodeId object) const {
  if (tree_[object].kind == Kind::Super) return true;
  const NodeId callee = tree_[object].kind == Kind::Call ? tree_.child(object, Role::Callee) : no_node;
  return tree_.language() == syntax::Language::Python && callee != no_node && tree_.text(callee) == "super";
}

std::optional<Callee> Callees::member(NodeId call, NodeId callee, std::size_t arguments) const {
  const NodeId object = tree_.child(callee, Role::Object);
  const NodeId name = tree_.child(callee, Role::Name);
  if (object == no_node || name == no_node) return {};
  return of_object(call, object, name, arguments);
}

std::optional<Callee> Callees::of_object(NodeId call, NodeId object, NodeId name, std::size_t arguments) const {
  const bool takes_object = methods_take_object(tree_.language());
  if (is_own(object)) {
    auto found = method(class_around(call), tree_[name].symbol, arguments);
    if (!found) return {};
    const bool takes = takes_object && !is_marked(found->function, "staticmethod");
    found->own_object = !takes;
    found->object = takes ? object : no_node;
    found->takes_object = takes;
    return found;
  }
  if (is_super(object)) {
    for (const NodeId base : tree_.children(class_around(call) != no_node ? class_around(call) : call)) {
      auto found = tree_[base].role == Role::Base ? method(class_named(base), tree_[name].symbol, arguments) : std::nullopt;
      if (!found) continue;
      found->own_object = !takes_object;
      found->takes_object = takes_object;
      found->object = takes_object ? object : no_node;
      return found;
    }
    return {};
  }
  if (const NodeId named = class_named(object); named != no_node) {
    if (tree_.language() == syntax::Language::Ruby && tree_.text(name) == "new") return constructor_of(named, arguments);
    auto found = method(named, tree_[name].symbol, arguments);
    if (!found || !takes_object || !is_marked(found->function, "classmethod")) return found;
    found->object = object;
    found->takes_object = true;
    return found;
  }
  if (auto own = of_enumerated(object, name, arguments)) return own;
  if (const NodeId own = nameless_method(object, name, arguments); own != no_node) return Callee{.function = own};
  NodeId type = made_by_function(object);  // says more than what the variable was declared with
  if (type == no_node) type = types_.of(object);
  if (type == no_node) type = returned_type(chain_for(object));
  auto found = method(class_named(type), tree_[name].symbol, arguments);
  if (!found && arguments == 0 && tree_.text(name) == "start")
    found = method(class_named(type), syntax::symbol_of("run"), takes_object ? 1 : 0);
  if (!found && syntax::family_of(tree_.language()) == syntax::Language::JavaScript) {
    const NodeId entry = function_meant(entry_named(object, tree_.text(name)));
    if (entry != no_node) return Callee{.function = entry};
  }
  if (!found) return lambda_of(object, name);
  found->object = object;
  found->takes_object = takes_object && !is_marked(found->function, "staticmethod");
  return found;
}

// The method of a class without a name that the variable holds an object of: `Runnable r = new Runnable() { … }`.
NodeId Callees::nameless_method(NodeId object, NodeId name, std::size_t arguments) const {
  const NodeId value = tree_[object].kind == Kind::Identifier ? names_.assigned(object) : no_node;
  if (value == no_node || tree_[value].kind != Kind::New) return no_node;
  const NodeId body = tree_.child(value, Role::Body);
  if (body == no_node) return no_node;
  for (const NodeId member : tree_.children(body)) {
    if (tree_[member].kind != Kind::Function || parameters(member) != arguments) continue;
    const NodeId own = tree_.child(member, Role::Name);
    if (own != no_node && tree_[own].symbol == tree_[name].symbol) return member;
  }
  return no_node;
}

// The class of the object that a function of the file, or of a class of the file, makes for the variable. Not by way of other
// objects, which could lead on without end.
NodeId Callees::made_by_function(NodeId object) const {
  const NodeId value = tree_[object].kind == Kind::Identifier ? names_.assigned(object) : object;
  if (value == no_node || tree_[value].kind != Kind::Call) return no_node;
  const NodeId callee = tree_.child(value, Role::Callee);
  if (callee == no_node || (tree_[callee].kind != Kind::Identifier && tree_[callee].kind != Kind::Dot)) return no_node;
  if (tree_[callee].kind == Kind::Dot) {
    const NodeId owner = tree_.child(callee, Role::Object);
    if (owner == no_node || (!is_own(owner) && class_named(owner) == no_node)) return no_node;
  }
  const auto function = of(value);
  const NodeId type = function && !function->makes_object ? types_.returned(function->function) : no_node;
  return class_named(type) != no_node ? type : no_node;
}

// A call, also one that a variable holds. Chains that begin with another variable are left alone: they could lead on without end.
NodeId Callees::chain_for(NodeId object) const {
  if (tree_[object].kind != Kind::Identifier) return object;
  const NodeId value = names_.assigned(object);
  if (value == no_node) return no_node;
  NodeId head = value;
  while (head != no_node && tree_[head].kind == Kind::Call) {
    head = tree_.child(head, Role::Callee);
    if (head != no_node && tree_[head].kind == Kind::Dot) head = tree_.child(head, Role::Object);
  }
  const bool begins_new = head != no_node && (tree_[head].kind == Kind::New || class_named(head) != no_node);
  return begins_new ? value : no_node;
}

// What the function that the call runs says it gives back, or always makes. Chains nest as deep as they are long.
NodeId Callees::returned_type(NodeId call) const {
  int links = 0;
  for (NodeId at = call; at != no_node && tree_[at].kind == Kind::Call && ++links < most_links;) {
    const NodeId callee = tree_.child(at, Role::Callee);
    at = callee != no_node && tree_[callee].kind == Kind::Dot ? tree_.child(callee, Role::Object) : no_node;
  }
  const bool is_call = call != no_node && tree_[call].kind == Kind::Call;
  const auto callee = is_call && links < most_links ? of(call) : std::nullopt;
  if (!callee) return no_node;
  const NodeId declared = tree_.child(callee->function, Role::ReturnType);
  return declared != no_node ? declared : types_.returned(callee->function);
}

// `f.apply(x)` of a variable that holds a lambda.
std::optional<Callee> Callees::lambda_of(NodeId object, NodeId name) const {
  if (!has_accessors(tree_.language()) || tree_[object].kind != Kind::Identifier) return {};
  if (std::find(applying.begin(), applying.end(), tree_.text(name)) == applying.end()) return {};
  const NodeId value = names_.assigned(object);
  const NodeId function = function_meant(value);
  if (function == no_node) return {};
  const bool is_reference = tree_[value].kind == Kind::Other;  // `this::store`
  return Callee{.function = function, .own_object = is_reference && is_own(tree_.first_child(value))};
}

std::optional<Callee> Callees::constructor(NodeId type, std::size_t arguments) const {
  const NodeId named = class_named(type);
  return named != no_node ? constructor_of(named, arguments) : std::nullopt;
}

std::optional<Callee> Callees::constructor_of(NodeId named, std::size_t arguments) const {
  const NodeId name = tree_.child(named, Role::Name);
  for (const std::uint64_t symbol :
       {syntax::symbol_of("constructor"), syntax::symbol_of("__init__"), syntax::symbol_of("__construct"),
        syntax::symbol_of("initialize"), syntax::symbol_of("init"), name != no_node ? tree_[name].symbol : 0}) {
    auto found = method(named, symbol, arguments);
    if (!found) continue;
    found->makes_object = true;
    found->takes_object = methods_take_object(tree_.language());
    return found;
  }
  return {};
}

// `this(x)` and `super(x)` in a constructor: another one of the class or of its base makes the same object.
std::optional<Callee> Callees::constructor_before(NodeId callee, std::size_t arguments) const {
  NodeId type = class_around(callee);
  if (type != no_node && tree_[callee].kind == Kind::Super) type = class_named(tree_.child(type, Role::Base));
  auto found = type != no_node ? constructor_of(type, arguments) : std::nullopt;
  if (!found || found->takes_object) return {};
  found->makes_object = false;
  found->own_object = true;
  return found;
}

std::optional<Callee> Callees::of(NodeId call) const {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node) return {};
  std::size_t arguments = 0;
  for (const NodeId child : tree_.children(call)) arguments += tree_[child].role == Role::Item ? 1 : 0;
  if (tree_[call].kind == Kind::New) return constructor(callee, arguments);
  if (tree_[callee].kind == Kind::Function) return Callee{.function = callee};
  if (tree_[callee].kind == Kind::Dot) return member(call, callee, arguments);
  if (tree_[callee].kind == Kind::Index) {
    const NodeId entry = function_meant(callee);
    return entry != no_node ? std::optional(Callee{.function = entry}) : std::nullopt;
  }
  if (tree_[callee].kind == Kind::This || tree_[callee].kind == Kind::Super) return constructor_before(callee, arguments);
  if (tree_[callee].kind != Kind::Identifier) return {};
  if (const auto known = by_definition_.find(names_.definition(callee)); known != by_definition_.end())
    return known->second != no_node ? std::optional(Callee{.function = known->second}) : std::nullopt;
  if (const NodeId value = names_.assigned(callee); value != no_node && tree_[value].kind == Kind::Function)
    return Callee{.function = value};  // `f = lambda v: …`
  if (names_.definition(callee) == 0 && methods_go_without_this(tree_.language())) {
    for (NodeId around = class_around(call); around != no_node; around = class_around(around)) {
      auto found = method(around, tree_[callee].symbol, arguments);
      if (!found) continue;
      found->own_object = true;
      return found;
    }
    return {};
  }
  if (!methods_take_object(tree_.language())) return {};
  if (is_own(callee) && class_around(callee) != no_node) return constructor_of(class_around(callee), arguments);  // `cls(x)`
  return constructor(callee, arguments);
}

}  // namespace insight::engine::taint
