#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "engine/taint/decided.h"
#include "engine/taint/flow.h"

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;

namespace {

constexpr int most_rounds = 8;
constexpr auto going_through = std::to_array<std::string_view>({"list", "tuple", "iter", "reversed", "sorted"});
constexpr int most_wrapped = 4;

State ended() {
  State state;
  state.end();
  return state;
}

// A list that is written there, or that a variable or field holds.
bool names_items(const syntax::Tree& tree, syntax::NodeId iterated) {
  const Kind kind = tree[iterated].kind;
  return kind == Kind::Identifier || kind == Kind::Dot || kind == Kind::List || kind == Kind::Tuple;
}

}  // namespace

Jump Flow::open_jump(bool is_loop, bool is_plain) {
  Jump jump{.label = std::exchange(pending_label_, 0), .is_loop = is_loop, .is_plain = is_plain};
  jump.left.end();
  jump.continued.end();
  return jump;
}

void Flow::note_for_handlers() {
  if (!frame_.handlers.empty()) frame_.handlers.back()->join(state_, tables_);
}

// `round` runs the loop once and joins into its argument the states with which the loop may be left in the regular way. Rounds are
// repeated until what comes back to the beginning is nothing new.
template <class Round>
void Flow::loop(NodeId id, Round round) {
  frame_.jumps.push_back(open_jump(true, true));
  State head = state_;
  State after;
  for (int rounds = 0; rounds < most_rounds; ++rounds) {
    frame_.jumps.back().left.end();
    frame_.jumps.back().continued.end();
    after.end();
    state_ = head;
    round(after);
    state_.join(frame_.jumps.back().continued, tables_);
    if (head.covers(state_, tables_)) break;
    head.join(state_, tables_);
  }
  state_ = std::move(after);
  const State left = std::move(frame_.jumps.back().left);
  frame_.jumps.pop_back();
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
    state_.join(frame_.jumps.back().continued, tables_);
    visit_all(id, Role::Update);
    if (body_first) {
      visit(condition);
      after.join(parted(condition), tables_);
    }
  });
  return {};
}

// Items that are pairs or tuples have parts of their own.
Value Flow::items_of(NodeId iterated) {
  Value all_items = visit(iterated);
  const bool is_python = tree_.language() == syntax::Language::Python;
  if (is_python && iterated != no_node) {
    if (auto given = by_method(iterated, "__iter__", iterated, all_items, {})) return flat(*given);
  }
  if (is_python && !all_items.parts.empty() && is_generated(iterated)) return all_items;
  if (auto item = iterated != no_node && names_items(tree_, iterated) ? item_by_parts(all_items) : std::nullopt)
    return std::move(*item);
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
      after.join(frame_.jumps.back().continued, tables_);
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
  if (const auto gone = frame_.gotos.find(label); gone != frame_.gotos.end()) state_.join(gone->second, tables_);
  frame_.jumps.push_back(std::move(around));
  const std::size_t own = frame_.jumps.size() - 1;
  if (name != no_node) visit(tree_.next_sibling(name));
  pending_label_ = 0;
  state_.join(frame_.jumps[own].left, tables_);
  frame_.jumps.pop_back();
}

void Flow::jump(NodeId id) {
  const bool leaves = tree_[id].kind == Kind::Break;
  const NodeId name = tree_.first_child(id);
  const std::uint64_t label = name != no_node && tree_[name].kind == Kind::Identifier ? tree_[name].symbol : 0;
  const auto meant = std::find_if(frame_.jumps.rbegin(), frame_.jumps.rend(), [&](const Jump& jump) {
    if (label != 0) return jump.label == label && (leaves || jump.is_loop);
    return jump.is_loop || (leaves && jump.is_plain);
  });
  if (meant != frame_.jumps.rend()) {
    (leaves ? meant->left : meant->continued).join(state_, tables_);
  } else if (leaves && label != 0) {  // `goto` to what comes later
    State& going = frame_.gotos.try_emplace(label, ended()).first->second;
    going.join(state_, tables_);
  }
  state_.end();
}

// Is it what a generator of the file gives, `gen()` or `list(gen())`? What that gives is each of the items.
bool Flow::is_generated(NodeId iterated) const {
  for (int depth = 0; iterated != no_node && depth < most_wrapped; ++depth) {
    if (tree_[iterated].kind == Kind::Identifier) iterated = names_.assigned(iterated);
    if (iterated == no_node || tree_[iterated].kind != Kind::Call) return false;
    if (const auto known = callees_.of(iterated)) {
      for (NodeId id = known->function; id <= tree_[known->function].last; ++id) {
        if (tree_[id].kind == Kind::Yield) return true;
      }
      return false;
    }
    const NodeId callee = tree_.child(iterated, Role::Callee);
    if (callee == no_node || tree_[callee].kind != Kind::Identifier || !among(tree_.text(callee), going_through)) return false;
    iterated = tree_.child(iterated, Role::Item);
  }
  return false;
}

// One of the items of a list, each of which is known by its parts alone: `[("a", x), ("b", y)]`. Nothing where one is not.
std::optional<Value> Flow::item_by_parts(const Value& list) {
  if (list.whole != clean || list.parts.empty()) return {};
  Value item;
  for (const auto& [path, taints] : list.parts) {
    if (taints == clean) continue;
    Path first = path;
    while (tables_.paths.outer(first) != itself) first = tables_.paths.outer(first);
    if (first == path || tables_.paths.is_kept(first)) return {};
    add_part(item, tables_.paths.without(path, first), taints, tables_.taints);
  }
  return item;
}

}  // namespace insight::engine::taint
