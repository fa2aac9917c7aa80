#include <algorithm>

#include "engine/syntax/languages/javascript_lowering.h"

namespace insight::engine::syntax::javascript {

NodeId Lowering::open_definition(Kind kind, Role role, Range range) {
  std::vector<Piece> before;
  before.swap(before_definition_);
  for (const Piece& piece : before) range.begin = std::min(range.begin, piece.range().begin);
  const NodeId id = builder_.open(kind, role, range);
  for (const Piece& piece : before) {
    if (!modifier(piece, id)) any(piece, Role::Decorator);
  }
  return id;
}

NodeId Lowering::definition(const Piece& piece, Kind kind, Role role, std::string_view op) {
  const Pieces pieces(*this, piece);
  const NodeId id = open_definition(kind, role, piece.range());
  if (!op.empty()) builder_.set_op(id, op);
  if (piece.is(Word::arrow_function)) builder_.set_flag(id, Flag::Arrow);
  if (piece.is(Word::generator_function) || piece.is(Word::generator_function_declaration)) builder_.set_flag(id, Flag::Generator);
  for (std::size_t i = 0; i < pieces.size(); ++i) part(pieces[i], id, kind);
  builder_.close();
  return id;
}

NodeId Lowering::method(const Piece& piece, Role role) {
  const NodeId id = definition(piece, Kind::Function, role);
  builder_.set_flag(id, Flag::Method);
  return id;
}

// A field of a class or object that holds a function is a method, as far as rules are concerned; Flag::Lambda tells one that was
// written with `function`.
NodeId Lowering::field(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const Piece value = pieces.at(Field::value);
  const bool arrow = there(value) && value.is(Word::arrow_function);
  const bool callable = arrow || (there(value) && (value.is(Word::function_expression) || value.is(Word::generator_function)));
  const bool in_object = piece.is(Word::pair);
  if (!callable) return in_object ? pair(piece, role) : definition(piece, Kind::VarDef, role);
  const NodeId id = open_definition(Kind::Function, role, piece.range());
  builder_.set_flag(id, Flag::Method);
  builder_.set_flag(id, arrow ? Flag::Arrow : Flag::Lambda);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].field == Field::key) {
      key(pieces[i], Role::Name, id);
    } else if (pieces[i].field != Field::value && pieces[i].field != Field::type) {
      part(pieces[i], id, Kind::Function);
    }
  }
  const Pieces inside(*this, value);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i].field != Field::name) part(inside[i], id, Kind::Function);
  }
  builder_.close();
  return id;
}

// One part of any definition: of a function, class, interface, enum, field, variable or type alias.
void Lowering::part(const Piece& piece, NodeId owner, Kind kind) {
  if (modifier(piece, owner)) return;
  if (piece.is(Word::class_heritage) || piece.is(Word::extends_type_clause)) return bases(piece);
  if (piece.is(Word::formal_parameters)) return parameters(piece);
  if (piece.is_token()) return;
  switch (piece.field) {
    case Field::name:
    case Field::property:
      return key(piece, Role::Name, owner);
    case Field::decorator:
      any(piece, Role::Decorator);
      return;
    case Field::type_parameters:
      any(piece, Role::TypeParams);
      return;
    case Field::parameter:
      parameter(piece, Role::Param);
      return;
    case Field::return_type:
      any(piece, Role::ReturnType);
      return;
    case Field::type:
      any(piece, kind == Kind::Function ? Role::ReturnType : Role::Type);
      return;
    case Field::value:
      any(piece, kind == Kind::TypeAlias ? Role::Type : Role::Value);
      return;
    case Field::body:
      return body(piece, kind);
    default:
      any(piece, Role::Item);
  }
}

// Words before a name: those that change what a function is become flags, the others Modifiers.
bool Lowering::modifier(const Piece& piece, NodeId owner) {
  switch (piece.word) {
    case Word::token_async_:
      builder_.set_flag(owner, Flag::Async);
      return true;
    case Word::token_star:
      builder_.set_flag(owner, Flag::Generator);
      return true;
    case Word::token_get:
      builder_.set_flag(owner, Flag::Getter);
      return true;
    case Word::token_set:
      builder_.set_flag(owner, Flag::Setter);
      return true;
    case Word::token_question:
      builder_.set_flag(owner, Flag::Optional);
      return true;
    case Word::token_static_:
    case Word::token_readonly:
    case Word::token_abstract:
    case Word::token_declare:
    case Word::token_accessor:
    case Word::token_const_:
    case Word::token_new_:
    case Word::accessibility_modifier:
    case Word::override_modifier:
      if (piece.field != Field::kind) builder_.leaf(Kind::Modifier, Role::Modifier, piece.range(), text(piece));
      return true;
    default:
      return false;
  }
}

