// Vocabulary: a grammar's words as an enumeration, so that a lowering can switch on them. The generated parser numbers its symbols
// for itself; the table from its numbers to ours is made once, on first use. Used only by *_syntax.h, which list the words.
#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace insight::engine::syntax {

template <class Meaning>
using Spellings = std::span<const std::pair<Meaning, std::string_view>>;

template <class Word, class Field>
class VocabularyOf {
 public:
  VocabularyOf(const TSLanguage* language, Spellings<Word> nodes, Spellings<Word> tokens, Spellings<Field> fields) {
    const auto symbols = static_cast<TSSymbol>(ts_language_symbol_count(language));
    words_.resize(symbols);
    for (TSSymbol symbol = 0; symbol < symbols; ++symbol) {
      const bool is_node = ts_language_symbol_type(language, symbol) == TSSymbolTypeRegular;
      words_[symbol] = meaning_in(is_node ? nodes : tokens, ts_language_symbol_name(language, symbol));
    }
    const auto fields_end = static_cast<TSFieldId>(ts_language_field_count(language) + 1);
    fields_.resize(fields_end);
    for (TSFieldId id = 1; id < fields_end; ++id) fields_[id] = meaning_in(fields, ts_language_field_name_for_id(language, id));
  }

  Word word(TSSymbol symbol) const { return symbol < words_.size() ? words_[symbol] : Word::error; }
  Field field(TSFieldId id) const { return fields_[id]; }

 private:
  template <class Meaning>
  static Meaning meaning_in(Spellings<Meaning> known, std::string_view wanted) {
    for (const auto& [meaning, spelling] : known) {
      if (spelling == wanted) return meaning;
    }
    return Meaning{};
  }

  std::vector<Word> words_;
  std::vector<Field> fields_;
};

// X(name) spells itself, X(name, "spelling") is for what C++ keeps for itself.
constexpr std::string_view spelled(std::string_view, std::string_view spelling) {
  return spelling;
}
constexpr std::string_view spelled(std::string_view name) {
  return name;
}

}  // namespace insight::engine::syntax
