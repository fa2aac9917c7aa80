#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::Language;
using syntax::no_node;

namespace {

constexpr auto targets = std::to_array<std::string_view>({"target", "func", "function", "callback"});
constexpr auto adding = std::to_array<std::string_view>({"append", "add", "put", "appendleft", "put_nowait"});
constexpr auto mapping =
    std::to_array<std::string_view>({"map", "flatMap", "mapToObj", "thenApply", "thenCompose", "thenApplyAsync"});

constexpr auto referring = std::to_array<std::string_view>({"map", "mapToObj", "thenApply"});

}  // namespace

// What the expression stands for, where that is a function.
Given Flow::given_function(NodeId value) {
  if (value == no_node) return {};
  if (tree_[value].kind == Kind::Identifier) {
    if (const auto bound = frame_.bound.find(names_.definition(value)); bound != frame_.bound.end() && bound->first != 0)
      return bound->second;
  }
  const NodeId function = callees_.function_meant(value);
  return function != no_node ? Given{this, function} : Given{};
}

// The function that a parameter holds: `action(x)`, and in Java any method of it, `action.accept(x)`.
std::optional<Given> Flow::bound_callee(NodeId call) const {
  if (frame_.bound.empty()) return {};
  NodeId named = tree_.child(call, Role::Callee);
  if (named != no_node && tree_[named].kind == Kind::Dot && has_accessors(tree_.language()))
    named = tree_.child(named, Role::Object);
  if (named == no_node || tree_[named].kind != Kind::Identifier) return {};
  const auto known = frame_.bound.find(names_.definition(named));
  return known != frame_.bound.end() && known->first != 0 ? std::optional(known->second) : std::nullopt;
}

std::optional<Value> Flow::run_given(const Given& given, NodeId call, Arguments arguments, bool handed_on) {
  Callee callee{.function = given.function};
  callee.handed_on = handed_on;
  callee.own_object = true;  // whose method made it
  if (given.flow == this) return run(callee, call, {}, std::move(arguments));
  if (arguments.spread == 0 && !arguments.tells_all()) return {};
  const Run* const done = given.flow->enter(callee, {}, arguments, state_);
  if (done == nullptr || !done->outcome.returned) return {};
  note_thrown(done->outcome.thrown);
  return through(*done->outcome.returned, call);
}

// Whoever is given a function, or an object that runs, may run it: with what it is called on (`list.forEach(this::store)`), or with
// what it is given beside it (`pool.submit(work, x)`).
void Flow::run_handed_on(NodeId call, const Value& object, const Arguments& arguments) {
  if (tree_.language() == Language::Python) {
    run_with_rest(call, arguments);
    run_as_target(call, arguments);
    return;
  }
  if (!has_accessors(tree_.language())) return;
  std::size_t at = 0;
  for (const NodeId item : tree_.children(call)) {
    if (tree_[item].role != Role::Item || tree_[item].kind == Kind::KeywordArg || at == arguments.in_order.size()) continue;
    const Value& given = arguments.in_order[at];
    const Given& function = arguments.functions[at++];
    if (function.flow != nullptr && tree_[item].kind != Kind::Function && all(object) != clean) {
      Arguments items;
      items.in_order = {flat(object)};
      run_given(function, call, std::move(items), true);
    } else if (function.flow == nullptr && all(given) != clean) {
      if (auto runs = callees_.runs_as(item)) {
        runs->handed_on = true;
        run(*runs, call, given, {});
      }
    }
  }
}

// `submit(work, x)` is `work(x)` some time.
void Flow::run_with_rest(NodeId call, const Arguments& arguments) {
  for (std::size_t at = 0; at < arguments.functions.size() && !arguments.spread; ++at) {
    if (arguments.functions[at].flow == nullptr) continue;
    Arguments rest;
    bool any = false;
    for (std::size_t i = at + 1; i < arguments.in_order.size(); ++i) {
      any = any || all(arguments.in_order[i]) != clean;
      rest.in_order.push_back(flat(arguments.in_order[i]));
      rest.functions.push_back(arguments.functions[i]);
    }
    if (any) run_given(arguments.functions[at], call, std::move(rest), true);
    return;
  }
}

// `Thread(target=work, args=(x,))`
void Flow::run_as_target(NodeId call, const Arguments& arguments) {
  const auto given = std::find_if(arguments.by_name.begin(), arguments.by_name.end(),
                                  [](const auto& named) { return named.first == syntax::symbol_of("args"); });
  if (given == arguments.by_name.end() || all(given->second) == clean) return;
  for (const NodeId item : tree_.children(call)) {
    const NodeId name = tree_[item].kind == Kind::KeywordArg ? tree_.child(item, Role::Name) : no_node;
    const NodeId target = name != no_node && among(tree_.text(name), targets) ? tree_.child(item, Role::Value) : no_node;
    if (target == no_node) continue;
    if (const Given function = given_function(target); function.flow != nullptr) {
      Arguments work;
      for (std::uint64_t at = 0; at < 4; ++at)
        work.in_order.push_back(field_of(given->second, syntax::symbol_of(std::to_string(at)), tables_.taints, tables_.paths));
      run_given(function, call, std::move(work), true);
    } else if (tree_[target].kind == Kind::Dot && among(tree_.text(tree_.child(target, Role::Name)), adding)) {
      if (const auto list = target_of(tree_.child(target, Role::Object))) {
        state_.mix_items(list->place, tables_);
        state_.add(list->place, through(all(given->second), call), tables_);
        note_for_handlers();
      }
    }
  }
}

