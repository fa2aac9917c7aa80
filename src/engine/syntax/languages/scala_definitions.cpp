#include "engine/syntax/languages/common_shapes.h"
#include "engine/syntax/languages/scala_lowering.h"

#include <cctype>

#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::scala {

std::string_view holder_of(const Piece& piece) {
  const TSNode parent = ts_node_parent(piece.node);
  return ts_node_is_null(parent) ? std::string_view() : ts_node_type(parent);
}

std::uint32_t end_without_brace(Lowering& to, const Piece& piece) {
  const bool tries = piece.is("try_expression");
  if (!tries && !piece.is("match_expression") && !piece.is("catch_clause") && !piece.is("case_block") && !piece.is("case_clause"))
    return piece.range().end;
  const auto parts = to.pieces(piece);
  if (parts.empty() || (tries && !parts.back().is("catch_clause"))) return piece.range().end;
  return end_without_brace(to, parts.back());
}

namespace {

// A body of one statement that defines nothing ends with that, others with their brace; what is only indented with its last.
void end_with_body(Lowering& to, NodeId id, const Piece& body) {
  const bool indented = body && body.is("indented_block");
  if (!body || (!body.is("block") && !indented) || to.out.purpose() == Purpose::Pattern) return;
  const auto is_alone = [](const auto& parts) { return parts.size() == 1 && !parts.back().type().ends_with("_definition"); };
  if (const auto parts = to.pieces(body); is_alone(parts) || (indented && !parts.empty()))
    to.out.set_end(id, end_without_brace(to, parts.back()));
}

NodeId modifiers(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& one : to.pieces(piece, true)) last = to.out.leaf(Kind::Modifier, Role::Modifier, one.range(), to.text(one));
  return last;
}

NodeId annotation(Lowering& to, const Piece& piece, Role) {
  return annotation_of(to, piece, to.child(piece, "name"), to.child(piece, "arguments"), piece.range().begin);
}

void import_one(Lowering& to, const Piece& whole, Role role, std::string_view module, Range at, std::string_view name,
                const Piece& alias) {
  to.out.set_op(to.out.open(Kind::Import, role, whole.range()), "from");
  if (!module.empty()) to.out.leaf(Kind::Identifier, Role::Module, at, module);
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, at);
  to.out.set_text(item, name == "_" ? "*" : name);
  if (alias) to.any(alias, Role::Name);
  to.out.close();
  to.out.close();
}

// `import a.b.C`, `import a.b.{C, D => E}`, `import a.b._`
NodeId import(Lowering& to, const Piece& piece, Role role) {
  std::vector<Piece> path;
  Piece selectors;
  bool all = false;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("namespace_selectors")) {
      selectors = part;
    } else if (part.is("namespace_wildcard")) {
      all = true;
    } else {
      path.push_back(part);
    }
  }
  if (path.empty()) return to.other(piece, role);
  const auto dotted = [&](std::size_t count) {
    return count == 0 ? std::string_view() : to.text(Range{path.front().range().begin, path[count - 1].range().end});
  };
  const Range at{path.front().range().begin, path.back().range().end};
  if (!selectors) {
    import_one(to, piece, role, dotted(all ? path.size() : path.size() - 1), at, all ? "*" : to.text(path.back()), {});
    return no_node;
  }
  for (const Piece& one : to.pieces(selectors)) {
    const bool renamed = one.is("arrow_renamed_identifier") || one.is("as_renamed_identifier");
    import_one(to, piece, role, dotted(path.size()), one.range(), to.text(renamed ? to.child(one, "name") : one),
               renamed ? to.child(one, "alias") : Piece{});
  }
  return no_node;
}

// `extends B(a) with C`: a call where it is given something.
void bases(Lowering& to, const Piece& clause) {
  const auto parts = to.pieces(clause);
  bool mixed_in = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].is("arguments")) continue;
    const bool given = i + 1 < parts.size() && parts[i + 1].is("arguments");
    const NodeId id = given ? to.out.open(Kind::Call, Role::Base, {parts[i].range().begin, parts[i + 1].range().end})
                            : to.any(parts[i], Role::Base);
    if (given) {
      to.any(parts[i], Role::Callee);
      to.any(parts[i + 1], Role::Item);
      to.out.close();
    }
    if (mixed_in && id != no_node) to.out.set_flag(id, Flag::TypeOnly);
    mixed_in = true;
  }
}

// Those that mended_scala hid from the grammar.
void hidden_annotations(Lowering& to, Range between) {
  const std::string_view text = to.text(between);
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_')) ++end;
    const auto place = [&](std::size_t offset) { return between.begin + static_cast<std::uint32_t>(offset); };
    to.out.open(Kind::Decorator, Role::Decorator, {place(at), place(end)});
    to.out.name(Role::Value, {place(at + 1), place(end)}, text.substr(at + 1, end - at - 1));
    to.out.close();
  }
}

