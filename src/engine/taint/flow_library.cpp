#include <algorithm>
#include <array>

#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::Language;
using syntax::no_node;

namespace {

constexpr std::uint64_t most_streamed = 60;  // items that are told apart
constexpr auto keeping_items = std::to_array<std::string_view>({"stream", "sequential", "toList", "boxed", "iterator"});

}  // namespace

std::optional<Value> Flow::of_library(NodeId call, const Value& object, const Arguments& arguments) {
  if (tree_.language() == Language::Python) {
    if (auto table = zipped(call)) return table;
    return partly_applied(call, arguments);
  }
  return has_accessors(tree_.language()) ? streamed(call, object) : std::nullopt;
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

// Java's streams keep the items of a list in their order: `Stream.of(a, b).skip(1).findFirst()` is b.
std::optional<Value> Flow::streamed(NodeId call, const Value& object) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (object.parts.empty() || callee == no_node || tree_[callee].kind != Kind::Dot) return {};
  const std::string_view method = tree_.text(tree_.child(callee, Role::Name));
  const std::size_t arguments = arguments_in(call);
  const auto item = [&](std::uint64_t at) { return syntax::symbol_of(std::to_string(at)); };
  if (!has_field(object, item(0), tables_.paths)) return {};
  if (arguments == 0 && std::find(keeping_items.begin(), keeping_items.end(), method) != keeping_items.end()) return object;
  if (arguments == 0 && (method == "findFirst" || method == "first"))
    return field_of(object, item(0), tables_.taints, tables_.paths);
  if (arguments != 1 || (method != "skip" && method != "limit")) return {};
  const auto constant = decided_value(tree_, names_, tree_.child(call, Role::Item), &given_);
  const auto* count = constant ? std::get_if<std::int64_t>(&*constant) : nullptr;
  if (count == nullptr || *count < 0) return {};
  const auto from = method == "skip" ? static_cast<std::uint64_t>(*count) : 0;
  const auto to = method == "skip" ? most_streamed : std::min(static_cast<std::uint64_t>(*count), most_streamed);
  Value left;
  for (std::uint64_t at = from; at < to && has_field(object, item(at), tables_.paths); ++at)
    add_field(left, item(at - from), field_of(object, item(at), tables_.taints, tables_.paths), tables_.taints, tables_.paths);
  left.whole = object.whole;
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
