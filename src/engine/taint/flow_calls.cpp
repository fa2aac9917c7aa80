#include <algorithm>
#include <utility>

#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

constexpr std::size_t most_running = 8;  // functions within each other

bool takes_function(const Tree& tree, NodeId call) {
  for (const NodeId item : tree.children(call)) {
    if (tree[item].role == Role::Item && tree[item].kind == Kind::Function) return true;
  }
  return false;
}

// C#'s `typeof(T)`
bool asks_type(const Tree& tree, NodeId callee) {
  if (tree.language() != syntax::Language::CSharp || callee == no_node || tree[callee].kind != Kind::Identifier) return false;
  return tree.text(callee) == "typeof";
}

// Ruby's `s.concat(x)`, the one call that taints what it is called of, as in Semgrep.
bool lengthens(const Tree& tree, NodeId callee) {
  if (tree.language() != syntax::Language::Ruby || tree[callee].kind != Kind::Dot) return false;
  const NodeId name = tree.child(callee, Role::Name);
  return name != no_node && tree.text(name) == "concat";
}

// Ruby's block stands beside the call that it is given to: `f(x) { … }` calls what `f(x)` is.
NodeId block_given(const Tree& tree, NodeId call, NodeId callee) {
  if (tree.language() != syntax::Language::Ruby || tree[callee].kind != Kind::Call) return no_node;
  const NodeId block = tree.child(call, Role::Item);
  return block != no_node && tree[block].kind == Kind::Function ? block : no_node;
}

}  // namespace

// `to_lambdas`: what functions among them are called with, if that is known.
Arguments Flow::arguments_of(NodeId call, const Value* to_lambdas) {
  Arguments arguments;
  for (const NodeId item : tree_.children(call)) {
    if (tree_[item].role != Role::Item) continue;
    to_lambdas_ = tree_[item].kind == Kind::Function ? to_lambdas : nullptr;
    Value value = visit(item);
    to_lambdas_ = nullptr;
    arguments.all = tables_.taints.unite(arguments.all, all(value));
    if (is_own_object(item)) value = state_.read(place_of(item), tables_);  // whoever is given it may read its fields
    const NodeId name = tree_[item].kind == Kind::KeywordArg ? tree_.child(item, Role::Name) : no_node;
    if (tree_[item].kind == Kind::Spread) {
      const bool tells_names = syntax::spelling_of(tree_[item].op) == "**" && value.whole == clean && !value.parts.empty();
      if (tells_names) {
        arguments.spread_fields = value;
        continue;
      }
      if (!arguments.spread) arguments.spread = arguments.in_order.size();
      arguments.spread_taints = tables_.taints.unite(arguments.spread_taints, all(value));
    }
    const Given function = given_function(name != no_node ? tree_.child(item, Role::Value) : item);
    if (name != no_node) arguments.by_name.emplace_back(tree_[name].symbol, value);
    if (name != no_node && function.flow != nullptr) arguments.functions_by_name.emplace_back(tree_[name].symbol, function);
    if (name == no_node || labels_keep_order(tree_.language())) {
      arguments.in_order.push_back(std::move(value));
      arguments.functions.push_back(function);
    }
  }
  return arguments;
}

void Flow::put_first(Arguments& arguments, const Value& value) const {
  arguments.in_order.insert(arguments.in_order.begin(), value);
  arguments.functions.insert(arguments.functions.begin(), Given{});
  if (arguments.spread) ++*arguments.spread;
}

