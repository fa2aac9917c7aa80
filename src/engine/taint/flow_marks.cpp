#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/taint/flow.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;

namespace {

constexpr auto taking_items =
    std::to_array<std::string_view>({"append", "add", "appendleft", "addLast", "addFirst", "push", "offer"});

}  // namespace

// First what cleans, then what begins here, then what is carried elsewhere and from elsewhere, and last what must not arrive.
// `operands`: what an operation whose result is safe by its type was computed from, which arrives with it.
Value Flow::marked(NodeId id, Value value, TaintSet& operands) {
  const auto marks = marks_.of(id);
  const auto cleans = [&](const Mark& mark) {
    return mark.kind == Mark::Kind::Sanitizer && !is_passed_over(id, mark) && is_asked_for(marks_.sanitizers()[mark.match]);
  };
  bool was_cleaned = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
    return cleans(mark) && marks_.sanitizers()[mark.match].item->by_side_effect != SideEffect::Only;
  });
  if (was_cleaned) operands = clean;
  was_cleaned = was_cleaned || is_safe(id) || is_declared_safe(id);
  for (const Mark& mark : marks) {
    if (cleans(mark)) value = sanitized(id, mark, std::move(value));
    if (mark.kind == Mark::Kind::Source && !was_cleaned) begin_taint(id, mark, value);
    if (mark.kind == Mark::Kind::From) send_on(mark, value, id);
    if (mark.kind == Mark::Kind::To) {
      if (const auto sent = sent_.find(mark.match); sent != sent_.end()) add(value, sent->second);
    }
  }
  if (is_own_object(id)) {  // also where its fields go along with it: `return self`
    arrive(id, value.whole, false);
  } else {
    const TaintSet arriving = tables_.taints.unite(all(value), operands);
    arrive(id, arriving, false, all(kept_of(value, tables_.taints, tables_.paths)), &value);
  }
  return value;
}

// `c.setSecure(on)` where the call says what `on` is.
bool Flow::is_asked_for(const ItemMatch& sanitizer) const {
  const TaintItem& item = *sanitizer.item;
  const match::Value* bound = item.asked.empty() ? nullptr : find(sanitizer.environment, syntax::symbol_of(item.asked));
  if (bound == nullptr || bound->first == no_node || bound->tree != &tree_) return true;
  return decided(tree_, names_, bound->first, &frame_.given).value_or(item.asked_for) == item.asked_for;
}

// Of `v = f(x)` Semgrep looks at the assignment, which is more than a sanitizer that means the call: what the call is given is
// clean, and the call is what it is if the sanitizer is exact, or the call a source as well.
bool Flow::is_passed_over(NodeId id, const Mark& sanitizer) const {
  const TaintItem& item = *marks_.sanitizers()[sanitizer.match].item;
  if (tree_[id].kind != Kind::Call || item.result) return false;
  const NodeId holder = tree_[id].parent;
  const Kind kind = tree_[holder].kind;
  const bool defines = kind == Kind::VarDef && tree_[id].role == Role::Value;
  const bool assigns = kind == Kind::Walrus || (kind == Kind::Assign && tree_[tree_[holder].parent].kind != Kind::With);
  if (!defines && (!assigns || tree_[id].role != Role::Right)) return false;
  const NodeId target = tree_.child(holder, defines ? Role::Name : Role::Left);
  const Kind of_target = target != no_node ? tree_[target].kind : Kind::Dict;
  if (of_target != Kind::Identifier && of_target != Kind::Tuple && of_target != Kind::List) return false;
  if (item.exact) return true;
  const auto marks = marks_.of(id);
  return std::any_of(marks.begin(), marks.end(), [](const Mark& mark) { return mark.kind == Mark::Kind::Source; });
}

Value Flow::marked(NodeId id, Value value) {
  TaintSet none = clean;
  return marked(id, std::move(value), none);
}

void Flow::add(Value& value, TaintSet taints) {
  value.whole = tables_.taints.unite(value.whole, taints);
  for (auto& [path, set] : value.parts) set = tables_.taints.unite(set, taints);
}

