#include <algorithm>
#include <array>

#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

bool is_list_type(const Tree& tree, NodeId type) {
  return type != no_node && tree[type].kind == Kind::Type && tree.text(type) == "[]";
}

// Go's `{x, y}` within `[]T{…}` or `map[K]T{…}`: a T, whose fields go by other names, unless that is a list again.
bool is_struct_without_type(const Tree& tree, NodeId list) {
  NodeId around = tree[list].parent;
  if (tree[around].kind == Kind::Pair) around = tree[around].parent;
  const NodeId type = tree[around].kind == Kind::New ? tree.child(around, Role::Callee) : no_node;
  if (type == no_node) return false;
  NodeId of_items = no_node;
  for (const NodeId part : tree.children(type)) of_items = part;
  return of_items != no_node && !is_list_type(tree, of_items);
}

// Python's `SimpleNamespace(a=x)`, `dict(a=x)`
bool makes_namespace(const Tree& tree, NodeId callee) {
  if (tree.language() != syntax::Language::Python) return false;
  const NodeId name = tree[callee].kind == Kind::Dot ? tree.child(callee, Role::Name) : callee;
  if (name == no_node || tree[name].kind != Kind::Identifier) return false;
  return tree.text(name) == "SimpleNamespace" || tree.text(name) == "dict";
}

}  // namespace

// A call of what the file doesn't define, as far as something is known of it.
std::optional<Value> Flow::unknown(NodeId call, const Value& object, const Arguments& arguments) {
  if (makes_iterator(call)) return object;
  if (auto made = record(call, arguments)) return made;
  if (auto filled = only_assignments() ? std::nullopt : filled_by_format(call, arguments)) return filled;
  if (auto keys = gone_through(call, arguments)) return keys;
  if (auto attribute = attribute_by_name(call, arguments)) return attribute;
  if (sets_attribute(call, arguments) || updates_by_name(call, arguments)) return Value{};
  if (copies_list(call) && !arguments.in_order.empty() && !arguments.spread) return arguments.in_order.front();
  if (auto made = collection(call, arguments)) return made;
  if (auto made = copied_collection(call, arguments)) return made;
  if (auto result = of_library(call, object, arguments)) return result;
  if (auto result = run_elsewhere(call, object, arguments)) return result;
  if (auto made = record_elsewhere(call, arguments)) return made;
  return accessed(call, object, arguments);
}

// Python's `getattr(o, "x")`, also with a value for where there is none.
std::optional<Value> Flow::attribute_by_name(NodeId call, const Arguments& arguments) {
  const std::size_t given = arguments.in_order.size();
  if (tree_.language() != syntax::Language::Python || given < 2 || given > 3 || arguments.spread || only_assignments()) return {};
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node || tree_[callee].kind != Kind::Identifier || tree_.text(callee) != "getattr") return {};
  const auto key = constant_key(tree_.next_sibling(tree_.child(call, Role::Item)));
  if (!key) return {};
  Value attribute = part_of(arguments.in_order.front(), *key);
  return given == 3 ? together(attribute, arguments.in_order.back()) : attribute;
}

// Python's `setattr(o, "x", v)`.
bool Flow::sets_attribute(NodeId call, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (tree_.language() != syntax::Language::Python || arguments.in_order.size() != 3) return false;
  if (callee == no_node || tree_[callee].kind != Kind::Identifier || tree_.text(callee) != "setattr") return false;
  const NodeId object = tree_.child(call, Role::Item);
  const auto target = target_of(object);
  if (!target || !target->exactly || tables_.paths.is_deepest(target->place.path)) return false;
  Value given = through(arguments.in_order.back(), call);
  if (const auto key = constant_key(tree_.next_sibling(object))) {
    state_.write({target->place.base, tables_.paths.field(target->place.path, *key)}, given, tables_);
  } else {
    state_.add(target->place, all(given), tables_);
  }
  note_for_handlers();
  return true;
}