// A function of the file runs with the values it is given. Of any other nothing is known: it may give back whatever it was given,
// its receiver included.
Value Flow::call(NodeId id) {
  if (tree_[id].kind == Kind::New && new_makes_literals(tree_.language())) return literal(id);
  const NodeId callee = tree_.child(id, Role::Callee);
  const Kind kind = callee != no_node ? tree_[callee].kind : Kind::Null;
  const bool is_member = kind == Kind::Dot || kind == Kind::Index;
  // A propagator may carry from an argument to the receiver, or from the receiver to a callback's parameter.
  const bool receiver_first = is_member && takes_function(tree_, id);
  Value object;
  if (receiver_first) object = visit_child(callee, Role::Object);
  const bool called_call = kind == Kind::Call;  // whose result is given a function: Ruby's `f(x) { … }`
  const NodeId block = std::exchange(block_, called_call ? block_given(tree_, id, callee) : no_node);
  const TaintSet of_callee = called_call ? all(visit(callee)) : clean;
  const auto bound = bound_callee(id);
  const auto known = !bound ? dispatched(id, callees_.of(id)) : std::nullopt;
  const Value kept = receiver_first ? kept_of(object, tables_.taints, tables_.paths) : Value{};
  const TaintSet of_items = receiver_first ? tables_.taints.unite(all(object), all(kept)) : clean;
  const bool calls_with_items = receiver_first && !known && has_accessors(tree_.language()) && of_items != clean;
  const bool gives_to_block = of_callee != clean && block_given(tree_, id, callee) != no_node && !callees_.of(callee);
  const Value items = calls_with_items ? Value{.whole = of_items, .parts = {}} : Value{.whole = of_callee, .parts = {}};
  Arguments arguments = arguments_of(id, calls_with_items || gives_to_block ? &items : nullptr);
  if (block != no_node) arguments.block = {this, block};
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
  } else if (called_call) {
    taints = tables_.taints.unite(taints, of_callee);
  } else if (kind != Kind::Function && callee != no_node) {
    taints = tables_.taints.unite(taints, all(visit(callee)));
  }
  if (marks_.has(id)) arrive(id, taints, true);
  if (const NodeId body = tree_.child(id, Role::Body); body != no_node) class_members(body, true);
  if (asks_type(tree_, callee) || empties(id)) return {};
  if (is_member && lengthens(tree_, callee)) {
    if (const auto target = target_of(tree_.child(callee, Role::Object)))
      state_.add(target->place, through(arguments.all, id), tables_);
  }
  note_quoted(id, arguments.all);
  if (auto taken = follow_list(id)) return std::move(*taken);
  if (is_member && !bound) {
    if (auto result = run_of_made(id, object, arguments)) return std::move(*result);
  }
  if (bound) {
    if (auto result = run_given(*bound, id, arguments)) return std::move(*result);
  } else if (!known) {
    if (auto result = run_function_made(id, arguments, of_callee)) return std::move(*result);
    run_handed_on(id, object, arguments);
    if (auto result = unknown(id, object, arguments)) return std::move(*result);
    if (calls_with_items && gives_what_lambda_gives(id)) return {.whole = arguments.all, .parts = {}};
    note_lost(id, arguments.all, taints);
  }
  if (known) {
    if (callees_.is_abstract(known->function)) {
      if (auto result = run_overriding(*this, *known, id, object, known->own_object, arguments)) return std::move(*result);
    }
    const bool decorated = is_decorated(*known) && !arguments.spread;
    const Arguments given = decorated ? arguments : Arguments{};
    if (auto result = run(*known, id, object, std::move(arguments))) {
      const bool cleaned = decorated && all(*result) != clean && is_cleaned_by_decorator(known->function, id, given);
      return cleaned ? Value{} : std::move(*result);
    }
  } else if (kind == Kind::Function) {
    visit(callee);
  }
  const TaintOptions& options = rule_.taint->options;
  const bool is_conversion = callee != no_node && kind == Kind::Type;  // Go's `[]byte(x)`
  const bool calls_function = tree_[id].kind != Kind::New && !is_conversion;
  if ((calls_function && options.assume_safe_functions) || options.only_propagate_through_assignments) return {};
  add(initial, taints);
  return initial;
}

// What the call gives back; nothing where that is not known: the function calls itself, too many run already, or it returns
// nothing, as a mere stand-in for one elsewhere does.
std::optional<Value> Flow::run(const Callee& callee, NodeId call, const Value& receiver, Arguments arguments) {
  const bool runs = std::find(running_.begin(), running_.end(), callee.function) != running_.end();
  const bool tells_nothing = arguments.spread == 0 && !callees_.takes_any_number(callee.function) && !arguments.tells_all();
  if (runs || running_.size() >= most_running || tells_nothing) return {};
  const bool is_static = !callee.own_object && !callee.makes_object && !callee.handed_on;
  const auto object = callee.object != no_node ? target_of(callee.object) : is_static ? class_called(call) : std::nullopt;
  const Value given = callee.makes_object ? Value{} : object ? state_.read(object->place, tables_) : receiver;
  if (callee.takes_object && (callee.object != no_node || callee.makes_object)) put_first(arguments, given);
  arguments.decided = constants_for(*this, callee, call);
  arguments.object = object_of(callee);
  const Place self{this_base, itself};
  const Value around = state_.read(self, tables_);
  if (!callee.own_object && !callee.takes_object) state_.write(self, given, tables_);
  const Run* done = outcome_of(callee.function, arguments);
  if (done == nullptr) {
    state_.write(self, around, tables_);
    return {};
  }
  note_thrown(done->outcome.thrown);
  const auto concerns = [&](const Place& place) { return concerned(place, callee.function, arguments); };
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
  made_by_[call] = done->outcome.made;
  if (done->outcome.own_object) gave_itself_.insert(call);
  if (done->outcome.function.flow != nullptr) given_by_[call] = done->outcome.function;
  if (!done->outcome.returned) return {};
  Value given_back = through(*done->outcome.returned, call);
  if (done->outcome.lost != clean) add(given_back, through(tables_.taints.common(arguments.all, done->outcome.lost), call));
  return given_back;
}

