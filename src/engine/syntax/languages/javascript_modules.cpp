#include "engine/syntax/languages/javascript_lowering.h"

namespace insight::engine::syntax::javascript {

NodeId Lowering::import_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Import, role, without_semicolon(piece));
  builder_.set_op(id, "import");
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is(Word::token_type) || part.is(Word::token_typeof_)) {
      builder_.set_flag(id, Flag::TypeOnly);
    } else if (part.is(Word::import_clause)) {
      import_clause(part);
    } else if (part.is(Word::import_require_clause)) {
      builder_.set_op(id, "require");
      const Pieces inside(*this, part);
      whole_module(part, "*", inside.at(Word::identifier));
      optional(inside.at(Field::source), Role::Module);
    } else if (part.is(Word::import_attribute)) {
      const Pieces inside(*this, part);
      all(inside, Role::Value);
    } else if (!part.is_token()) {
      any(part, part.field == Field::source ? Role::Module : Role::Item);
    }
  }
  builder_.close();
  return id;
}

void Lowering::import_clause(const Piece& piece) {
  const Pieces pieces(*this, piece);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is(Word::identifier)) {
      whole_module(part, "default", part);
    } else if (part.is(Word::namespace_import)) {
      const Pieces inside(*this, part);
      whole_module(part, "*", inside.at(Word::identifier));
    } else if (part.is(Word::named_imports)) {
      const Pieces names(*this, part);
      for (std::size_t k = 0; k < names.size(); ++k) specifier(names[k]);
    } else if (!part.is_token()) {
      any(part, Role::Item);
    }
  }
}

void Lowering::whole_module(const Piece& piece, std::string_view exported, const Piece& local) {
  const NodeId id = builder_.open(Kind::ImportName, Role::Item, piece.range());
  builder_.set_text(id, exported);
  optional(local, Role::Name);
  builder_.close();
}

// `a`, `a as b`, `type a`, `"a b" as c`; of an import as of an export.
void Lowering::specifier(const Piece& piece) {
  if (piece.is_token()) return;
  if (!piece.is(Word::import_specifier) && !piece.is(Word::export_specifier)) {
    any(piece, Role::Item);
    return;
  }
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::ImportName, Role::Item, piece.range());
  if (pieces.has(Word::token_type) || pieces.has(Word::token_typeof_)) builder_.set_flag(id, Flag::TypeOnly);
  if (const Piece exported = pieces.token(Field::name); there(exported)) {
    std::string_view name = text(exported);
    if (exported.is(Word::string) && name.size() >= 2) name = name.substr(1, name.size() - 2);
    builder_.set_text(id, name);
  }
  if (const Piece local = pieces.token(Field::alias); there(local)) {
    if (local.is_token()) {
      name(local, Role::Name);
    } else {
      any(local, Role::Name);
    }
  }
  close(pieces);
}

NodeId Lowering::import_alias(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = open_definition(Kind::VarDef, role, piece.range());
  builder_.set_op(id, "import");
  bool first = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is_token()) continue;
    any(pieces[i], first ? Role::Name : Role::Value);
    first = false;
  }
  builder_.close();
  return id;
}

// What is exported may end with a `;` of its own: `declare function f(): T;`.
Range Lowering::range_of_export(const Piece& piece, const Pieces& pieces) const {
  const Range range = without_semicolon(piece);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    const bool reaches_behind = !part.is_token() && part.range().end > range.end;
    if (reaches_behind && !part.is(Word::lexical_declaration) && !part.is(Word::variable_declaration)) return piece.range();
  }
  return range;
}

NodeId Lowering::export_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Export, role, range_of_export(piece, pieces));
  builder_.set_op(id, "named");
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is(Word::decorator)) {
      before_definition_.push_back(part);
    } else if (part.is(Word::token_default_)) {
      builder_.set_op(id, "default");
    } else if (part.is(Word::token_equals)) {
      builder_.set_op(id, "=");
    } else if (part.is(Word::token_star)) {
      builder_.set_op(id, "all");
    } else if (part.is(Word::token_namespace_)) {
      builder_.set_op(id, "namespace");
    } else if (part.is(Word::token_type)) {
      builder_.set_flag(id, Flag::TypeOnly);
    } else if (part.is(Word::export_clause)) {
      const Pieces names(*this, part);
      for (std::size_t k = 0; k < names.size(); ++k) specifier(names[k]);
    } else if (part.is(Word::namespace_export)) {
      builder_.set_op(id, "all");
      const Pieces inside(*this, part);
      Piece local = inside.at(Word::identifier);
      if (!there(local)) local = inside.at(Word::string);
      whole_module(part, "*", local);
    } else if (!part.is_token()) {
      any(part, part.field == Field::source ? Role::Module : part.is(Word::error) ? Role::Item : Role::Value);
    }
  }
  before_definition_.clear();
  builder_.close();
  return id;
}

}  // namespace insight::engine::syntax::javascript
