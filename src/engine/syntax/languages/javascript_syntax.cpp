#include "engine/syntax/languages/javascript_syntax.h"

#include <array>
#include <utility>

namespace insight::engine::syntax::javascript {
namespace {

// X(name) spells itself, X(name, "spelling") is for what C++ keeps for itself.
constexpr std::string_view spelled(std::string_view, std::string_view spelling) {
  return spelling;
}
constexpr std::string_view spelled(std::string_view name) {
  return name;
}

constexpr auto nodes = std::to_array<std::pair<Word, std::string_view>>({
#define X(name, ...) {Word::name, spelled(#name __VA_OPT__(, ) __VA_ARGS__)},
    INSIGHT_JAVASCRIPT_NODES(X)
#undef X
});
constexpr auto tokens = std::to_array<std::pair<Word, std::string_view>>({
#define X(name, spelling) {Word::token_##name, spelling},
    INSIGHT_JAVASCRIPT_TOKENS(X)
#undef X
});
constexpr auto field_names = std::to_array<std::pair<Field, std::string_view>>({
#define X(name, ...) {Field::name, spelled(#name __VA_OPT__(, ) __VA_ARGS__)},
    INSIGHT_JAVASCRIPT_FIELDS(X)
#undef X
});

template <class Table>
auto meaning_in(const Table& table, std::string_view spelling) {
  for (const auto& [meaning, known] : table) {
    if (known == spelling) return meaning;
  }
  return decltype(table[0].first){};
}

}  // namespace

Vocabulary::Vocabulary(const TSLanguage* language) {
  words.resize(ts_language_symbol_count(language));
  for (TSSymbol symbol = 0; symbol < words.size(); ++symbol) {
    const std::string_view spelling = ts_language_symbol_name(language, symbol);
    words[symbol] = ts_language_symbol_type(language, symbol) == TSSymbolTypeRegular ? meaning_in(nodes, spelling)
                                                                                     : meaning_in(tokens, spelling);
  }
  fields.resize(ts_language_field_count(language) + 1);
  for (TSFieldId id = 1; id < fields.size(); ++id)
    fields[id] = meaning_in(field_names, ts_language_field_name_for_id(language, id));
}

}  // namespace insight::engine::syntax::javascript
