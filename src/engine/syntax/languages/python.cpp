#include <tree_sitter/api.h>

#include <array>

#include "engine/syntax/children.h"
#include "engine/syntax/languages/long_chain.h"
#include "engine/syntax/languages/python_lowering.h"
#include "engine/syntax/languages/spec.h"

extern "C" {
const TSLanguage* tree_sitter_python();
}

namespace insight::engine::syntax {
namespace python {

Lowering::Lowering(TSNode root, const Vocabulary& vocabulary, Builder& builder)
    : vocabulary_(vocabulary), builder_(builder), has_errors_(ts_node_has_error(root)) {
  stack_.reserve(256);
}

Lowering::Pieces::Pieces(Lowering& owner, TSNode parent) : owner_(owner), first_(owner.stack_.size()) {
  for (Children children(parent); children.next();) {
    const TSNode node = children.node();
    const Word word = owner.vocabulary_.word(ts_node_symbol(node));
    if (word == Word::comment || word == Word::line_continuation || word == Word::token_comma) continue;
    const Field field = owner.vocabulary_.field(children.field());
    if (word == Word::unknown && field == Field::none && !ts_node_is_named(node)) continue;
    owner.stack_.push_back({node, word, field});
  }
  size_ = owner.stack_.size() - first_;
}

Piece Lowering::Pieces::at(Field field) const {
  for (std::size_t i = 0; i < size_; ++i) {
    if ((*this)[i].field == field && !(*this)[i].is_token()) return (*this)[i];
  }
  return {};
}

Piece Lowering::Pieces::at(Word word) const {
  for (std::size_t i = 0; i < size_; ++i) {
    if ((*this)[i].word == word) return (*this)[i];
  }
  return {};
}

Piece Lowering::piece_of(TSNode node) const {
  return {node, vocabulary_.word(ts_node_symbol(node)), Field::none};
}

void Lowering::file(TSNode root) {
  const Piece whole = piece_of(root);
  builder_.open(Kind::File, Role::Item, {0, static_cast<std::uint32_t>(builder_.source().size())});
  if (whole.is(Word::module)) {
    const Pieces statements(*this, root);
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
      return name(piece, role);
    case Word::integer:
    case Word::float_:
      return builder_.leaf(Kind::Number, role, at, text(at));
    case Word::string:
    case Word::concatenated_string:
      return string(piece, role);
    case Word::true_:
      return builder_.leaf(Kind::Bool, role, at, "true");
    case Word::false_:
      return builder_.leaf(Kind::Bool, role, at, "false");
    case Word::none:
      return builder_.leaf(Kind::Null, role, at);
    case Word::ellipsis:
      return builder_.purpose() == Purpose::Pattern ? builder_.leaf(Kind::Ellipsis, role, at)
                                                    : builder_.leaf(Kind::Other, role, at, "ellipsis");

    case Word::attribute:
    case Word::member_type:
    case Word::subscript:
    case Word::call:
    case Word::conditional_expression:
      return link(piece, role);
    case Word::slice:
      return slice(piece, role);
    case Word::keyword_argument:
    case Word::keyword_pattern:
      return keyword_argument(piece, role);
    case Word::list_splat:
    case Word::dictionary_splat:
    case Word::list_splat_pattern:
    case Word::dictionary_splat_pattern:
    case Word::splat_pattern:
    case Word::splat_type:
      return spread(piece, role);
    case Word::not_operator:
    case Word::unary_operator:
      return unary(piece, role);
    case Word::boolean_operator:
    case Word::binary_operator:
      return binary(piece, role);
    case Word::comparison_operator:
      return comparison(piece, role);
    case Word::assignment:
    case Word::augmented_assignment:
      return assignment(piece, role);
    case Word::named_expression:
      return walrus(piece, role);
    case Word::parenthesized_expression:
      return parenthesised(piece, role);
    case Word::lambda:
      return lambda(piece, role);
    case Word::await:
      return around(piece, Kind::Await, role, Role::Value);
    case Word::yield:
      return yield(piece, role);
    case Word::list:
    case Word::list_pattern:
      return items(piece, Kind::List, role);
    case Word::set:
      return items(piece, Kind::Set, role);
    case Word::tuple:
    case Word::tuple_pattern:
    case Word::pattern_list:
    case Word::expression_list:
      return items(piece, Kind::Tuple, role);
    case Word::dictionary:
      return items(piece, Kind::Dict, role);
    case Word::pair:
      return pair(piece, role);
    case Word::list_comprehension:
      return comprehension(piece, role, "list");
    case Word::set_comprehension:
      return comprehension(piece, role, "set");
    case Word::dictionary_comprehension:
      return comprehension(piece, role, "dict");
    case Word::generator_expression:
      return comprehension(piece, role, "generator");
    case Word::for_in_clause:
      return for_in(piece, role);
    case Word::if_clause:
      return around(piece, Kind::If, role, Role::Condition);

    case Word::type:
      return type(piece, role);
    case Word::generic_type:
      return generic_type(piece, role);
    case Word::union_type:
      return binary(piece, role);
    case Word::type_parameter:
      return items(piece, Kind::TypeParams, role);

    case Word::expression_statement:
      return expression_statement(piece, role);
    case Word::print_statement:
      return command(piece, role, "print");
    case Word::exec_statement:
      return command(piece, role, "exec");
    case Word::return_statement:
      return around(piece, Kind::Return, role, Role::Value);
    case Word::raise_statement:
      return raise(piece, role);
    case Word::assert_statement:
      return assertion(piece, role);
    case Word::delete_statement:
      return deletion(piece, role);
    case Word::pass_statement:
      return builder_.leaf(Kind::Pass, role, at);
    case Word::break_statement:
      return builder_.leaf(Kind::Break, role, at);
    case Word::continue_statement:
      return builder_.leaf(Kind::Continue, role, at);
    case Word::global_statement:
      return scope(piece, role, "global");
    case Word::nonlocal_statement:
      return scope(piece, role, "nonlocal");
    case Word::type_alias_statement:
      return type_alias(piece, role);
    case Word::import_statement:
      return import(piece, role, "import");
    case Word::import_from_statement:
    case Word::future_import_statement:
      return import(piece, role, "from");

    case Word::block:
      return block(piece, role);
    case Word::if_statement:
      return if_statement(piece, role);
    case Word::for_statement:
      return for_statement(piece, role);
    case Word::while_statement:
      return while_statement(piece, role);
    case Word::try_statement:
      return try_statement(piece, role);
    case Word::with_statement:
      return with_statement(piece, role);
    case Word::match_statement:
      return match_statement(piece, role);
    case Word::function_definition:
      return function(piece, role, nullptr, at);
    case Word::class_definition:
      return class_definition(piece, role, nullptr, at);
    case Word::decorated_definition:
      return decorated(piece, role);
    case Word::decorator:
      return around(piece, Kind::Decorator, role, Role::Value);

    case Word::case_pattern:
    case Word::class_pattern:
    case Word::dict_pattern:
    case Word::union_pattern:
    case Word::complex_pattern:
    case Word::token_underscore:
      return case_pattern(piece, role);
    case Word::dotted_name:
      return dotted(piece, role);
    case Word::as_pattern_target:
      return unwrapped(piece, role);
    default:
      return other(piece, role);
  }
}

NodeId Lowering::other(const Piece& piece, Role role) {
  const NodeId id = builder_.open(Kind::Other, role, piece.range());
  builder_.set_text(id, ts_node_type(piece.node));
  if (piece.is(Word::error)) builder_.set_flag(id, Flag::Error);
  const Pieces pieces(*this, piece.node);
  all(pieces, Role::Item);
  builder_.close();
  return id;
}

NodeId Lowering::unwrapped(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  return pieces.size() == 1 ? any(pieces[0], role) : other(piece, role);
}

NodeId Lowering::items(const Piece& piece, Kind kind, Role role) {
  const NodeId id = builder_.open(kind, role, piece.range());
  const Pieces pieces(*this, piece.node);
  all(pieces, Role::Item);
  builder_.close();
  return id;
}

NodeId Lowering::around(const Piece& piece, Kind kind, Role role, Role inner) {
  const NodeId id = builder_.open(kind, role, piece.range());
  const Pieces pieces(*this, piece.node);
  all(pieces, inner);
  builder_.close();
  return id;
}

// A minus stands by itself only in case patterns, whose numbers carry no sign of their own.
void Lowering::all(const Pieces& pieces, Role role) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is(Word::token_minus) && i + 1 < pieces.size()) {
      negative(pieces[i], pieces[i + 1], role);
      ++i;
    } else if (!pieces[i].is_token() || pieces[i].is(Word::token_underscore)) {
      any(pieces[i], role);
    }
  }
}

