/* One character further in a text: what tree-sitter's lexer does there, without calls and questions for the step from one ASCII
   letter to the next, which nearly all are. Everything else (the text's or its piece's end, letters of several bytes, a range's
   end) goes to the core's own function. Used by the generated lexers (generated_lexer.h) and by the core's (core.c). The text is
   UTF-8 and nobody logs: nothing here parses otherwise. */
#pragma once

#include <lexer.h> /* the core's */
#include <stddef.h>
#include <string.h>

#ifdef INSIGHT_CHECKED_PARSER
/* Does to a copy what the core would have done, before the step, and ends the process where the step came to something else. */
void check_lexer_step(const Lexer* before, const Lexer* after, bool skip);
#endif

static inline bool next_is_ascii(const Lexer* lexer) {
  const uint32_t next = lexer->current_position.bytes + 1 - lexer->chunk_start;
  return lexer->lookahead_size == 1 && next < lexer->chunk_size && (lexer->chunk[next] & 0x80) == 0 &&
         lexer->current_position.bytes + 1 < lexer->included_ranges[lexer->current_included_range_index].end_byte;
}

static inline void step_over_ascii(Lexer* lexer, bool skip) {
  if (lexer->data.lookahead == '\n') {
    ++lexer->current_position.extent.row;
    lexer->current_position.extent.column = 0;
    lexer->column_data.value = 0;
    lexer->column_data.valid = true;
  } else {
    ++lexer->current_position.extent.column;
    lexer->column_data.value += lexer->column_data.valid;
  }
  ++lexer->current_position.bytes;
  if (skip) lexer->token_start_position = lexer->current_position;
  lexer->data.lookahead = lexer->chunk[lexer->current_position.bytes - lexer->chunk_start];
}

/* False: the core has to take this step. */
static inline bool step_fast(TSLexer* data, bool skip) {
  Lexer* const lexer = (Lexer*)data;
  if (!next_is_ascii(lexer)) return false;
#ifdef INSIGHT_CHECKED_PARSER
  Lexer before;
  memcpy(&before, lexer, offsetof(Lexer, debug_buffer));
  step_over_ascii(lexer, skip);
  check_lexer_step(&before, lexer, skip);
#else
  step_over_ascii(lexer, skip);
#endif
  return true;
}
