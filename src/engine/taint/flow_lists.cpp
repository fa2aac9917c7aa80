#include <array>

#include "base/text.h"
#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;

namespace {

constexpr std::uint32_t most_items = 60;
constexpr auto appending = std::to_array<std::string_view>({"add", "addLast", "append", "push", "offer", "offerLast"});
constexpr auto prepending = std::to_array<std::string_view>({"addFirst", "offerFirst", "appendleft", "unshift"});
constexpr auto placing = std::to_array<std::string_view>({"add", "insert", "set"});  // `add(1, x)`
constexpr auto taking = std::to_array<std::string_view>(
    {"remove", "pop", "shift", "popleft", "poll", "pollFirst", "pollLast", "removeFirst", "removeLast", "next"});
constexpr auto of_first = std::to_array<std::string_view>({"shift", "popleft", "poll", "pollFirst", "removeFirst", "next"});
constexpr auto of_deque = std::to_array<std::string_view>({"push", "pop", "peek", "remove"});
constexpr auto reading_first = std::to_array<std::string_view>({"getFirst", "peekFirst", "element", "firstElement"});
constexpr auto reading_last = std::to_array<std::string_view>({"getLast", "peekLast", "lastElement"});
// Those after which nobody knows which item is which.
constexpr auto mixing = std::to_array<std::string_view>({"add",     "addFirst", "addAll",    "insert",   "extend",    "appendleft",
                                                         "unshift", "splice",   "sort",      "reverse",  "set",       "fill",
                                                         "clear",   "remove",   "removeAll", "removeIf", "retainAll", "replaceAll",
                                                         "pop",     "popleft",  "shift",     "push",     "append"});

}  // namespace

// `[a, b]` has two items, `new ArrayList<>()` none; of anything else nobody knows.
void Flow::count_items(NodeId target, NodeId value) {
  if (target == no_node || value == no_node) return;
  auto items = items_in(value);
  if (!items && makes_iterator(value)) {
    const NodeId list = tree_.child(tree_.child(value, Role::Callee), Role::Object);
    const auto place = target_of(list);
    if (lists_arguments(list)) items = static_cast<std::uint32_t>(arguments_in(list));
    if (place && place->exactly) items = state_.count(place->place);
  }
  const auto found = items ? target_of(target) : std::nullopt;
  if (found && found->exactly && !tables_.paths.is_deepest(found->place.path)) state_.keep_count(found->place, *items);
}

// Python's `list += [a, b]` appends, as long as it is known how many there are; else any item may be any.
Value Flow::lengthened(NodeId assignment, const Value& list, const Value& more) {
  const NodeId left = tree_.child(assignment, Role::Left);
  const auto target = target_of(left);
  const auto items = target && target->exactly ? state_.count(target->place) : std::nullopt;
  const auto added = items ? items_in(tree_.child(assignment, Role::Right)) : std::nullopt;
  Value longer = added ? list : flat(together(list, more));
  const auto item = [](std::uint32_t at) { return syntax::symbol_of(std::to_string(at)); };
  for (std::uint32_t at = 0; added && at < *added; ++at) {
    const Value value = field_of(more, item(at), tables_.taints, tables_.paths);
    add_field(longer, item(*items + at), value, tables_.taints, tables_.paths);
  }
  assign(left, longer);
  if (added) state_.keep_count(target->place, *items + *added);
  return longer;
}

std::optional<std::uint32_t> Flow::items_in(NodeId list) const {
  if (copies_list(list)) {
    const NodeId copied = tree_.child(list, Role::Item);
    const bool makes_empty = copied == no_node || tree_[copied].kind == Kind::KeywordArg;
    return makes_empty ? 0 : tree_[copied].kind == Kind::List ? items_in(copied) : std::nullopt;
  }
  std::uint32_t items = 0;
  const bool is_list = tree_[list].kind == Kind::List || tree_[list].kind == Kind::Tuple;
  if (!is_list && (tree_[list].kind != Kind::New || tree_.child(list, Role::Body) != no_node)) return {};
  if (!is_list && arguments_in(list) == 1) {
    const NodeId copied = tree_.child(list, Role::Item);
    return lists_arguments(copied) ? std::optional(static_cast<std::uint32_t>(arguments_in(copied))) : std::nullopt;
  }
  for (const NodeId item : tree_.children(list)) {
    if (tree_[item].role != Role::Item) continue;
    if (!is_list || tree_[item].kind == Kind::Spread || items == most_items) return {};
    ++items;
  }
  return items;
}

