#include <algorithm>

#include "engine/syntax/languages/javascript_lowering.h"
#include "engine/syntax/languages/long_chain.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::javascript {
namespace {

// What stands between the quotes; all of it where the closing one is missing.
Range between_quotes(Range range) {
  if (range.end - range.begin < 2) return {range.end, range.end};
  return {range.begin + 1, range.end - 1};
}

}  // namespace

NodeId Lowering::string(const Piece& piece, Role role) {
  return builder_.leaf(Kind::String, role, piece.range(), text(between_quotes(piece.range())));
}

// The fixed parts are what stands between the holes, so escapes stay in their part. `tag` is the callee of a tagged template.
NodeId Lowering::template_string(const Piece& piece, Role role, const Piece* tag, Range range) {
  const Pieces pieces(*this, piece);
  const Range inner = between_quotes(piece.range());
  const bool has_holes = pieces.has(Word::template_substitution) || pieces.has(Word::template_type);
  if (tag == nullptr && !has_holes && !pieces.has(Word::error)) return builder_.leaf(Kind::String, role, range, text(inner));

  const NodeId id = builder_.open(Kind::Template, role, range);
  if (tag != nullptr) any(*tag, Role::Callee);
  std::uint32_t fixed = inner.begin;
  const auto fixed_part_until = [&](std::uint32_t end) {
    if (fixed < end) builder_.leaf(Kind::String, Role::Item, {fixed, end}, text(Range{fixed, end}));
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (!part.is(Word::template_substitution) && !part.is(Word::template_type) && !part.is(Word::error)) continue;
    fixed_part_until(part.range().begin);
    any(part, Role::Item);
    fixed = part.range().end;
  }
  fixed_part_until(inner.end);
  builder_.close();
  return id;
}

NodeId Lowering::regex(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Regex, role, piece.range());
  if (const Piece pattern = pieces.at(Field::pattern); there(pattern)) builder_.set_text(id, text(pattern));
  if (const Piece flags = pieces.at(Field::flags); there(flags))
    builder_.leaf(Kind::String, Role::Name, flags.range(), text(flags));
  builder_.close();
  return id;
}

// A comma that follows no item leaves a hole; the one after the last item doesn't.
NodeId Lowering::array(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece, Commas::Keep);
  const NodeId id = builder_.open(Kind::List, role, piece.range());
  bool after_item = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is(Word::token_comma)) {
      if (!after_item) builder_.leaf(Kind::Empty, Role::Item, {part.range().begin, part.range().begin});
      after_item = false;
    } else if (!part.is_token()) {
      any(part, Role::Item);
      after_item = true;
    }
  }
  builder_.close();
  return id;
}

void Lowering::key(const Piece& piece, Role role, NodeId owner) {
  if (piece.is(Word::computed_property_name)) builder_.set_flag(owner, Flag::Computed);
  const bool text_of_pattern = builder_.purpose() == Purpose::Pattern && piece.is(Word::string);
  const auto metavariable = text_of_pattern ? placeholder::quoted_metavariable(text(piece)) : std::string_view();
  if (metavariable.empty()) {
    any(piece, role);
  } else {  // `"$K": …` is `$K: …`
    builder_.name(role, piece.range(), std::string(placeholder::metavar).append(metavariable));
  }
}

NodeId Lowering::pair(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Pair, role, piece.range());
  if (const Piece left = pieces.at(Field::key); there(left)) key(left, Role::Key, id);
  optional(pieces.at(Field::value), Role::Value);
  close(pieces);
  return id;
}

NodeId Lowering::shorthand(const Piece& piece, Role role) {
  const NodeId id = builder_.open(Kind::Pair, role, piece.range());
  builder_.set_flag(id, Flag::Shorthand);
  name(piece, Role::Key);
  name(piece, Role::Value);
  builder_.close();
  return id;
}

NodeId Lowering::shorthand_with_default(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const Piece left = pieces.at(Field::left);
  if (!left.is(Word::shorthand_property_identifier_pattern)) return link(piece, role);
  const NodeId id = builder_.open(Kind::Pair, role, piece.range());
  builder_.set_flag(id, Flag::Shorthand);
  name(left, Role::Key);
  builder_.open(Kind::Assign, Role::Value, piece.range());
  name(left, Role::Left);
  optional(pieces.at(Field::right), Role::Right);
  builder_.close();
  close(pieces);
  return id;
}

NodeId Lowering::spread(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Spread, role, piece.range());
  builder_.set_op(id, "...");
  all(pieces, Role::Value);
  builder_.close();
  return id;
}

// What the grammar takes for the arguments of a call of `await`: `(x)`, `(a, b)`, a text.
NodeId Lowering::awaited_value(const Piece& given, Role role) {
  if (!given.is(Word::arguments)) return any(given, role);
  const std::size_t several = Pieces(*this, given).size();
  return several > 1 ? items(given, Kind::Sequence, role) : parenthesised(given, role);
}

