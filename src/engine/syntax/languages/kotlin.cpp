// Kotlin: its spec; kotlin_lowering.h names the parts of its lowering.
#include <array>

#include "engine/syntax/languages/kotlin_lowering.h"
#include "engine/syntax/languages/mended_text.h"
#include "engine/syntax/languages/spec.h"

extern "C" {
const TSLanguage* tree_sitter_kotlin();
}

namespace insight::engine::syntax {
namespace {

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", Pick::Statements},
    {"(", "\n)\n", Pick::Expression},
    {"class __ic_class { ", "\n}\n", Pick::Member},
    {"", " { __ic_ellipsis }\n", Pick::Statements},
    {"try { __ic_ellipsis } ", "\n", Pick::Only, Kind::Catch},
    {"try { __ic_ellipsis } ", " { __ic_ellipsis }\n", Pick::Only, Kind::Catch},
    {"when (__ic_value) { ", "\n}\n", Pick::Only, Kind::Case},
    {"", "\nclass __ic_class { }\n", Pick::Only, Kind::Decorator},
    {"__ic_call(", "\n)\n", Pick::Only, Kind::KeywordArg},
});

constexpr std::array<std::string_view, 2> words{"kotlin", "kt"};
constexpr std::array<std::string_view, 2> extensions{"kt", "kts"};

}  // namespace

constexpr LanguageSpec kotlin_spec{.language = Language::Kotlin,
                                   .name = "kotlin",
                                   .title = "Kotlin",
                                   .rule_words = words,
                                   .extensions = extensions,
                                   .runs_on = only<Language::Kotlin>,
                                   .grammar = tree_sitter_kotlin,
                                   .lower = lower_statements<tree_sitter_kotlin, &Lowering::statement, kotlin::add_definitions,
                                                             kotlin::add_expressions, kotlin::add_statements>,
                                   .mended = mended_kotlin,
                                   .shapes = shapes,
                                   .style = {.gap_statement = "",
                                             .gap_parameter = ": __ic_gap",
                                             .gap_member = ";",
                                             .gap_member_word = "val ",
                                             .hole = "${",
                                             .block_is_argument = true,
                                             .typed = PatternStyle::Typed::As},
                                   .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
