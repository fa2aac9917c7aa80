#include <algorithm>
#include <utility>

#include "engine/taint/decided.h"
#include "engine/taint/flow.h"

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;

namespace {

constexpr int most_rounds = 8;

State ended() {
  State state;
  state.end();
  return state;
}

}  // namespace

Flow::Jump Flow::open_jump(bool is_loop, bool is_plain) {
  Jump jump{.label = std::exchange(pending_label_, 0), .is_loop = is_loop, .is_plain = is_plain};
  jump.left.end();
  jump.continued.end();
  return jump;
}

void Flow::note_for_handlers() {
  if (!handlers_.empty()) handlers_.back()->join(state_, tables_);
}

// `round` runs the loop once and joins into its argument the states with which the loop may be left in the regular way. Rounds are
// repeated until what comes back to the beginning is nothing new.
template <class Round>
void Flow::loop(NodeId id, Round round) {
  jumps_.push_back(open_jump(true, true));
  State head = state_;
  State after;
  for (int rounds = 0; rounds < most_rounds; ++rounds) {
    jumps_.back().left.end();
    jumps_.back().continued.end();
    after.end();
    state_ = head;
    round(after);
    state_.join(jumps_.back().continued, tables_);
    if (head.covers(state_, tables_)) break;
    head.join(state_, tables_);
  }
  state_ = std::move(after);
  const State left = std::move(jumps_.back().left);
  jumps_.pop_back();
  visit_child(id, Role::Otherwise);  // Python's `else`, which a `break` passes by
  state_.join(left, tables_);
}

Value Flow::repeat(NodeId id) {
  visit_all(id, Role::Init);
  const bool body_first = tree_[id].kind == Kind::DoWhile;
  const NodeId condition = tree_.child(id, Role::Condition);
  if (!body_first && decided_at_entry(tree_, names_, id) == false) {
    visit(condition);
    return {};
  }
  loop(id, [&](State& after) {
    if (!body_first) {
      visit(condition);
      after.join(parted(condition), tables_);
    }
    visit_child(id, Role::Body);
    state_.join(jumps_.back().continued, tables_);
    visit_all(id, Role::Update);
    if (body_first) {
      visit(condition);
      after.join(parted(condition), tables_);
    }
  });
  return {};
}

// A list that is written there, or that a variable or field holds.
bool Flow::names_items(NodeId iterated) const {
  const Kind kind = tree_[iterated].kind;
  return kind == Kind::Identifier || kind == Kind::Dot || kind == Kind::List || kind == Kind::Tuple;
}

// Items that are pairs or tuples have parts of their own.
Value Flow::items_of(NodeId iterated) {
  Value all_items = visit(iterated);
  const bool is_python = tree_.language() == syntax::Language::Python;
  if (is_python && !all_items.parts.empty() && is_generated(iterated)) return all_items;
  if (auto item = iterated != no_node && names_items(iterated) ? item_by_parts(all_items) : std::nullopt) return std::move(*item);
  Value item = is_python && iterated != no_node ? iterated_keys(iterated, all_items) : flat(all_items);
  if (is_python && iterated != no_node && tree_[iterated].kind == Kind::Identifier) iterated = names_.assigned(iterated);
  const NodeId callee = iterated != no_node && tree_[iterated].kind == Kind::Call ? tree_.child(iterated, Role::Callee) : no_node;
  if (callee == no_node) return item;
  const bool is_member = tree_[callee].kind == Kind::Dot;
  const NodeId name = is_member ? tree_.child(callee, Role::Name) : callee;
  if (name == no_node || tree_[name].kind != Kind::Identifier) return item;
  if (is_member && tree_.text(name) == "entrySet") {
    const Value map = visit_child(callee, Role::Object);
    if (map.whole == clean) add_field(item, syntax::symbol_of("key"), keys_of(map), tables_.taints, tables_.paths);
  }
  if (is_python) {
    if (is_member && tree_.text(name) == "items") return pairs_of(tree_.child(callee, Role::Object), std::move(item));
    if (!is_member && item.whole != clean) return tuples_of(iterated, tree_.text(name), std::move(item));
  }
  return item;
}

