// OCaml: functions and what they consist of, variables, modules, types.
#include <algorithm>

#include "engine/syntax/languages/ocaml_lowering.h"

namespace insight::engine::syntax::ocaml {
namespace {

bool is_let(const Piece& piece) {
  return piece.is("let_expression") || piece.is("let_open_expression") || piece.is("let_module_expression") ||
         piece.is("let_exception_expression");
}

bool has_statements(const Piece& piece) {
  return is_let(piece) || piece.is("sequence_expression");
}

// The statements that an expression is, one after the other; `returns`: the last is what a function gives back.
void statements_of(Lowering& to, Piece piece, bool returns) {
  for (;;) {
    const auto parts = to.pieces(piece);
    if (piece.is("sequence_expression") && !parts.empty()) {
      for (std::size_t i = 0; i + 1 < parts.size(); ++i) statements_of(to, parts[i], false);
      if (parts.size() == 1) returns = false;
      piece = parts.back();
    } else if (is_let(piece) && parts.size() > 1) {
      for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        to.any(parts[i], parts[i].is("value_definition") ? Role::Init : Role::Item);
      piece = parts.back();
    } else {
      break;
    }
  }
  if (!returns) {
    to.statement(piece);
    return;
  }
  to.out.open(Kind::Return, Role::Item, piece.range());
  to.any(piece, Role::Value);
  to.out.close();
}

void function_body(Lowering& to, const Piece& piece) {
  if (!has_statements(piece)) {
    to.any(piece, Role::Body);
    return;
  }
  to.out.open(Kind::Block, Role::Body, piece.range());
  statements_of(to, piece, to.out.purpose() == Purpose::File);
  to.out.close();
}

NodeId expression_item(Lowering& to, const Piece& piece, Role) {
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("item_attribute")) statements_of(to, part, false);
  }
  return no_node;
}

NodeId structure(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

NodeId parameter(Lowering& to, const Piece& piece, Role) {
  const NodeId id = to.out.open(Kind::Param, Role::Param, piece.range());
  if (to.text(piece).starts_with('~')) to.out.set_flag(id, Flag::Shorthand);  // a label
  const Piece pattern = piece.is("parameter") ? to.child(piece, "pattern") : Piece{};
  if (pattern && pattern.is("typed_pattern")) {
    to.any(to.child(pattern, "pattern"), Role::Name);
    to.any(to.child(pattern, "type"), Role::Type);
  } else if (pattern) {
    to.any(pattern, Role::Name);
  } else {
    to.all(piece, Role::Name);
  }
  if (const Piece type = piece.is("parameter") ? to.child(piece, "type") : Piece{}) to.any(type, Role::Type);
  if (const Piece value = piece.is("parameter") ? to.child(piece, "default") : Piece{}) to.any(value, Role::Value);
  to.out.close();
  return id;
}

// The body of a function without a name for what it is given.
void cases(Lowering& to, const Piece& piece) {
  to.out.open(Kind::Switch, Role::Body, piece.range());
  to.all(piece, Role::Item);
  to.out.close();
}

bool is_parameter(const Piece& piece) {
  return piece.is("parameter") || piece.is("abstract_type");
}

// A function where it takes parameters or its value apart, else a variable; `let … in` says so by its operator.
NodeId binding(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const Piece body = to.child(piece, "body");
  const bool has_parameters = std::ranges::any_of(parts, is_parameter);
  const bool takes_apart = body && body.is("function_expression") && !has_parameters;
  const bool function = takes_apart || has_parameters;
  Piece pattern = to.child(piece, "pattern");
  Piece type = to.child(piece, "type");
  if (pattern && pattern.is("parenthesized_pattern") && to.child_of_type(pattern, "typed_pattern"))
    pattern = to.child_of_type(pattern, "typed_pattern");
  if (pattern && pattern.is("typed_pattern")) {
    type = to.child(pattern, "type");
    pattern = to.child(pattern, "pattern");
  }
  const NodeId id = to.out.open(function ? Kind::Function : Kind::VarDef, role, piece.range());
  if (pattern) to.any(pattern, Role::Name);
  if (role == Role::Init) to.out.set_op(id, "let");
  if (role == Role::Init) to.out.set_role(id, Role::Item);
  for (const Piece& part : parts) {
    if (is_parameter(part)) to.any(part, Role::Param);
  }
  if (takes_apart) {
    const Range nowhere{body.range().begin, body.range().begin};
    to.out.open(Kind::Param, Role::Param, nowhere);
    to.out.name(Role::Name, nowhere, "_");
    to.out.close();
  }
  if (type) to.any(type, function ? Role::ReturnType : Role::Type);
  if (takes_apart) {
    cases(to, body);
  } else if (body && function) {
    function_body(to, body);
  } else if (body) {
    to.any(body, Role::Value);
  }
  to.out.close();
  return id;
}

NodeId open_module(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Import, role, piece.range());
  to.out.set_op(id, "from");
  const Piece module = to.child(piece, "module");
  if (module) to.out.name(Role::Module, module.range(), to.text(module));
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, piece.range());
  to.out.set_text(item, "*");
  to.out.close();
  to.out.close();
  return id;
}

