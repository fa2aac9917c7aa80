// Rust: what declares something, its attributes, and what `use` brings in.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/syntax/languages/rust_lowering.h"

namespace insight::engine::syntax::rust {
namespace {

bool is_declaration(const Piece& piece) {
  return piece.type().ends_with("_item") || piece.type().ends_with("_declaration") || piece.is("expression_statement") ||
         piece.is("empty_statement") || piece.is("macro_definition") || piece.is("associated_type");
}

void modifiers(Lowering& to, const Piece& piece) {
  // Semgrep doesn't ask for the `pub` of a pattern's function or type.
  const bool any_may_see = to.out.purpose() == Purpose::Pattern && piece.type().ends_with("_item");
  if (piece.is("trait_item")) {
    for (const Piece& word : to.pieces(piece, true)) {
      if (word.is("unsafe")) to.out.leaf(Kind::Modifier, Role::Modifier, word.range(), "unsafe");
    }
  }
  for (const Piece& part : to.pieces(piece)) {
    if (any_may_see && part.is("visibility_modifier")) continue;
    if (part.is("visibility_modifier") || part.is("mutable_specifier")) {
      to.out.leaf(Kind::Modifier, Role::Modifier, part.range(), part.is("mutable_specifier") ? "mut" : "pub");
    } else if (part.is("function_modifiers")) {
      for (const Piece& word : to.pieces(part, true)) to.out.leaf(Kind::Modifier, Role::Modifier, word.range(), to.text(word));
    }
  }
}

NodeId function(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = open_with_attributes(to, Kind::Function, piece, role);
  modifiers(to, piece);
  const Piece name = to.child(piece, "name");
  to.any(name, Role::Name);
  to.all(to.child(piece, "parameters"), Role::Param);
  if (const Piece type = to.child(piece, "return_type")) to.any(type, Role::ReturnType);
  if (const Piece body = piece.is("function_item") ? to.child(piece, "body") : Piece{}) {
    const bool of_pattern = to.out.purpose() == Purpose::Pattern && to.text(name) == "__ic_function";
    to.out.open(Kind::Block, Role::Body, body.range());
    items(to, body, !of_pattern);
    to.out.close();
  }
  to.out.close();
  return id;
}

NodeId parameter(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Param, role, piece.range());
  if (piece.is("self_parameter")) {
    const std::string_view written = to.text(piece);
    const bool changes = written.find("mut") != std::string_view::npos;
    if (changes) to.out.leaf(Kind::Modifier, Role::Modifier, piece.range(), "mut");
    to.out.name(Role::Name, piece.range(), "self");
  } else {
    to.any(to.child(piece, "pattern"), Role::Name);
    if (const Piece type = to.child(piece, "type")) to.any(type, Role::Type);
  }
  to.out.close();
  return id;
}

NodeId variable(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = open_with_attributes(to, Kind::VarDef, piece, role);
  const bool let = piece.is("let_declaration");
  to.out.set_op(id, let || piece.is("let_condition") ? "let" : piece.is("const_item") ? "const" : "static");
  modifiers(to, piece);
  to.any(to.child(piece, let || piece.is("let_condition") ? "pattern" : "name"), Role::Name);
  if (const Piece type = piece.is("let_condition") ? Piece{} : to.child(piece, "type")) to.any(type, Role::Type);
  if (const Piece value = to.child(piece, "value")) to.any(value, Role::Value);
  if (const Piece refused = let ? to.child(piece, "alternative") : Piece{}) to.any(refused, Role::Otherwise);
  to.out.close();
  return id;
}

NodeId module(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = open_with_attributes(to, Kind::Namespace, piece, role);
  to.any(to.child(piece, "name"), Role::Name);
  if (const Piece body = to.child(piece, "body")) to.any(body, Role::Body);
  to.out.close();
  return id;
}

NodeId definition(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = open_with_attributes(to, Kind::Class, piece, role);
  const bool impl = piece.is("impl_item");
  to.out.set_op(id, impl                      ? "impl"
                    : piece.is("trait_item")  ? "trait"
                    : piece.is("enum_item")   ? "enum"
                    : piece.is("struct_item") ? "struct"
                                              : "union");
  modifiers(to, piece);
  to.any(to.child(piece, impl ? "type" : "name"), Role::Name);
  if (const Piece trait = impl ? to.child(piece, "trait") : Piece{}) to.any(trait, Role::Base);
  if (const Piece body = to.child(piece, "body")) {
    if (body.is("ordered_field_declaration_list")) to.out.set_flag(id, Flag::Shorthand);  // `struct T(A, B);`
    to.out.open(Kind::Block, Role::Body, body.range());
    items(to, body, false);
    to.out.close();
  }
  to.out.close();
  return id;
}

NodeId member(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = open_with_attributes(to, Kind::VarDef, piece, role);
  modifiers(to, piece);
  to.any(to.child(piece, "name"), Role::Name);
  if (const Piece type = piece.is("field_declaration") ? to.child(piece, "type") : Piece{}) to.any(type, Role::Type);
  to.out.close();
  return id;
}

std::string dotted(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path.substr(i).starts_with("::")) {
      out += '.';
      ++i;
    } else if (path[i] != ' ' && path[i] != '\n') {
      out += path[i];
    }
  }
  return out;
}

