/* Included before every generated parser (cmake/grammars.cmake): its lexer's macros, with the steps of lexer_step.h in place of
   calls through pointers, two or three of which it makes for each character. What a lexer accepts stays the same. */
#pragma once

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

/* The ranges are in order and letters mostly ASCII, so the first few decide. */
static inline bool is_in_ranges(const TSCharacterRange* ranges, uint32_t count, int32_t letter) {
  if (letter >= 0x80) return set_contains((TSCharacterRange*)ranges, count, letter);
  for (uint32_t i = 0; i < count && ranges[i].start <= letter; ++i) {
    if (letter <= ranges[i].end) return true;
  }
  return false;
}
#define set_contains is_in_ranges

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
