#include <algorithm>

#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;

namespace {

constexpr std::size_t most_decided_runs = 6;  // of one function; then its other runs decide nothing

}  // namespace

// Of parameters that conditions ask: what the call always gives for them, or their defaults.
GivenConstants Flow::constants_for(const Flow& of, const Callee& callee, NodeId call) const {
  GivenConstants constants;
  if (callee.handed_on) return constants;
  if (const auto runs = of.runs_.find(callee.function); runs != of.runs_.end() && runs->second.size() >= most_decided_runs)
    return constants;
  std::vector<NodeId> in_order;
  if (callee.takes_object && (callee.object != no_node || callee.makes_object)) in_order.push_back(callee.object);
  for (const NodeId item : tree_.children(call)) {
    if (tree_[item].role != Role::Item) continue;
    if (tree_[item].kind == Kind::Spread) return constants;
    if (tree_[item].kind != Kind::KeywordArg) in_order.push_back(item);
  }
  std::size_t at = 0;
  for (const NodeId parameter : of.tree_.children(callee.function)) {
    if (of.tree_[parameter].role != Role::Param) continue;
    const NodeId argument = at < in_order.size() ? in_order[at] : no_node;
    ++at;
    const NodeId name = of.tree_[parameter].kind == Kind::Param ? of.tree_.child(parameter, Role::Name) : parameter;
    const std::uint32_t definition = name != no_node ? of.names_.definition(name) : 0;
    if (definition == 0 || !of.callees_.decides(definition) || of.is_assigned(name, callee.function)) continue;
    if (of.tree_[parameter].has(Flag::Rest) || of.tree_[parameter].has(Flag::KeywordRest)) continue;
    NodeId given = argument;
    for (const NodeId item : tree_.children(call)) {
      const NodeId named = tree_[item].kind == Kind::KeywordArg ? tree_.child(item, Role::Name) : no_node;
      if (named != no_node && tree_[named].symbol == of.tree_[name].symbol) given = tree_.child(item, Role::Value);
    }
    const NodeId usual = given == no_node ? of.tree_.child(parameter, Role::Value) : no_node;
    auto constant = given != no_node   ? decided_value(tree_, names_, given, &frame_.given)
                    : usual != no_node ? decided_value(of.tree_, of.names_, usual)
                                       : std::nullopt;
    if (constant) constants.emplace(definition, std::move(*constant));
  }
  return constants;
}

// The class that the value is a new object of, as far as the calls that have run say so.
ClassOf Flow::class_made(NodeId value) {
  if (value != no_node && tree_[value].kind == Kind::Identifier) value = names_.assigned(value);
  if (value == no_node) return {};
  if (const NodeId own = callees_.class_made(value); own != no_node) return {this, own};
  const auto made = made_by_.find(value);
  return made != made_by_.end() ? made->second : ClassOf{};
}

// The class of what the method is called on, if it is made from another of the file, whose methods may leave something to it.
ClassOf Flow::object_of(const Callee& callee) {
  if (callee.own_object || (callee.object != no_node && is_own_object(callee.object))) return frame_.object;
  if (callee.object == no_node || callee.makes_object || callee.handed_on) return {};
  const ClassOf type = class_made(callee.object);
  return type.flow == this && callees_.has_base(type.named) ? type : ClassOf{};
}

// What an object of a known class has in place of a method of its base that the base calls.
std::optional<Callee> Flow::dispatched(NodeId call, std::optional<Callee> known) {
  const NodeId callee = frame_.object.flow == this ? tree_.child(call, Role::Callee) : no_node;
  if (callee == no_node || tree_[call].kind != Kind::Call) return known;
  const bool is_dot = tree_[callee].kind == Kind::Dot;
  const NodeId object = is_dot ? tree_.child(callee, Role::Object) : no_node;
  const bool is_own = is_dot ? tree_[object].kind != Kind::Super && is_own_object(object) : known && known->own_object;
  const NodeId name = is_dot ? tree_.child(callee, Role::Name) : callee;
  if (!is_own || name == no_node || !callees_.may_be_own(frame_.object.named, call)) return known;
  auto own = callees_.method_of(frame_.object.named, tree_[name].symbol, arguments_in(call));
  if (!own || (known && own->function == known->function)) return known;
  own->own_object = !own->takes_object;
  own->object = own->takes_object ? object : no_node;
  return own;
}

