#include <algorithm>

#include "engine/taint/callees.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;
using syntax::Role;

namespace {

bool begins_large(std::string_view name) {
  return !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
}

}  // namespace

// `a.b.C` as it is known everywhere; empty for what is no name.
std::string Callees::full_name(NodeId name) const {
  while (name != no_node && tree_[name].kind == Kind::GenericType) name = tree_.child(name, Role::Name);
  if (name == no_node) return {};
  if (const auto known = names_.qualified(name); !known.empty()) return std::string(known);
  if (tree_[name].kind == Kind::Identifier) return std::string(tree_.text(name));
  if (tree_[name].kind != Kind::Dot) return {};
  const NodeId object = tree_.child(name, Role::Object);
  const NodeId last = tree_.child(name, Role::Name);
  const std::string before = full_name(object);
  return before.empty() || last == no_node ? std::string() : before + "." + std::string(tree_.text(last));
}

std::optional<NamedCallee> Callees::named_by(NodeId call) const {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node) return {};
  NamedCallee named{.name = std::string(names_.qualified(callee))};
  if (!named.name.empty()) return named;
  if (tree_[callee].kind == Kind::Dot && tree_.language() == syntax::Language::Rust) named.name = rust_path(callee);
  if (!named.name.empty()) return named;
  if (tree_[call].kind == Kind::New) {
    named.name = full_name(callee);
  } else if (tree_[callee].kind == Kind::Dot) {
    return named_member(call, callee);
  } else if (tree_[callee].kind == Kind::Identifier && !is_local_name(callee)) {
    if (tree_.language() != syntax::Language::Ruby && methods_go_without_this(tree_.language())) {
      if (auto found = inherited(call, no_node, callee)) {
        found->own_object = true;
        return found;
      }
    }
    named.name = tree_.text(callee);
  }
  return named.name.empty() ? std::nullopt : std::optional(std::move(named));
}

// Does the file itself say what it is? C's prototypes don't.
bool Callees::is_local_name(NodeId callee) const {
  const std::uint32_t definition = names_.definition(callee);
  if (definition == 0) return false;
  const bool is_c = tree_.language() == syntax::Language::C || tree_.language() == syntax::Language::Cpp;
  return !is_c || by_definition_.contains(definition) || names_.type_of(callee) != no_node || names_.assigned(callee) != no_node ||
         !prototypes_.contains(tree_[callee].symbol);
}

// `db::run`, `crate::db::run`: modules, which no variable is called like.
std::string Callees::rust_path(NodeId callee) const {
  const NodeId object = tree_.child(callee, Role::Object);
  const NodeId name = tree_.child(callee, Role::Name);
  if (object == no_node || name == no_node || tree_[name].kind != Kind::Identifier) return {};
  if (tree_[object].kind == Kind::Identifier) {
    if (names_.definition(object) != 0 || is_own(object) || begins_large(tree_.text(object))) return {};
    return std::string(tree_.text(object)) + "." + std::string(tree_.text(name));
  }
  const std::string before = tree_[object].kind == Kind::Dot ? rust_path(object) : std::string();
  return before.empty() ? before : before + "." + std::string(tree_.text(name));
}

std::optional<NamedCallee> Callees::named_member(NodeId call, NodeId callee) const {
  const NodeId object = tree_.child(callee, Role::Object);
  const NodeId name = tree_.child(callee, Role::Name);
  if (object == no_node || name == no_node || tree_[name].kind != Kind::Identifier) return {};
  if (is_own(object)) return inherited(call, object, name);
  const std::string method = "." + std::string(tree_.text(name));
  if (const std::string type = full_name(types_.of(object)); !type.empty())
    return NamedCallee{.name = type + method, .object = object};
  const bool is_class =
      tree_[object].kind == Kind::Identifier && names_.definition(object) == 0 && begins_large(tree_.text(object));
  if (!is_class) return {};
  // Ruby makes its objects by a method of the class.
  return NamedCallee{.name = std::string(tree_.text(object)) + (method == ".new" ? std::string() : method)};
}

// A method that the class itself doesn't have.
std::optional<NamedCallee> Callees::inherited(NodeId call, NodeId object, NodeId name) const {
  const NodeId own = class_around(call);
  NodeId base = own != no_node ? tree_.child(own, Role::Base) : no_node;
  if (base != no_node && tree_[base].kind == Kind::Call) base = tree_.child(base, Role::Callee);
  const std::string type = full_name(base);
  if (type.empty()) return {};
  return NamedCallee{.name = type + "." + std::string(tree_.text(name)), .object = object};
}

// What stands at the top of the file under a name of its own, and what JavaScript's modules say that they export.
void Callees::add_exports(NodeId id) {
  const NodeId parent = tree_[id].parent;
  const Kind kind = tree_[id].kind;
  if (kind == Kind::Export) {
    const NodeId value = tree_.child(id, Role::Value);
    if (value != no_node && syntax::spelling_of(tree_[id].op) == "default") export_itself(value);
    return;
  }
  if (kind == Kind::Assign) {
    const NodeId left = tree_.child(id, Role::Left);
    const NodeId right = tree_.child(id, Role::Right);
    if (left == no_node || right == no_node || tree_[left].kind != Kind::Dot) return;
    const std::string target = full_name(left);
    if (target == "module.exports") return export_itself(right);
    if (target.starts_with("module.exports.") || target.starts_with("exports."))
      add_exported(tree_[tree_.child(left, Role::Name)].symbol, right);
    return;
  }
  const bool at_top = parent != no_node && (tree_[parent].kind == Kind::File || tree_[parent].kind == Kind::Export ||
                                            tree_[parent].kind == Kind::Namespace);
  if (!at_top || (kind != Kind::Function && kind != Kind::VarDef)) return;
  const NodeId name = tree_.child(id, Role::Name);
  if (name == no_node || tree_[name].kind != Kind::Identifier || tree_.child(id, Role::Object) != no_node) return;
  add_exported(tree_[name].symbol, kind == Kind::Function ? id : tree_.child(id, Role::Value));
}

