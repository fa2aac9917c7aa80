// Scala: its spec; scala_lowering.h names the parts of its lowering.
#include <array>

#include "engine/syntax/languages/mended_text.h"
#include "engine/syntax/languages/scala_lowering.h"
#include "engine/syntax/languages/spec.h"

extern "C" {
const TSLanguage* tree_sitter_scala();
}

namespace insight::engine::syntax {
namespace {

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", Pick::Statements},
    {"(", "\n)\n", Pick::Expression},
    {"class __ic_class { ", "\n}\n", Pick::Member},
    {"", " { __ic_ellipsis }\n", Pick::Statements},
    {"__ic_value match { ", "\n}\n", Pick::Only, Kind::Case},
    {"try { __ic_ellipsis } ", "\n", Pick::Only, Kind::Catch},
    {"__ic_call(", "\n)\n", Pick::Only, Kind::KeywordArg},
    {"", "\nclass __ic_class { }\n", Pick::Only, Kind::Decorator},
});

constexpr std::array<std::string_view, 1> words{"scala"};
constexpr std::array<std::string_view, 2> extensions{"scala", "sbt"};

}  // namespace

constexpr LanguageSpec scala_spec{.language = Language::Scala,
                                  .name = "scala",
                                  .title = "Scala",
                                  .rule_words = words,
                                  .extensions = extensions,
                                  .runs_on = only<Language::Scala>,
                                  .grammar = tree_sitter_scala,
                                  .lower = lower_statements<tree_sitter_scala, &Lowering::statement, scala::add_definitions,
                                                            scala::add_expressions, scala::add_statements>,
                                  .mended = mended_scala,
                                  .shapes = shapes,
                                  .style = {.gap_statement = "",
                                            .gap_parameter = ": __ic_gap",
                                            .typed_parameters = true,
                                            .gap_member = "",
                                            .hole = "${",
                                            .block_is_argument = true,
                                            .gap_case = " =>",
                                            .gap_loop = " <- __ic_gap",
                                            .matches_after_value = true},
                                  .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