// `a::b::c`, `a::{b, c as d}`, `a::*`, one Import for each name.
void import(Lowering& to, const Piece& piece, const std::string& within, Range at, unsigned depth) {
  const auto join = [&](std::string_view path) { return within.empty() ? dotted(path) : within + "." + dotted(path); };
  if (depth > 50) return;
  if (piece.is("use_list")) {
    for (const Piece& part : to.pieces(piece)) import(to, part, within, at, depth + 1);
    return;
  }
  if (piece.is("scoped_use_list")) {
    const Piece path = to.child(piece, "path");
    import(to, to.child(piece, "list"), path ? join(to.text(path)) : within, at, depth + 1);
    return;
  }
  const bool alias = piece.is("use_as_clause");
  std::string full = join(alias ? to.text(to.child(piece, "path")) : to.text(piece));
  if (full.ends_with(".self")) full.resize(full.size() - 5);
  const auto dot = full.rfind('.');
  to.out.set_op(to.out.open(Kind::Import, Role::Item, at), "from");
  if (dot != std::string::npos) to.out.leaf(Kind::Identifier, Role::Module, piece.range(), full.substr(0, dot));
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, piece.range());
  to.out.set_text(item, full.substr(dot == std::string::npos ? 0 : dot + 1));
  if (alias) to.any(to.child(piece, "alias"), Role::Name);
  to.out.close();
  to.out.close();
}

NodeId use(Lowering& to, const Piece& piece, Role) {
  import(to, to.child(piece, "argument"), {}, piece.range(), 0);
  return no_node;
}

NodeId extern_crate(Lowering& to, const Piece& piece, Role) {
  import(to, to.child(piece, "name"), {}, piece.range(), 0);
  return no_node;
}

NodeId attribute(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const Piece inner = parts.empty() ? Piece{} : parts[0];
  const auto names = inner ? to.pieces(inner) : std::vector<Piece>{};
  const NodeId id = to.out.open(Kind::Decorator, role, piece.range());
  if (!names.empty()) {
    const Piece tokens = to.child(inner, "arguments");
    if (tokens) to.out.open(Kind::Call, Role::Value, inner.range());
    to.any(names[0], tokens ? Role::Callee : Role::Value);
    if (tokens) {
      arguments(to, tokens, Role::Item);
      to.out.close();
    }
  }
  to.out.close();
  return id;
}

}  // namespace

// The range with the attributes before it, which become Decorators once the node is open.
NodeId open_with_attributes(Lowering& to, Kind kind, const Piece& piece, Role role) {
  auto& attributes = static_cast<RustLowering&>(to).attributes;
  const std::vector<Piece> own = std::move(attributes);
  attributes.clear();
  Range at = piece.range();
  if (!own.empty()) at.begin = own.front().range().begin;
  const NodeId id = to.out.open(kind, role, at);
  for (const Piece& attribute : own) to.any(attribute, Role::Decorator);
  return id;
}

bool stands_alone(const Piece& piece) {
  static constexpr std::string_view kinds[] = {"if_expression",    "match_expression",   "for_expression", "while_expression",
                                               "loop_expression",  "unsafe_block",       "block",          "return_expression",
                                               "break_expression", "continue_expression"};
  return std::ranges::find(kinds, piece.type()) != std::end(kinds);
}

// Statements and definitions; each gets the attributes that stand before it.
void items(Lowering& to, const Piece& piece, bool returns) {
  auto& attributes = static_cast<RustLowering&>(to).attributes;
  const auto parts = to.pieces(piece);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Piece& part = parts[i];
    if (part.is("attribute_item")) {
      attributes.push_back(part);
      continue;
    }
    const bool value = !is_declaration(part) && !stands_alone(part) && !part.is("label") && piece.is("block");
    if (value) {
      const bool result = returns && i + 1 == parts.size();
      to.out.open(result ? Kind::Return : Kind::ExprStatement, Role::Item, part.range());
      to.any(part, Role::Value);
      to.out.close();
    } else {
      to.any(part, Role::Item);
    }
    attributes.clear();
  }
}

NodeId block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  items(to, piece, false);
  to.out.close();
  return id;
}

void add_definitions(Table& table) {
  table.special({"function_item", "function_signature_item"}, function);
  table.special({"parameter", "self_parameter"}, parameter);
  table.special({"let_declaration", "let_condition", "const_item", "static_item"}, variable);
  table.special({"struct_item", "enum_item", "union_item", "trait_item", "impl_item"}, definition);
  table.special({"field_declaration", "enum_variant"}, member);
  table.special({"use_declaration"}, use);
  table.special({"extern_crate_declaration"}, extern_crate);
  table.special({"attribute_item"}, attribute);
  table.special({"macro_invocation"}, macro);
  table.special({"block"}, block);
  table.special({"mod_item"}, module);
  table.special({"declaration_list"}, block);
  table.node({"type_item"}, Kind::TypeAlias).field("name", Role::Name).field("type", Role::Type);
  table.lift({"source_file", "foreign_mod_item", "where_clause"});
  table.drop({"inner_attribute_item", "visibility_modifier", "function_modifiers", "mutable_specifier", "lifetime",
              "type_parameters", "macro_definition", "label"});
}

}  // namespace insight::engine::syntax::rust
