#include <algorithm>

#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;

namespace {

constexpr std::size_t most_running = 8;  // functions within each other
constexpr std::size_t most_runs = 8;     // of one function, with different values

}  // namespace

Flow::Arguments Flow::arguments_of(NodeId call) {
  Arguments arguments;
  for (const NodeId item : tree_.children(call)) {
    if (tree_[item].role != Role::Item) continue;
    Value value = visit(item);
    arguments.all = tables_.taints.unite(arguments.all, all(value));
    const NodeId name = tree_[item].kind == Kind::KeywordArg ? tree_.child(item, Role::Name) : no_node;
    arguments.spread = arguments.spread || tree_[item].kind == Kind::Spread;
    if (name != no_node) arguments.by_name.emplace_back(tree_[name].symbol, value);
    if (name == no_node || labels_keep_order(tree_.language())) {
      arguments.in_order.push_back(std::move(value));
    }
  }
  return arguments;
}

bool Flow::takes_function(NodeId call) const {
  for (const NodeId item : tree_.children(call)) {
    if (tree_[item].role == Role::Item && tree_[item].kind == Kind::Function) return true;
  }
  return false;
}

// Ruby's `s.concat(x)`, the one call that taints what it is called of, as in Semgrep.
bool Flow::lengthens(NodeId callee) const {
  if (tree_.language() != syntax::Language::Ruby || tree_[callee].kind != Kind::Dot) return false;
  const NodeId name = tree_.child(callee, Role::Name);
  return name != no_node && tree_.text(name) == "concat";
}

// A function of the file runs with the values it is given. Of any other nothing is known: it may give back whatever it was given,
// its receiver included.
Value Flow::call(NodeId id) {
  if (tree_[id].kind == Kind::New && new_makes_literals(tree_.language())) return literal(id);
  const NodeId callee = tree_.child(id, Role::Callee);
  const Kind kind = callee != no_node ? tree_[callee].kind : Kind::Null;
  const bool is_member = kind == Kind::Dot || kind == Kind::Index;
  // A propagator may carry from an argument to the receiver, or from the receiver to a callback's parameter.
  const bool receiver_first = is_member && takes_function(id);
  Value object;
  if (receiver_first) object = visit_child(callee, Role::Object);
  Arguments arguments = arguments_of(id);
  TaintSet taints = arguments.all;
  Value initial;  // of an array made with its items
  if (tree_[id].kind == Kind::New) initial = visit_child(id, Role::Value);
  if (const NodeId given = tree_.child(id, Role::Update); given != no_node && tree_[id].kind == Kind::New)
    add(initial, initialized(given));
  if (is_member) {
    if (!receiver_first) object = visit_child(callee, Role::Object);
    Value method = kind == Kind::Dot ? member_of(callee, object) : index_of(callee, object);
    if (marks_.has(callee)) method = marked(callee, std::move(method));
    const TaintSet of_object = is_own_object(tree_.child(callee, Role::Object)) ? object.whole : all(object);
    taints = tables_.taints.unite(taints, tables_.taints.unite(of_object, all(method)));
  } else if (kind != Kind::Function && callee != no_node) {
    taints = tables_.taints.unite(taints, all(visit(callee)));
  }
  if (marks_.has(id)) arrive(id, taints, true);
  if (const NodeId body = tree_.child(id, Role::Body); body != no_node) class_members(body, true);
  if (empties(id)) return {};
  if (is_member && lengthens(callee)) {
    if (const auto target = target_of(tree_.child(callee, Role::Object)))
      state_.add(target->place, through(arguments.all, id), tables_);
  }
  if (auto taken = follow_list(id)) return std::move(*taken);
  const auto known = callees_.of(id);
  if (!known) {
    if (auto result = unknown(id, object, arguments)) return std::move(*result);
  }
  if (known) {
    if (auto result = run(*known, id, object, std::move(arguments))) return std::move(*result);
  } else if (kind == Kind::Function) {
    visit(callee);
  }
  const TaintOptions& options = rule_.taint->options;
  if (options.assume_safe_functions || options.only_propagate_through_assignments) return {};
  add(initial, taints);
  return initial;
}

// A call of what the file doesn't define, as far as something is known of it.
std::optional<Value> Flow::unknown(NodeId call, const Value& object, const Arguments& arguments) {
  if (auto made = record(call, arguments)) return made;
  if (sets_attribute(call, arguments)) return Value{};
  if (auto result = run_elsewhere(call, object, arguments)) return result;
  return accessed(call, object, arguments);
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

// A new object whose fields are its arguments.
std::optional<Value> Flow::record(NodeId call, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node || arguments.spread || arguments.all == clean) return {};
  if (callees_.is_enum(callee)) return Value{};
  const auto fields = callees_.record_fields(callee);
  if (fields.empty()) return {};
  Value made;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto named = std::find_if(arguments.by_name.begin(), arguments.by_name.end(),
                                    [&](const auto& argument) { return argument.first == fields[i]; });
    const Value* given = named != arguments.by_name.end() ? &named->second
                         : i < arguments.in_order.size()  ? &arguments.in_order[i]
                                                          : nullptr;
    if (given != nullptr) add_field(made, fields[i], *given, tables_.taints, tables_.paths);
  }
  return made;
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

