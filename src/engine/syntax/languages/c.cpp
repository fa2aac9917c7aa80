// C: its spec; the rows of its table are shared with C++.
#include <array>

#include "engine/syntax/languages/c_rows.h"

extern "C" {
const TSLanguage* tree_sitter_c();
}

namespace insight::engine::syntax {
namespace {

void own_rows(Table& table) {
  table.node({"variadic_parameter"}, Kind::Param).flag(Flag::Rest);
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"int __ic_function() { (", "\n); }\n", Pick::Expression, Kind::Other, true},
    {"int __ic_function() { ", "\n}\n", Pick::Statements, Kind::Other, true},
    {"int __ic_function() { ", ";\n}\n", Pick::Statements, Kind::Other, true},
    {"", "\n", Pick::Statements},
    {"", " { __ic_ellipsis; }\n", Pick::Statements},
    {"struct __ic_class { ", "\n};\n", Pick::Member},
    {"switch (__ic_value) { ", "\n}\n", Pick::Only, Kind::Case},
});

constexpr std::array<std::string_view, 1> words{"c"};
constexpr std::array<std::string_view, 2> extensions{"c", "h"};

}  // namespace

constexpr LanguageSpec c_spec{.language = Language::C,
                              .name = "c",
                              .title = "C",
                              .rule_words = words,
                              .extensions = extensions,
                              .runs_on = only<Language::C>,
                              .grammar = tree_sitter_c,
                              .lower = c_family::lower<tree_sitter_c, c_family::add_rows, own_rows>,
                              .shapes = shapes,
                              .style = {.type_before = "(", .type_after = ")0", .words_for_types = true},
                              .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