// Of a call that is cleaned as a whole nothing is looked at, as in Semgrep: what it is given stays what it was. What one check
// cleans by side effect keeps no other from doing the same to what is within.
bool Flow::is_within_cleaned(NodeId id) const {
  for (NodeId around = tree_[id].parent; around != no_node && is_expression(tree_[around].kind); around = tree_[around].parent) {
    const auto marks = marks_.of(around);
    const bool cleaned = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
      const TaintItem* item = mark.kind == Mark::Kind::Sanitizer ? marks_.sanitizers()[mark.match].item : nullptr;
      return item != nullptr && item->by_side_effect == SideEffect::No && !item->result;
    });
    if (cleaned) return true;
    if (tree_[around].kind == Kind::Call || tree_[around].kind == Kind::New) return false;
  }
  return false;
}

Value Flow::sanitized(NodeId id, const Mark& mark, Value value) {
  const SideEffect effect = marks_.sanitizers()[mark.match].item->by_side_effect;
  if (effect != SideEffect::No && mark.outermost && !is_within_cleaned(id)) {
    if (const auto target = target_of(id); target && target->exactly) state_.write(target->place, {}, tables_);
  }
  if (effect == SideEffect::Only) return value;
  const std::string& label = marks_.sanitizers()[mark.match].item->label;
  return label.empty() ? Value{} : Value{.whole = relabeled(all(value), label, {}), .parts = {}};
}

// Those of the labels named, or all.
TaintSet Flow::relabeled(TaintSet taints, const std::string& label, const std::vector<std::string>& replaced) {
  std::vector<Taint> changed = tables_.taints.of(taints);
  for (Taint& taint : changed) {
    const bool changes =
        replaced.empty() || std::find(replaced.begin(), replaced.end(), labels_.name(taint.label)) != replaced.end();
    if (changes) taint.label = labels_.number(label);
  }
  return tables_.taints.set_of(std::move(changed));
}

void Flow::begin_taint(NodeId id, const Mark& mark, Value& value) {
  const TaintItem& item = *marks_.sources()[mark.match].item;
  if (!holds(item.requirement, all(value))) return;
  const TaintSet taint = tables_.taints.one({.source = first_.source + mark.match, .label = labels_.number(item.label)});
  if (item.control) {
    state_.add(what_runs, taint, tables_);
    note_for_handlers();
    return;
  }
  if (item.by_side_effect != SideEffect::Only) add(value, taint);
  if (item.by_side_effect == SideEffect::No || !mark.outermost || is_within_cleaned(id)) return;
  if (const auto target = target_of(id)) state_.add(target->place, taint, tables_);
}

// What `from` carries belongs to `to` from now on: to its variable at once, to any other expression when it is reached.
void Flow::send_on(const Mark& mark, const Value& value, NodeId from) {
  const ItemMatch& propagator = marks_.propagators()[mark.match];
  const TaintItem& item = *propagator.item;
  TaintSet taints = all(value);
  if (taints == clean || !holds(item.requirement, taints)) return;
  if (!item.label.empty()) taints = relabeled(taints, item.label, item.replaces);
  TaintSet& sent = sent_[mark.match];
  sent = tables_.taints.unite(sent, taints);
  const match::Value* to = find(propagator.environment, syntax::symbol_of(item.to));
  if (item.by_side_effect == SideEffect::No || to == nullptr || to->first == no_node || to->tree != &tree_) return;
  if (is_called_on_known(to->first)) return;
  const bool keeps_parts = item.label.empty() && value.whole == clean && becomes_item(from, to->first);
  const Value given = keeps_parts ? value : Value{.whole = taints, .parts = {}};
  if (appends_to_counted(to->first)) {
    Value& coming = sent_to_list_[to->first];
    coming = together(coming, given);
  } else if (const auto target = target_of(head_of_chain(to->first))) {
    Value items;
    if (keeps_parts && target->exactly) {
      add_item(items, through(given, to->first), tables_.taints, tables_.paths);
    } else {
      items.whole = through(taints, to->first);
    }
    state_.add_items(target->place, items, tables_);
    note_for_handlers();
  }
}

// `list.append(x)`: x is one of the items, with the parts that it has.
bool Flow::becomes_item(NodeId id, NodeId list) const {
  const NodeId callee = tree_[list].parent;
  const NodeId name =
      tree_[list].role == Role::Object && tree_[callee].kind == Kind::Dot ? tree_.child(callee, Role::Name) : no_node;
  const NodeId call = name != no_node ? tree_[callee].parent : no_node;
  if (call == no_node || tree_[call].kind != Kind::Call || tree_[id].parent != call || tree_[id].role != Role::Item) return false;
  return arguments_in(call) == 1 && among(tree_.text(name), taking_items);
}

