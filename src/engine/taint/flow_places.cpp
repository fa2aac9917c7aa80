#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;

namespace {

constexpr std::uint64_t most_told_apart = 8;  // items of a rest

}  // namespace

// A variable, or the field of `this` that goes by its name alone.
Place Flow::place_of(NodeId name) {
  if (variables_.is_own_field(name)) return {this_base, tables_.paths.field(itself, tree_[name].symbol)};
  return {base_of(name), itself};
}

// `this`, and Python's `self` and `cls`.
bool Flow::is_own_object(NodeId id) const {
  if (tree_[id].kind == Kind::This || tree_[id].kind == Kind::Super) return true;
  if (tree_.language() != syntax::Language::Python || tree_[id].kind != Kind::Identifier) return false;
  const std::string_view name = tree_.text(id);
  return name == "self" || name == "cls";
}

// The object as a whole says nothing of its fields, as in Semgrep: of `this.a = tainted` neither `this.f()` nor `f(this)` knows.
// They are there for whoever names them, also by another name of the object.
bool Flow::keeps_fields(NodeId own_object) const {
  const NodeId holder = tree_[own_object].parent;
  if (holder == no_node) return false;
  const Kind kind = tree_[holder].kind;
  return kind == Kind::Dot || kind == Kind::Index || kind == Kind::VarDef || kind == Kind::Assign || kind == Kind::Return;
}

// `a["b"]` is the field that `a.b` is.
std::optional<std::uint64_t> Flow::constant_key(NodeId id) const {
  if (id == no_node) return {};
  if (tree_[id].kind == Kind::Other && tree_.text(id) == "symbol") {  // Ruby's `:b`
    const NodeId name = tree_.child(id, Role::Name);
    return name != no_node ? std::optional(tree_[name].symbol) : std::nullopt;
  }
  const bool is_given = tree_[id].kind == Kind::Identifier && !frame_.given.empty();
  const auto constant =
      is_given || tree_[id].kind == Kind::Binary ? decided_value(tree_, names_, id, &frame_.given) : names_.constant(id);
  if (!constant) return {};
  if (const auto* text = std::get_if<std::string>(&*constant)) return syntax::symbol_of(*text);
  if (const auto* answer = std::get_if<bool>(&*constant); answer != nullptr && has_accessors(tree_.language()))
    return syntax::symbol_of(*answer ? "true" : "false");
  const auto* number = std::get_if<std::int64_t>(&*constant);
  return number != nullptr && *number >= 0 ? std::optional(syntax::symbol_of(std::to_string(*number))) : std::nullopt;
}

// Python's `l[-1]` is the last item of a list whose items are counted.
std::optional<std::uint64_t> Flow::key_in(const Place& list, NodeId key) {
  const auto known = constant_key(key);
  if (known || key == no_node || tree_.language() != syntax::Language::Python) return known;
  const auto items = state_.count(list);
  const auto constant = items ? names_.constant(key) : std::nullopt;
  const auto* number = constant ? std::get_if<std::int64_t>(&*constant) : nullptr;
  const std::int64_t at = number != nullptr ? *number + *items : -1;
  return at >= 0 && at < *items ? std::optional(syntax::symbol_of(std::to_string(at))) : std::nullopt;
}

// The place that an expression names; nothing when it names none that could be assigned to.
std::optional<Target> Flow::target_of(NodeId id) {
  if (id == no_node) return {};
  switch (tree_[id].kind) {
    case Kind::Identifier:
    case Kind::This:
    case Kind::Super:
      return Target{.place = place_of(id)};
    case Kind::Dot:
    case Kind::Index: {
      auto target = target_of(tree_.child(id, Role::Object));
      if (!target || !target->exactly) return target;
      const bool is_dot = tree_[id].kind == Kind::Dot;
      const NodeId key = tree_.child(id, is_dot ? Role::Name : Role::Item);
      const auto symbol = is_dot && key != no_node ? std::optional(tree_[key].symbol) : key_in(target->place, key);
      if (!symbol || tables_.paths.is_deepest(target->place.path)) {
        target->exactly = false;
      } else {
        target->place.path = tables_.paths.field(target->place.path, *symbol);
      }
      return target;
    }
    case Kind::Call:
      return accessed_place(id);
    case Kind::Cast:
    case Kind::Await:
    case Kind::Spread:
    case Kind::KeywordArg:
      return target_of(tree_.child(id, Role::Value));
    case Kind::Unary: {
      const auto op = syntax::spelling_of(tree_[id].op);
      return op == "*" || op == "&" ? target_of(tree_.child(id, Role::Value)) : std::nullopt;
    }
    default:
      return {};
  }
}

