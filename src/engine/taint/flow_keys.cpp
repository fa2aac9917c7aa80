#include <algorithm>

#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;

// `m.put("k", v)` is kept under the key, Python's `d.setdefault("k", v)` is `d["k"] = v`.
std::optional<Value> Flow::set_by_key(NodeId call, const Arguments& arguments) {
  auto target = target_of(tree_.child(tree_.child(call, Role::Callee), Role::Object));
  if (!target || !target->exactly || tables_.paths.is_deepest(target->place.path)) return {};
  if (keeps_keys_apart(tree_.language())) target->place.path = tables_.paths.kept(target->place.path);
  const auto key = constant_key(tree_.child(call, Role::Item));
  const Value given = through(arguments.in_order.back(), call);
  const TaintSet of_key = all(arguments.in_order.front());
  if (!key && of_key != clean && keeps_keys_apart(tree_.language()) && !tables_.paths.is_deepest(target->place.path))
    state_.add({target->place.base, tables_.paths.field(target->place.path, Paths::keys_symbol)}, through(of_key, call), tables_);
  if (key && !tables_.paths.is_deepest(target->place.path)) {
    target->place.path = tables_.paths.field(target->place.path, *key);
    if (sets_if_absent(tree_.text(tree_.child(tree_.child(call, Role::Callee), Role::Name)))) {
      state_.add(target->place, all(given), tables_);
    } else {
      state_.write(target->place, given, tables_);
    }
  } else {
    state_.add(target->place, all(given), tables_);
  }
  note_for_handlers();
  return {};
}

// `m.get("k")` is what stands there, or what is given for nothing.
std::optional<Value> Flow::found_by_key(NodeId call, const Value& object, const Arguments& arguments) {
  const auto key = constant_key(tree_.child(call, Role::Item));
  const NodeId receiver = tree_.child(tree_.child(call, Role::Callee), Role::Object);
  const Value kept = keeps_keys_apart(tree_.language()) ? kept_values(object) : Value{};
  const bool safe_indexes = rule_.taint->options.assume_safe_indexes;
  const bool is_table =
      safe_indexes && !key && (is_map(receiver) || (all(arguments.in_order.front()) != clean && is_class_dict(receiver)));
  if (!key && !is_table && all(kept) == clean) return {};
  Value found = together(flat(object), flat(kept));
  if (key) {
    found = field_of(kept, *key, tables_.taints, tables_.paths);
    // What is known to stand under the key is all that is there, whatever else the object has been given.
    if (!has_field(kept, *key, tables_.paths)) found = together(found, part_of(object, *key));
  }
  if (key && !safe_indexes) add(found, all(arguments.in_order.front()));  // a text that is a source
  return arguments.in_order.size() > 1 ? together(found, arguments.in_order[1]) : found;
}

// `m.pop("k")`, after which nothing stands there.
std::optional<Value> Flow::taken_by_key(NodeId call, const Value& object, const Arguments& arguments) {
  auto found = found_by_key(call, object, arguments);
  auto target = target_of(tree_.child(tree_.child(call, Role::Callee), Role::Object));
  const auto constant = names_.constant(tree_.child(call, Role::Item));
  if (target && keeps_keys_apart(tree_.language())) target->place.path = tables_.paths.kept(target->place.path);
  if (!target || !target->exactly || tables_.paths.is_deepest(target->place.path) || !constant) return found;
  const auto* key = std::get_if<std::string>(&*constant);
  if (key == nullptr) return found;
  state_.write({target->place.base, tables_.paths.field(target->place.path, syntax::symbol_of(*key))}, {}, tables_);
  return found;
}

// Are the keys of Python's dicts something else than what stands under them?
bool Flow::tells_keys() const {
  return tree_.language() == syntax::Language::Python && rule_.taint->options.assume_safe_indexes && !only_assignments();
}

// The keys that the object keeps things under, but for those that are known.
Value Flow::keys_of(const Value& object) {
  const Value kept = kept_of(object, tables_.taints, tables_.paths);
  if (tree_.language() != syntax::Language::Python && !has_field(kept, Paths::keys_symbol, tables_.paths)) return {};
  return flat(field_of(kept, Paths::keys_symbol, tables_.taints, tables_.paths));
}

// What going through an object of Python gives: of a dict its keys.
Value Flow::iterated_keys(NodeId object, const Value& value) {
  if (is_dict(object)) return tells_keys() ? keys_of(value) : Value{.whole = value.whole, .parts = {}};
  return has_keys(value) ? together(flat(value), keys_of(value)) : flat(value);
}

bool Flow::has_keys(const Value& value) {
  const Path keys = tables_.paths.field(tables_.paths.kept(itself), Paths::keys_symbol);
  return std::any_of(value.parts.begin(), value.parts.end(), [&](const auto& part) { return part.first == keys; });
}

Value Flow::kept_values(const Value& object) {
  Value kept = kept_of(object, tables_.taints, tables_.paths);
  const Path keys = tables_.paths.field(itself, Paths::keys_symbol);
  std::erase_if(kept.parts, [&](const auto& part) { return part.first == keys; });
  return kept;
}

// `{…}` and `dict(…)`, or a variable that holds one.
bool Flow::is_dict(NodeId object) const {
  if (tree_[object].kind == Kind::Identifier) object = names_.assigned(object);
  if (object == no_node || tree_[object].kind == Kind::Dict) return object != no_node;
  const NodeId callee = tree_[object].kind == Kind::Call ? tree_.child(object, Role::Callee) : no_node;
  return callee != no_node && tree_[callee].kind == Kind::Identifier && tree_.text(callee) == "dict";
}

// Python's `self.TABLE` of a class that says `TABLE = {…}`, and nothing else of it.
bool Flow::is_class_dict(NodeId object) const {
  if (tree_.language() != syntax::Language::Python || tree_[object].kind != Kind::Dot) return false;
  const NodeId owner = tree_.child(object, Role::Object);
  const std::uint64_t wanted = tree_[tree_.child(object, Role::Name)].symbol;
  NodeId around = owner != no_node && is_own_object(owner) ? tree_[object].parent : no_node;
  while (around != no_node && tree_[around].kind != Kind::Class) around = tree_[around].parent;
  if (around == no_node) return false;
  bool says = false;
  for (NodeId id = around; id <= tree_[around].last; ++id) {
    if (tree_[id].kind != Kind::Assign && tree_[id].kind != Kind::AugAssign) continue;
    const NodeId left = tree_.child(id, Role::Left);
    const bool is_field = left != no_node && tree_[left].kind == Kind::Dot;
    const NodeId name = is_field ? tree_.child(left, Role::Name) : left;
    if (name == no_node || tree_[name].kind != Kind::Identifier || tree_[name].symbol != wanted) continue;
    const NodeId value = tree_.child(id, Role::Right);
    if (is_field || says || value == no_node || tree_[value].kind != Kind::Dict) return false;
    says = true;
  }
  return says;
}

// By the type it was declared with.
bool Flow::is_map(NodeId object) const {
  if (tree_.language() == syntax::Language::Python) return is_dict(object);
  NodeId type = names_.type_of(object);
  while (type != no_node && (tree_[type].kind == Kind::GenericType || tree_[type].kind == Kind::Dot))
    type = tree_.child(type, Role::Name);
  if (type == no_node) return false;
  const std::string_view name = tree_.text(type);
  return name.ends_with("Map") || name == "Hashtable" || name == "Dictionary" || name == "Properties";
}

}  // namespace insight::engine::taint
