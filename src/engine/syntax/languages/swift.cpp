// Swift: its table and spec. `guard c else {…}` is an If of what c is not; what `if let` and `case let` bind is a Walrus; a closure
// behind a call is its argument.
#include <array>

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/swift_lowering.h"

extern "C" {
const TSLanguage* tree_sitter_swift();
}

namespace insight::engine::syntax {
namespace {

// At the top level `throw e` is two nodes of the file.
void lower_swift(Cst root, Builder& builder) {
  Lowering to(
      table_of<tree_sitter_swift, swift::add_definitions, swift::add_types, swift::add_expressions, swift::add_statements>(),
      builder);
  builder.open(Kind::File, Role::Item, {0, static_cast<std::uint32_t>(builder.source().size())});
  Piece word;
  for (const Piece& piece : to.pieces({root.raw()})) {
    if (piece.is("throw_keyword")) {
      word = piece;
      continue;
    }
    if (word) builder.open(Kind::Throw, Role::Item, {word.range().begin, piece.range().end});
    if (word) {
      to.any(piece, Role::Value);
      builder.close();
    } else {
      to.statement(piece);
    }
    word = {};
  }
  builder.close();
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", Pick::Statements},
    {"func __ic_function() {\n", "\n}\n", Pick::Statements, Kind::Other, true},
    {"(", "\n)\n", Pick::Expression},
    {"class __ic_class {\n", "\n}\n", Pick::Member},
    {"", " { __ic_ellipsis }\n", Pick::Statements},
    {"class __ic_class {\n", " { __ic_ellipsis }\n}\n", Pick::Member},
    {"enum __ic_class {\n", "\n}\n", Pick::Member},
    {"protocol __ic_class {\n", "\n}\n", Pick::Member},
    {"do { __ic_ellipsis } ", "\n", Pick::Only, Kind::Catch},
    {"do { __ic_ellipsis } ", " { __ic_ellipsis }\n", Pick::Only, Kind::Catch},
    {"switch __ic_value {\n", "\n}\n", Pick::Only, Kind::Case},
    {"__ic_call(", "\n)\n", Pick::Only, Kind::KeywordArg},
    {"[", "\n]\n", Pick::Only, Kind::Pair},
    {"", "\nclass __ic_class { }\n", Pick::Only, Kind::Decorator},
    {"let __ic_name: ", "\n", Pick::Only, Kind::GenericType},
    {"let __ic_name: ", "\n", Pick::Only, Kind::Type},
});

constexpr auto member_words = std::to_array<std::string_view>({"extension", "protocol", "actor", "enum"});
constexpr auto constructor_words = std::to_array<std::string_view>({"init", "subscript"});
constexpr std::array<std::string_view, 1> words{"swift"};
constexpr std::array<std::string_view, 1> interpreters{"swift"};

}  // namespace

constexpr LanguageSpec swift_spec{.language = Language::Swift,
                                  .name = "swift",
                                  .title = "Swift",
                                  .rule_words = words,
                                  .extensions = words,
                                  .interpreters = interpreters,
                                  .runs_on = only<Language::Swift>,
                                  .grammar = tree_sitter_swift,
                                  .lower = lower_swift,
                                  .shapes = shapes,
                                  .style = {.quotes = "\"",
                                            .gap_statement = "",
                                            .gap_parameter = ": __ic_gap",
                                            .gap_member = "",
                                            .gap_member_word = "associatedtype ",
                                            .hole = "\\(",
                                            .block_is_argument = true,
                                            .member_words = member_words,
                                            .constructor_words = constructor_words,
                                            .dotted_ranges = true,
                                            .gap_case = ": break"},
                                  .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