// Java's `list.iterator()`: a list from whose front `next()` takes.
bool Flow::makes_iterator(NodeId call) const {
  const NodeId callee =
      has_accessors(tree_.language()) && tree_[call].kind == Kind::Call ? tree_.child(call, Role::Callee) : no_node;
  return callee != no_node && tree_[callee].kind == Kind::Dot && arguments_in(call) == 0 &&
         tree_.text(tree_.child(callee, Role::Name)) == "iterator";
}

// Java's `List.of(a, b)`, `Arrays.asList(a, b)`
bool Flow::lists_arguments(NodeId call) const {
  const NodeId callee =
      has_accessors(tree_.language()) && tree_[call].kind == Kind::Call ? tree_.child(call, Role::Callee) : no_node;
  if (callee == no_node || tree_[callee].kind != Kind::Dot || arguments_in(call) < 2) return false;
  const std::string_view name = tree_.span(callee);
  return name == "List.of" || name == "Arrays.asList" || name == "java.util.List.of" || name == "java.util.Arrays.asList";
}

// Python's `list(x)` and `deque(x)` have the items of x.
bool Flow::copies_list(NodeId call) const {
  if (tree_.language() != syntax::Language::Python || tree_[call].kind != Kind::Call) return false;
  NodeId callee = tree_.child(call, Role::Callee);
  if (callee != no_node && tree_[callee].kind == Kind::Dot) callee = tree_.child(callee, Role::Name);
  if (callee == no_node || tree_[callee].kind != Kind::Identifier) return false;
  return tree_.text(callee) == "deque" || (tree_.text(callee) == "list" && tree_[callee].role == Role::Callee);
}

// `del l[0]`
void Flow::delete_item(NodeId index) {
  if (tree_[index].kind != Kind::Index) return;
  const auto list = target_of(tree_.child(index, Role::Object));
  if (!list || !list->exactly) return;
  if (const auto constant = names_.constant(tree_.child(index, Role::Item)); constant && std::get_if<std::string>(&*constant))
    return state_.write(target_of(index)->place, {}, tables_);
  const auto items = state_.count(list->place);
  if (!items || *items == 0) return;
  const auto constant = names_.constant(tree_.child(index, Role::Item));
  const auto* number = constant ? std::get_if<std::int64_t>(&*constant) : nullptr;
  const std::int64_t at = number == nullptr ? -1 : *number < 0 ? *number + *items : *number;
  const bool is_item = at >= 0 && at < static_cast<std::int64_t>(*items);
  take_item(list->place, is_item ? std::optional(static_cast<std::uint32_t>(at)) : std::nullopt);
  note_for_handlers();
}

void Flow::reverse(const Place& list) {
  const std::uint32_t items = *state_.count(list);
  tables_.work += items;
  for (std::uint32_t at = 0; at < items / 2; ++at) {
    const Place front = item_of(list, at);
    const Place back = item_of(list, items - 1 - at);
    const Value first = state_.read(front, tables_);
    state_.write(front, state_.read(back, tables_), tables_);
    state_.write(back, first, tables_);
  }
}

// The list that the method is called on, if it is known how many items it has.
std::optional<Place> Flow::counted_list(NodeId call) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node || tree_[callee].kind != Kind::Dot) return {};
  const auto target = target_of(tree_.child(callee, Role::Object));
  if (!target || !target->exactly || !state_.count(target->place)) return {};
  return target->place;
}

