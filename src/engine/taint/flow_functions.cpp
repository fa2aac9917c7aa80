#include <algorithm>
#include <utility>

#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::Role;

namespace {

constexpr std::uint32_t block_of_method = 0xffffffff;  // stands for a definition
constexpr std::size_t most_of_lambda = 3;              // parameters that get the items of what it is handed to

// TypeScript's `constructor(private x: T)`: what it is given is `this.x`, too.
bool is_field_too(const syntax::Tree& tree, syntax::NodeId parameter) {
  const syntax::NodeId name = tree.child(parameter, syntax::Role::Name);
  return syntax::family_of(tree.language()) == syntax::Language::JavaScript && name != no_node &&
         tree[name].kind == Kind::Identifier && tree.child(parameter, syntax::Role::Modifier) != no_node;
}

// What gives the value of a function that says no `return`.
syntax::NodeId last_of(const syntax::Tree& tree, syntax::NodeId body) {
  if (tree[body].kind == Kind::ExprStatement) return tree.child(body, Role::Value);  // C#'s `=> e`
  if (tree[body].kind != Kind::Block) return body;
  syntax::NodeId last = no_node;
  for (const syntax::NodeId statement : tree.children(body)) last = statement;
  return last;
}

}  // namespace

// Puts the frame aside while another function runs.
class Flow::Activation {
 public:
  explicit Activation(Flow& flow) : flow_(flow), around_(std::exchange(flow.frame_, Frame::within(flow.frame_))) {}
  ~Activation() {
    for (const auto& [definition, taints] : flow_.frame_.lost.held) {  // of a function within the function
      TaintSet& held = around_.lost.held[definition];
      held = flow_.tables_.taints.unite(held, taints);
    }
    flow_.frame_ = std::move(around_);
  }
  Activation(const Activation&) = delete;
  Activation& operator=(const Activation&) = delete;

 private:
  Flow& flow_;
  Frame around_;
};

// A function is looked at where it stands: it sees the variables around it as they are there. One that has no name of its own may
// run at once, so what it does to these variables may hold afterwards.
Value Flow::function(NodeId id) {
  const Value* const item = std::exchange(to_lambdas_, nullptr);
  visit_all(id, Role::Decorator);
  const State before = state_;
  Arguments arguments;
  if (item != nullptr) arguments.in_order.assign(most_of_lambda, *item);
  if (has_control_ && !is_value(id)) state_.write(what_runs, {}, tables_);  // it will run some other time
  Outcome outcome = run_body(id, item != nullptr ? &arguments : nullptr);
  State& after = outcome.after;
  state_ = before;
  decorate(id);
  if (!is_value(id) || tree_[id].has(Flag::Method)) return {};
  after.keep_only([&](const Place& place) { return is_of_outside(place, id) && !is_global(place); });
  state_.join(after, tables_);
  note_for_handlers();
  // Whatever takes a Java lambda mostly gives back what that does: `supplyAsync(() -> x).join()`.
  return has_accessors(tree_.language()) && outcome.returned ? flat(*outcome.returned) : Value{};
}

// `require("m")`
bool Flow::is_module(NodeId value) const {
  if (syntax::family_of(tree_.language()) != syntax::Language::JavaScript || tree_[value].kind != Kind::Call) return false;
  const NodeId callee = tree_.child(value, Role::Callee);
  const NodeId name = tree_.child(value, Role::Item);
  return callee != no_node && tree_[callee].kind == Kind::Identifier && tree_.text(callee) == "require" && name != no_node &&
         tree_[name].kind == Kind::String && !tree_.span(name).starts_with('`') && tree_.next_sibling(name) == no_node;
}

void Flow::note_module(NodeId names) {
  for (NodeId id = names; id <= tree_[names].last; ++id) {
    if (tree_[id].kind == Kind::Identifier && names_.definition(id) != 0) modules_.push_back(place_of(id));
  }
}

// A module is not what it is called, where the text of that is a source: the functions of the file see an import, as in Semgrep.
void Flow::forget_modules(NodeId function) {
  if (modules_.empty() || is_value(function)) return;
  for (const Place& module : modules_) {
    if (is_of_outside(module, function)) state_.write(module, {}, tables_);
  }
}

// By a name that is its own or that of the variable it is.
bool Flow::is_defined(NodeId function) const {
  const Kind holder = tree_[tree_[function].parent].kind;
  const bool assigned = holder == Kind::Assign && tree_.language() == syntax::Language::Python;
  return !is_value(function) || holder == Kind::VarDef || assigned;
}

bool Flow::is_global(const Place& place) const {
  return std::any_of(globals_.begin(), globals_.end(), [&](const auto& one) { return one.first.base == place.base; });
}

// Without a name of its own.
bool Flow::is_value(NodeId function) const {
  return tree_.child(function, Role::Name) == no_node || tree_[function].has(Flag::Lambda) || tree_[function].has(Flag::Arrow);
}

