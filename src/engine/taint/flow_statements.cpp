#include <array>
#include <utility>

#include "base/text.h"
#include "engine/taint/decided.h"
#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::Role;

namespace {

constexpr unsigned deepest_condition = 200;
constexpr auto changing_case = std::to_array<std::string_view>({"toLowerCase", "toUpperCase", "lower", "upper", "casefold"});

// `"a"`, and Python's `"a" | "b" as x`.
bool names_constants(const syntax::Tree& tree, syntax::NodeId pattern) {
  const Kind kind = tree[pattern].kind;
  if (kind == Kind::Walrus)
    return tree.child(pattern, Role::Right) != no_node && names_constants(tree, tree.child(pattern, Role::Right));
  if (kind != Kind::Other) return kind == Kind::String || kind == Kind::Number || kind == Kind::Bool;
  bool any = false;
  for (const syntax::NodeId child : tree.children(pattern)) {
    if (!names_constants(tree, child)) return false;
    any = true;
  }
  return any;
}

// What stands for a value that is not there.
bool is_usual(const syntax::Tree& tree, syntax::NodeId value) {
  return value != no_node && (tree[value].kind == Kind::String || tree[value].kind == Kind::Null);
}

}  // namespace

// The last one's value is the block's, where blocks have values.
Value Flow::statements(NodeId id) {
  Value last;
  for (const NodeId child : tree_.children(id)) last = visit(child);
  return last;
}

Value Flow::variable(NodeId id) {
  visit_sizes(id);
  const NodeId value = tree_.child(id, Role::Value);
  if (value == no_node) return {};
  const Value given = visit(value);
  if (is_module(value) && all(given) != clean) note_module(tree_.child(id, Role::Name));
  assign(tree_.child(id, Role::Name), given);
  count_items(tree_.child(id, Role::Name), value);
  return given;
}

// Of C's `char a[n]`.
void Flow::visit_sizes(NodeId id) {
  if (syntax::family_of(tree_.language()) != syntax::Language::C && tree_.language() != syntax::Language::Cpp) return;
  for (NodeId type = tree_.child(id, Role::Type); type != no_node && tree_[type].kind == Kind::Type;
       type = tree_.child(type, Role::Item)) {
    if (const NodeId size = tree_.child(type, Role::Value); size != no_node) visit(size);
  }
}

Value Flow::branch(NodeId id) {
  visit_all(id, Role::Init);
  State otherwise_from = condition(tree_.child(id, Role::Condition));
  end_decided(id, otherwise_from);
  Value value = visit_child(id, Role::Then);
  State after_then = std::exchange(state_, std::move(otherwise_from));
  Value otherwise = visit_child(id, Role::Otherwise);
  return joined(id, std::move(value), std::move(after_then), std::move(otherwise));
}

// Leaves the state in which the condition holds and gives back that in which it doesn't: behind `a || b` that doesn't hold both
// have been looked at.
State Flow::condition(NodeId id) {
  const bool plain = id == no_node || marks_.has(id) || keep_seen_ || !state_.reachable() || tables_.depth > deepest_condition;
  const auto op = plain ? std::string_view() : syntax::spelling_of(tree_[id].op);
  if (!plain && tree_[id].kind == Kind::Unary && op == "!") {
    State holds = condition(tree_.child(id, Role::Value));
    std::swap(holds, state_);
    return holds;
  }
  if (plain || tree_[id].kind != Kind::Binary || (op != "&&" && op != "||")) {
    visit(id);
    return parted(id);
  }
  ++tables_.depth;
  const bool is_or = op == "||";
  State fails = condition(tree_.child(id, Role::Left));
  if (is_or) std::swap(fails, state_);
  State more = condition(tree_.child(id, Role::Right));
  if (is_or) std::swap(more, state_);
  --tables_.depth;
  // Now the right side has been gone both ways: `state_` and `more`, and `fails` is the way that never got there.
  more.join(fails, tables_);
  if (is_or) std::swap(more, state_);
  return more;
}

// Nothing runs on the way that the condition never takes.
void Flow::end_decided(NodeId id, State& otherwise) {
  const auto answer = decided(tree_, names_, tree_.child(id, Role::Condition), &frame_.given);
  if (answer == false) state_.end();
  if (answer == true) otherwise.end();
}