// `o.getItems()` names the place that it gives back what stands in.
std::optional<Target> Flow::accessed_place(NodeId call) {
  if (gave_itself_.contains(call)) {
    const NodeId chained = tree_.child(call, Role::Callee);
    return tree_[chained].kind == Kind::Dot ? target_of(tree_.child(chained, Role::Object)) : std::nullopt;
  }
  if (auto kept = place_of_key(call)) return kept;
  if (!has_accessors(tree_.language()) || arguments_in(call) != 0) return {};
  const NodeId callee = tree_.child(call, Role::Callee);
  const NodeId name = callee != no_node && tree_[callee].kind == Kind::Dot ? tree_.child(callee, Role::Name) : no_node;
  const auto field = name != no_node && tree_.text(name).starts_with("get") ? accessed_field(tree_.text(name)) : std::nullopt;
  if (!field || callees_.of(call)) return {};
  auto target = target_of(tree_.child(callee, Role::Object));
  if (!target || !target->exactly || tables_.paths.is_deepest(target->place.path)) return {};
  target->place.path = tables_.paths.field(target->place.path, *field);
  return target;
}

// `m.computeIfAbsent("k", …)`, `d.setdefault("k", [])`
std::optional<Target> Flow::place_of_key(NodeId call) {
  const NodeId callee = tree_.child(call, Role::Callee);
  const NodeId name = callee != no_node && tree_[callee].kind == Kind::Dot ? tree_.child(callee, Role::Name) : no_node;
  if (name == no_node || (tree_.text(name) != "computeIfAbsent" && tree_.text(name) != "setdefault")) return {};
  const auto key = constant_key(tree_.child(call, Role::Item));
  auto target = key ? target_of(tree_.child(callee, Role::Object)) : std::nullopt;
  if (!target || !target->exactly || tables_.paths.is_deepest(target->place.path)) return {};
  target->place.path = tables_.paths.field(target->place.path, *key);
  return target;
}

Value Flow::through(const Value& value, NodeId place) {
  Value moved{.whole = through(value.whole, place), .parts = {}};
  for (const auto& [path, set] : value.parts) moved.parts.emplace_back(path, through(set, place));
  return moved;
}

void Flow::assign(NodeId target, const Value& value) {
  if (target == no_node) return;
  switch (tree_[target].kind) {
    case Kind::Tuple:
    case Kind::List:
      if (!tree_[target].has(Flag::Shorthand)) return assign_items(target, value);
      for (const NodeId each : tree_.children(target)) assign(each, only_assignments() ? Value{} : value);
      return;
    case Kind::Dict:
      return assign_fields(target, value);
    case Kind::Assign: {  // a target with a default
      const Value usual = visit_child(target, Role::Right);
      return assign(tree_.child(target, Role::Left), together(value, usual));
    }
    case Kind::Param:
    case Kind::VarDef:
      return assign(tree_.child(target, Role::Name), value);
    case Kind::Identifier:
    case Kind::Dot:
    case Kind::Index:
    case Kind::This:
    case Kind::Cast:
    case Kind::Unary:
    case Kind::Spread:
      return assign_place(target, value);
    case Kind::Call:
      if (tree_.language() == syntax::Language::Rust) return assign_within(target, value);  // `Some(x)`
      visit(target);
      return;
    default:
      return assign_within(target, value);
  }
}

void Flow::assign_place(NodeId target, const Value& value) {
  visit_places_within(target);
  if (const auto found = target_of(target)) {
    if (marks_.has(target)) marked(target, state_.read(found->place, tables_));  // as it was before
    if (found->exactly) {
      state_.write(found->place, through(value, target), tables_);
    } else {
      put_under_key(target, found->place, through(all(value), target));
    }
    if (marks_.has(target)) begin_taint_of_target(target);
    if (!marks_.propagators().empty()) carry_to_target(target);
  }
  set_by_method(target, value);
  note_for_handlers();
}

// What a propagator carries to a variable that is assigned, or to what the place is of, is there behind the assignment.
void Flow::carry_to_target(NodeId target) {
  for (NodeId part = target; part != no_node; part = tree_.child(part, Role::Object)) {
    for (const Mark& mark : marks_.of(part)) {
      const auto sent = mark.kind == Mark::Kind::To ? sent_.find(mark.match) : sent_.end();
      if (sent == sent_.end() || marks_.propagators()[mark.match].item->by_side_effect == SideEffect::No) continue;
      if (const auto found = target_of(part)) state_.add(found->place, through(sent->second, part), tables_);
    }
  }
}

