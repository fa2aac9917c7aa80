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

constexpr std::uint64_t most_streamed = 60;  // items that are told apart
constexpr auto keeping_items = std::to_array<std::string_view>({"stream", "sequential", "toList", "boxed", "iterator"});
constexpr auto going_through =
    std::to_array<std::string_view>({"list", "tuple", "set", "frozenset", "sorted", "reversed", "iter", "min", "max"});

}  // namespace

std::optional<Value> Flow::of_library(NodeId call, const Value& object, const Arguments& arguments) {
  if (auto left = sifted(call, object, arguments)) return left;
  if (tree_.language() == Language::Python) {
    if (auto table = zipped(call)) return table;
    if (auto items = mapped(call, arguments)) return items;
    if (auto result = reduced(call, arguments)) return result;
    if (auto range = sliced(call, arguments)) return range;
    return partly_applied(call, arguments);
  }
  if (!has_accessors(tree_.language())) return {};
  if (auto range = copied_range(call, arguments)) return range;
  if (auto given = referred(call, object, arguments)) return given;
  if (auto given = run_by_name(call, arguments)) return given;
  return streamed(call, object);
}

// Python's `dict(zip(["a", "b"], [x, y]))` has x under "a".
std::optional<Value> Flow::zipped(NodeId call) {
  const auto is_call_of = [&](NodeId id, std::string_view name, std::size_t arguments) {
    const NodeId callee = id != no_node && tree_[id].kind == Kind::Call ? tree_.child(id, Role::Callee) : no_node;
    return callee != no_node && tree_[callee].kind == Kind::Identifier && tree_.text(callee) == name &&
           arguments_in(id) == arguments;
  };
  const NodeId zip = is_call_of(call, "dict", 1) ? tree_.child(call, Role::Item) : no_node;
  if (!is_call_of(zip, "zip", 2)) return {};
  const NodeId values = tree_.next_sibling(tree_.child(zip, Role::Item));
  NodeId keys = tree_.child(zip, Role::Item);
  if (tree_[keys].kind == Kind::Identifier) keys = names_.assigned(keys);
  if (keys == no_node || (tree_[keys].kind != Kind::List && tree_[keys].kind != Kind::Tuple)) return {};
  const Value given = visit(values);
  Value table;
  std::uint64_t at = 0;
  for (const NodeId item : tree_.children(keys)) {
    const auto key = constant_key(item);
    if (!key) return {};
    const Value value = field_of(given, syntax::symbol_of(std::to_string(at++)), tables_.taints, tables_.paths);
    add_field(table, *key, value, tables_.taints, tables_.paths);
  }
  return table;
}

// `sorted(d)`, `", ".join(d)`: of a dict its keys.
std::optional<Value> Flow::gone_through(NodeId call, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node || !tells_keys() || arguments.in_order.size() != 1) return {};
  const bool is_member = tree_[callee].kind == Kind::Dot;
  const NodeId name = is_member ? tree_.child(callee, Role::Name) : callee;
  if (name == no_node || tree_[name].kind != Kind::Identifier) return {};
  const bool goes = is_member ? tree_.text(name) == "join" : among(tree_.text(name), going_through);
  if (!goes) return {};
  const Value& given = arguments.in_order.front();
  const NodeId item = tree_.child(call, Role::Item);
  return is_dict(item) || has_keys(given) ? std::optional(iterated_keys(item, given)) : std::nullopt;
}

// Python's `map(f, x)` holds what f gives for the items.
std::optional<Value> Flow::mapped(NodeId call, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node || tree_[callee].kind != Kind::Identifier || tree_.text(callee) != "map" || !takes_items(arguments))
    return {};
  Arguments given;
  for (NodeId item = tree_.next_sibling(tree_.child(call, Role::Item)); item != no_node; item = tree_.next_sibling(item))
    given.in_order.push_back(items_of(item));
  const auto results = run_given(arguments.functions.front(), call, std::move(given), true);
  return results ? std::optional(flat(*results)) : std::nullopt;
}

// `reduce(f, x, first)` is what f gives for what it gave before and each item.
std::optional<Value> Flow::reduced(NodeId call, const Arguments& arguments) {
  if (!takes_items(arguments) || names_.qualified(tree_.child(call, Role::Callee)) != "functools.reduce") return {};
  const Value each = items_of(tree_.next_sibling(tree_.child(call, Role::Item)));
  Value so_far = arguments.in_order.size() > 2 ? flat(arguments.in_order[2]) : each;
  for (int round = 0; round < 2; ++round) {
    Arguments given;
    given.in_order = {so_far, each};
    const auto result = run_given(arguments.functions.front(), call, std::move(given), true);
    if (!result) return {};
    so_far = together(so_far, flat(*result));
  }
  return so_far;
}

// A function and what it is called with.
bool Flow::takes_items(const Arguments& arguments) const {
  return !arguments.spread && !only_assignments() && arguments.all != clean && arguments.in_order.size() > 1 &&
         arguments.functions.front().flow != nullptr;
}