NodeId Lowering::call(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const Piece given = pieces.at(Field::arguments);
  const Piece callee = pieces.at(Field::function);
  if (piece.node.id == awaited_call_) return awaited_value(given, role);
  if (const TSNode of_await = call_of_await(piece); !ts_node_is_null(of_await)) return awaited(piece, of_await, role);
  if (given.is(Word::template_string) && there(callee)) return template_string(given, role, &callee, piece.range());
  return link(piece, pieces, role);
}

NodeId Lowering::new_object(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::New, role, piece.range());
  optional(pieces.at(Field::constructor), Role::Callee);
  optional(pieces.at(Field::type_arguments), Role::TypeParams);
  if (const Piece given = pieces.at(Field::arguments); there(given)) arguments(given);
  close(pieces);
  return id;
}

void Lowering::arguments(const Piece& piece) {
  const Pieces pieces(*this, piece);
  all(pieces, Role::Item);
}

// `import.meta` and `new.target` look like members of a thing called import or new.
NodeId Lowering::meta_property(const Piece& piece, Role role) {
  const Range at = piece.range();
  const std::size_t dot = text(at).find('.');
  if (dot == std::string_view::npos) return other(piece, role);
  const NodeId id = builder_.open(Kind::Dot, role, at);
  const auto middle = at.begin + static_cast<std::uint32_t>(dot);
  const bool is_new = text(at).starts_with("new");
  builder_.name(Role::Object, {at.begin, middle}, is_new ? "new" : "import");
  builder_.name(Role::Name, {middle + 1, at.end}, is_new ? "target" : "meta");
  builder_.close();
  return id;
}

NodeId Lowering::unary(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Unary, role, piece.range());
  const Piece op = pieces.token(Field::operator_);
  const Piece operand = pieces.at(Field::argument);
  if (there(op)) builder_.set_op(id, text(op));
  if (there(op) && there(operand) && op.range().begin > operand.range().begin) builder_.set_flag(id, Flag::Postfix);
  optional(operand, Role::Value);
  close(pieces);
  return id;
}

NodeId Lowering::binary(const Piece& piece, Role role) {
  const bool is_long = piece.node.id != chain_goes_on_ && is_long_chain(piece.node);
  return is_long ? long_chain(piece, role) : link(piece, role);
}

NodeId Lowering::long_chain(const Piece& piece, Role role) {
  const auto op = ts_node_child_by_field_name(piece.node, "operator", 8);
  const auto spelling = ts_node_is_null(op) ? std::string_view{} : text(piece_of(op));
  return balanced(builder_, depth_, operands_of_chain(piece.node), spelling, role,
                  [&](TSNode operand, Role place) { return any(piece_of(operand), place); });
}

NodeId Lowering::yield(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Yield, role, piece.range());
  if (pieces.has(Word::token_star)) builder_.set_op(id, "*");
  all(pieces, Role::Value);
  builder_.close();
  return id;
}

// `(x)` is x. `(x: T)`, which only a pattern or a parameter list yet to be recognised holds, keeps its type.
NodeId Lowering::parenthesised(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  if (const Piece annotation = pieces.at(Field::type); there(annotation)) {
    const bool pattern = builder_.purpose() == Purpose::Pattern;
    const NodeId id = builder_.open(pattern ? Kind::TypedMetavar : Kind::Cast, role, piece.range());
    builder_.set_flag(id, Flag::Parenthesised);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const Piece part = pieces[i];
      if (!part.is_token()) any(part, part.field == Field::type ? Role::Type : pattern ? Role::Name : Role::Value);
    }
    builder_.close();
    return id;
  }
  if (pieces.size() != 1) return other(piece, role);
  const NodeId id = any(pieces[0], role);
  builder_.set_flag(id, Flag::Parenthesised);
  if (builder_.purpose() == Purpose::File) builder_.set_range(id, piece.range());  // as Semgrep counts
  return id;
}

// `x as T`, `x satisfies T`, `<T>x`, `x as const`.
NodeId Lowering::cast(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Cast, role, piece.range());
  if (piece.is(Word::satisfies_expression)) builder_.set_op(id, "satisfies");
  bool seen_value = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is(Word::token_const_)) {
      name(part, Role::Type);
    } else if (part.is(Word::type_arguments)) {
      const Pieces types(*this, part);
      all(types, Role::Type);
    } else if (!part.is_token()) {
      any(part, part.is(Word::error) ? Role::Item : seen_value ? Role::Type : Role::Value);
      seen_value = seen_value || !part.is(Word::error);
    }
  }
  builder_.close();
  return id;
}

}  // namespace insight::engine::syntax::javascript
