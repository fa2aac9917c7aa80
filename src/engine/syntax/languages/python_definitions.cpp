#include <algorithm>

#include "engine/syntax/languages/python_lowering.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::python {

// The decorators belong to what they decorate, and its range begins with them.
NodeId Lowering::decorated(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const Piece definition = pieces.at(Field::definition);
  if (definition.is(Word::function_definition)) return function(definition, role, &pieces, piece.range());
  if (definition.is(Word::class_definition)) return class_definition(definition, role, &pieces, piece.range());
  return other(piece, role);
}

void Lowering::decorators(const Pieces* pieces) {
  for (std::size_t i = 0; pieces != nullptr && i < pieces->size(); ++i) {
    const Piece piece = (*pieces)[i];
    if (piece.is(Word::decorator)) any(piece, Role::Decorator);
    if (piece.is(Word::error)) any(piece, Role::Item);
  }
}

NodeId Lowering::function(const Piece& piece, Role role, const Pieces* decorated_by, Range range) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Function, role, range);
  if (pieces.has(Word::token_async_)) builder_.set_flag(id, Flag::Async);
  decorators(decorated_by);
  optional(pieces.at(Field::name), Role::Name);
  optional(pieces.at(Field::type_parameters), Role::TypeParams);
  const Piece given = pieces.at(Field::parameters);
  if (there(given)) parameters(given);
  optional(pieces.at(Field::return_type), Role::ReturnType);
  optional(pieces.at(Field::body), Role::Body);
  close(pieces);
  return id;
}

NodeId Lowering::class_definition(const Piece& piece, Role role, const Pieces* decorated_by, Range range) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Class, role, range);
  builder_.set_op(id, "class");
  decorators(decorated_by);
  optional(pieces.at(Field::name), Role::Name);
  optional(pieces.at(Field::type_parameters), Role::TypeParams);
  const Piece bases = pieces.at(Field::superclasses);
  if (there(bases)) arguments(bases, Role::Base);
  optional(pieces.at(Field::body), Role::Body);
  close(pieces);
  return id;
}

NodeId Lowering::lambda(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Function, role, piece.range());
  builder_.set_flag(id, Flag::Lambda);
  const Piece given = pieces.at(Field::parameters);
  if (there(given)) parameters(given);
  optional(pieces.at(Field::body), Role::Body);
  close(pieces);
  return id;
}

void Lowering::parameters(const Piece& piece) {
  const Pieces pieces(*this, piece.node);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].is_token()) parameter(pieces[i]);
  }
}

void Lowering::parameter(const Piece& piece) {
  const Range at = piece.range();
  if (piece.is(Word::error)) {
    any(piece, Role::Item);
    return;
  }
  const NodeId id = builder_.open(Kind::Param, Role::Param, at);
  switch (piece.word) {
    case Word::keyword_separator:
      builder_.set_text(id, "*");
      break;
    case Word::positional_separator:
      builder_.set_text(id, "/");
      break;
    case Word::typed_parameter:
    case Word::default_parameter:
    case Word::typed_default_parameter: {
      const Pieces pieces(*this, piece.node);
      for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece part = pieces[i];
        if (part.is_token() || part.is(Word::error)) continue;
        if (part.field == Field::type || part.field == Field::value) {
          any(part, part.field == Field::type ? Role::Type : Role::Value);
        } else {
          parameter_name(part, id);
        }
      }
      return close(pieces);
    }
    default:
      parameter_name(piece, id);
  }
  builder_.close();
}

void Lowering::parameter_name(const Piece& piece, NodeId param) {
  if (!piece.is(Word::list_splat_pattern) && !piece.is(Word::dictionary_splat_pattern)) {
    any(piece, Role::Name);
    return;
  }
  builder_.set_flag(param, piece.is(Word::list_splat_pattern) ? Flag::Rest : Flag::KeywordRest);
  arguments(piece, Role::Name);
}

std::string Lowering::dotted_text(const Piece& piece) const {
  std::string name(text(piece));
  std::erase_if(name, [](char c) { return c == ' ' || c == '\t' || c == '\\' || c == '\n' || c == '\r' || c == '\f'; });
  // A lone placeholder is the builder's; one among others is a part of the name.
  if (builder_.purpose() == Purpose::Pattern && name.find('.') != std::string::npos) {
    for (std::size_t at = 0; (at = name.find(placeholder::metavar, at)) != std::string::npos; ++at)
      name.replace(at, placeholder::metavar.size(), "$");
  }
  return name;
}

// The module of a from-import is one Identifier with all its dots.
NodeId Lowering::import(const Piece& piece, Role role, std::string_view op) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Import, role, piece.range());
  builder_.set_op(id, op);
  if (piece.is(Word::future_import_statement)) {
    const Range whole = piece.range();
    const std::string_view future = "__future__";
    const auto begin = static_cast<std::uint32_t>(std::min(builder_.source().find(future, whole.begin), std::size_t{whole.end}));
    builder_.name(Role::Module, {begin, std::min(begin + static_cast<std::uint32_t>(future.size()), whole.end)}, future);
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.field == Field::module_name) {
      if (!part.is_token()) builder_.name(Role::Module, part.range(), dotted_text(part));
    } else if (part.is(Word::dotted_name) || part.is(Word::aliased_import) || part.is(Word::wildcard_import)) {
      import_name(part);
    }
  }
  close(pieces);
  return id;
}

void Lowering::import_name(const Piece& piece) {
  const NodeId id = builder_.open(Kind::ImportName, Role::Item, piece.range());
  if (piece.is(Word::aliased_import)) {
    const Pieces pieces(*this, piece.node);
    builder_.set_text(id, dotted_text(pieces.at(Field::name)));
    optional(pieces.at(Field::alias), Role::Name);
  } else {
    builder_.set_text(id, piece.is(Word::wildcard_import) ? "*" : dotted_text(piece));
  }
  builder_.close();
}

NodeId Lowering::type_alias(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::TypeAlias, role, piece.range());
  optional(pieces.at(Field::left), Role::Name);
  optional(pieces.at(Field::right), Role::Type);
  close(pieces);
  return id;
}

}  // namespace insight::engine::syntax::python
