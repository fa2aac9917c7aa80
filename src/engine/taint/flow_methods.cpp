#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"
#include "engine/taint/safe_types.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::Language;
using syntax::no_node;

namespace {

constexpr auto python_writers = std::to_array<std::string_view>({"str", "repr", "format", "print"});
constexpr auto java_writers = std::to_array<std::string_view>({"valueOf", "format", "formatted", "append", "print", "println"});
constexpr auto referring = std::to_array<std::string_view>({"map", "mapToObj", "thenApply"});
constexpr auto going_through = std::to_array<std::string_view>({"list", "tuple", "iter", "reversed", "sorted"});
constexpr int most_wrapped = 4;

}  // namespace

// The method of the object's class that the language itself calls, as far as the file knows the class.
std::optional<Value> Flow::by_method(NodeId object, std::string_view method, NodeId at, const Value& value, Arguments arguments) {
  const ClassOf type = class_made(object);
  if (type.flow != this) return {};
  auto known = callees_.method_of(type.named, syntax::symbol_of(method), arguments.in_order.size() + (takes_self() ? 1 : 0));
  if (!known || callees_.is_abstract(known->function)) return {};
  known->object = object;
  return run(*known, at, value, std::move(arguments));
}

bool Flow::takes_self() const {
  return methods_take_object(tree_.language());
}

// Python's `a / b` of an object whose class says what that is.
std::optional<Value> Flow::by_operator(NodeId id, const Value& left, const Value& right) {
  if (tree_.language() != Language::Python || (left.parts.empty() && left.whole == clean && all(right) == clean)) return {};
  const std::string_view method = method_of_operator(syntax::spelling_of(tree_[id].op));
  if (method.empty()) return {};
  Arguments arguments;
  arguments.in_order = {right};
  arguments.functions.resize(1);
  arguments.all = all(right);
  return by_method(tree_.child(id, Role::Left), method, id, left, std::move(arguments));
}

// Is what stands there written as a text: a piece of one, an operand of Java's `+` or Python's `%`, what `str` is given?
bool Flow::becomes_text(NodeId id) const {
  const NodeId around = tree_[id].parent;
  const bool is_java = has_accessors(tree_.language());
  if (around == no_node || (!is_java && tree_.language() != Language::Python)) return false;
  const Kind kind = tree_[around].kind;
  if (kind == Kind::Template) return true;
  if (kind == Kind::Binary) {
    const auto op = syntax::spelling_of(tree_[around].op);
    return is_java ? op == "+" : op == "%" && tree_[id].role == Role::Right;
  }
  const NodeId callee = kind == Kind::Call && tree_[id].role == Role::Item ? tree_.child(around, Role::Callee) : no_node;
  if (callee == no_node) return false;
  const bool is_member = tree_[callee].kind == Kind::Dot;
  const NodeId name = is_member ? tree_.child(callee, Role::Name) : callee;
  if (name == no_node || tree_[name].kind != Kind::Identifier) return false;
  if (is_java) return is_member && among(tree_.text(name), java_writers);
  return is_member ? tree_.text(name) == "format" : among(tree_.text(name), python_writers);
}

// What the object's class makes of it there.
std::optional<Value> Flow::as_text(NodeId id, const Value& value) {
  if (!becomes_text(id)) return {};
  for (const std::string_view method : text_methods(tree_.language())) {
    if (auto text = by_method(id, method, tree_[id].parent, value, {})) return text;
  }
  return {};
}

// Python's `o.f = v` where the class has a method for it.
bool Flow::set_by_method(NodeId target, const Value& value) {
  const auto setter = tree_[target].kind == Kind::Dot ? callees_.setter(target) : std::nullopt;
  if (!setter) return false;
  Arguments arguments;
  arguments.in_order = {value};
  arguments.functions.resize(1);
  arguments.all = all(value);
  run(*setter, target, {}, std::move(arguments));
  return true;
}

bool Flow::is_decorated(const Callee& callee) const {
  if (tree_.language() != Language::Python || callee.takes_object || callee.makes_object) return false;
  return tree_.child(callee.function, Role::Decorator) != no_node;
}

bool Flow::holds_functions(NodeId function) const {
  for (NodeId id = function + 1; id <= tree_[function].last; ++id) {
    if (tree_[id].kind == Kind::Function) return true;
  }
  return false;
}