// C's `static` is for the file alone.
bool Callees::is_kept_inside(NodeId function) const {
  if (tree_.language() != syntax::Language::C && tree_.language() != syntax::Language::Cpp) return false;
  for (const NodeId child : tree_.children(function)) {
    if (tree_[child].role == Role::Modifier && tree_.text(child) == "static") return true;
  }
  return false;
}

void Callees::add_exported(std::uint64_t symbol, NodeId value) {
  if (value == no_node || tree_[value].kind != Kind::Function || is_prototype(value) || is_kept_inside(value)) return;
  const auto [known, is_new] = exported_.try_emplace(symbol, value);
  if (!is_new && known->second != value) known->second = no_node;
}

// A function, a class, an object of functions, or the name of one of these.
void Callees::export_itself(NodeId value) {
  if (tree_[value].kind == Kind::Function || tree_[value].kind == Kind::Class) itself_ = value;
  if (tree_[value].kind == Kind::Identifier) {
    if (const NodeId named = class_named(value); named != no_node) {
      itself_ = named;
    } else if (const auto known = by_definition_.find(names_.definition(value)); known != by_definition_.end()) {
      itself_ = known->second;
    }
  }
  if (tree_[value].kind != Kind::Dict) return;
  for (const NodeId item : tree_.children(value)) {
    const bool is_pair = tree_[item].kind == Kind::Pair;
    const NodeId key = tree_.child(item, is_pair ? Role::Key : Role::Name);
    if (key != no_node) add_exported(tree_[key].symbol, is_pair ? tree_.child(item, Role::Value) : item);
  }
}

// Of Rust: others are called on the type.
bool Callees::takes_self(NodeId function) const {
  if (tree_.language() != syntax::Language::Rust) return true;
  const NodeId first = tree_.child(function, Role::Param);
  const NodeId name = first != no_node ? tree_.child(first, Role::Name) : no_node;
  return name != no_node && tree_.text(name) == "self";
}

std::string Callees::type_elsewhere(NodeId type) const {
  return type != no_node && class_named(type) == no_node ? full_name(type) : std::string();
}

std::string Callees::field_elsewhere(NodeId member) const {
  const NodeId dot = read_member(member);
  const std::string type = dot != no_node ? type_elsewhere(types_.of(tree_.child(dot, Role::Object))) : std::string();
  return type.empty() ? type : type + "." + std::string(tree_.text(tree_.child(dot, Role::Name)));
}

std::string Callees::class_made_elsewhere(NodeId value) const {
  const bool is_new = value != no_node && tree_[value].kind == Kind::New && tree_.child(value, Role::Body) == no_node;
  const bool is_call = value != no_node && tree_[value].kind == Kind::Call && methods_take_object(tree_.language());
  return is_new || is_call ? type_elsewhere(tree_.child(value, Role::Callee)) : std::string();
}

syntax::NodeId Callees::exported_class(std::string_view name) const {
  const auto known = classes_.find(syntax::symbol_of(name));
  return known != classes_.end() ? known->second : no_node;
}

syntax::NodeId Callees::exported_type(std::string_view name) const {
  const std::size_t dot = name.find('.');
  const auto known = classes_.find(syntax::symbol_of(name.substr(0, dot)));
  const NodeId named = known != classes_.end() ? known->second : no_node;
  if (named == no_node) return no_node;
  const NodeId own = tree_.child(named, Role::Name);
  if (dot == std::string_view::npos) return is_enum(own) ? own : no_node;
  return type_of_field(named, syntax::symbol_of(name.substr(dot + 1)), false);
}

std::optional<Callee> Callees::exported(std::string_view name, std::size_t arguments) const {
  const std::size_t dot = name.find('.');
  const std::uint64_t first = syntax::symbol_of(name.substr(0, dot));
  const auto of_class = [&](NodeId holder, std::string_view member) -> std::optional<Callee> {
    auto found = method(holder, syntax::symbol_of(member), arguments);
    if (found) found->takes_object = methods_take_object(tree_.language()) && takes_self(found->function);
    return found;
  };
  if (name.empty()) {
    if (itself_ == no_node) return {};
    return tree_[itself_].kind == Kind::Class ? constructor_of(itself_, arguments) : std::optional(Callee{.function = itself_});
  }
  const auto known_class = classes_.find(first);
  const NodeId holder = known_class != classes_.end() ? known_class->second : no_node;
  if (dot != std::string_view::npos) return of_class(holder, name.substr(dot + 1));
  if (const auto known = exported_.find(first); known != exported_.end() && known->second != no_node)
    return Callee{.function = known->second};
  if (holder != no_node) return constructor_of(holder, arguments);
  return itself_ != no_node && tree_[itself_].kind == Kind::Class ? of_class(itself_, name) : std::nullopt;
}

}  // namespace insight::engine::taint