// Of two ways, the second of which has just been gone. A decided condition leaves but one behind it.
Value Flow::joined(NodeId id, Value then, State after_then, Value otherwise) {
  const auto answer = decided(tree_, names_, tree_.child(id, Role::Condition), &frame_.given);
  if (answer == false) return otherwise;
  if (answer == true) {
    state_ = std::move(after_then);
    return then;
  }
  state_.join(after_then, tables_);
  return together(then, otherwise);
}

// Where constants decide, the other cases are entered only by falling through.
Value Flow::choose(NodeId id) {
  visit_all(id, Role::Init);
  const Value subject = visit_child(id, Role::Value);
  frame_.jumps.push_back(open_jump(false, break_leaves_switch(tree_.language())));
  const NodeId decided = decided_case(tree_, names_, id, &frame_.given);
  State undecided = state_;
  State nowhere;
  nowhere.end();
  State after = nowhere;
  state_.end();
  Value value;
  for (const NodeId item : tree_.children(holder_of_cases(tree_, id))) {
    if (tree_[item].role != Role::Item || tree_[item].kind != Kind::Case) continue;  // before the first one nothing runs
    const bool open = decided == no_node || item == decided;
    const State entered = open ? entered_by(item, tree_.child(id, Role::Value), undecided) : nowhere;
    if (cases_fall_through(tree_.language()) && !tree_[item].has(Flag::Arrow)) {
      if (open) state_.join(entered, tables_);
    } else {
      after.join(std::exchange(state_, entered), tables_);
    }
    const bool is_constant = marks_.has_checks() && names_constants_alone(item);
    const bool is_default = enter_case(item, is_constant ? Value{} : subject);
    value = together(value, visit_child(item, Role::Body));
    if (decided == no_node ? is_default : item == decided) undecided.end();
  }
  state_.join(after, tables_);
  state_.join(undecided, tables_);
  state_.join(frame_.jumps.back().left, tables_);
  frame_.jumps.pop_back();
  return value;
}

// What is chosen by is one of the constants that the case names: nothing of anybody's choice.
State Flow::entered_by(NodeId item, NodeId subject, const State& undecided) {
  State entered = undecided;
  if (!marks_.has_checks() || subject == no_node) return entered;
  const auto target = names_constants_alone(item) ? target_of(chosen_by(subject)) : std::nullopt;
  if (target && target->exactly) entered.write(target->place, {}, tables_);
  return entered;
}

bool Flow::names_constants_alone(NodeId item) const {
  bool any = false;
  for (const NodeId child : tree_.children(item)) {
    if (tree_[child].role != Role::Value) continue;
    if (!names_constants(tree_, child)) return false;
    any = true;
  }
  return any;
}

// The variable that is chosen by, which may be null and written in any case: `switch (x == null ? "" : x.toLowerCase())`.
syntax::NodeId Flow::chosen_by(NodeId subject) const {
  while (subject != no_node) {
    if (tree_[subject].kind == Kind::Conditional) {
      const NodeId then = tree_.child(subject, Role::Then);
      const NodeId otherwise = tree_.child(subject, Role::Otherwise);
      if (!is_usual(tree_, then) && !is_usual(tree_, otherwise)) return subject;
      subject = is_usual(tree_, then) ? otherwise : then;
      continue;
    }
    if (tree_[subject].kind == Kind::Binary) {  // `x or ""`
      const auto op = syntax::spelling_of(tree_[subject].op);
      const NodeId usual = tree_.child(subject, Role::Right);
      if ((op != "||" && op != "?\?") || usual == no_node || tree_[usual].kind != Kind::String) return subject;
      subject = tree_.child(subject, Role::Left);
      continue;
    }
    const NodeId callee = tree_[subject].kind == Kind::Call ? tree_.child(subject, Role::Callee) : no_node;
    const NodeId name = callee != no_node && tree_[callee].kind == Kind::Dot ? tree_.child(callee, Role::Name) : no_node;
    if (name == no_node) return subject;
    if (among(tree_.text(name), changing_case)) {
      subject = tree_.child(callee, Role::Object);
    } else if (tree_.text(name) == "requireNonNullElse") {
      subject = tree_.child(subject, Role::Item);
    } else {
      return subject;
    }
  }
  return subject;
}

