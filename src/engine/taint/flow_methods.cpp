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
using syntax::Role;

namespace {

constexpr auto python_writers = std::to_array<std::string_view>({"str", "repr", "format", "print"});
constexpr auto java_writers = std::to_array<std::string_view>({"valueOf", "format", "formatted", "append", "print", "println"});

// Is what stands there written as a text: a piece of one, an operand of Java's `+` or Python's `%`, what `str` is given?
bool becomes_text(const syntax::Tree& tree, syntax::NodeId id) {
  const syntax::NodeId around = tree[id].parent;
  const bool is_java = has_accessors(tree.language());
  if (around == no_node || (!is_java && tree.language() != Language::Python)) return false;
  const Kind kind = tree[around].kind;
  if (kind == Kind::Template) return true;
  if (kind == Kind::Binary) {
    const auto op = syntax::spelling_of(tree[around].op);
    return is_java ? op == "+" : op == "%" && tree[id].role == Role::Right;
  }
  const syntax::NodeId callee = kind == Kind::Call && tree[id].role == Role::Item ? tree.child(around, Role::Callee) : no_node;
  if (callee == no_node) return false;
  const bool is_member = tree[callee].kind == Kind::Dot;
  const syntax::NodeId name = is_member ? tree.child(callee, Role::Name) : callee;
  if (name == no_node || tree[name].kind != Kind::Identifier) return false;
  if (is_java) return is_member && among(tree.text(name), java_writers);
  return is_member ? tree.text(name) == "format" : among(tree.text(name), python_writers);
}

// Has it functions within it?
bool holds_functions(const syntax::Tree& tree, syntax::NodeId function) {
  for (syntax::NodeId id = function + 1; id <= tree[function].last; ++id) {
    if (tree[id].kind == Kind::Function) return true;
  }
  return false;
}

}  // namespace

// The method of the object's class that the language itself calls, as far as the file knows the class.
std::optional<Value> Flow::by_method(NodeId object, std::string_view method, NodeId at, const Value& value, Arguments arguments) {
  const ClassOf type = class_made(object);
  if (type.flow != this) return {};
  auto known = callees_.method_of(type.named, syntax::symbol_of(method),
                                  arguments.in_order.size() + (methods_take_object(tree_.language()) ? 1 : 0));
  if (!known || callees_.is_abstract(known->function)) return {};
  known->object = object;
  return run(*known, at, value, std::move(arguments));
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

// What the object's class makes of it there.
std::optional<Value> Flow::as_text(NodeId id, const Value& value) {
  if (!becomes_text(tree_, id)) return {};
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
    if (inner == no_node || holds_functions(tree_, inner)) continue;
    const auto around = frame_.bound;
    frame_.bound[names_.definition(name)] = {this, function};
    const auto result = run_given({this, inner}, call, arguments, true);
    frame_.bound = around;
    if (result && all(*result) == clean) return true;
  }
  return false;
}

}  // namespace insight::engine::taint