NodeId Lowering::negative(const Piece& minus, const Piece& number, Role role) {
  const NodeId id = builder_.open(Kind::Unary, role, {minus.range().begin, number.range().end});
  builder_.set_op(id, "-");
  any(number, Role::Value);
  builder_.close();
  return id;
}

void Lowering::close(const Pieces& pieces) {
  for (std::size_t i = 0; has_errors_ && i < pieces.size(); ++i) {
    if (pieces[i].is(Word::error)) any(pieces[i], Role::Item);
  }
  builder_.close();
}

}  // namespace python

namespace {

void lower_python(Cst root, Builder& builder) {
  static const python::Vocabulary vocabulary(tree_sitter_python());
  python::Lowering(root.raw(), vocabulary, builder).file(root.raw());
}

constexpr std::array<std::string_view, 4> rule_words{"py", "python", "python2", "python3"};
constexpr std::array<std::string_view, 4> extensions{"py", "pyi", "pyw", "wsgi"};
constexpr std::array<std::string_view, 3> file_names{"SConstruct", "SConscript", "wscript"};
constexpr std::array<std::string_view, 2> interpreters{"python", "pypy"};

}  // namespace

constexpr LanguageSpec python_spec{.language = Language::Python,
                                   .name = "python",
                                   .title = "Python",
                                   .rule_words = rule_words,
                                   .extensions = extensions,
                                   .file_names = file_names,
                                   .interpreters = interpreters,
                                   .runs_on = only<Language::Python>,
                                   .grammar = tree_sitter_python,
                                   .lower = lower_python,
                                   .comment_leaders = shell_comments};

}  // namespace insight::engine::syntax