// What is asked before its body runs. Is it the one that asks nothing?
bool Flow::enter_case(NodeId item, const Value& subject) {
  bool is_default = true;
  for (const NodeId child : tree_.children(item)) {
    if (tree_[child].role == Role::Body) continue;
    is_default = is_default && tree_[child].role != Role::Value;
    if (tree_[child].role == Role::Value && cases_are_patterns(tree_.language())) {
      const Kind kind = tree_[child].kind;
      const bool takes_apart = kind == Kind::Tuple || kind == Kind::List || kind == Kind::Dict;
      if (takes_apart && tree_.language() == syntax::Language::Python)
        assign(child, subject);
      else
        assign_within(child, subject);
    } else if (tree_[child].role == Role::Condition) {
      static_cast<void>(condition(child));  // `undecided` knows already how it is where this fails
    } else {
      take_apart(child, subject);
    }
  }
  return is_default;
}

// Java's patterns: `T x` is what is looked at, `P(T x, …)` has the fields of the record in their order.
void Flow::take_apart(NodeId pattern, const Value& subject) {
  if (tree_[pattern].kind == Kind::VarDef) return assign(tree_.child(pattern, Role::Name), subject);
  if (tree_[pattern].kind != Kind::Other) return static_cast<void>(visit(pattern));
  const NodeId type = tree_.first_child(pattern);
  const auto fields = callees_.record_fields(type);
  std::size_t at = 0;
  for (const NodeId part : tree_.children(pattern)) {
    if (part == type) continue;
    take_apart(part, at < fields.size() ? part_of(subject, fields[at]) : flat(subject));
    ++at;
  }
}

// A catch clause may begin with any state that the body has been in behind a call, as in Semgrep: `try { check(x); } catch …` has
// checked x, `try { f(); check(x); } catch …` may have not. What comes last runs after everything, also on the way out.
Value Flow::attempt(NodeId id) {
  visit_all(id, Role::Init);
  const State before = state_;
  State caught;
  caught.end();
  frame_.handlers.push_back(&caught);
  frame_.thrown.emplace_back();
  Value value = visit_child(id, Role::Body);
  const Thrown thrown = frame_.thrown.back();
  frame_.thrown.pop_back();
  frame_.handlers.pop_back();
  if (!caught.reachable()) caught = before;  // something throws that is no call
  visit_child(id, Role::Otherwise);
  State after = state_;
  bool catches = false;
  for (const NodeId clause : tree_.children(id)) {
    if (tree_[clause].kind != Kind::Catch) continue;
    catches = true;
    state_ = caught;
    assign(tree_.child(clause, Role::Name), exception_in(clause, thrown));
    value = together(value, visit_child(clause, Role::Body));
    after.join(state_, tables_);
  }
  if (!catches) note_thrown(thrown);
  if (!catches && !frame_.handlers.empty()) frame_.handlers.back()->join(caught, tables_);
  if (const NodeId finally = tree_.child(id, Role::Finally); finally != no_node) {
    state_ = caught;
    visit(finally);
    state_ = after;
    visit(finally);
    return value;
  }
  state_ = after;
  return value;
}

Value Flow::with(NodeId id) {
  for (const NodeId item : tree_.children(id)) {
    if (tree_[item].role != Role::Item) continue;
    visit(item);
    const NodeId left = tree_[item].kind == Kind::Assign ? tree_.child(item, Role::Left) : no_node;
    if (left == no_node || tree_[left].kind != Kind::Identifier) continue;
    const NodeId object = tree_.child(item, Role::Right);
    if (auto entered = by_method(object, "__enter__", object, state_.read(place_of(left), tables_), {})) assign(left, *entered);
  }
  return visit_child(id, Role::Body);
}

void Flow::class_body(NodeId id) {
  for (const NodeId child : tree_.children(id)) {
    if (tree_[child].role == Role::Decorator || tree_[child].role == Role::Base) visit(child);
  }
  if (const NodeId body = tree_.child(id, Role::Body); body != no_node) class_members(body, false);
}