// `l.add(x)` on such a list. What the rule's propagators carry to the list then belongs to the new item alone.
bool Flow::appends_to_counted(NodeId object) {
  const NodeId callee = tree_[object].parent;
  if (callee == no_node || tree_[callee].kind != Kind::Dot || tree_[object].role != Role::Object) return false;
  const NodeId call = tree_[callee].parent;
  if (call == no_node || tree_[call].kind != Kind::Call || tree_[callee].role != Role::Callee) return false;
  const NodeId name = tree_.child(callee, Role::Name);
  if (name == no_node) return false;
  const auto list = counted_list(call);
  return list && added_at(call, *state_.count(*list)).has_value();
}

// Java's `push`, `pop`, `peek` and `remove()` work at the front of a Deque, at the end of a Stack alone.
bool Flow::works_at_front(NodeId call) const {
  const NodeId callee = tree_.child(call, Role::Callee);
  return has_accessors(tree_.language()) && among(tree_.text(tree_.child(callee, Role::Name)), of_deque) &&
         callees_.class_name_of(tree_.child(callee, Role::Object)) != "Stack";
}

// Where the method puts a new item.
std::optional<std::uint32_t> Flow::added_at(NodeId call, std::uint32_t items) const {
  const std::string_view method = tree_.text(tree_.child(tree_.child(call, Role::Callee), Role::Name));
  const std::size_t arguments = arguments_in(call);
  if (items == most_items) return {};
  if (arguments == 1 && method == "push" && works_at_front(call)) return 0;
  if (arguments == 1 && among(method, appending)) return items;
  if (arguments == 1 && among(method, prepending)) return 0;
  if (arguments != 2 || !among(method, placing)) return {};
  const auto constant = names_.constant(tree_.child(call, Role::Item));
  const auto* at = constant ? std::get_if<std::int64_t>(&*constant) : nullptr;
  const bool is_there = at != nullptr && *at >= 0 && *at < std::int64_t{items} + (method == "set" ? 0 : 1);
  return is_there ? std::optional(static_cast<std::uint32_t>(*at)) : std::nullopt;
}

void Flow::put_item(const Place& list, std::uint32_t at, bool moves_up, const Value& item, NodeId call) {
  const std::uint32_t items = *state_.count(list);
  tables_.work += most_items;
  for (std::uint32_t i = items; moves_up && i > at; --i)
    state_.write(item_of(list, i), state_.read(item_of(list, i - 1), tables_), tables_);
  state_.write(item_of(list, at), through(item, call), tables_);
  state_.keep_count(list, moves_up ? items + 1 : items);
}

std::size_t Flow::arguments_in(NodeId call) const {
  std::size_t count = 0;
  for (const NodeId child : tree_.children(call)) count += tree_[child].role == Role::Item ? 1 : 0;
  return count;
}

// Keeps count of the items. Gives back the one that the method takes out.
std::optional<Value> Flow::follow_list(NodeId call) {
  forget_given_lists(call);
  const auto list = counted_list(call);
  if (!list) return {};
  const NodeId callee = tree_.child(call, Role::Callee);
  const std::string_view method = tree_.text(tree_.child(callee, Role::Name));
  const std::size_t arguments = arguments_in(call);
  const std::uint32_t items = *state_.count(*list);
  std::optional<Value> taken;
  if (const auto at = added_at(call, items)) {
    const auto sent = sent_to_list_.find(tree_.child(callee, Role::Object));
    put_item(*list, *at, method != "set", sent != sent_to_list_.end() ? sent->second : Value{}, call);
  } else if (among(method, taking) && arguments <= 1 && items > 0) {
    const bool is_first = among(method, of_first) || (arguments == 0 && works_at_front(call));
    taken = take_item(*list, is_first ? std::optional<std::uint32_t>(0) : taken_item(call, items));
  } else if (among(method, reading_first) && arguments == 0 && items > 0) {
    taken = state_.read(item_of(*list, 0), tables_);
  } else if (among(method, reading_last) && arguments == 0 && items > 0) {
    taken = state_.read(item_of(*list, items - 1), tables_);
  } else if (method == "reverse" && arguments == 0) {
    reverse(*list);
  } else if (method == "peek" && arguments == 0 && items > 0) {
    taken = state_.read(item_of(*list, works_at_front(call) ? 0 : items - 1), tables_);
  } else if (among(method, mixing)) {
    state_.mix_items(*list, tables_);
  }
  note_for_handlers();
  return taken;
}