// `class A @Inject() (x: T)`: the grammar takes the parameters for more arguments of the annotation.
void constructor_annotation(Lowering& to, const Piece& annotation) {
  to.out.open(Kind::Decorator, Role::Decorator, annotation.range());
  to.any(to.child(annotation, "name"), Role::Value);
  to.out.close();
  for (const Piece& list : to.pieces(annotation)) {
    if (!list.is("arguments")) continue;
    for (const Piece& one : to.pieces(list)) {
      if (one.is("identifier") && to.text(one).starts_with(placeholder::ellipsis)) to.any(one, Role::Param);
      if (!one.is("ascription_expression")) continue;
      const auto parts = to.pieces(one);
      const bool gap = !parts.empty() && to.text(parts.front()).starts_with(placeholder::ellipsis);
      if (gap) {
        to.any(parts.front(), Role::Param);
      } else if (parts.size() == 2) {
        to.out.open(Kind::Param, Role::Param, one.range());
        to.any(parts.front(), Role::Name);
        to.any(parts.back(), Role::Type);
        to.out.close();
      }
    }
  }
}

NodeId class_like(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  to.out.set_op(id, piece.is("trait_definition")                            ? "trait"
                    : piece.type().find("object") != std::string_view::npos ? "object"
                                                                            : "class");
  bool named = false;
  std::uint32_t begin = 0;  // of what may stand between the name and the parameters
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("case")) to.out.leaf(Kind::Modifier, Role::Modifier, part.range(), "case");
    if (!part.is_named()) continue;
    if (part.is("extends_clause")) {
      bases(to, part);
    } else if (part.is("class_parameters")) {
      if (begin != 0) hidden_annotations(to, {begin, part.range().begin});
      to.any(part, Role::Param);
      begin = 0;
    } else if (part.is("annotation") && named) {
      constructor_annotation(to, part);
      begin = 0;
    } else if (part.is("template_body") || part.is("enum_body")) {
      to.any(part, Role::Body);
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (part.is("identifier") || part.is("operator_identifier")) {
      to.any(part, Role::Name);
      named = true;
      begin = part.range().end;
    } else if (part.is("modifiers") || part.is("annotation")) {
      to.any(part, Role::Modifier);
    }
  }
  to.out.close();
  return id;
}

NodeId parameter(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Param, role, piece.range());
  const TSFieldId name = to.child(piece, "name").field;
  const TSFieldId type = to.child(piece, "type").field;
  const TSFieldId given = to.child(piece, "default_value").field;
  for (const Piece& part : to.pieces(piece)) {
    const bool says_type = type != 0 && part.field == type;
    if (says_type && part.is("repeated_parameter_type")) to.out.set_flag(id, Flag::Rest);
    to.any(part, says_type                                ? Role::Type
                 : part.field != 0 && part.field == name  ? Role::Name
                 : part.field != 0 && part.field == given ? Role::Value
                                                          : Role::Modifier);
  }
  to.out.close();
  return id;
}

NodeId function(Lowering& to, const Piece& piece, Role role) {
  const bool member = to.out.in_class();
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  if (member) to.out.set_flag(id, Flag::Method);
  const TSFieldId name = to.child(piece, "name").field;
  const TSFieldId result = to.child(piece, "return_type").field;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("modifiers") || part.is("annotation")) {
      to.any(part, Role::Modifier);
    } else if (part.field == name) {
      to.any(part, Role::Name);
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (part.is("parameters")) {
      to.any(part, Role::Param);
    } else {
      to.any(part, part.field == result ? Role::ReturnType : Role::Body);
      if (part.field != result) end_with_body(to, id, part);
    }
  }
  to.out.close();
  return id;
}

NodeId variable(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  for (const Piece& part : to.pieces(piece, true)) {
    const bool says_word = part.is("val") || (part.is("var") && to.out.purpose() == Purpose::File);  // `var $X` is any
    if (says_word) to.out.leaf(Kind::Modifier, Role::Modifier, part.range(), part.type());
    if (part.is("modifiers") || part.is("annotation")) to.any(part, Role::Modifier);
  }
  const bool defines = piece.type().ends_with("definition");
  if (const Piece name = to.child(piece, defines ? "pattern" : "name")) to.any(name, Role::Name);
  if (const Piece type = to.child(piece, "type")) to.any(type, Role::Type);
  if (const Piece value = defines ? to.child(piece, "value") : Piece{}) to.any(value, Role::Value);
  to.out.close();
  return id;
}

}  // namespace

void add_definitions(Table& table) {
  table.special({"modifiers", "access_modifier"}, modifiers);
  table.special({"annotation"}, annotation);
  table.special({"import_declaration"}, import);
  table.node({"package_clause"}, Kind::Namespace).field("name", Role::Name).field("body", Role::Body);
  table.special({"class_definition", "trait_definition", "object_definition", "package_object", "enum_definition"}, class_like);
  table.special({"template_body", "enum_body", "block", "indented_block", "with_template_body"}, block);
  table.lift(
      {"class_parameters", "parameters", "arguments", "parenthesized_expression", "type_arguments", "enum_case_definitions"});
  table.special({"class_parameter", "parameter"}, parameter);
  table.special({"function_definition", "function_declaration"}, function);
  table.special({"val_definition", "var_definition", "val_declaration", "var_declaration"}, variable);
  table.node({"type_definition"}, Kind::TypeAlias).field("name", Role::Name).field("type", Role::Type);
  table.node({"type_parameters"}, Kind::TypeParams);
  table.drop({"self_type", "inline_modifier"});
}

}  // namespace insight::engine::syntax::scala