// Java's `Map.of("k", v, …)`, `List.of(a, b)`, `Arrays.asList(a, b)`. One argument may be an array of all items.
std::optional<Value> Flow::collection(NodeId call, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (!has_accessors(tree_.language()) || arguments.spread || arguments.in_order.empty() || arguments.all == clean) return {};
  if (auto made = entry(call, arguments)) return made;
  if (callee == no_node || tree_[callee].kind != Kind::Dot) return {};
  const std::string_view of = tree_.span(tree_.child(callee, Role::Object));
  const std::string_view name = tree_.text(tree_.child(callee, Role::Name));
  const bool is_map = name == "of" && (of == "Map" || of == "java.util.Map");
  const bool is_list = (name == "of" && (of == "List" || of == "java.util.List" || of == "Stream" || of == "Set")) ||
                       (name == "asList" && (of == "Arrays" || of == "java.util.Arrays"));
  if (is_list && arguments.in_order.size() == 1 && !arguments.in_order.front().parts.empty()) return arguments.in_order.front();
  if ((!is_map && !is_list) || arguments.in_order.size() < 2) return {};
  Value made;
  std::size_t at = 0;
  std::optional<std::uint64_t> key;
  for (const NodeId item : tree_.children(call)) {
    if (tree_[item].role != Role::Item || at == arguments.in_order.size()) continue;
    const Value& value = arguments.in_order[at];
    if (is_list) {
      add_field(made, syntax::symbol_of(std::to_string(at)), value, tables_.taints, tables_.paths);
    } else if (at % 2 == 0) {
      key = constant_key(item);
      made.whole = tables_.taints.unite(made.whole, all(value));
    } else if (key) {
      add_field(made, *key, value, tables_.taints, tables_.paths);
    } else {
      made.whole = tables_.taints.unite(made.whole, all(value));
    }
    ++at;
  }
  return made;
}

// Java's `Map.entry(k, v)`, `new SimpleEntry<>(k, v)`.
std::optional<Value> Flow::entry(NodeId call, const Arguments& arguments) {
  if (arguments.in_order.size() != 2) return {};
  std::string_view made_by = tree_.span(tree_.child(call, Role::Callee));
  made_by = made_by.substr(0, made_by.find('<'));
  const bool is_entry = tree_[call].kind == Kind::New
                            ? made_by.ends_with("SimpleEntry") || made_by.ends_with("SimpleImmutableEntry")
                            : made_by == "Map.entry" || made_by == "java.util.Map.entry";
  if (!is_entry) return {};
  Value made;
  add_field(made, syntax::symbol_of("key"), arguments.in_order.front(), tables_.taints, tables_.paths);
  add_field(made, syntax::symbol_of("value"), arguments.in_order.back(), tables_.taints, tables_.paths);
  return made;
}

// Java's `new ArrayList<>(items)`: each item where it was.
std::optional<Value> Flow::copied_collection(NodeId call, const Arguments& arguments) {
  if (!has_accessors(tree_.language()) || tree_[call].kind != Kind::New || arguments.spread || arguments.in_order.size() != 1)
    return {};
  std::string_view type = tree_.span(tree_.child(call, Role::Callee));
  type = type.substr(0, type.find('<'));
  type.remove_prefix(type.rfind('.') + 1);  // npos + 1: none
  constexpr auto copying = std::to_array<std::string_view>(
      {"ArrayList", "LinkedList", "ArrayDeque", "Vector", "HashMap", "LinkedHashMap", "TreeMap", "ConcurrentHashMap"});
  if (std::find(copying.begin(), copying.end(), type) == copying.end() || arguments.in_order.front().parts.empty()) return {};
  return arguments.in_order.front();
}

// Python's `d.update(a=x)` is `d["a"] = x`.
bool Flow::updates_by_name(NodeId call, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (tree_.language() != syntax::Language::Python || arguments.by_name.empty() || !arguments.in_order.empty()) return false;
  if (callee == no_node || tree_[callee].kind != Kind::Dot || tree_.text(tree_.child(callee, Role::Name)) != "update") return false;
  const auto target = target_of(tree_.child(callee, Role::Object));
  if (!target || !target->exactly || tables_.paths.is_deepest(target->place.path)) return false;
  for (const auto& [name, value] : arguments.by_name)
    state_.write({target->place.base, tables_.paths.field(target->place.path, name)}, through(value, call), tables_);
  note_for_handlers();
  return true;
}