// Of a function that is given back counts what it gives from the variables around it: `def f(x): return lambda: x`.
void Flow::give_closure(NodeId value) {
  if (value == no_node || running_.empty() || has_accessors(tree_.language())) return;
  const NodeId function = callees_.function_meant(value);
  const NodeId around = running_.back();
  if (function == no_node || function <= around || function > tree_[around].last) return;
  const Run* const done = outcome_of(function, {});
  if (done != nullptr && done->outcome.returned) give(flat(*done->outcome.returned));
}

// A decorator of the file is called with the function, and may call it.
void Flow::decorate(NodeId function) {
  for (const NodeId child : tree_.children(function)) {
    if (tree_[child].role != Role::Decorator) continue;
    const NodeId decorator = callees_.decorator_meant(child);
    if (decorator == no_node || running_.size() > 2 || std::find(running_.begin(), running_.end(), decorator) != running_.end())
      continue;
    Arguments arguments;
    arguments.in_order.emplace_back();
    arguments.functions.push_back({this, function});
    outcome_of(decorator, arguments);
  }
}

// `list.map(x -> y)` holds what the lambda gives, nothing else.
bool Flow::gives_what_lambda_gives(NodeId call) const {
  const NodeId callee = tree_.child(call, Role::Callee);
  const NodeId item = tree_.child(call, Role::Item);
  if (callee == no_node || tree_[callee].kind != Kind::Dot || item == no_node || tree_[item].kind != Kind::Function) return false;
  return among(tree_.text(tree_.child(callee, Role::Name)), mapping) && arguments_in(call) == 1;
}

// Java's `C.class.getMethod("name", …).invoke(o, x)` is `o.name(x)`.
std::optional<Value> Flow::run_by_name(NodeId call, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node || tree_[callee].kind != Kind::Dot || tree_.text(tree_.child(callee, Role::Name)) != "invoke") return {};
  if (arguments.spread || arguments.in_order.empty()) return {};
  NodeId found = tree_.child(callee, Role::Object);
  if (found != no_node && tree_[found].kind == Kind::Identifier) found = names_.assigned(found);
  const NodeId getter = found != no_node && tree_[found].kind == Kind::Call ? tree_.child(found, Role::Callee) : no_node;
  if (getter == no_node || tree_[getter].kind != Kind::Dot) return {};
  const std::string_view asked = tree_.text(tree_.child(getter, Role::Name));
  const auto name = names_.constant(tree_.child(found, Role::Item));
  const auto* text = name ? std::get_if<std::string>(&*name) : nullptr;
  if (text == nullptr || (asked != "getMethod" && asked != "getDeclaredMethod")) return {};
  const NodeId type = callees_.class_meant(tree_.child(getter, Role::Object));
  auto method = callees_.method_of(type, syntax::symbol_of(*text), arguments.in_order.size() - 1);
  if (!method || callees_.is_abstract(method->function)) return {};
  method->handed_on = true;  // what it gets are not the arguments of the call
  Arguments given = arguments;
  given.in_order.erase(given.in_order.begin());
  given.functions.erase(given.functions.begin());
  return run(*method, call, arguments.in_order.front(), std::move(given));
}

// Java's `items.map(String::length)`, `items.map(this::clean)`: what the function gives for the items.
std::optional<Value> Flow::referred(NodeId call, const Value& object, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  const NodeId reference = tree_.child(call, Role::Item);
  if (callee == no_node || tree_[callee].kind != Kind::Dot || reference == no_node || arguments.functions.size() != 1) return {};
  if (tree_[reference].kind != Kind::Other || tree_.text(reference) != "method_reference") return {};
  if (!among(tree_.text(tree_.child(callee, Role::Name)), referring)) return {};
  if (is_safe(safe_type_of_reference(tree_, reference))) return Value{};
  const Given& function = arguments.functions.front();
  if (function.flow == nullptr) return {};
  if (function.flow == this && tree_.child(function.function, Role::Param) == no_node) {  // a method of each item
    const Callee method{.function = function.function, .handed_on = true};
    const auto result = run(method, call, flat(object), {});
    return result ? std::optional(flat(*result)) : std::nullopt;
  }
  Arguments items;
  items.in_order = {flat(object)};
  items.functions.resize(1);
  items.all = all(object);
  const auto result = run_given(function, call, std::move(items), true);
  return result ? std::optional(flat(*result)) : std::nullopt;
}

}  // namespace insight::engine::taint