// Python's `d[k] = v`: what stands under keys that nobody can tell is one thing, the keys are another.
void Flow::put_under_key(NodeId target, const Place& within, TaintSet taints) {
  const NodeId key = tree_[target].kind == Kind::Index ? tree_.child(target, Role::Item) : no_node;
  const auto dict = key != no_node && tells_keys() ? target_of(tree_.child(target, Role::Object)) : std::nullopt;
  if (!dict || !dict->exactly || tables_.paths.is_deepest(dict->place.path) || key_in(dict->place, key)) {
    state_.add(within, taints, tables_);
    return;
  }
  const Path kept = tables_.paths.kept(dict->place.path);
  const Place keys{dict->place.base, tables_.paths.field(kept, Paths::keys_symbol)};
  const TaintSet known = tables_.taints.unite(all(state_.read(keys, tables_)), through(all(visit(key)), key));
  state_.add(within, taints, tables_);
  if (!tables_.paths.is_deepest(kept)) state_.write(keys, {.whole = known, .parts = {}}, tables_);
}

// Python's `self`, `cls`, `*args` and `**more`, JavaScript's `...x`, and of what its parameters take apart items and what has a
// default, as in Semgrep.
bool Flow::brings_nothing(NodeId parameter) const {
  const NodeId holder = tree_[parameter].parent;
  if (syntax::family_of(tree_.language()) == syntax::Language::JavaScript)
    return tree_[holder].has(Flag::Rest) || tree_[holder].kind == Kind::List || tree_[holder].kind == Kind::Assign;
  if (tree_.language() != syntax::Language::Python || tree_[holder].kind != Kind::Param) return false;
  if (callers_.give_constants_alone(parameter)) return true;
  const bool may_be_own = tree_.text(parameter) != "cls" || is_method(tree_[holder].parent);
  return tree_[holder].has(Flag::Rest) || tree_[holder].has(Flag::KeywordRest) || (may_be_own && is_own_object(parameter));
}

// Whatever is sent becomes one of the enumeration's constants.
bool Flow::is_enumerated(NodeId parameter) const {
  const NodeId holder = tree_[parameter].parent;
  const NodeId type = tree_[holder].kind == Kind::Param ? tree_.child(holder, Role::Type) : no_node;
  if (type == no_node || callees_.is_enum(type)) return type != no_node;
  const std::string elsewhere = outside_ != nullptr && marks_.has(parameter) ? callees_.type_elsewhere(type) : std::string();
  return !elsewhere.empty() && outside_->held(*this, elsewhere) == SafeType::Constant;
}

// JavaScript's `a` of `const { a } = e` and `const [a] = e`, not of `{ b: a }`, `{ a = 1 }` or a loop.
bool Flow::is_taken_out(NodeId target) const {
  NodeId holder = tree_[target].parent;
  if (tree_[holder].kind == Kind::Assign && tree_[tree_[holder].parent].kind == Kind::List) holder = tree_[holder].parent;
  const bool is_field = tree_[holder].kind == Kind::Pair && tree_[holder].has(Flag::Shorthand);
  if (!is_field && tree_[holder].kind != Kind::List) return false;
  while (tree_[holder].kind == Kind::Pair || tree_[holder].kind == Kind::Dict || tree_[holder].kind == Kind::List)
    holder = tree_[holder].parent;
  return tree_[holder].kind != Kind::ForEach && tree_[tree_[holder].parent].kind != Kind::ForEach;
}

// One of several targets, or what a loop gives its items to: Semgrep takes a source that points at it for one.
bool Flow::takes_part(NodeId target) const {
  const NodeId holder = tree_[target].parent;
  if (tree_[target].kind != Kind::Identifier || holder == no_node) return false;
  const auto language = tree_.language();
  if (tree_[holder].kind == Kind::Tuple) {
    const bool of_loop = tree_[tree_[holder].parent].kind == Kind::ForEach;
    return language == syntax::Language::Go || language == syntax::Language::Ruby ||
           (language == syntax::Language::Python && !of_loop);
  }
  if (syntax::family_of(language) == syntax::Language::JavaScript) return is_taken_out(target);
  const NodeId loop = tree_[holder].kind == Kind::VarDef && tree_[holder].role == Role::Left ? tree_[holder].parent : holder;
  return language == syntax::Language::Java && tree_[loop].kind == Kind::ForEach;
}

// Python's and JavaScript's variables of a file.
bool Flow::is_set_once(NodeId target) const {
  const auto language = tree_.language();
  if (language != syntax::Language::Python && syntax::family_of(language) != syntax::Language::JavaScript) return false;
  const std::uint32_t definition = tree_[target].kind == Kind::Identifier ? names_.definition(target) : 0;
  if (definition == 0) return false;
  std::size_t times = 0;
  for (const NodeId use : names_.declarations(definition)) {
    if (tree_[use].role == Role::Name || tree_[use].role == Role::Left) ++times;
  }
  return times == 1;
}