// Does a decorator of the file leave nothing of what the function gives back: `return escape(f(*args))`?
bool Flow::is_cleaned_by_decorator(NodeId function, NodeId call, const Arguments& arguments) {
  for (const NodeId child : tree_.children(function)) {
    const NodeId decorator = tree_[child].role == Role::Decorator ? callees_.decorator_meant(child) : no_node;
    const NodeId parameter = decorator != no_node ? tree_.child(decorator, Role::Param) : no_node;
    const NodeId name = parameter != no_node ? tree_.child(parameter, Role::Name) : no_node;
    if (name == no_node || std::find(running_.begin(), running_.end(), decorator) != running_.end()) continue;
    Arguments decorated;
    decorated.in_order.emplace_back();
    decorated.functions.push_back({this, function});
    const Run* const made = outcome_of(decorator, decorated);
    const NodeId inner = made != nullptr && made->outcome.function.flow == this ? made->outcome.function.function : no_node;
    if (inner == no_node || holds_functions(inner)) continue;
    const auto around = bound_;
    bound_[names_.definition(name)] = {this, function};
    const auto result = run_given({this, inner}, call, arguments, true);
    bound_ = around;
    if (result && all(*result) == clean) return true;
  }
  return false;
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

// Java's `C.class.getMethod("name", …).invoke(o, x)` is `o.name(x)`.
std::optional<Value> Flow::run_by_name(NodeId call, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node || tree_[callee].kind != Kind::Dot || tree_.text(tree_.child(callee, Role::Name)) != "invoke") return {};
  if (arguments.spread || arguments.in_order.empty()) return {};
  NodeId found = tree_.child(callee, Role::Object);
  if (found != no_node && tree_[found].kind == Kind::Identifier) found = names_.assigned(found);
  const NodeId getter = found != no_node && tree_[found].kind == Kind::Call ? tree_.child(found, Role::Callee) : no_node;
  if (getter == no_node || tree_[getter].kind != Kind::Dot) return {};
  const std::string_view asked = tree_.text(tree_.child(getter, Role::Name));
  const auto name = names_.constant(tree_.child(found, Role::Item));
  const auto* text = name ? std::get_if<std::string>(&*name) : nullptr;
  if (text == nullptr || (asked != "getMethod" && asked != "getDeclaredMethod")) return {};
  const NodeId type = callees_.class_meant(tree_.child(getter, Role::Object));
  auto method = callees_.method_of(type, syntax::symbol_of(*text), arguments.in_order.size() - 1);
  if (!method || callees_.is_abstract(method->function)) return {};
  method->handed_on = true;  // what it gets are not the arguments of the call
  Arguments given = arguments;
  given.in_order.erase(given.in_order.begin());
  given.functions.erase(given.functions.begin());
  return run(*method, call, arguments.in_order.front(), std::move(given));
}

// Java's `items.map(String::length)`, `items.map(this::clean)`: what the function gives for the items.
std::optional<Value> Flow::referred(NodeId call, const Value& object, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  const NodeId reference = tree_.child(call, Role::Item);
  if (callee == no_node || tree_[callee].kind != Kind::Dot || reference == no_node || arguments.functions.size() != 1) return {};
  if (tree_[reference].kind != Kind::Other || tree_.text(reference) != "method_reference") return {};
  if (!among(tree_.text(tree_.child(callee, Role::Name)), referring)) return {};
  if (is_safe(safe_type_of_reference(tree_, reference))) return Value{};
  const Given& function = arguments.functions.front();
  if (function.flow == nullptr) return {};
  if (function.flow == this && tree_.child(function.function, Role::Param) == no_node) {  // a method of each item
    const Callee method{.function = function.function, .handed_on = true};
    const auto result = run(method, call, flat(object), {});
    return result ? std::optional(flat(*result)) : std::nullopt;
  }
  Arguments items;
  items.in_order = {flat(object)};
  items.functions.resize(1);
  items.all = all(object);
  const auto result = run_given(function, call, std::move(items), true);
  return result ? std::optional(flat(*result)) : std::nullopt;
}

// Python's `self.TABLE` of a class that says `TABLE = {…}`, and nothing else of it.
bool Flow::is_class_dict(NodeId object) const {
  if (tree_.language() != Language::Python || tree_[object].kind != Kind::Dot) return false;
  const NodeId owner = tree_.child(object, Role::Object);
  const std::uint64_t wanted = tree_[tree_.child(object, Role::Name)].symbol;
  NodeId around = owner != no_node && is_own_object(owner) ? tree_[object].parent : no_node;
  while (around != no_node && tree_[around].kind != Kind::Class) around = tree_[around].parent;
  if (around == no_node) return false;
  bool says = false;
  for (NodeId id = around; id <= tree_[around].last; ++id) {
    if (tree_[id].kind != Kind::Assign && tree_[id].kind != Kind::AugAssign) continue;
    const NodeId left = tree_.child(id, Role::Left);
    const bool is_field = left != no_node && tree_[left].kind == Kind::Dot;
    const NodeId name = is_field ? tree_.child(left, Role::Name) : left;
    if (name == no_node || tree_[name].kind != Kind::Identifier || tree_[name].symbol != wanted) continue;
    const NodeId value = tree_.child(id, Role::Right);
    if (is_field || says || value == no_node || tree_[value].kind != Kind::Dict) return false;
    says = true;
  }
  return says;
}

}  // namespace insight::engine::taint
