// C#: its spec; csharp_lowering.h names the parts of its lowering.
#include <array>

#include "engine/syntax/languages/csharp_lowering.h"
#include "engine/syntax/languages/spec.h"

extern "C" {
const TSLanguage* tree_sitter_c_sharp();
}

namespace insight::engine::syntax {
namespace {

void lower_csharp(Cst root, Builder& builder) {
  const Table& table = table_of<tree_sitter_c_sharp, csharp::add_definitions, csharp::add_expressions, csharp::add_statements>();
  csharp::CSharpLowering(table, builder).file(root.raw());
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"__ic_name = ", "\n;", Pick::Expression},
    {"", "", Pick::Statements},
    {"", ";", Pick::Statements},
    {"class __ic_class { ", "\n}", Pick::Member},
    {"class __ic_class { ", ";\n}", Pick::Member},
    {"", " { __ic_ellipsis __ic_gap; }", Pick::Statements},
    {"class __ic_class { ", " { __ic_ellipsis __ic_gap; } }", Pick::Member},
    {"try { __ic_ellipsis __ic_gap; } ", "", Pick::Only, Kind::Catch},
    {"try { __ic_ellipsis __ic_gap; } ", " { __ic_ellipsis __ic_gap; }", Pick::Only, Kind::Catch},
    {"switch (__ic_value) { ", "\n}", Pick::Only, Kind::Case},
    {"", "\nclass __ic_class { }", Pick::Only, Kind::Decorator},
    {"__ic_call(", "\n);", Pick::Only, Kind::KeywordArg},
    {"", " __ic_name;", Pick::Only, Kind::GenericType},
});

constexpr std::array<std::string_view, 4> words{"csharp", "cs", "c#", "C#"};
constexpr std::array<std::string_view, 2> extensions{"cs", "csx"};

}  // namespace

constexpr LanguageSpec csharp_spec{.language = Language::CSharp,
                                   .name = "csharp",
                                   .title = "C#",
                                   .rule_words = words,
                                   .extensions = extensions,
                                   .runs_on = only<Language::CSharp>,
                                   .grammar = tree_sitter_c_sharp,
                                   .lower = lower_csharp,
                                   .shapes = shapes,
                                   .style = {.gap_statement = " __ic_gap;",
                                             .gap_parameter = " __ic_gap",
                                             .hole = "{",
                                             .type_before = "default(",
                                             .type_after = ")",
                                             .new_has_values = true},
                                   .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
