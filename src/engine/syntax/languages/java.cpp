// Java: its spec; java_lowering.h names the parts of its lowering.
#include <array>

#include "engine/syntax/languages/java_lowering.h"
#include "engine/syntax/languages/spec.h"

extern "C" {
const TSLanguage* tree_sitter_java();
}

namespace insight::engine::syntax {
namespace {

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"(", "\n);", Pick::Expression},
    {"", "", Pick::Statements},
    {"", ";", Pick::Statements},
    {"class __ic_class { ", "\n}", Pick::Member},
    {"class __ic_class { ", ";\n}", Pick::Member},
    {"", " { __ic_ellipsis; }", Pick::Statements},
    {"class __ic_class { ", " { __ic_ellipsis; } }", Pick::Member},
    {"try { __ic_ellipsis; } ", "", Pick::Only, Kind::Catch},
    {"try { __ic_ellipsis; } ", " { __ic_ellipsis; }", Pick::Only, Kind::Catch},
    {"switch (__ic_value) { ", "\n}", Pick::Only, Kind::Case},
    {"", "\nclass __ic_class { }", Pick::Only, Kind::Decorator},
    {"class __ic_class { __ic_class() { ", "\n} }", Pick::Statements, Kind::Other, true},
    {"class __ic_class { __ic_class() { ", ";\n} }", Pick::Statements, Kind::Other, true},
    {"", "() { }", Pick::Statements},
    {"@__ic_name(", ") class __ic_class { }", Pick::Only, Kind::KeywordArg},
    {"", " __ic_name;", Pick::Only, Kind::GenericType},
});

constexpr std::array<std::string_view, 1> words{"java"};

}  // namespace

constexpr LanguageSpec java_spec{
    .language = Language::Java,
    .name = "java",
    .title = "Java",
    .rule_words = words,
    .extensions = words,
    .runs_on = only<Language::Java>,
    .grammar = tree_sitter_java,
    .lower = lower_by_table<tree_sitter_java, java::add_definitions, java::add_expressions, java::add_statements>,
    .shapes = shapes,
    .style = {.gap_parameter = " __ic_gap",
              .typed_parameters = true,
              .typed = PatternStyle::Typed::Cast,
              .braces_make_arrays = true},
    .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