void Flow::note_made(NodeId returned) {
  const bool is_own = returned != no_node && is_own_object(returned);
  (is_own ? frame_.made.own_object : frame_.made.other_objects) = true;
  if (returned == no_node || tree_[returned].kind == Kind::Null) return;
  ClassOf type = class_made(returned);
  if (type.flow == nullptr && outside_ != nullptr && tables_.files_deep < most_files_deep) {
    const bool is_name = returned != no_node && tree_[returned].kind == Kind::Identifier;
    const std::string elsewhere = callees_.class_made_elsewhere(is_name ? names_.assigned(returned) : returned);
    if (!elsewhere.empty()) type = outside_->class_by(*this, elsewhere);
  }
  if (type.flow == nullptr && is_own) type = frame_.object;
  if (type.flow == nullptr && !running_.empty()) type = {this, callees_.class_given(running_.back(), is_own_object(returned))};
  if (type.named == no_node) type = {};
  frame_.made.anything =
      frame_.made.anything || type.flow == nullptr || (frame_.made.type.flow != nullptr && frame_.made.type != type);
  frame_.made.type = type;
}

// Of a choice that constants decide, what is chosen.
syntax::NodeId Flow::chosen(NodeId value) const {
  while (value != no_node && tree_[value].kind == Kind::Conditional) {
    const auto answer = decided(tree_, names_, tree_.child(value, Role::Condition), &frame_.given);
    if (!answer) return no_node;
    value = tree_.child(value, *answer ? Role::Then : Role::Otherwise);
  }
  return value;
}

void Flow::note_function_made(NodeId returned) {
  const NodeId value = chosen(returned);
  const Given function = value != no_node ? given_function(value) : Given{};
  frame_.made.functions = frame_.made.functions || function.flow == nullptr ||
                          (frame_.made.function.flow != nullptr && frame_.made.function != function);
  frame_.made.function = function;
}

// `make("upper")(x)` and `f = make("upper"); f(x)` run what make gives back. What that has from the variables around it came with
// it.
std::optional<Value> Flow::run_function_made(NodeId call, const Arguments& arguments, TaintSet of_function) {
  if (given_by_.empty() || arguments.spread) return {};
  NodeId made = tree_.child(call, Role::Callee);
  if (made != no_node && tree_[made].kind == Kind::Dot && has_accessors(tree_.language())) made = tree_.child(made, Role::Object);
  if (made != no_node && tree_[made].kind == Kind::Identifier) {
    of_function = all(state_.read(place_of(made), tables_));
    made = names_.assigned(made);
  }
  const auto given = made != no_node ? given_by_.find(made) : given_by_.end();
  if (given == given_by_.end()) return {};
  auto result = run_given(Given(given->second), call, arguments, true);
  if (result) add(*result, of_function);
  return result;
}

// A method of what a function has made, which depends on the way that it has gone.
std::optional<Value> Flow::run_of_made(NodeId call, const Value& object, const Arguments& arguments) {
  if (made_by_.empty() || arguments.spread) return {};
  const NodeId callee = tree_.child(call, Role::Callee);
  const NodeId on = tree_[callee].kind == Kind::Dot ? tree_.child(callee, Role::Object) : no_node;
  const NodeId name = on != no_node ? tree_.child(callee, Role::Name) : no_node;
  const NodeId value = on != no_node && tree_[on].kind == Kind::Identifier ? names_.assigned(on) : on;
  const auto made = value != no_node && name != no_node ? made_by_.find(value) : made_by_.end();
  if (made == made_by_.end() || made->second.flow == nullptr) return {};
  Flow& there = *made->second.flow;
  auto method = there.callees_.method_of(made->second.named, tree_[name].symbol, arguments_in(call));
  if (!method || there.callees_.is_abstract(method->function)) return {};
  if (!there.callees_.overriding(method->function, arguments_in(call)).empty()) return {};
  method->object = on;
  if (&there == this) return run(*method, call, object, arguments);
  return run_there({.flow = &there, .callee = *method}, call, object, false, arguments);
}

// `Mode.KEEP` of `enum Mode { KEEP("k"); … }` is the object that its constructor makes of what stands there.
std::optional<Value> Flow::enumerated(NodeId dot) {
  const NodeId declared = callees_.enumerated(dot);
  if (declared == no_node || arguments_in(declared) == 0) return {};
  const auto callee = callees_.constructor_called(dot, arguments_in(declared));
  return callee ? run(*callee, declared, {}, arguments_of(declared, nullptr)) : std::nullopt;
}

// `Store.keep(x)` changes fields of Store.
std::optional<Target> Flow::class_called(NodeId call) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (tree_[call].kind != Kind::Call || callee == no_node || tree_[callee].kind != Kind::Dot) return {};
  const NodeId owner = tree_.child(callee, Role::Object);
  if (!has_accessors(tree_.language()) || owner == no_node || tree_[owner].kind != Kind::Identifier) return {};
  return target_of(owner);
}

}  // namespace insight::engine::taint