// `T{a: x, b: y}`, `[]T{x, y}`, `map[K]T{"a": x}`
Value Flow::literal(NodeId id) {
  Value made;
  std::uint64_t at = 0;
  for (const NodeId item : tree_.children(id)) {
    if (tree_[item].role != Role::Item) continue;
    const NodeId name = tree_[item].kind == Kind::KeywordArg ? tree_.child(item, Role::Name) : no_node;
    if (tree_[item].kind == Kind::Pair) {
      add_pair(item, made);
    } else {
      const std::uint64_t field = name != no_node ? tree_[name].symbol : syntax::symbol_of(std::to_string(at++));
      add_field(made, field, visit(item), tables_.taints, tables_.paths);
    }
  }
  return made;
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
  if (gets_by_key(tree_.language(), method) && given > 0) return found_by_key(call, object, arguments);
  if (!has_accessors(tree_.language())) return {};
  if (given == 0 && callees_.is_record_field(receiver, name))
    return field_of(object, tree_[name].symbol, tables_.taints, tables_.paths);
  if (method == "set" && given == 1) return set_whole(receiver, call, arguments);
  const bool sets = method.starts_with("set");
  if (method.size() < 4 || !(sets || method.starts_with("get")) || given != (sets ? 1u : 0u)) return {};
  std::string field(method.substr(3));
  if (field.front() < 'A' || field.front() > 'Z') return {};
  field.front() = static_cast<char>(field.front() - 'A' + 'a');
  auto target = target_of(receiver);
  if (!target || !target->exactly || tables_.paths.is_deepest(target->place.path)) return {};
  target->place.path = tables_.paths.field(target->place.path, syntax::symbol_of(field));
  if (!sets) return state_.read(target->place, tables_);
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

// `m.put("k", v)` is `m["k"] = v`.
std::optional<Value> Flow::set_by_key(NodeId call, const Arguments& arguments) {
  auto target = target_of(tree_.child(tree_.child(call, Role::Callee), Role::Object));
  if (!target || !target->exactly || tables_.paths.is_deepest(target->place.path)) return {};
  const Value given = through(arguments.in_order.back(), call);
  if (const auto key = constant_key(tree_.child(call, Role::Item))) {
    target->place.path = tables_.paths.field(target->place.path, *key);
    state_.write(target->place, given, tables_);
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
  const bool any_item = !key && rule_.taint->options.assume_safe_indexes && is_map(receiver);
  if (!key && !any_item) return {};
  Value found = key ? field_of(object, *key, tables_.taints, tables_.paths) : flat(object);
  return arguments.in_order.size() > 1 ? together(found, arguments.in_order[1]) : found;
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

// `{…}` and `dict(…)`, or a variable that holds one.
bool Flow::is_dict(NodeId object) const {
  if (tree_[object].kind == Kind::Identifier) object = names_.assigned(object);
  if (object == no_node || tree_[object].kind == Kind::Dict) return object != no_node;
  const NodeId callee = tree_[object].kind == Kind::Call ? tree_.child(object, Role::Callee) : no_node;
  return callee != no_node && tree_[callee].kind == Kind::Identifier && tree_.text(callee) == "dict";
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

// What the call gives back; nothing where that is not known: the function calls itself, too many run already, or it returns
// nothing, as a mere stand-in for one elsewhere does.
std::optional<Value> Flow::run(const Callee& callee, NodeId call, const Value& receiver, Arguments arguments) {
  const bool runs = std::find(running_.begin(), running_.end(), callee.function) != running_.end();
  if (runs || running_.size() >= most_running || arguments.spread) return {};
  const auto object = callee.object != no_node ? target_of(callee.object) : std::nullopt;
  const Value given = callee.makes_object ? Value{} : object ? state_.read(object->place, tables_) : receiver;
  if (callee.takes_object && (callee.object != no_node || callee.makes_object))
    arguments.in_order.insert(arguments.in_order.begin(), given);
  const Place self{this_base, itself};
  const Value around = state_.read(self, tables_);
  if (!callee.own_object && !callee.takes_object) state_.write(self, given, tables_);
  const Run* done = outcome_of(callee.function, arguments);
  if (done == nullptr) {
    state_.write(self, around, tables_);
    return {};
  }
  const auto concerns = [&](const Place& place) { return concerned(place, callee.function); };
  if (done->outcome.after.reachable()) state_.replace(concerns, done->outcome.after);
  keep_fields(*this, callee, call, *done);
  auto made = made_object(*this, callee, *done);
  if (!callee.own_object && !callee.takes_object) {
    const Value changed = state_.read(self, tables_);
    if (object && object->exactly) state_.write(object->place, changed, tables_);
    state_.write(self, around, tables_);
  }
  note_for_handlers();
  if (callee.makes_object) return made;
  if (!done->outcome.returned) return {};
  return through(*done->outcome.returned, call);
}

// By its fields, as the constructor leaves them; nothing where it may have given what it got elsewhere.
std::optional<Value> Flow::made_object(const Flow& of, const Callee& callee, const Run& run) {
  if (!callee.makes_object || !run.outcome.after.reachable() || !of.tells_fields(callee.function)) return {};
  if (!callee.takes_object) return run.outcome.after.read({this_base, itself}, tables_);
  const NodeId self = of.tree_.child(of.tree_.child(callee.function, Role::Param), Role::Name);
  if (self == no_node) return {};
  return run.outcome.after.read({of.base_of(self), itself}, tables_);
}

// Does the function give the parameter another value?
bool Flow::is_assigned(NodeId parameter, NodeId function) const {
  for (NodeId id = function; id <= tree_[function].last; ++id) {
    if (tree_[id].kind != Kind::Assign && tree_[id].kind != Kind::AugAssign && tree_[id].kind != Kind::Walrus) continue;
    const NodeId left = tree_.child(id, Role::Left);
    if (left != no_node && tree_[left].kind == Kind::Identifier && names_.definition(left) == names_.definition(parameter))
      return true;
  }
  return false;
}

// Does whatever the constructor gets stay in fields that it names? Not with `super(x)`, and not when it hands the object itself on.
bool Flow::tells_fields(NodeId constructor) const {
  const NodeId parameter = tree_.child(constructor, Role::Param);
  const NodeId first = methods_take_object(tree_.language()) && parameter != no_node ? tree_.child(parameter, Role::Name) : no_node;
  const auto is_object = [&](NodeId id) {
    if (tree_[id].kind == Kind::This) return true;
    return first != no_node && tree_[id].kind == Kind::Identifier && names_.definition(id) == names_.definition(first);
  };
  for (NodeId id = constructor; id <= tree_[constructor].last; ++id) {
    if (tree_[id].kind == Kind::Super || (tree_[id].kind == Kind::Identifier && tree_.text(id) == "super")) return false;
    if (id == first || !is_object(id)) continue;
    const NodeId parent = tree_[id].parent;
    if (tree_[parent].kind != Kind::Dot || tree_[id].role != Role::Object) return false;
    if (tree_.text(tree_.child(parent, Role::Name)) == "__dict__") return false;
  }
  return true;
}

// Runs with the same values and the same surroundings end alike.
const Flow::Run* Flow::outcome_of(NodeId function, const Arguments& arguments) {
  State entry = state_;
  entry.keep_only([&](const Place& place) { return concerned(place, function); });
  auto& runs = runs_[function];
  tables_.work += entry.weight() * (1 + runs.size());
  for (const auto& run : runs) {
    if (run->entry == entry && run->in_order == arguments.in_order && run->by_name == arguments.by_name) return run.get();
  }
  if (runs.size() >= most_runs) return nullptr;
  const State before = std::exchange(state_, entry);
  Outcome outcome = run_body(function, &arguments);
  state_ = before;
  auto& kept = runs_[function];
  kept.push_back(std::make_unique<Run>(Run{std::move(entry), arguments.in_order, arguments.by_name, std::move(outcome)}));
  return kept.back().get();
}

// May the function read or write it?
bool Flow::concerned(const Place& place, NodeId function) const {
  if (place.base == this_base) return true;
  const auto used = variables_.uses_of(place.base);
  if (!used) return false;
  const auto& [first, last] = *used;
  return first <= tree_[function].last && last >= function && (first < function || last > tree_[function].last);
}

// What a function has done to the fields of its parameters, it has done to those of its arguments.
void Flow::keep_fields(const Flow& of, const Callee& callee, NodeId call, const Run& run) {
  if (!run.outcome.after.reachable()) return;
  std::vector<NodeId> given;
  if (callee.takes_object && (callee.object != no_node || callee.makes_object)) given.push_back(callee.object);
  for (const NodeId item : tree_.children(call)) {
    const bool in_order = tree_[item].kind != Kind::KeywordArg || labels_keep_order(tree_.language());
    if (tree_[item].role == Role::Item && in_order) given.push_back(item);
  }
  std::size_t at = 0;
  for (const NodeId parameter : of.tree_.children(callee.function)) {
    if (of.tree_[parameter].role != Role::Param && of.tree_[parameter].role != Role::Object) continue;
    const NodeId name = of.tree_.child(parameter, Role::Name);
    if (at == given.size()) return;
    const NodeId argument = given[at++];
    const auto target = argument != no_node ? target_of(argument) : std::nullopt;
    if (name == no_node || of.tree_[name].kind != Kind::Identifier || !target || !target->exactly) continue;
    const Value changed = run.outcome.after.read({of.base_of(name), itself}, tables_);
    const Value& before = run.in_order[at - 1];
    if (before.whole != clean && all(changed) == clean && !of.is_assigned(name, callee.function)) {
      state_.write(target->place, {}, tables_);  // it was checked or cleaned there
      continue;
    }
    for (const auto& part : changed.parts) {
      if (std::find(before.parts.begin(), before.parts.end(), part) != before.parts.end()) continue;
      const Place place{target->place.base, tables_.paths.join(target->place.path, part.first)};
      state_.write(place, {.whole = part.second, .parts = {}}, tables_);
    }
  }
}

}  // namespace insight::engine::taint