void Lowering::body(const Piece& piece, Kind kind) {
  if (kind == Kind::Class) {
    members(piece, Role::Body);
  } else {
    any(piece, Role::Body);
  }
}

// `extends a implements b, c` of a class, `extends a, b` of an interface. A base with type arguments is a GenericType, one that is
// only implemented has Flag::TypeOnly.
void Lowering::bases(const Piece& piece) {
  const Pieces pieces(*this, piece);
  const bool implements = piece.is(Word::implements_clause);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece base = pieces[i];
    if (base.is(Word::extends_clause) || base.is(Word::implements_clause)) {
      bases(base);
    } else if (i + 1 < pieces.size() && pieces[i + 1].is(Word::type_arguments)) {
      const NodeId id = builder_.open(Kind::GenericType, Role::Base, {base.range().begin, pieces[i + 1].range().end});
      if (implements) builder_.set_flag(id, Flag::TypeOnly);
      any(base, Role::Name);
      arguments(pieces[++i]);
      builder_.close();
    } else if (!base.is_token()) {
      const NodeId id = any(base, base.is(Word::error) ? Role::Item : Role::Base);
      if (implements) builder_.set_flag(id, Flag::TypeOnly);
    }
  }
}

// TypeScript puts a member's decorators beside it.
NodeId Lowering::members(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Block, role, piece.range());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece member = pieces[i];
    if (member.is_token()) continue;
    const bool decorates_next = member.is(Word::decorator) && i + 1 < pieces.size() && !pieces[i + 1].is_token();
    if (decorates_next) {
      before_definition_.push_back(member);
    } else if (piece.is(Word::enum_body)) {
      enum_member(member);
    } else {
      any(member, Role::Item);
    }
  }
  before_definition_.clear();
  builder_.close();
  return id;
}

NodeId Lowering::enum_member(const Piece& piece) {
  if (piece.is(Word::enum_assignment)) return definition(piece, Kind::VarDef, Role::Item);
  if (piece.is(Word::error)) return any(piece, Role::Item);
  const NodeId id = builder_.open(Kind::VarDef, Role::Item, piece.range());
  key(piece, Role::Name, id);
  builder_.close();
  return id;
}

void Lowering::parameters(const Piece& piece) {
  const Pieces pieces(*this, piece);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is_token()) continue;
    if (pieces[i].is(Word::decorator)) {
      before_definition_.push_back(pieces[i]);
    } else {
      parameter(pieces[i], Role::Param);
    }
  }
}

NodeId Lowering::parameter(const Piece& piece, Role role) {
  if (piece.is(Word::error)) return any(piece, Role::Item);
  const NodeId id = open_definition(Kind::Param, role, piece.range());
  if (piece.is(Word::optional_parameter)) builder_.set_flag(id, Flag::Optional);
  const bool typed = piece.is(Word::required_parameter) || piece.is(Word::optional_parameter);
  if (!typed && !piece.is(Word::assignment_pattern)) {
    parameter_name(piece, id);
    builder_.close();
    return id;
  }
  const Pieces pieces(*this, piece);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece inside = pieces[i];
    if (inside.field == Field::pattern || inside.field == Field::name || inside.field == Field::left) {
      parameter_name(inside, id);
    } else if (inside.field == Field::right) {
      any(inside, Role::Value);
    } else {
      part(inside, id, Kind::Param);
    }
  }
  builder_.close();
  return id;
}

void Lowering::parameter_name(const Piece& piece, NodeId param) {
  if (!piece.is(Word::rest_pattern)) {
    any(piece, Role::Name);
    return;
  }
  builder_.set_flag(param, Flag::Rest);
  const Pieces pieces(*this, piece);
  all(pieces, Role::Name);
}

// `declare` goes to what it declares. `declare global { … }` is a Namespace of that name.
NodeId Lowering::ambient(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const Piece global = pieces.at(Word::token_global);
  if (there(global)) {
    const NodeId id = builder_.open(Kind::Namespace, role, piece.range());
    modifier(pieces.at(Word::token_declare), id);
    name(global, Role::Name);
    optional(pieces.at(Word::statement_block), Role::Body);
    close(pieces);
    return id;
  }
  NodeId first = no_node;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece inside = pieces[i];
    if (inside.is(Word::token_declare)) {
      before_definition_.push_back(inside);
    } else if (!inside.is_token()) {
      const NodeId id = any(inside, role);
      if (first == no_node) first = id;
    }
  }
  before_definition_.clear();
  return first != no_node ? first : other(piece, role);
}

NodeId Lowering::name_space(const Piece& piece, Role role) {
  return definition(piece, Kind::Namespace, role);
}

}  // namespace insight::engine::syntax::javascript
