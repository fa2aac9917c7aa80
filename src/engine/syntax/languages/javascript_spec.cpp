// JavaScript, TypeScript and TSX: their specs. One lowering serves all three.
#include <tree_sitter/api.h>

#include <array>

#include "engine/syntax/languages/javascript_lowering.h"
#include "engine/syntax/languages/spec.h"

extern "C" {
const TSLanguage* tree_sitter_javascript();
const TSLanguage* tree_sitter_typescript();
const TSLanguage* tree_sitter_tsx();
}

namespace insight::engine::syntax {
namespace {

void lower_javascript(Cst root, Builder& builder) {
  static const javascript::Vocabulary javascript(tree_sitter_javascript());
  static const javascript::Vocabulary typescript(tree_sitter_typescript());
  static const javascript::Vocabulary tsx(tree_sitter_tsx());
  const TSLanguage* const grammar = ts_node_language(root.raw());
  const javascript::Vocabulary& vocabulary = grammar == tree_sitter_tsx()          ? tsx
                                             : grammar == tree_sitter_typescript() ? typescript
                                                                                   : javascript;
  javascript::Lowering(root.raw(), vocabulary, builder).file(root.raw());
}

constexpr std::array<std::string_view, 3> javascript_words{"js", "javascript", "jsx"};
constexpr std::array<std::string_view, 2> typescript_words{"ts", "typescript"};
constexpr std::array<std::string_view, 1> tsx_words{"tsx"};
constexpr std::array<std::string_view, 5> javascript_extensions{"js", "jsx", "mjs", "cjs", "es6"};
constexpr std::array<std::string_view, 3> typescript_extensions{"ts", "mts", "cts"};
constexpr std::array<std::string_view, 1> javascript_files{"Jakefile"};
constexpr std::array<std::string_view, 2> javascript_programs{"node", "nodejs"};
constexpr std::array<std::string_view, 2> typescript_programs{"ts-node", "tsx"};
constexpr std::array javascript_runs_on{Language::JavaScript, Language::TypeScript, Language::Tsx};
constexpr std::array typescript_runs_on{Language::TypeScript, Language::Tsx};
constexpr std::array tsx_runs_on{Language::Tsx};

}  // namespace

constexpr LanguageSpec javascript_spec{.language = Language::JavaScript,
                                       .name = "javascript",
                                       .title = "JavaScript or TypeScript",
                                       .rule_words = javascript_words,
                                       .extensions = javascript_extensions,
                                       .file_names = javascript_files,
                                       .interpreters = javascript_programs,
                                       .runs_on = javascript_runs_on,
                                       .grammar = tree_sitter_javascript,
                                       .lower = lower_javascript,
                                       .comment_leaders = c_comments};
constexpr LanguageSpec typescript_spec{.language = Language::TypeScript,
                                       .name = "typescript",
                                       .title = "JavaScript or TypeScript",
                                       .rule_words = typescript_words,
                                       .extensions = typescript_extensions,
                                       .interpreters = typescript_programs,
                                       .runs_on = typescript_runs_on,
                                       .grammar = tree_sitter_typescript,
                                       .lower = lower_javascript,
                                       .comment_leaders = c_comments};
constexpr LanguageSpec tsx_spec{.language = Language::Tsx,
                                .name = "tsx",
                                .title = "JavaScript or TypeScript",
                                .rule_words = tsx_words,
                                .extensions = tsx_words,
                                .runs_on = tsx_runs_on,
                                .grammar = tree_sitter_tsx,
                                .lower = lower_javascript,
                                .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