// `d.items()` gives keys and what stands under them.
Value Flow::pairs_of(NodeId object, Value item) {
  const Value dict = visit(object);
  const bool known = dict.whole == clean && !dict.parts.empty();
  const Value keys = tells_keys() ? keys_of(dict) : known ? Value{} : flat(dict);
  if (item.whole == clean && all(keys) == clean) return item;
  add_field(item, syntax::symbol_of("0"), keys, tables_.taints, tables_.paths);
  return item;
}

// `enumerate(x)` gives numbers and items, `zip(x, y)` an item of each.
Value Flow::tuples_of(NodeId iterated, std::string_view function, Value item) {
  const bool numbers = function == "enumerate";
  if (!numbers && (function != "zip" || only_assignments())) return item;
  std::size_t at = 0;
  if (numbers) add_field(item, syntax::symbol_of(std::to_string(at++)), {}, tables_.taints, tables_.paths);
  if (only_assignments()) return item;
  for (const NodeId of : tree_.children(iterated)) {
    if (tree_[of].role != Role::Item || tree_[of].kind == Kind::KeywordArg) continue;
    if (tree_[of].kind == Kind::Spread) return flat(item);
    add_field(item, syntax::symbol_of(std::to_string(at++)), items_of(of), tables_.taints, tables_.paths);
  }
  return item;
}

// Its value is that of its rounds, where loops have one (Scala's `yield`).
Value Flow::iterate(NodeId id) {
  Value yielded;
  if (iterates_nothing(tree_, names_, tree_.child(id, Role::Right))) {
    visit_child(id, Role::Otherwise);
    return {};
  }
  const bool runs = iterates_something(tree_, names_, tree_.child(id, Role::Right));
  loop(id, [&](State& after) {
    const Value iterated = items_of(tree_.child(id, Role::Right));  // in each round: the loop may add to it
    if (!runs) after.join(state_, tables_);
    assign(tree_.child(id, Role::Left), only_assignments() ? Value{} : iterated);
    for (const NodeId item : tree_.children(id)) {
      if (tree_[item].role == Role::Item) further_enumerator(item);
    }
    const Value value = visit_child(id, Role::Body);
    if (runs) {
      after.join(state_, tables_);
      after.join(jumps_.back().continued, tables_);
    }
    if (tree_[id].has(Flag::Generator)) yielded = together(yielded, value);
  });
  return flat(yielded);
}

// Scala's `for { …; x <- e; y = e; if c }`
void Flow::further_enumerator(NodeId item) {
  const NodeId target = tree_.first_child(item);
  const NodeId value = target != no_node ? tree_.next_sibling(target) : no_node;
  if (tree_[item].kind != Kind::Other || value == no_node) {
    visit(item);
    return;
  }
  const Value given = flat(visit(value));
  assign(target, only_assignments() ? Value{} : given);
}

void Flow::labeled(NodeId id) {
  const NodeId name = tree_.first_child(id);
  const std::uint64_t label = name != no_node ? tree_[name].symbol : 0;
  pending_label_ = label;
  Jump around = open_jump(false, false);
  pending_label_ = label;  // a loop takes it too, for `continue`
  if (const auto gone = gotos_.find(label); gone != gotos_.end()) state_.join(gone->second, tables_);
  jumps_.push_back(std::move(around));
  const std::size_t own = jumps_.size() - 1;
  if (name != no_node) visit(tree_.next_sibling(name));
  pending_label_ = 0;
  state_.join(jumps_[own].left, tables_);
  jumps_.pop_back();
}

void Flow::jump(NodeId id) {
  const bool leaves = tree_[id].kind == Kind::Break;
  const NodeId name = tree_.first_child(id);
  const std::uint64_t label = name != no_node && tree_[name].kind == Kind::Identifier ? tree_[name].symbol : 0;
  const auto meant = std::find_if(jumps_.rbegin(), jumps_.rend(), [&](const Jump& jump) {
    if (label != 0) return jump.label == label && (leaves || jump.is_loop);
    return jump.is_loop || (leaves && jump.is_plain);
  });
  if (meant != jumps_.rend()) {
    (leaves ? meant->left : meant->continued).join(state_, tables_);
  } else if (leaves && label != 0) {  // `goto` to what comes later
    State& going = gotos_.try_emplace(label, ended()).first->second;
    going.join(state_, tables_);
  }
  state_.end();
}

}  // namespace insight::engine::taint
