#include "engine/taint/callees.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

// What conditions ask, and what Java's `o.setSecure(on)` switches.
void Callees::add_deciding(NodeId id) {
  const NodeId asked = switched(id);
  if (asked == no_node) return;
  for (NodeId at = asked; at <= tree_[asked].last; ++at) {
    if (tree_[at].kind != Kind::Identifier) continue;
    if (const std::uint32_t definition = names_.definition(at); definition != 0) deciding_.insert(definition);
  }
}

// The variable by which something is put into a map or taken from it: `m.put(key, v)`.
NodeId Callees::key_asked(NodeId call, std::string_view method) const {
  const auto language = tree_.language();
  if (language != syntax::Language::Java && language != syntax::Language::Python) return no_node;
  if (!sets_by_key(language, method) && !gets_by_key(language, method)) return no_node;
  const NodeId key = tree_.child(call, Role::Item);
  return key != no_node && tree_[key].kind == Kind::Identifier ? key : no_node;
}

NodeId Callees::switched(NodeId id) const {
  switch (tree_[id].kind) {
    case Kind::If:
    case Kind::Conditional:
      return tree_.child(id, Role::Condition);
    case Kind::Switch:
      return tree_.child(id, Role::Value);
    case Kind::Index:
      return tree_.child(id, Role::Item);
    case Kind::Call: {
      const NodeId callee = tree_.child(id, Role::Callee);
      if (callee == no_node || tree_[callee].kind != Kind::Dot) return no_node;
      if (const NodeId key = key_asked(id, tree_.text(tree_.child(callee, Role::Name))); key != no_node) return key;
      if (!has_accessors(tree_.language()) || !tree_.text(tree_.child(callee, Role::Name)).starts_with("set")) return no_node;
      NodeId last = no_node;
      for (const NodeId child : tree_.children(id)) last = tree_[child].role == Role::Item ? child : last;
      return last != no_node && tree_[last].kind == Kind::Identifier ? last : no_node;
    }
    default:
      return no_node;
  }
}

NodeId Callees::class_made(NodeId value) const {
  if (value == no_node) return no_node;
  const bool is_new = tree_[value].kind == Kind::New && tree_.child(value, Role::Body) == no_node;
  const bool is_call = tree_[value].kind == Kind::Call && methods_take_object(tree_.language());
  return is_new || is_call ? class_named(tree_.child(value, Role::Callee)) : no_node;
}

NodeId Callees::class_meant(NodeId value) const {
  if (value == no_node) return no_node;
  const std::string_view text = tree_.span(value);
  if (text == "getClass()" || text == "this.getClass()") return class_around(value);
  constexpr std::string_view of_class = ".class";
  if (!text.ends_with(of_class)) return no_node;
  const std::string_view name = text.substr(0, text.size() - of_class.size());
  const auto known = classes_.find(syntax::symbol_of(name.substr(name.rfind('.') + 1)));
  return known != classes_.end() ? known->second : no_node;
}

bool Callees::gives_nothing(NodeId function) const {
  const NodeId type = tree_.child(function, Role::ReturnType);
  return type != no_node && tree_.span(type) == "void" && !is_abstract(function);
}

NodeId Callees::class_given(NodeId function, bool own_object) const {
  return class_named(own_object ? class_of(function) : tree_.child(function, Role::ReturnType));
}

std::optional<Callee> Callees::method_of(NodeId of_class, std::uint64_t symbol, std::size_t arguments) const {
  auto found = method(of_class, symbol, arguments);
  if (!found) return {};
  found->takes_object = methods_take_object(tree_.language()) && !is_marked(found->function, "staticmethod");
  return found;
}

// Where the constant `Mode.KEEP` is declared; no_node for anything else.
NodeId Callees::enumerated(NodeId dot) const {
  const NodeId type = tree_.child(dot, Role::Object);
  const NodeId wanted = tree_.child(dot, Role::Name);
  if (type == no_node || wanted == no_node || tree_[type].kind == Kind::This || !is_enum(type)) return no_node;
  const NodeId body = tree_.child(class_named(type), Role::Body);
  if (body == no_node) return no_node;
  for (const NodeId member : tree_.children(body)) {
    const NodeId named = tree_[member].kind == Kind::VarDef ? tree_.child(member, Role::Name) : no_node;
    if (named != no_node && tree_[named].symbol == tree_[wanted].symbol) return member;
  }
  return no_node;
}

std::optional<Callee> Callees::constructor_called(NodeId dot, std::size_t arguments) const {
  return constructor(tree_.child(dot, Role::Object), arguments);
}

// `Mode.KEEP.run(x)`: the constant's own method, or that of all of them.
std::optional<Callee> Callees::of_enumerated(NodeId object, NodeId name, std::size_t arguments) const {
  if (tree_[object].kind != Kind::Dot || !is_enum(tree_.child(object, Role::Object))) return {};
  const NodeId declared = enumerated(object);
  const NodeId own = declared != no_node ? tree_.child(declared, Role::Body) : no_node;
  if (own != no_node) {
    for (const NodeId function : tree_.children(own)) {
      const NodeId called = tree_[function].kind == Kind::Function ? tree_.child(function, Role::Name) : no_node;
      if (called != no_node && tree_[called].symbol == tree_[name].symbol) return Callee{.function = function};
    }
  }
  auto found = method_of(class_named(tree_.child(object, Role::Object)), tree_[name].symbol, arguments);
  if (found && found->takes_object) found->object = object;  // else it is what the constant's constructor has made
  return found;
}

}  // namespace insight::engine::taint
