#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;

namespace {

constexpr auto comparisons =
    std::to_array<std::string_view>({"<", ">", "<=", ">=", "==", "!=", "===", "!==", "<>", "in", "not in", "is", "is not"});

// Java's `x instanceof T y`, C#'s `x is T y`
bool gives_name(std::string_view op) {
  return op == "instanceof" || op == "is";
}

bool holds_name(const syntax::Tree& tree, syntax::NodeId pattern) {
  if (tree[pattern].role != syntax::Role::Right) return false;
  for (syntax::NodeId id = pattern; id <= tree[pattern].last; ++id) {
    if (tree[id].kind == Kind::VarDef) return true;
  }
  return false;
}

}  // namespace

// A field or item. Where only assignments count it has but what was given to it by itself.
Value Flow::part_of(const Value& value, std::uint64_t symbol) {
  if (!only_assignments()) {
    Value part = field_of(value, symbol, tables_.taints, tables_.paths);
    if (!value.parts.empty())
      part = together(part, field_of({.whole = clean, .parts = value.parts}, Paths::any_symbol, tables_.taints, tables_.paths));
    return part;
  }
  return field_of({.whole = clean, .parts = value.parts}, symbol, tables_.taints, tables_.paths);
}

// PHP's `$o->{f()}` and `$o->$x`, which ask for a member as an index does; `A::$x` is a name.
TaintSet Flow::of_computed_name(NodeId id) {
  const NodeId name = tree_.child(id, Role::Name);
  if (tree_.language() != syntax::Language::Php || name == no_node) return clean;
  if (tree_[name].kind == Kind::Identifier && !tree_.text(name).starts_with('$')) return clean;
  const TaintSet found = all(visit(name));
  const bool of_class = tree_.source().substr(0, tree_[name].begin).ends_with("::");
  return of_class || only_assignments() || rule_.taint->options.assume_safe_indexes ? clean : found;
}

Value Flow::member(NodeId id) {
  if (auto constant = enumerated(id)) return std::move(*constant);
  const Value object = visit_child(id, Role::Object);
  const TaintSet of_name = of_computed_name(id);
  if (const auto getter = callees_.getter(id)) {
    if (auto read = run(*getter, id, object, {})) return std::move(*read);
  } else if (callees_.may_be_getter(id)) {
    return only_assignments() ? Value{} : flat(object);
  }
  Value value = member_of(id, object);
  add(value, of_name);
  return value;
}

Value Flow::member_of(NodeId id, const Value& object) {
  const NodeId name = tree_.child(id, Role::Name);
  return name != no_node ? part_of(object, tree_[name].symbol) : object;
}

Value Flow::index(NodeId id) {
  const Value object = visit_child(id, Role::Object);
  if (auto item = item_by_method(id, object)) return std::move(*item);
  return index_of(id, object);
}

// Python's `o[k]` of an object whose class says what it is.
std::optional<Value> Flow::item_by_method(NodeId id, const Value& object) {
  if (tree_.language() != syntax::Language::Python || tree_[id].role == Role::Left) return {};
  const NodeId holder = tree_.child(id, Role::Object);
  const ClassOf type = class_made(holder);
  if (type.flow != this) return {};
  auto method = callees_.method_of(type.named, syntax::symbol_of("__getitem__"), 1);
  if (!method) return {};
  method->object = holder;
  return run(*method, id, object, arguments_of(id, nullptr));
}

Value Flow::index_of(NodeId id, const Value& object) {
  TaintSet of_index = clean;
  NodeId key = no_node;
  bool single = true;
  for (const NodeId item : tree_.children(id)) {
    if (tree_[item].role != Role::Item) continue;
    of_index = tables_.taints.unite(of_index, all(visit(item)));
    single = key == no_node;
    key = item;
  }
  auto symbol = single ? constant_key(key) : std::nullopt;
  if (single && !symbol && tree_.language() == syntax::Language::Python) {
    const auto list = target_of(tree_.child(id, Role::Object));
    if (list && list->exactly) symbol = key_in(list->place, key);
  }
  if (only_assignments()) return symbol ? part_of(object, *symbol) : Value{};
  Value value = symbol ? part_of(object, *symbol) : flat(object);
  if (!rule_.taint->options.assume_safe_indexes) add(value, of_index);
  return value;
}

Value Flow::unary(NodeId id) {
  Value value = visit_child(id, Role::Value);
  const auto op = syntax::spelling_of(tree_[id].op);
  if (op == "*" || op == "&") return value;
  if (only_assignments()) return {};
  return flat(value);
}

Value Flow::binary(NodeId id) {
  const auto op = syntax::spelling_of(tree_[id].op);
  if (op == "<-") {
    send(id);
    return {};
  }
  Value left = visit_child(id, Role::Left);
  if (gives_name(op)) {
    for (const NodeId child : tree_.children(id)) {
      if (tree_[child].role == Role::Init) take_apart(child, left);
      if (holds_name(tree_, child)) assign_within(child, left);
    }
  }
  if (op == "&&" || op == "||" || op == "?\?" || op == "?:") {  // the right side may not run
    const State before = state_;
    if (op == "&&" || op == "||") prove(tree_.child(id, Role::Left), op == "&&", state_);
    left = together(left, visit_child(id, Role::Right));
    state_.join(before, tables_);
  } else {
    const Value right = visit_child(id, Role::Right);
    if (auto made = by_operator(id, left, right)) return std::move(*made);
    if (auto filled = only_assignments() ? std::nullopt : filled_by_percent(id, right)) return std::move(*filled);
    left = flat(together(left, right));
  }
  const TaintOptions& options = rule_.taint->options;
  if (only_assignments()) return {};
  if (among(op, comparisons) && options.assume_safe_comparisons) return {};
  return left;
}

