#include <utility>

#include "engine/taint/decided.h"
#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;

// The last one's value is the block's, where blocks have values.
Value Flow::statements(NodeId id) {
  Value last;
  for (const NodeId child : tree_.children(id)) last = visit(child);
  return last;
}

Value Flow::variable(NodeId id) {
  const NodeId value = tree_.child(id, Role::Value);
  if (value == no_node) return {};
  const Value given = visit(value);
  assign(tree_.child(id, Role::Name), given);
  count_items(tree_.child(id, Role::Name), value);
  return given;
}

Value Flow::branch(NodeId id) {
  visit_all(id, Role::Init);
  visit_child(id, Role::Condition);
  const State before = state_;
  Value value = visit_child(id, Role::Then);
  State after_then = std::exchange(state_, before);
  Value otherwise = visit_child(id, Role::Otherwise);
  return joined(id, std::move(value), std::move(after_then), std::move(otherwise));
}

// Of two ways, the second of which has just been gone. Both are looked at; a decided condition leaves but one behind it.
Value Flow::joined(NodeId id, Value then, State after_then, Value otherwise) {
  const auto answer = decided(tree_, names_, tree_.child(id, Role::Condition));
  if (answer == false) return otherwise;
  if (answer == true) {
    state_ = std::move(after_then);
    return then;
  }
  state_.join(after_then, tables_);
  return together(then, otherwise);
}

Value Flow::choose(NodeId id) {
  visit_all(id, Role::Init);
  const Value subject = visit_child(id, Role::Value);
  jumps_.push_back(open_jump(false, break_leaves_switch(tree_.language())));
  State undecided = state_;
  State after;
  after.end();
  state_.end();
  Value value;
  for (const NodeId item : tree_.children(id)) {
    if (tree_[item].role != Role::Item) continue;
    if (cases_fall_through(tree_.language()) && !tree_[item].has(Flag::Arrow)) {
      state_.join(undecided, tables_);
    } else {
      after.join(std::exchange(state_, undecided), tables_);
    }
    bool is_default = true;
    for (const NodeId child : tree_.children(item)) {
      if (tree_[child].role == Role::Value) {
        is_default = false;
        if (cases_are_patterns(tree_.language())) {
          assign_within(child, subject);
        } else {
          visit(child);
        }
      } else if (tree_[child].role != Role::Body) {
        visit(child);
      }
    }
    value = together(value, visit_child(item, Role::Body));
    if (is_default) undecided.end();
  }
  state_.join(after, tables_);
  state_.join(undecided, tables_);
  state_.join(jumps_.back().left, tables_);
  jumps_.pop_back();
  return value;
}

// A catch clause may begin with any state that the body has been in. What comes last runs after everything, also on the way out.
Value Flow::attempt(NodeId id) {
  visit_all(id, Role::Init);
  State caught = state_;
  handlers_.push_back(&caught);
  Value value = visit_child(id, Role::Body);
  handlers_.pop_back();
  visit_child(id, Role::Otherwise);
  State after = state_;
  bool catches = false;
  for (const NodeId clause : tree_.children(id)) {
    if (tree_[clause].kind != Kind::Catch) continue;
    catches = true;
    state_ = caught;
    assign(tree_.child(clause, Role::Name), {});
    value = together(value, visit_child(clause, Role::Body));
    after.join(state_, tables_);
  }
  if (!catches && !handlers_.empty()) handlers_.back()->join(caught, tables_);
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
    if (tree_[item].role == Role::Item) visit(item);
  }
  return visit_child(id, Role::Body);
}

void Flow::class_body(NodeId id) {
  for (const NodeId child : tree_.children(id)) {
    if (tree_[child].role == Role::Decorator || tree_[child].role == Role::Base) visit(child);
  }
  if (const NodeId body = tree_.child(id, Role::Body); body != no_node) class_members(body);
}

// Fields first: a method sees them, wherever it stands.
void Flow::class_members(NodeId body) {
  const State outside = state_;
  const auto is_function = [&](NodeId member) { return tree_[member].kind == Kind::Function; };
  for (const NodeId member : tree_.children(body)) {
    if (is_function(member)) continue;
    const Value value = visit(member);
    const NodeId name = tree_[member].kind == Kind::VarDef ? tree_.child(member, Role::Name) : no_node;
    if (name == no_node || tree_[name].kind != Kind::Identifier) continue;
    state_.write({this_base, tables_.paths.field(itself, tree_[name].symbol)}, through(value, name), tables_);
  }
  for (const NodeId member : tree_.children(body)) {
    if (is_function(member)) visit(member);
  }
  state_ = outside;
}

void Flow::give_back(NodeId id) {
  const NodeId value = tree_.child(id, Role::Value);
  const Value given = visit(value);
  visit_child(id, Role::Otherwise);
  note_for_handlers();
  if (tree_[id].kind == Kind::Return) {
    if (value != no_node) give(given);
    ended_.join(state_, tables_);
  }
  state_.end();
}

}  // namespace insight::engine::taint
