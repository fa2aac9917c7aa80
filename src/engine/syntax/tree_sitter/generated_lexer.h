/* Included before every generated parser (cmake/grammars.cmake): its lexer's macros, with the steps of lexer_step.h in place of
   calls through pointers, two or three of which it makes for each character. What a lexer accepts stays the same. */
#pragma once

#include <stdlib.h>
#include <tree_sitter/api.h> /* first: what both define, parser.h leaves out then */
/* */
#include <tree_sitter/parser.h> /* the grammar's own */
/* */
#include "lexer_step.h"

static inline void advance_lexer(TSLexer* lexer, bool skip) {
  if (!step_fast(lexer, skip)) lexer->advance(lexer, skip);
}

static inline void mark_token_end(TSLexer* data) {
  Lexer* const lexer = (Lexer*)data;
  if (lexer->current_included_range_index == 0) { /* within the first range there is none before it */
    lexer->token_end_position = lexer->current_position;
  } else {
    data->mark_end(data);
  }
}

/* Where the compiler works out while compiling which ASCII letters a set or a map has, one look at a bit says whether a letter is
   in it. Clang and sanitizers would work it out again for each letter: they search, as what was published does. */
#if defined(__OPTIMIZE__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define FOLDED __attribute__((always_inline))

static inline bool has_letter(uint64_t low, uint64_t high, int32_t letter) {
  return ((letter < 64 ? low : high) >> (letter % 64) & 1) != 0;
}

/* A bit for each letter from `first` to `last`; `half`: 0 for those below 64, 1 for the others. */
static inline FOLDED uint64_t bits_between(int32_t first, int32_t last, int half) {
  const int32_t begin = first - 64 * half > 0 ? first - 64 * half : 0;
  const int32_t end = last - 64 * half < 63 ? last - 64 * half : 63;
  return begin > 63 || end < begin ? 0 : (~UINT64_C(0) << begin) & (~UINT64_C(0) >> (63 - end));
}

/* For ASCII letters, of ranges in order of which the first eight hold all such. */
static inline FOLDED bool have_letter(const TSCharacterRange* ranges, uint32_t count, int32_t letter) {
  uint64_t low = 0;
  uint64_t high = 0;
#define ADD_RANGE(i)                                         \
  if (count > (i)) {                                         \
    low |= bits_between(ranges[i].start, ranges[i].end, 0);  \
    high |= bits_between(ranges[i].start, ranges[i].end, 1); \
  }
  ADD_RANGE(0)
  ADD_RANGE(1)
  ADD_RANGE(2)
  ADD_RANGE(3)
  ADD_RANGE(4)
  ADD_RANGE(5)
  ADD_RANGE(6)
  ADD_RANGE(7)
#undef ADD_RANGE
  return has_letter(low, high, letter);
}

static inline FOLDED bool is_in_ranges(const TSCharacterRange* ranges, uint32_t count, int32_t letter) {
  if (letter >= 128 || letter < 0 || (count > 8 && ranges[8].start < 128))
    return set_contains((TSCharacterRange*)ranges, count, letter);
  const bool is_in = have_letter(ranges, count, letter);
#ifdef INSIGHT_CHECKED_PARSER
  if (is_in != set_contains((TSCharacterRange*)ranges, count, letter)) abort();
#endif
  return is_in;
}
#define set_contains is_in_ranges
#define TSCharacterRange const TSCharacterRange /* which some grammars leave out */

/* Most letters that are looked up in a map, spaces and names, are not in it: may this one be? */
static inline FOLDED bool may_be_mapped(const uint16_t* map, uint32_t size, int32_t letter) {
  uint64_t low = 0;
  uint64_t high = 0;
#pragma GCC unroll 256
  for (uint32_t i = 0; i < size; i += 2) {
    if (map[i] < 64) {
      low |= UINT64_C(1) << map[i];
    } else if (map[i] < 128) {
      high |= UINT64_C(1) << (map[i] - 64);
    }
  }
  return letter >= 128 || letter < 0 || has_letter(low, high, letter);
}

/* Where the letter stands in the map; `size`: nowhere. */
static inline FOLDED uint32_t place_in_map(const uint16_t* map, uint32_t size, int32_t letter) {
  const bool may_be = may_be_mapped(map, size, letter);
#ifndef INSIGHT_CHECKED_PARSER
  if (!may_be) return size;
#endif
  uint32_t place = 0;
  while (place < size && map[place] != letter) place += 2;
#ifdef INSIGHT_CHECKED_PARSER
  if (place < size && !may_be) abort();
#endif
  return place;
}

#undef ADVANCE_MAP
#define ADVANCE_MAP(...)                                       \
  {                                                            \
    static const uint16_t map[] = {__VA_ARGS__};               \
    const uint32_t size = sizeof(map) / sizeof(map[0]);        \
    const uint32_t place = place_in_map(map, size, lookahead); \
    if (place < size) {                                        \
      state = map[place + 1];                                  \
      goto next_state;                                         \
    }                                                          \
  }
#endif

#undef START_LEXER
#define START_LEXER()         \
  bool result = false;        \
  bool skip = false;          \
  UNUSED bool eof = false;    \
  int32_t lookahead;          \
  goto start;                 \
  next_state:                 \
  advance_lexer(lexer, skip); \
  start:                      \
  skip = false;               \
  lookahead = lexer->lookahead;

/* `lexer->eof(lexer)`: at the end the letter is 0. */
#define eof(at) lookahead == 0 && (at)->eof(at)

#undef ACCEPT_TOKEN
#define ACCEPT_TOKEN(symbol)     \
  result = true;                 \
  lexer->result_symbol = symbol; \
  mark_token_end(lexer);