// `module A = struct … end`; `module A = B.C` is another name for it.
NodeId module_binding(Lowering& to, const Piece& piece, Role role) {
  const Piece body = to.child(piece, "body");
  const Piece name = to.child_of_type(piece, "module_name");
  if (name && body && body.is("module_path")) {
    const NodeId id = to.out.open(Kind::Import, role, piece.range());
    to.out.set_op(id, "import");
    const NodeId item = to.out.open(Kind::ImportName, Role::Item, body.range());
    to.out.set_text(item, to.text(body));
    to.any(name, Role::Name);
    to.out.close();
    to.out.close();
    return id;
  }
  const NodeId id = to.out.open(Kind::Namespace, role, piece.range());
  if (name) to.any(name, Role::Name);
  if (body) to.any(body, Role::Body);
  to.out.close();
  return id;
}

NodeId type_binding(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::TypeAlias, role, piece.range());
  to.any(to.child(piece, "name"), Role::Name);
  if (const Piece equation = to.child(piece, "equation")) to.any(equation, Role::Type);
  if (const Piece body = to.child(piece, "body"); body && body.is_named()) to.any(body, Role::Item);
  to.out.close();
  return id;
}

// `fun a b -> e`, `function A -> e | B -> e`
NodeId lambda(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  if (piece.is("fun_expression")) {
    for (const Piece& part : to.pieces(piece)) {
      if (is_parameter(part)) to.any(part, Role::Param);
    }
    if (const Piece body = to.child(piece, "body")) function_body(to, body);
  } else {
    cases(to, piece);
  }
  to.out.close();
  return id;
}

}  // namespace

NodeId block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  statements_of(to, piece, false);
  to.out.close();
  return id;
}

void add_definitions(Table& table) {
  table.special({"fun_expression", "function_expression"}, lambda);
  table.special({"expression_item"}, expression_item);
  table.special({"structure"}, structure);
  table.lift({"value_definition", "module_definition", "type_definition", "then_clause", "else_clause", "do_clause", "guard",
              "parenthesized_expression", "parenthesized_pattern", "parenthesized_type", "polymorphic_type"});
  table.special({"let_binding"}, binding);
  table.special({"parameter", "abstract_type"}, parameter);
  table.special({"open_module", "include_module"}, open_module);
  table.special({"module_binding"}, module_binding);
  table.special({"type_binding"}, type_binding);
  table.drop({"attribute_id", "item_attribute", "floating_attribute", "let_operator", "let_and_operator", "match_operator",
              "toplevel_directive", "shebang", "line_number_directive"});
}

}  // namespace insight::engine::syntax::ocaml
