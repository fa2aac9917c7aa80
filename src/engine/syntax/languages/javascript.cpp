#include <tree_sitter/api.h>

#include <array>

#include "engine/syntax/children.h"
#include "engine/syntax/languages/javascript_lowering.h"
#include "engine/syntax/languages/long_chain.h"

namespace insight::engine::syntax::javascript {

Lowering::Lowering(TSNode root, const Vocabulary& vocabulary, Builder& builder)
    : vocabulary_(vocabulary), builder_(builder), has_errors_(ts_node_has_error(root)) {
  stack_.reserve(256);
}

Lowering::Pieces::Pieces(Lowering& owner, const Piece& parent, Commas commas) : owner_(owner), first_(owner.stack_.size()) {
  for (Children children(parent.node); children.next();) {
    const TSNode node = children.node();
    const Word word = owner.vocabulary_.word(ts_node_symbol(node));
    if (word == Word::comment || word == Word::html_comment || word == Word::hash_bang_line) continue;
    if (word == Word::token_comma && commas == Commas::Skip) continue;
    const Field field = owner.vocabulary_.field(children.field());
    if (word == Word::unknown && field == Field::none && !ts_node_is_named(node)) continue;
    owner.stack_.push_back({node, word, field});
  }
  size_ = owner.stack_.size() - first_;
}

Piece Lowering::Pieces::at(Field field) const {
  for (std::size_t i = 0; i < size_; ++i) {
    if (const Piece piece = (*this)[i]; piece.field == field && !piece.is_token()) return piece;
  }
  return {};
}

Piece Lowering::Pieces::token(Field field) const {
  for (std::size_t i = 0; i < size_; ++i) {
    if ((*this)[i].field == field) return (*this)[i];
  }
  return {};
}

Piece Lowering::Pieces::at(Word word) const {
  for (std::size_t i = 0; i < size_; ++i) {
    if ((*this)[i].word == word) return (*this)[i];
  }
  return {};
}

void Lowering::file(TSNode root) {
  const Piece whole{root, vocabulary_.word(ts_node_symbol(root)), Field::none};
  builder_.open(Kind::File, Role::Item, {0, static_cast<std::uint32_t>(builder_.source().size())});
  if (whole.is(Word::program)) {
    const Pieces statements(*this, whole);
    all(statements, Role::Item);
  } else {
    any(whole, Role::Item);
  }
  builder_.close();
}

NodeId Lowering::any(const Piece& piece, Role role) {
  const Nesting nesting(depth_);
  return depth_ > chains_from && is_link(piece) ? chain(piece, role) : known(piece, role);
}

// The one dispatch: in the order of the enumeration's groups.
NodeId Lowering::known(const Piece& piece, Role role) {
  const Range at = piece.range();
  switch (piece.word) {
    case Word::identifier:
    case Word::property_identifier:
    case Word::private_property_identifier:
    case Word::statement_identifier:
    case Word::type_identifier:
    case Word::predefined_type:
    case Word::undefined:
    case Word::import_:
    case Word::jsx_namespace_name:
      return name(piece, role);
    case Word::shorthand_property_identifier:
    case Word::shorthand_property_identifier_pattern:
      return shorthand(piece, role);
    case Word::nested_identifier:
    case Word::member_expression:
    case Word::subscript_expression:
    case Word::assignment_expression:
    case Word::assignment_pattern:
    case Word::augmented_assignment_expression:
    case Word::ternary_expression:
    case Word::non_null_expression:
      return link(piece, role);
    case Word::nested_type_identifier:
      return nested_type(piece, role);
    case Word::number:
      return builder_.leaf(Kind::Number, role, at, text(at));
    case Word::string:
      return string(piece, role);
    case Word::template_string:
    case Word::template_literal_type:
      return template_string(piece, role, nullptr, at);
    case Word::true_:
      return builder_.leaf(Kind::Bool, role, at, "true");
    case Word::false_:
      return builder_.leaf(Kind::Bool, role, at, "false");
    case Word::null:
      return builder_.leaf(Kind::Null, role, at);
    case Word::regex:
      return regex(piece, role);
    case Word::this_:
    case Word::this_type:
    case Word::token_this_:
      return builder_.leaf(Kind::This, role, at);
    case Word::super:
      return builder_.leaf(Kind::Super, role, at);

    case Word::array:
    case Word::array_pattern:
      return array(piece, role);
    case Word::object:
    case Word::object_pattern:
      return items(piece, Kind::Dict, role);
    case Word::pair:
      return field(piece, role);
    case Word::pair_pattern:
      return pair(piece, role);
    case Word::object_assignment_pattern:
      return shorthand_with_default(piece, role);
    case Word::spread_element:
    case Word::rest_pattern:
      return spread(piece, role);
    case Word::binary_expression:
      return binary(piece, role);
    case Word::unary_expression:
    case Word::update_expression:
      return unary(piece, role);
    case Word::await_expression:
      return around(piece, Kind::Await, role, Role::Value);
    case Word::yield_expression:
      return yield(piece, role);
    case Word::call_expression:
      return call(piece, role);
    case Word::new_expression:
      return new_object(piece, role);
    case Word::meta_property:
      return meta_property(piece, role);
    case Word::parenthesized_expression:
    case Word::parenthesized_type:
      return parenthesised(piece, role);
    case Word::sequence_expression:
      return items(piece, Kind::Sequence, role);
    case Word::as_expression:
    case Word::satisfies_expression:
    case Word::type_assertion:
      return cast(piece, role);
    case Word::template_substitution:
    case Word::template_type:
    case Word::computed_property_name:
    case Word::else_clause:
      return unwrapped(piece, role);

    case Word::arrow_function:
    case Word::function_expression:
    case Word::generator_function:
    case Word::function_declaration:
    case Word::generator_function_declaration:
    case Word::function_signature:
      return definition(piece, Kind::Function, role);
    case Word::method_definition:
    case Word::method_signature:
    case Word::abstract_method_signature:
    case Word::call_signature:
    case Word::construct_signature:
      return method(piece, role);
    case Word::class_:
    case Word::class_declaration:
    case Word::abstract_class_declaration:
      return definition(piece, Kind::Class, role, "class");
    case Word::interface_declaration:
      return definition(piece, Kind::Class, role, "interface");
    case Word::enum_declaration:
      return definition(piece, Kind::Class, role, "enum");
    case Word::type_alias_declaration:
      return definition(piece, Kind::TypeAlias, role);
    case Word::field_definition:
    case Word::public_field_definition:
      return field(piece, role);
    case Word::property_signature:
      return definition(piece, Kind::VarDef, role);
    case Word::class_static_block:
      return unwrapped(piece, role);
    case Word::decorator:
      return around(piece, Kind::Decorator, role, Role::Value);
    case Word::ambient_declaration:
      return ambient(piece, role);
    case Word::internal_module:
    case Word::module_:
      return name_space(piece, role);
    case Word::import_statement:
      return import_statement(piece, role);
    case Word::import_alias:
      return import_alias(piece, role);
    case Word::export_statement:
      return export_statement(piece, role);

    case Word::statement_block:
      return items(piece, Kind::Block, role);
    case Word::expression_statement:
      return expression_statement(piece, role);
    case Word::lexical_declaration:
    case Word::variable_declaration:
    case Word::using_declaration:
      return variables(piece, role);
    case Word::return_statement:
      return around(piece, Kind::Return, role, Role::Value);
    case Word::throw_statement:
      return around(piece, Kind::Throw, role, Role::Value);
    case Word::break_statement:
      return jump(piece, role, Kind::Break);
    case Word::continue_statement:
      return jump(piece, role, Kind::Continue);
    case Word::debugger_statement:
      return builder_.leaf(Kind::Debugger, role, at);
    case Word::empty_statement:
      return builder_.leaf(Kind::Empty, role, at);
    case Word::labeled_statement:
      return labeled(piece, role);
    case Word::if_statement:
      return if_statement(piece, role);
    case Word::for_statement:
      return for_statement(piece, role);
    case Word::for_in_statement:
      return for_in(piece, role);
    case Word::while_statement:
      return loop(piece, role, Kind::While);
    case Word::do_statement:
      return loop(piece, role, Kind::DoWhile);
    case Word::with_statement:
      return loop(piece, role, Kind::With);
    case Word::switch_statement:
      return switch_statement(piece, role);
    case Word::try_statement:
      return try_statement(piece, role);

    case Word::type_annotation:
    case Word::asserts_annotation:
    case Word::type_predicate_annotation:
    case Word::omitting_type_annotation:
    case Word::adding_type_annotation:
    case Word::opting_type_annotation:
    case Word::constraint:
    case Word::default_type:
    case Word::literal_type:
      return unwrapped(piece, role);
    case Word::type_parameters:
    case Word::type_arguments:
      return items(piece, Kind::TypeParams, role);
    case Word::type_parameter:
      return type_parameter(piece, role);
    case Word::generic_type:
    case Word::instantiation_expression:
      return generic_type(piece, role);
    case Word::function_type:
    case Word::constructor_type:
      return function_type(piece, role);
    case Word::union_type:
    case Word::intersection_type:
      return type_of_many(piece, role);
    case Word::object_type:
    case Word::array_type:
    case Word::tuple_type:
    case Word::conditional_type:
    case Word::index_type_query:
    case Word::infer_type:
    case Word::lookup_type:
    case Word::optional_type:
    case Word::rest_type:
    case Word::readonly_type:
    case Word::type_query:
    case Word::type_predicate:
    case Word::asserts:
    case Word::flow_maybe_type:
    case Word::existential_type:
    case Word::mapped_type_clause:
    case Word::index_signature:
      return type(piece, role);
    case Word::required_parameter:
    case Word::optional_parameter:  // the named members of a tuple type
      return parameter(piece, role);

    case Word::jsx_element:
    case Word::jsx_self_closing_element:
      return element(piece, role);
    case Word::jsx_attribute:
      return attribute(piece, role);
    case Word::jsx_expression:
      return markup_expression(piece, role);
    case Word::jsx_text:
    case Word::html_character_reference:
      return markup_text(piece, role);
    default:
      return other(piece, role);
  }
}

NodeId Lowering::other(const Piece& piece, Role role) {
  const NodeId id = builder_.open(Kind::Other, role, piece.range());
  builder_.set_text(id, ts_node_type(piece.node));
  if (piece.is(Word::error)) builder_.set_flag(id, Flag::Error);
  const Pieces pieces(*this, piece);
  all(pieces, Role::Item);
  builder_.close();
  return id;
}

NodeId Lowering::unwrapped(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  Piece inner;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is_token()) continue;
    if (there(inner)) return other(piece, role);
    inner = pieces[i];
  }
  return there(inner) ? any(inner, role) : other(piece, role);
}

NodeId Lowering::items(const Piece& piece, Kind kind, Role role) {
  const NodeId id = builder_.open(kind, role, piece.range());
  const Pieces pieces(*this, piece);
  all(pieces, Role::Item);
  builder_.close();
  return id;
}

NodeId Lowering::around(const Piece& piece, Kind kind, Role role, Role inner) {
  const NodeId id = builder_.open(kind, role, piece.range());
  const Pieces pieces(*this, piece);
  all(pieces, inner);
  builder_.close();
  return id;
}

void Lowering::all(const Pieces& pieces, Role role) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (const Piece piece = pieces[i]; !piece.is_token()) any(piece, piece.is(Word::error) ? Role::Item : role);
  }
}

void Lowering::close(const Pieces& pieces) {
  for (std::size_t i = 0; has_errors_ && i < pieces.size(); ++i) {
    if (pieces[i].is(Word::error)) any(pieces[i], Role::Item);
  }
  builder_.close();
}

}  // namespace insight::engine::syntax::javascript