// A new object whose fields are its arguments.
std::optional<Value> Flow::record(NodeId call, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node || arguments.spread || arguments.all == clean) return {};
  if (callees_.is_enum(callee)) return Value{};
  if (makes_namespace(tree_, callee) && arguments.in_order.empty()) {
    Value made;
    for (const auto& [name, value] : arguments.by_name) add_field(made, name, value, tables_.taints, tables_.paths);
    return made;
  }
  const auto fields = callees_.record_fields(callee);
  return !fields.empty() ? std::optional(record_of(fields, arguments)) : std::nullopt;
}

Value Flow::record_of(const std::vector<std::uint64_t>& fields, const Arguments& arguments) {
  Value made;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto named = std::find_if(arguments.by_name.begin(), arguments.by_name.end(),
                                    [&](const auto& argument) { return argument.first == fields[i]; });
    const Value* given = named != arguments.by_name.end() ? &named->second
                         : i < arguments.in_order.size()  ? &arguments.in_order[i]
                                                          : nullptr;
    if (given == nullptr) continue;
    add_field(made, fields[i], *given, tables_.taints, tables_.paths);
    if (tree_.language() == syntax::Language::Python)  // a NamedTuple's fields are its items too
      add_field(made, syntax::symbol_of(std::to_string(i)), *given, tables_.taints, tables_.paths);
  }
  return made;
}

// Of a class that another file has, where that says no more of it.
std::optional<Value> Flow::record_elsewhere(NodeId call, const Arguments& arguments) {
  if (outside_ == nullptr || arguments.spread || arguments.all == clean) return {};
  const std::string name = callees_.class_made_elsewhere(call);
  const ClassOf type = !name.empty() ? outside_->class_by(*this, name) : ClassOf{};
  const auto fields = type.flow != nullptr ? type.flow->callees_.fields_of_record(type.named) : std::vector<std::uint64_t>{};
  return !fields.empty() ? std::optional(record_of(fields, arguments)) : std::nullopt;
}

// Also of a class that another file has.
bool Flow::is_record_field(NodeId object, NodeId name) {
  if (callees_.is_record_field(object, name)) return true;
  ClassOf type = class_made(object);
  const std::string elsewhere = type.flow == nullptr && outside_ != nullptr ? callees_.object_elsewhere(object) : std::string();
  if (!elsewhere.empty()) type = outside_->class_by(*this, elsewhere);
  if (type.flow == nullptr) return false;
  const auto fields = type.flow->callees_.fields_of_record(type.named);
  return std::find(fields.begin(), fields.end(), tree_[name].symbol) != fields.end();
}

// C#'s `new T { A = x }` and `new T { x, y }`, whose names are the object's.
TaintSet Flow::initialized(NodeId list) {
  TaintSet taints = clean;
  for (const NodeId item : tree_.children(list)) {
    const bool sets = tree_[item].kind == Kind::Assign;
    taints = tables_.taints.unite(taints, all(sets ? visit_child(item, Role::Right) : visit(item)));
  }
  return taints;
}

// Go's `T{a: x, b: y}`, `[]T{x, y}`, `map[K]T{"a": x}`. Of `T{x, y}`, and of an item `{x, y}`, nobody knows which field is which.
Value Flow::literal(NodeId id) {
  Value made;
  const bool has_items =
      tree_[id].kind == Kind::List ? !is_struct_without_type(tree_, id) : is_list_type(tree_, tree_.child(id, Role::Callee));
  std::uint64_t at = 0;
  for (const NodeId item : tree_.children(id)) {
    if (tree_[item].role != Role::Item) continue;
    const NodeId name = tree_[item].kind == Kind::KeywordArg ? tree_.child(item, Role::Name) : no_node;
    if (tree_[item].kind == Kind::Pair) {
      add_pair(item, made);
    } else if (name == no_node && !has_items) {
      add(made, all(visit(item)));
    } else {
      const std::uint64_t field = name != no_node ? tree_[name].symbol : syntax::symbol_of(std::to_string(at++));
      add_field(made, field, visit(item), tables_.taints, tables_.paths);
    }
  }
  return made;
}

// `name` of `getName` and `setName`.
std::optional<std::uint64_t> Flow::accessed_field(std::string_view method) const {
  if (method.size() < 4 || !(method.starts_with("get") || method.starts_with("set"))) return {};
  std::string field(method.substr(3));
  if (field.front() < 'A' || field.front() > 'Z') return {};
  field.front() = static_cast<char>(field.front() - 'A' + 'a');
  return syntax::symbol_of(field);
}

