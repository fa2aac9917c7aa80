// How definitions match: variables, functions, classes, imports.
#include "engine/match/matcher.h"

namespace insight::engine::match {
namespace {

using syntax::Flag;

constexpr auto function_words = {Flag::Async, Flag::Generator, Flag::Getter, Flag::Setter};

// Separators of Python's parameter lists name nothing.
NodeList parameters(const Tree& tree, NodeId id) {
  NodeList list;
  for (const NodeId child : tree.children(id)) {
    if (tree[child].role != Role::Param) continue;
    if (tree[child].kind == Kind::Param && tree.first_child(child) == no_node) continue;
    list.push_back(child);
  }
  return list;
}

bool same_kind_of_variable(std::string_view wanted, std::string_view present) {
  if (wanted.empty() || wanted == present) return true;
  return (wanted == "let" || wanted == "var") && (present == "let" || present == "var");
}

bool is_module_prefix(std::string_view wanted, std::string_view present) {
  return present.starts_with(wanted) && (present.size() == wanted.size() || present[wanted.size()] == '.');
}

}  // namespace

// `$X = e` matches assignments and variable definitions; `const $X = e` only definitions of that kind.
void Matcher::assign(NodeId p, NodeId n, Continuation next) {
  const bool wants_definition = pattern_[p].kind == Kind::VarDef;
  const Kind kind = file_[n].kind;
  if (kind == Kind::ExprStatement || (kind == Kind::Export && file_[n].last > n)) {
    const NodeId value = file_.child(n, Role::Value);
    if (value != no_node && (file_[value].kind == Kind::Assign || file_[value].kind == Kind::VarDef)) assign(p, value, next);
    return;
  }
  if (kind != Kind::VarDef && (kind != Kind::Assign || wants_definition)) return;
  const bool is_definition = kind == Kind::VarDef;
  if (wants_definition && !same_kind_of_variable(syntax::spelling_of(pattern_[p].op), syntax::spelling_of(file_[n].op))) return;

  const NodeId left = pattern_.child(p, wants_definition ? Role::Name : Role::Left);
  const NodeId right = pattern_.child(p, wants_definition ? Role::Value : Role::Right);
  const NodeId target = file_.child(n, is_definition ? Role::Name : Role::Left);
  const NodeId value = file_.child(n, is_definition ? Role::Value : Role::Right);
  if (left == no_node || target == no_node) return;
  const auto types = [&] {
    if (wants_definition) return child_in(p, n, Role::Type, Extra::Allowed, next);
    next();
  };
  match(left, target, [&] {
    if (right == no_node) {
      if (value == no_node) types();
      return;
    }
    if (value != no_node) return match(right, value, types);
    if (is_gap(pattern_[right].kind)) types();
  });
}

void Matcher::definition(NodeId p, NodeId n, Continuation next) {
  if (file_[n].kind == Kind::Function) return function(p, n, next);
  // `const f = () => …` defines the function f.
  const NodeId name = pattern_.child(p, Role::Name);
  if (file_[n].kind != Kind::VarDef || name == no_node) return;
  const NodeId value = file_.child(n, Role::Value);
  const NodeId variable = file_.child(n, Role::Name);
  if (value == no_node || variable == no_node || file_[value].kind != Kind::Function || file_.child(value, Role::Name) != no_node)
    return;
  match(name, variable, [&] { function_parts(p, value, next); });
}

void Matcher::function(NodeId p, NodeId n, Continuation next) {
  const NodeId name = pattern_.child(p, Role::Name);
  const NodeId present = file_.child(n, Role::Name);
  if (name == no_node) return function_parts(p, n, next);
  if (present != no_node) return match(name, present, [&] { function_parts(p, n, next); });
  if (is_gap(pattern_[name].kind)) function_parts(p, n, next);
}

void Matcher::function_parts(NodeId p, NodeId n, Continuation next) {
  for (const Flag word : function_words) {
    if (pattern_[p].has(word) && !file_[n].has(word)) return;
  }
  const auto modifiers = [&] {
    in_any_order(children_in(pattern_, p, Role::Modifier), 0, children_in(file_, n, Role::Modifier), 0, Extra::Allowed, [&] {
      in_any_order(children_in(pattern_, p, Role::Decorator), 0, children_in(file_, n, Role::Decorator), 0, Extra::Allowed, next);
    });
  };
  in_order(parameters(pattern_, p), 0, parameters(file_, n), 0,
           [&] { child_in(p, n, Role::ReturnType, Extra::Allowed, [&] { body(p, n, modifiers); }); });
}

// An arrow's expression is a body of one statement.
void Matcher::body(NodeId p, NodeId n, Continuation next) {
  const NodeId wanted = pattern_.child(p, Role::Body);
  const NodeId present = file_.child(n, Role::Body);
  if (wanted == no_node) return next();
  if (present == no_node) {
    const bool empty =
        pattern_[wanted].kind == Kind::Block && statements_of(pattern_, wanted).size() == 1 && is_gap(pattern_[wanted + 1].kind);
    if (empty || is_gap(pattern_[wanted].kind)) next();
    return;
  }
  if (pattern_[wanted].kind != Kind::Block || file_[present].kind == Kind::Block) return match(wanted, present, next);
  NodeList only;
  only.push_back(present);
  run(statements_of(pattern_, wanted), 0, only, 0, Extra::Refused, next);
}

void Matcher::parameter(NodeId p, NodeId n, Continuation next) {
  const Node& wanted = pattern_[p];
  const Node& node = file_[n];
  if (wanted.has(Flag::Rest) != node.has(Flag::Rest) || wanted.has(Flag::KeywordRest) != node.has(Flag::KeywordRest)) return;
  child_in(p, n, Role::Name, Extra::Refused, [&] {
    child_in(p, n, Role::Type, Extra::Allowed, [&] {
      child_in(p, n, Role::Value, Extra::Allowed, [&] {
        in_any_order(children_in(pattern_, p, Role::Decorator), 0, children_in(file_, n, Role::Decorator), 0, Extra::Allowed, next);
      });
    });
  });
}

// Members in any order, further members allowed; likewise base classes, decorators and modifiers.
void Matcher::klass(NodeId p, NodeId n, Continuation next) {
  if (pattern_[p].op != file_[n].op) return;
  const NodeId wanted = pattern_.child(p, Role::Body);
  const NodeId present = file_.child(n, Role::Body);
  const auto members = [&] {
    if (wanted == no_node) return next();
    if (present == no_node) return;
    in_any_order(statements_of(pattern_, wanted), 0, statements_of(file_, present), 0, Extra::Allowed, next);
  };
  child_in(p, n, Role::Name, pattern_.child(p, Role::Name) == no_node ? Extra::Allowed : Extra::Refused, [&] {
    in_any_order(children_in(pattern_, p, Role::Base), 0, children_in(file_, n, Role::Base), 0, Extra::Allowed, [&] {
      in_any_order(children_in(pattern_, p, Role::Decorator), 0, children_in(file_, n, Role::Decorator), 0, Extra::Allowed, [&] {
        in_any_order(children_in(pattern_, p, Role::Modifier), 0, children_in(file_, n, Role::Modifier), 0, Extra::Allowed,
                     members);
      });
    });
  });
}

void Matcher::import(NodeId p, NodeId n, Continuation next) {
  const NodeId wanted = pattern_.child(p, Role::Module);
  const NodeId present = file_.child(n, Role::Module);
  if ((wanted == no_node) != (present == no_node)) return;
  const auto names = [&] {
    in_any_order(children_in(pattern_, p, Role::Item), 0, children_in(file_, n, Role::Item), 0, Extra::Allowed, next);
  };
  if (wanted == no_node) return names();
  if (pattern_[wanted].kind == Kind::Identifier && file_[present].kind == Kind::Identifier) {
    if (is_module_prefix(ptext(wanted), file_.text(present))) names();
    return;
  }
  match(wanted, present, names);
}

void Matcher::import_name(NodeId p, NodeId n, Continuation next) {
  const std::string_view wanted = ptext(p);
  const std::string_view present = file_.text(n);
  const NodeId local = pattern_.child(p, Role::Name);
  const NodeId given = file_.child(n, Role::Name);
  const auto alias = [&] {
    if (local == no_node) return next();
    if (given != no_node) return match(local, given, next);
    // `{ a }` may be written without its local name: the name itself is the local one.
    bind_node(local, n, next);
  };
  if (wanted.starts_with('$')) {
    const Node& node = file_[n];
    const Span span{node.begin, node.begin + static_cast<std::uint32_t>(present.size())};
    return bind(p, {wanted, span, given != no_node && file_.text(given) == present ? given : no_node}, alias);
  }
  const bool dotted_module = pattern_.child(pattern_[p].parent, Role::Module) == no_node;
  if (wanted == present || (dotted_module && is_module_prefix(wanted, present))) alias();
}

}  // namespace insight::engine::match