// Go's `channel <- value`: what is received from the channel may be it, and whatever was sent before.
void Flow::send(NodeId id) {
  const NodeId channel = tree_.child(id, Role::Left);
  const Value value = visit_child(id, Role::Right);
  visit(channel);
  if (const auto target = target_of(channel)) state_.add(target->place, through(all(value), channel), tables_);
  note_for_handlers();
}

Value Flow::augmented(NodeId id) {
  const NodeId left = tree_.child(id, Role::Left);
  Value value = visit(left);
  const Value right = visit_child(id, Role::Right);
  if (!only_assignments() && tree_[tree_.child(id, Role::Right)].kind == Kind::List) return lengthened(id, value, right);
  value = only_assignments() ? Value{} : together(value, right);
  assign(left, value);
  return value;
}

// `a ?: b` has no middle: its value is the condition's.
Value Flow::conditional(NodeId id) {
  const NodeId then = tree_.child(id, Role::Then);
  Value value;
  State otherwise_from;
  if (then != no_node) {
    otherwise_from = condition(tree_.child(id, Role::Condition));
    end_decided(id, otherwise_from);
    value = visit(then);
  } else {
    value = visit_child(id, Role::Condition);
    otherwise_from = state_;
  }
  State after_then = std::exchange(state_, std::move(otherwise_from));
  Value otherwise = visit_child(id, Role::Otherwise);
  return joined(id, std::move(value), std::move(after_then), std::move(otherwise));
}

Value Flow::items(NodeId id) {
  if (new_makes_literals(tree_.language()) && tree_[id].kind == Kind::List) return literal(id);
  Value list;
  std::uint64_t at = 0;
  bool counted = true;
  for (const NodeId item : tree_.children(id)) {
    const Value value = visit(item);
    counted = counted && tree_[item].kind != Kind::Spread;
    if (counted) {
      add_field(list, syntax::symbol_of(std::to_string(at)), value, tables_.taints, tables_.paths);
    } else {
      list.whole = tables_.taints.unite(list.whole, all(value));
    }
    ++at;
  }
  if (!only_assignments()) return list;
  const TaintSet any = all(list);  // the items of a list are not told apart then
  for (auto& [path, set] : list.parts) set = any;
  return list;
}

Value Flow::fields(NodeId id) {
  Value dict;
  for (const NodeId item : tree_.children(id)) {
    if (tree_[item].kind == Kind::Pair) {
      add_pair(item, dict);
    } else {
      dict = together(dict, visit(item));
    }
  }
  return dict;
}

void Flow::add_pair(NodeId pair, Value& dict) {
  const NodeId key = tree_.child(pair, Role::Key);
  const Value value = visit_child(pair, Role::Value);
  if (key == no_node) return add(dict, all(value));
  const bool by_its_name = !tree_[pair].has(Flag::Computed) && tree_[key].kind == Kind::Identifier && names_.definition(key) == 0;
  const auto symbol = by_its_name ? std::optional(tree_[key].symbol) : constant_key(key);
  if (!by_its_name) add_key(dict, all(visit(key)));
  if (symbol) {
    set_field(dict, *symbol, value, tables_.taints, tables_.paths);
  } else {
    dict.whole = tables_.taints.unite(dict.whole, all(value));
  }
}

void Flow::add_key(Value& dict, TaintSet taints) {
  if (!tells_keys()) return add(dict, taints);
  if (taints == clean && dict.whole == clean) return;
  add_part(dict, tables_.paths.field(tables_.paths.kept(itself), Paths::keys_symbol), taints, tables_.taints);
}

// The value is written first and computed last.
Value Flow::comprehension(NodeId id) {
  NodeId value = no_node;
  for (const NodeId child : tree_.children(id)) {
    if (tree_[child].role != Role::Item && value == no_node) {
      value = child;
    } else if (tree_[child].kind == Kind::ForEach) {
      const Value iterated = items_of(tree_.child(child, Role::Right));
      assign(tree_.child(child, Role::Left), only_assignments() ? Value{} : iterated);
    } else if (tree_[child].kind == Kind::If) {
      visit_child(child, Role::Condition);
      prove(tree_.child(child, Role::Condition), true, state_);
    } else {
      visit(child);
    }
  }
  if (value == no_node) return {};
  if (tree_[value].kind != Kind::Pair) return flat(visit(value));
  Value dict;  // whose keys are but indexes
  const TaintSet of_key = all(visit_child(value, Role::Key));
  add(dict, all(visit_child(value, Role::Value)));
  if (!rule_.taint->options.assume_safe_indexes || tells_keys()) add_key(dict, of_key);
  return dict;
}

// Pieces of a text.
Value Flow::combined(NodeId id) {
  Value value = visit_children(id);
  return only_assignments() ? Value{} : value;
}

}  // namespace insight::engine::taint