// `o.getName()`, `o.setName(v)`, `m.put("k", v)` and their like, of which the file has no definition.
std::optional<Value> Flow::accessed(NodeId call, const Value& object, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  const NodeId name = callee != no_node && tree_[callee].kind == Kind::Dot ? tree_.child(callee, Role::Name) : no_node;
  if (name == no_node) return {};
  const std::string_view method = tree_.text(name);
  const NodeId receiver = tree_.child(callee, Role::Object);
  const std::size_t given = arguments.in_order.size();
  if (is_sectioned(receiver) && given >= 2) return accessed_section(call, method, object, arguments);
  if (sets_by_key(tree_.language(), method) && given == 2) return set_by_key(call, arguments);
  if (takes_by_key(tree_.language(), method) && given > 0) return taken_by_key(call, object, arguments);
  if (gets_by_key(tree_.language(), method) && given > 0) return found_by_key(call, object, arguments);
  if (auto message = given == 0 ? message_of(method, object) : std::nullopt) return message;
  if (given == 0 && method == "keySet") return together({.whole = object.whole, .parts = {}}, keys_of(object));
  if (given == 0 && (method == "values" || method == "entrySet" || method == "entries")) {
    const Value kept = kept_values(object);
    if (all(kept) != clean) return together(flat(object), flat(kept));
  }
  if (given == 0 && method == "keys" && is_dict(receiver)) return iterated_keys(receiver, object);
  if (!has_accessors(tree_.language())) return {};
  if (given == 0 && all(object) != clean && is_record_field(receiver, name))
    return field_of(object, tree_[name].symbol, tables_.taints, tables_.paths);
  if (method == "getFirst" || method == "getLast") return {};  // an item, no field
  if (method == "set" && given == 1) return set_whole(receiver, call, arguments);
  const bool sets = method.starts_with("set");
  const auto field = given == (sets ? 1u : 0u) ? accessed_field(method) : std::nullopt;
  if (!field) return {};
  auto target = target_of(receiver);
  if (!target || !target->exactly || tables_.paths.is_deepest(target->place.path)) return {};
  target->place.path = tables_.paths.field(target->place.path, *field);
  if (!sets) return field_of(object, *field, tables_.taints, tables_.paths);  // of what it is called of, which may be a source
  state_.write(target->place, through(arguments.in_order.front(), call), tables_);
  note_for_handlers();
  return {};
}

// Of what holds one value, an AtomicReference or ThreadLocal.
std::optional<Value> Flow::set_whole(NodeId receiver, NodeId call, const Arguments& arguments) {
  const auto target = target_of(receiver);
  if (!target || !target->exactly) return {};
  state_.write(target->place, through(flat(arguments.in_order.front()), call), tables_);
  note_for_handlers();
  return {};
}

bool Flow::is_sectioned(NodeId object) const {
  return tree_.language() == syntax::Language::Python && callees_.class_name_of(object).ends_with("ConfigParser");
}

// Python's `c.set("section", "k", v)` is `c["section"]["k"] = v`.
std::optional<Value> Flow::accessed_section(NodeId call, std::string_view method, const Value& object, const Arguments& arguments) {
  const NodeId section = tree_.child(call, Role::Item);
  const auto outer = constant_key(section);
  const auto inner = constant_key(tree_.next_sibling(section));
  if (method == "get" && outer && inner) {
    const Value within = field_of(object, *outer, tables_.taints, tables_.paths);
    return field_of(within, *inner, tables_.taints, tables_.paths);
  }
  if (method != "set" || arguments.in_order.size() != 3) return {};
  auto target = target_of(tree_.child(tree_.child(call, Role::Callee), Role::Object));
  if (!target || !target->exactly) return {};
  const Value given = through(arguments.in_order.back(), call);
  if (outer && inner) {
    target->place.path = tables_.paths.field(tables_.paths.field(target->place.path, *outer), *inner);
    state_.write(target->place, given, tables_);
  } else {
    state_.add(target->place, all(given), tables_);
  }
  note_for_handlers();
  return {};
}

}  // namespace insight::engine::taint