// From the state as it is.
Outcome Flow::run_body(NodeId function, const Arguments* arguments) {
  const Activation activation(*this);
  if (running_.empty() && is_defined(function)) {
    for (const auto& [variable, taints] : globals_) state_.add(variable, taints, tables_);
  }
  running_.push_back(function);
  forget_modules(function);
  frame_.thrown.emplace_back();
  if (arguments != nullptr) {
    frame_.object = arguments->object;
    for (const auto& [definition, constant] : arguments->decided) frame_.given.insert_or_assign(definition, constant);
  }
  parameters(function, arguments);
  begin_answers(function, arguments);
  const NodeId body = tree_.child(function, Role::Body);
  const Value last = visit(body);
  if (body == no_node) visit_all(function, Role::Item);  // an indexer's accessors
  const bool gives_last = tree_.language() == syntax::Language::Ruby && state_.reachable();
  const bool gives_body = body != no_node && (tree_[body].kind != Kind::Block || gives_last);
  if (gives_body) give(last);
  if (gives_body) frame_.lost.returned = tables_.taints.unite(frame_.lost.returned, lost_in(last_of(tree_, body)));
  note_answer(gives_body && tree_[body].kind != Kind::Block ? last_of(tree_, body) : no_node);
  note_channels(function);
  running_.pop_back();
  state_.join(frame_.ended, tables_);
  return {.returned = std::move(frame_.returned),
          .made = frame_.made.anything ? ClassOf{} : frame_.made.type,
          .function = frame_.made.functions ? Given{} : frame_.made.function,
          .own_object = frame_.made.own_object && !frame_.made.other_objects,
          .answers = frame_.answers,
          .thrown = frame_.thrown.back(),
          .lost = frame_.lost.returned,
          .after = state_};
}

// What the function gives back, by any of its ways.
void Flow::give(const Value& value) {
  frame_.returned = frame_.returned ? together(*frame_.returned, value) : value;
}

void Flow::parameters(NodeId function, const Arguments* arguments) {
  std::size_t at = 0;
  for (const NodeId child : tree_.children(function)) {
    if (tree_[child].role != Role::Param && tree_[child].role != Role::Object) continue;
    const bool is_plain = tree_[child].kind == Kind::Param;
    const NodeId name = is_plain ? tree_.child(child, Role::Name) : child;
    Value usual = is_plain ? visit_child(child, Role::Value) : Value{};
    if (at == 0 && arguments == nullptr && is_method(function)) usual = state_.read({this_base, itself}, tables_);
    if (name == no_node) continue;  // a mark among parameters
    takes_parameters_ = true;
    assign(name, arguments != nullptr ? argument_for(child, at, usual, *arguments) : usual);
    takes_parameters_ = false;
    if (is_field_too(tree_, child)) {
      const Place field{this_base, tables_.paths.field(itself, tree_[name].symbol)};
      state_.write(field, state_.read(place_of(name), tables_), tables_);
    }
    if (arguments != nullptr) bind(name, at, *arguments);
    ++at;
  }
  const bool has_block = tree_.language() == syntax::Language::Ruby && !tree_[function].has(Flag::Lambda);
  if (arguments == nullptr || !has_block) return;
  frame_.bound.erase(block_of_method);
  if (arguments->block.flow != nullptr) frame_.bound[block_of_method] = arguments->block;
}

// Ruby's `yield x` runs the block that the method was called with.
Value Flow::yielded(NodeId id) {
  Value value = visit_child(id, Role::Value);
  if (marks_.has(id)) arrive(id, all(value), true);
  if (has_accessors(tree_.language())) return value;  // of Java's `switch`
  const auto block = tree_.language() == syntax::Language::Ruby ? frame_.bound.find(block_of_method) : frame_.bound.end();
  if (block == frame_.bound.end()) {
    give(value);
    return {};  // what the caller sends, not what it is given
  }
  Arguments arguments;
  arguments.in_order = {value};
  return run_given(Given(block->second), id, std::move(arguments), true).value_or(Value{});
}

// Whose first parameter is an object of the class, which has the fields that the class gives all of its own.
bool Flow::is_method(NodeId function) const {
  const NodeId body = tree_[function].parent;
  return methods_take_object(tree_.language()) && tree_[body].kind == Kind::Block && tree_[tree_[body].parent].kind == Kind::Class;
}

// A parameter that is given a function may be called.
void Flow::bind(NodeId parameter, std::size_t at, const Arguments& arguments) {
  const std::uint32_t definition = names_.definition(parameter);
  if (definition == 0) return;
  Given given = at < arguments.functions.size() ? arguments.functions[at] : Given{};
  for (const auto& [symbol, function] : arguments.functions_by_name) {
    if (symbol == tree_[parameter].symbol) given = function;
  }
  if (given.flow != nullptr) {
    frame_.bound[definition] = given;
  } else {
    frame_.bound.erase(definition);
  }
}

// Of a call that runs the function.
Value Flow::argument_for(NodeId parameter, std::size_t at, const Value& usual, const Arguments& arguments) {
  const NodeId name = tree_.child(parameter, Role::Name);
  if (name != no_node) {
    for (const auto& [symbol, value] : arguments.by_name) {
      if (symbol == tree_[name].symbol) return value;
    }
    if (!arguments.spread_fields.parts.empty())
      return together(usual, field_of(arguments.spread_fields, tree_[name].symbol, tables_.taints, tables_.paths));
  }
  if (tree_[parameter].has(Flag::Rest)) {
    Value rest;
    for (std::size_t i = at; i < arguments.in_order.size(); ++i)
      add_field(rest, syntax::symbol_of(std::to_string(i - at)), arguments.in_order[i], tables_.taints, tables_.paths);
    add(rest, arguments.spread_taints);
    return rest;
  }
  if (tree_[parameter].has(Flag::KeywordRest)) {
    Value rest;
    for (const auto& [symbol, value] : arguments.by_name) add_field(rest, symbol, value, tables_.taints, tables_.paths);
    add(rest, arguments.spread_taints);
    return rest;
  }
  if (arguments.spread && at >= *arguments.spread) return together(usual, {.whole = arguments.spread_taints, .parts = {}});
  return at < arguments.in_order.size() ? arguments.in_order[at] : usual;
}

bool Flow::is_of_outside(const Place& place, NodeId function) const {
  const auto used = variables_.uses_of(place.base);
  return !used || used->first < function || used->last > tree_[function].last;
}

}  // namespace insight::engine::taint