// Java's streams keep the items of a list in their order: `Stream.of(a, b).skip(1).findFirst()` is b.
std::optional<Value> Flow::streamed(NodeId call, const Value& object) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (object.parts.empty() || callee == no_node || tree_[callee].kind != Kind::Dot) return {};
  const std::string_view method = tree_.text(tree_.child(callee, Role::Name));
  const std::size_t arguments = arguments_in(call);
  const auto item = [&](std::uint64_t at) { return syntax::symbol_of(std::to_string(at)); };
  if (!has_field(object, item(0), tables_.paths)) return {};
  if (arguments == 0 && among(method, keeping_items)) return object;
  if (arguments == 0 && (method == "findFirst" || method == "first"))
    return field_of(object, item(0), tables_.taints, tables_.paths);
  const NodeId first = tree_.child(call, Role::Item);
  if (arguments == 2 && method == "subList") return items_between(object, first, tree_.next_sibling(first));
  if (arguments != 1 || (method != "skip" && method != "limit")) return {};
  return method == "skip" ? items_between(object, first, no_node) : items_between(object, no_node, first);
}

// `Arrays.copyOfRange(items, from, to)`
std::optional<Value> Flow::copied_range(NodeId call, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node || tree_[callee].kind != Kind::Dot || arguments.in_order.size() != 3 || arguments.all == clean) return {};
  if (tree_.text(tree_.child(callee, Role::Name)) != "copyOfRange") return {};
  const NodeId from = tree_.next_sibling(tree_.child(call, Role::Item));
  return items_between(arguments.in_order.front(), from, tree_.next_sibling(from));
}

// Python's `islice(items, to)`, `islice(items, from, to)`
std::optional<Value> Flow::sliced(NodeId call, const Arguments& arguments) {
  if (arguments.all == clean || arguments.spread || names_.qualified(tree_.child(call, Role::Callee)) != "itertools.islice")
    return {};
  const NodeId first = arguments.in_order.size() > 1 ? tree_.next_sibling(tree_.child(call, Role::Item)) : no_node;
  if (first == no_node || arguments.in_order.size() > 3) return {};
  if (arguments.in_order.size() == 2) return items_between(arguments.in_order.front(), no_node, first);
  const NodeId to = tree_.next_sibling(first);
  return items_between(arguments.in_order.front(), first, tree_[to].kind == Kind::Null ? no_node : to);
}

// A list of those that constants choose; no_node: from the first, to the last.
std::optional<Value> Flow::items_between(const Value& list, NodeId from, NodeId to) {
  const auto count = [&](NodeId id, std::uint64_t usual) -> std::optional<std::uint64_t> {
    if (id == no_node) return usual;
    const auto constant = decided_value(tree_, names_, id, &frame_.given);
    const auto* number = constant ? std::get_if<std::int64_t>(&*constant) : nullptr;
    return number != nullptr && *number >= 0 ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
  };
  const auto item = [&](std::uint64_t at) { return syntax::symbol_of(std::to_string(at)); };
  const auto first = count(from, 0);
  const auto last = count(to, most_streamed);
  const auto is_there = [&](std::uint64_t at) { return to != no_node || has_field(list, item(at), tables_.paths); };
  if (!first || !last || list.parts.empty() || !is_there(0)) return {};
  Value left;
  for (std::uint64_t at = *first; at < std::min(*last, most_streamed) && is_there(at); ++at)
    add_field(left, item(at - *first), field_of(list, item(at), tables_.taints, tables_.paths), tables_.taints, tables_.paths);
  left.whole = list.whole;
  return left;
}

// Python's `partial(f, x)(y)` and `g = partial(f, x); g(y)` are `f(x, y)`.
std::optional<Value> Flow::partly_applied(NodeId call, const Arguments& arguments) {
  NodeId made = tree_.child(call, Role::Callee);
  if (made != no_node && tree_[made].kind == Kind::Identifier) made = names_.assigned(made);
  const NodeId callee = made != no_node && tree_[made].kind == Kind::Call ? tree_.child(made, Role::Callee) : no_node;
  if (callee == no_node || arguments.spread || names_.qualified(callee) != "functools.partial") return {};
  const Given function = given_function(tree_.child(made, Role::Item));
  if (function.flow == nullptr) return {};
  Arguments all_of_them = arguments_of(made, nullptr);
  if (all_of_them.spread || all_of_them.in_order.empty()) return {};
  all_of_them.in_order.erase(all_of_them.in_order.begin());
  all_of_them.functions.erase(all_of_them.functions.begin());
  const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  append(all_of_them.in_order, arguments.in_order);
  append(all_of_them.functions, arguments.functions);
  append(all_of_them.by_name, arguments.by_name);
  append(all_of_them.functions_by_name, arguments.functions_by_name);
  all_of_them.all = tables_.taints.unite(all_of_them.all, arguments.all);
  return run_given(function, call, std::move(all_of_them), true);
}

}  // namespace insight::engine::taint