// `page.add(x)`, where the file has the method: what that does to the object it tells itself.
bool Flow::is_called_on_known(NodeId object) const {
  const NodeId callee = tree_[object].parent;
  if (callee == no_node || tree_[callee].kind != Kind::Dot || tree_[object].role != Role::Object) return false;
  const NodeId call = tree_[callee].parent;
  return call != no_node && tree_[call].kind == Kind::Call && tree_[callee].role == Role::Callee && callees_.of(call).has_value();
}

// `b` of `b.append(x).append(y)`, which gives back the object itself.
syntax::NodeId Flow::head_of_chain(NodeId object) const {
  while (tree_[object].kind == Kind::Call) {
    const NodeId callee = tree_.child(object, Role::Callee);
    const NodeId name = callee != no_node && tree_[callee].kind == Kind::Dot ? tree_.child(callee, Role::Name) : no_node;
    if (name == no_node) return object;
    const std::string_view method = tree_.text(name);
    if (method != "append" && method != "insert" && method != "add" && method != "replace") return object;
    object = tree_.child(callee, Role::Object);
  }
  return object;
}

bool Flow::holds(const Requires& requirement, TaintSet taints) {
  if (requirement.kind == Requires::Kind::Always || (rule_.taint->any_label && taints != clean)) return true;
  const auto& all = tables_.taints.of(taints);
  return requirement.holds([&](std::string_view label) {
    return std::any_of(all.begin(), all.end(), [&](const Taint& taint) { return labels_.name(taint.label) == label; });
  });
}

// An item of a list: of one that a variable holds as long as its items are counted, else of one that is written there.
TaintSet Flow::of_item(NodeId id, const Value& list, std::uint32_t item) {
  const std::uint64_t symbol = syntax::symbol_of(std::to_string(item));
  const auto target = target_of(id);
  const bool is_known = target ? target->exactly && state_.count(target->place) : has_field(list, symbol, tables_.paths);
  return is_known ? all(field_of(list, symbol, tables_.taints, tables_.paths)) : clean;
}

// A call is a sink for its arguments too, whatever it gives back, unless the rule has pointed at something: then at what that keeps
// as well.
void Flow::arrive(NodeId id, TaintSet of_value, bool of_arguments, TaintSet kept, const Value* value) {
  if (has_control_) of_value = tables_.taints.unite(of_value, all(state_.read(what_runs, tables_)));
  for (const Mark& mark : marks_.of(id)) {
    if (mark.kind != Mark::Kind::Sink || (of_arguments && marks_.sinks()[mark.match].focused)) continue;
    const ItemMatch& sink = marks_.sinks()[mark.match];
    TaintSet taints = sink.focused ? tables_.taints.unite(of_value, kept) : of_value;
    if (sink.item->list_item) taints = value != nullptr ? of_item(id, *value, *sink.item->list_item) : clean;
    const bool asks_each = !sink.item->of_metavariables.empty();
    const bool is_call = tree_[id].kind == Kind::Call || tree_[id].kind == Kind::New;
    if (taints == clean || (asks_each && is_call && !sink.focused && !of_arguments)) continue;
    Arrival& arrival = arrivals_[{mark.match, id}];
    arrival.taints = tables_.taints.unite(arrival.taints, taints);
    arrival.of_metavariables.resize(sink.item->of_metavariables.size(), clean);
    for (std::size_t i = 0; i < arrival.of_metavariables.size(); ++i) {
      const auto& name = sink.item->of_metavariables[i].first;
      const match::Value* bound = find(sink.environment, syntax::symbol_of(name));
      if (bound == nullptr || bound->first == no_node || bound->tree != &tree_) continue;
      const auto seen = seen_.find(bound->first);
      const TaintSet of_bound = bound->first == id && sink.focused ? taints : seen != seen_.end() ? seen->second : clean;
      arrival.of_metavariables[i] = tables_.taints.unite(arrival.of_metavariables[i], of_bound);
    }
  }
}

}  // namespace insight::engine::taint