// A source may point at the variable that gets the value. A parameter has no value before.
void Flow::begin_taint_of_target(NodeId target) {
  if (!marks_.has(target)) return;
  if (is_safe(target) || (takes_parameters_ && (brings_nothing(target) || is_enumerated(target)))) return;
  for (const Mark& mark : marks_.of(target)) {
    const auto sent = mark.kind == Mark::Kind::To && takes_parameters_ ? sent_.find(mark.match) : sent_.end();
    if (sent != sent_.end()) state_.add({base_of(target), itself}, through(sent->second, target), tables_);
    if (mark.kind != Mark::Kind::Source) continue;
    const bool here_only = marks_.sources()[mark.match].item->by_side_effect == SideEffect::No;
    const bool begins = takes_parameters_ || (here_only && takes_part(target));
    if (here_only && running_.empty() && is_set_once(target)) {  // its functions see it, as in Semgrep
      Value seen;
      begin_taint(target, mark, seen);
      if (seen.whole != clean) globals_.emplace_back(Place{base_of(target), itself}, seen.whole);
    }
    if (here_only && !begins) continue;
    Value none;
    begin_taint(target, mark, none);
    if (begins) state_.add({base_of(target), itself}, none.whole, tables_);
  }
}

// What sources that point at a field's declaration begin, whether or not the rule says that they stay: the methods see it.
Value Flow::begun_at_field(NodeId name) {
  Value begun;
  for (const Mark& mark : marks_.of(name)) {
    if (mark.kind == Mark::Kind::Source) begin_taint(name, mark, begun);
  }
  return begun;
}

// What is computed on the way to the place: indexes, and objects that are no places.
void Flow::visit_places_within(NodeId target) {
  const Kind kind = tree_[target].kind;
  if (kind != Kind::Dot && kind != Kind::Index) return;
  const NodeId object = tree_.child(target, Role::Object);
  if (kind == Kind::Index) {
    for (const NodeId item : tree_.children(target)) {
      if (tree_[item].role == Role::Item) visit(item);
    }
  }
  if (object != no_node) visit(object);
}

// The items from there on, as a list.
Value Flow::rest_of(const Value& list, std::uint64_t from) {
  Value rest{.whole = list.whole, .parts = {}};
  if (list.parts.empty()) return rest;
  for (std::uint64_t at = 0; at < most_told_apart; ++at) {
    const Value item = field_of(list, syntax::symbol_of(std::to_string(from + at)), tables_.taints, tables_.paths);
    add_field(rest, syntax::symbol_of(std::to_string(at)), item, tables_.taints, tables_.paths);
  }
  return rest;
}

void Flow::assign_items(NodeId target, const Value& value) {
  std::uint64_t at = 0;
  bool counted = true;  // until a rest, of which nobody knows the length
  for (const NodeId item : tree_.children(target)) {
    const bool is_rest = tree_[item].kind == Kind::Spread;
    if (is_rest && counted && tree_.next_sibling(item) == no_node && !only_assignments()) {
      assign(item, rest_of(value, at));
      return;
    }
    counted = counted && !is_rest;
    const bool unknown = !counted && !only_assignments();
    assign(item, unknown ? flat(value) : part_of(value, syntax::symbol_of(std::to_string(at))));
    ++at;
  }
}

void Flow::assign_fields(NodeId target, const Value& value) {
  for (const NodeId item : tree_.children(target)) {
    if (tree_[item].kind != Kind::Pair) {
      assign(item, value);
      continue;
    }
    const NodeId key = tree_.child(item, Role::Key);
    const NodeId local = tree_.child(item, Role::Value);
    if (key == no_node || local == no_node) continue;
    const bool by_its_name = tree_[key].kind == Kind::Identifier && !tree_[item].has(Flag::Computed);
    const auto symbol = by_its_name ? std::optional(tree_[key].symbol) : constant_key(key);
    assign(local, symbol ? part_of(value, *symbol) : only_assignments() ? Value{} : flat(value));
  }
}

// A pattern of any other form gives each of its names a part of the value.
void Flow::assign_within(NodeId pattern, const Value& value) {
  const Value part = flat(value);
  for (NodeId id = pattern; id <= tree_[pattern].last; ++id) {
    if (tree_[id].kind != Kind::Identifier || tree_[id].role == Role::Callee || tree_[id].role == Role::Type) continue;
    if (tree_[id].role == Role::Name && tree_[tree_[id].parent].kind == Kind::Dot) continue;
    assign_place(id, part);
  }
}

}  // namespace insight::engine::taint