// By its fields, as the constructor leaves them; nothing where it may have given what it got elsewhere.
std::optional<Value> Flow::made_object(const Flow& of, const Callee& callee, const Run& run) {
  if (!callee.makes_object || !run.outcome.after.reachable() || !of.tells_fields(callee.function)) return {};
  if (!callee.takes_object) return run.outcome.after.read({this_base, itself}, tables_);
  return of.object_in(callee.function, run.outcome.after);
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
const Run* Flow::outcome_of(NodeId function, const Arguments& arguments) {
  State entry = state_;
  entry.keep_only([&](const Place& place) { return concerned(place, function, arguments); });
  auto& runs = runs_[function];
  tables_.work += entry.weight() * (1 + runs.size());
  for (const auto& run : runs) {
    if (run->entry == entry && run->arguments == arguments) return run.get();
  }
  if (runs.size() >= tables_.most_runs) {
    tables_.cut = true;
    return nullptr;
  }
  const State before = std::exchange(state_, entry);
  Outcome outcome = run_body(function, &arguments);
  state_ = before;
  auto& kept = runs_[function];
  kept.push_back(std::make_unique<Run>(Run{std::move(entry), arguments, std::move(outcome)}));
  return kept.back().get();
}

// May the function read or write it?
bool Flow::concerned(const Place& place, NodeId function) const {
  if (place.base == this_base || is_known_elsewhere(place)) return true;
  const auto used = variables_.uses_of(place.base);
  if (!used) return false;
  const auto& [first, last] = *used;
  return first <= tree_[function].last && last >= function && (first < function || last > tree_[function].last);
}

// Or one of those that it is given?
bool Flow::concerned(const Place& place, NodeId function, const Arguments& arguments) const {
  const auto uses = [&](const Given& given) { return given.flow == this && concerned(place, given.function); };
  return concerned(place, function) || uses(arguments.block) ||
         std::any_of(arguments.functions.begin(), arguments.functions.end(), uses) ||
         std::any_of(arguments.functions_by_name.begin(), arguments.functions_by_name.end(),
                     [&](const auto& named) { return uses(named.second); });
}

// What a function has done to the fields of its parameters, it has done to those of its arguments.
void Flow::keep_fields(const Flow& of, const Callee& callee, NodeId call, const Run& run) {
  if (!run.outcome.after.reachable() || callee.handed_on) return;
  std::vector<NodeId> given;
  if (callee.takes_object && (callee.object != no_node || callee.makes_object)) given.push_back(callee.object);
  for (const NodeId item : tree_.children(call)) {
    const bool in_order = tree_[item].kind != Kind::KeywordArg || labels_keep_order(tree_.language());
    if (tree_[item].kind == Kind::Spread) break;
    if (tree_[item].role == Role::Item && in_order) given.push_back(item);
  }
  std::size_t at = 0;
  for (const NodeId parameter : of.tree_.children(callee.function)) {
    if (of.tree_[parameter].role != Role::Param && of.tree_[parameter].role != Role::Object) continue;
    const NodeId name = of.tree_.child(parameter, Role::Name);
    if (at == given.size() || at == run.arguments.in_order.size()) return;
    const NodeId argument = given[at++];
    const auto target = argument != no_node ? target_of(argument) : std::nullopt;
    if (name == no_node || of.tree_[name].kind != Kind::Identifier || !target || !target->exactly) continue;
    const Value changed = run.outcome.after.read({of.base_of(name), itself}, tables_);
    const Value& before = run.arguments.in_order[at - 1];
    if (before.whole != clean && !of.is_assigned(name, callee.function)) note_answer_of(call, target->place, at - 1, run);
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