// `T x = e;`, Python's `x = e`
syntax::NodeId Flow::attribute_named(NodeId member) const {
  if (tree_[member].kind == Kind::VarDef) return tree_.child(member, Role::Name);
  const bool is_python = tree_.language() == syntax::Language::Python && tree_[member].kind == Kind::ExprStatement;
  const NodeId value = is_python ? tree_.child(member, Role::Value) : no_node;
  return value != no_node && tree_[value].kind == Kind::Assign ? tree_.child(value, Role::Left) : no_node;
}

// Fields first: a method sees them, wherever it stands. Those of a class without a name may run where it stands.
void Flow::class_members(NodeId body, bool may_run) {
  const State outside = state_;
  const auto is_function = [&](NodeId member) { return tree_[member].kind == Kind::Function; };
  for (const NodeId member : tree_.children(body)) {
    if (is_function(member)) continue;
    Value value = visit(member);
    const NodeId name = attribute_named(member);
    if (name == no_node || tree_[name].kind != Kind::Identifier) continue;
    if (marks_.has(name) && tree_[member].kind == Kind::VarDef) value = together(value, begun_at_field(name));
    state_.write({this_base, tables_.paths.field(itself, tree_[name].symbol)}, through(value, name), tables_);
  }
  if (!may_run) construct(body);
  State after = outside;
  for (const NodeId member : tree_.children(body)) {
    const bool is_property = tree_.language() == syntax::Language::CSharp && tree_[member].kind == Kind::VarDef;
    if (is_property) visit_all(member, Role::Item);  // what its accessors do
    if (!is_function(member)) continue;
    if (!may_run) {
      visit(member);
      continue;
    }
    const State before = state_;
    State left = run_body(member, nullptr).after;
    state_ = before;
    left.keep_only([&](const Place& place) { return place.base != this_base && is_of_outside(place, member); });
    after.join(left, tables_);
  }
  state_ = std::move(after);
}

// What constructors leave in the fields is what the methods find there.
void Flow::construct(NodeId body) {
  const NodeId own = tree_[body].role == Role::Body ? tree_.child(tree_[body].parent, Role::Name) : no_node;
  if (own == no_node) return;
  const State fields = state_;
  std::optional<State> left;
  for (const NodeId member : callees_.running_first(tree_[body].parent)) {
    State built = run_body(member, nullptr).after;
    state_ = fields;
    if (methods_take_object(tree_.language())) built.write({this_base, itself}, object_in(member, built), tables_);
    built.keep_only([&](const Place& place) { return place.base == this_base || is_of_outside(place, member); });
    if (!built.reachable()) continue;
    if (left) {
      left->join(built, tables_);
    } else {
      left = std::move(built);
    }
  }
  if (left) state_ = std::move(*left);
}

// What a method's first parameter, the object, has in the end.
Value Flow::object_in(NodeId method, const State& after) const {
  const NodeId parameter = tree_.child(method, Role::Param);
  const NodeId name = parameter != no_node ? tree_.child(parameter, Role::Name) : no_node;
  return name != no_node ? after.read({base_of(name), itself}, tables_) : Value{};
}

// `abort(404)`, `sys.exit()`: what stands behind it doesn't run.
bool Flow::ends_there(NodeId statement) const {
  if (statement == no_node || tree_[statement].kind != Kind::Call) return false;
  const NodeId callee = tree_.child(statement, Role::Callee);
  if (callee == no_node || callees_.of(statement)) return false;
  const std::string_view full = names_.qualified(callee);
  return never_returns(tree_.language(), full.empty() ? tree_.span(callee) : full);
}

void Flow::give_back(NodeId id) {
  const NodeId value = tree_.child(id, Role::Value);
  const Value given = visit(value);
  visit_child(id, Role::Otherwise);
  note_for_handlers();
  if (tree_[id].kind == Kind::Throw) note_thrown({.given = all(given)});
  if (tree_[id].kind == Kind::Return) {
    if (value != no_node) give(given);
    frame_.lost.returned = tables_.taints.unite(frame_.lost.returned, lost_in(value));
    give_closure(value);
    note_made(value);
    note_function_made(value);
    note_answer(value);
    frame_.ended.join(state_, tables_);
  }
  state_.end();
}

}  // namespace insight::engine::taint