Place Flow::item_of(const Place& list, std::uint32_t at) {
  return {list.base, tables_.paths.field(list.path, syntax::symbol_of(std::to_string(at)))};
}

// `pop()` and `remove()` without a number take the last.
std::optional<std::uint32_t> Flow::taken_item(NodeId call, std::uint32_t items) const {
  const NodeId argument = tree_.child(call, Role::Item);
  if (argument == no_node) return items - 1;
  if (tree_.language() == syntax::Language::Python &&
      tree_.text(tree_.child(tree_.child(call, Role::Callee), Role::Name)) == "remove")
    return {};  // takes the value, not its number
  const auto constant = names_.constant(argument);
  const auto* number = constant ? std::get_if<std::int64_t>(&*constant) : nullptr;
  if (number == nullptr || *number < 0 || *number >= items) return {};
  return static_cast<std::uint32_t>(*number);
}

// Those behind it move up.
std::optional<Value> Flow::take_item(const Place& list, std::optional<std::uint32_t> which) {
  if (!which) {
    state_.mix_items(list, tables_);
    return {};
  }
  tables_.work += most_items;
  const std::uint32_t items = *state_.count(list);
  Value taken = state_.read(item_of(list, *which), tables_);
  for (std::uint32_t at = *which; at + 1 < items; ++at)
    state_.write(item_of(list, at), state_.read(item_of(list, at + 1), tables_), tables_);
  state_.write(item_of(list, items - 1), {}, tables_);
  state_.keep_count(list, items - 1);
  return taken;
}

// `text.delete(0, text.length())`, `text.replace(0, text.length(), "constant")`
bool Flow::deletes_all(NodeId call) const {
  const NodeId callee = tree_.child(call, Role::Callee);
  const NodeId from = tree_.child(call, Role::Item);
  const bool replaces = tree_.text(tree_.child(callee, Role::Name)) == "replace";
  if ((!replaces && tree_.text(tree_.child(callee, Role::Name)) != "delete") || from == no_node || tree_.text(from) != "0")
    return false;
  const NodeId to = tree_.next_sibling(from);
  const NodeId text = replaces && to != no_node ? tree_.next_sibling(to) : no_node;
  if (to == no_node || (replaces && (text == no_node || !names_.constant(text)))) return false;
  return tree_.span(to) == std::string(tree_.span(tree_.child(callee, Role::Object))) + ".length()";
}

// Java's streams that keep what is written to them.
bool Flow::is_buffer(NodeId object) const {
  const std::string_view name = callees_.class_name_of(object);
  return name == "ByteArrayOutputStream" || name == "CharArrayWriter";
}

// `list.clear()`, `text.setLength(0)`: nothing is left of what was there.
bool Flow::empties(NodeId call) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node || tree_[callee].kind != Kind::Dot) return false;
  const std::string_view method = tree_.text(tree_.child(callee, Role::Name));
  const NodeId argument = tree_.child(call, Role::Item);
  const bool clears =
      (argument == no_node && (method == "clear" || (method == "reset" && is_buffer(tree_.child(callee, Role::Object))))) ||
      deletes_all(call);
  if (!clears && (method != "setLength" || argument == no_node || tree_.text(argument) != "0")) return false;
  const auto target = target_of(tree_.child(callee, Role::Object));
  if (!target || !target->exactly) return false;
  const bool counted = state_.count(target->place).has_value();
  state_.write(target->place, {}, tables_);
  if (counted) state_.keep_count(target->place, 0);
  note_for_handlers();
  return true;
}

// Whoever is given a list may change it.
void Flow::forget_given_lists(NodeId call) {
  for (const NodeId item : tree_.children(call)) {
    if (tree_[item].role != Role::Item) continue;
    if (const auto target = target_of(item)) state_.forget_count(target->place);
  }
}

}  // namespace insight::engine::taint
