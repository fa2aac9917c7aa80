#include "engine/syntax/languages/python_syntax.h"

#include <array>
#include <utility>

namespace insight::engine::syntax::python {
namespace {

constexpr auto nodes = std::to_array<std::pair<Word, std::string_view>>({
#define X(name, ...) {Word::name, spelled(#name __VA_OPT__(, ) __VA_ARGS__)},
    INSIGHT_PYTHON_NODES(X)
#undef X
});
constexpr auto tokens = std::to_array<std::pair<Word, std::string_view>>({
#define X(name, spelling) {Word::token_##name, spelling},
    INSIGHT_PYTHON_TOKENS(X)
#undef X
});
constexpr auto field_names = std::to_array<std::pair<Field, std::string_view>>({
#define X(name, ...) {Field::name, spelled(#name __VA_OPT__(, ) __VA_ARGS__)},
    INSIGHT_PYTHON_FIELDS(X)
#undef X
});

}  // namespace

Vocabulary::Vocabulary(const TSLanguage* language) : VocabularyOf(language, nodes, tokens, field_names) {}

}  // namespace insight::engine::syntax::python
