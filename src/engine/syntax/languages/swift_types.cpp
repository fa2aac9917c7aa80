// Swift's types as they are written.
#include <algorithm>
#include <array>

#include "engine/syntax/languages/swift_lowering.h"

namespace insight::engine::syntax::swift {
namespace {

NodeId user_type(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const bool generic = !parts.empty() && parts.back().is("type_arguments");
  NodeId id = no_node;
  if (generic) id = to.out.open(Kind::GenericType, role, piece.range());
  const NodeId outer = id;
  for (const Piece& part : parts) {
    if (part.is("type_arguments")) continue;
    if (id == outer) {
      id = to.any(part, generic ? Role::Name : role);
    } else {
      id = to.out.wrap(id, Kind::Dot, Role::Object, {piece.range().begin, part.range().end});
      to.any(part, Role::Name);
      to.out.close();
    }
  }
  if (generic) {
    to.all(parts.back(), Role::Item);
    to.out.close();
  }
  return generic ? outer : id;
}

// `T?`, `[T]`, `[K: V]`, `(A) -> B`, `some T` …, told apart by their mark.
NodeId made_type(Lowering& to, const Piece& piece, Role role) {
  static constexpr auto marks = std::to_array<std::pair<std::string_view, std::string_view>>({{"optional_type", "?"},
                                                                                              {"array_type", "[]"},
                                                                                              {"dictionary_type", "[:]"},
                                                                                              {"function_type", "->"},
                                                                                              {"opaque_type", "some"},
                                                                                              {"existential_type", "any"},
                                                                                              {"metatype", ".Type"},
                                                                                              {"protocol_composition_type", "&"}});
  const auto mark = std::ranges::find(marks, piece.type(), &std::pair<std::string_view, std::string_view>::first);
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, mark != marks.end() ? mark->second : piece.type());
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

// A type in brackets is the type.
NodeId tuple_type(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() == 1) return to.any(parts.front(), role);
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, "()");
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

// What stands in a type beside types: labels.
NodeId only_types(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) {
    if (is_type(part)) last = to.any(part, role);
  }
  return last;
}

}  // namespace

void add_types(Table& table) {
  table.special({"user_type"}, user_type);
  table.special({"optional_type", "array_type", "dictionary_type", "function_type", "metatype", "opaque_type", "existential_type",
                 "protocol_composition_type"},
                made_type);
  table.special({"tuple_type"}, tuple_type);
  table.special({"tuple_type_item"}, only_types);
}

}  // namespace insight::engine::syntax::swift
