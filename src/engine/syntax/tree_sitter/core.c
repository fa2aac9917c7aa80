/* Tree-sitter's core, compiled as it was published but for what parsing spends most of its time with: asking the parse table
   (table_values.h), going from one letter to the next (lexer_step.h), pushing and popping (stack_steps.h), and counting who holds a
   subtree. Each gives what the published code gives; INSIGHT_CHECKED_PARSER, which builds for tests define, holds it against that
   every time. */
#include <atomic.h>
#include <stdlib.h>
#include <string.h>

#include "lexer_step.h"
#include "scanner_steps.h"
#include "table_values.h"

#define ts_lexer_init published_lexer_init
#define ts_lexer_start published_lexer_start
#include <lexer.c>
#undef ts_lexer_init
#undef ts_lexer_start

static _Thread_local uint64_t steps_of_scanners;

uint64_t scanner_steps(void) {
  return steps_of_scanners;
}

/* A scanner may wait for a letter without asking whether the text goes on. Published, the core would show it the text's end for ever;
   here, after so many steps at the end of one token, every ASCII letter in turn: whatever it waits for comes. */
enum { patience_at_end = 10000, ascii_letters = 128 };
static _Thread_local uint32_t steps_at_end;

static void advance(TSLexer* lexer, bool skip) {
  ++steps_of_scanners;
  if (step_fast(lexer, skip)) return;
  ts_lexer__advance(lexer, skip);
  if (ts_lexer__eof(lexer) && ++steps_at_end > patience_at_end) lexer->lookahead = (int32_t)(steps_at_end % ascii_letters);
}

void ts_lexer_start(Lexer* lexer) {
  steps_at_end = 0;
  if (ts_lexer__eof(&lexer->data)) lexer->data.lookahead = 0; /* whatever the last scanner was shown */
  published_lexer_start(lexer);
}

void ts_lexer_init(Lexer* lexer) {
  published_lexer_init(lexer);
  lexer->data.advance = advance; /* of scanners written by hand */
}

#ifdef INSIGHT_CHECKED_PARSER
void check_lexer_step(const Lexer* before, const Lexer* after, bool skip) {
  Lexer published;
  memcpy(&published, before, offsetof(Lexer, debug_buffer));
  ts_lexer__advance(&published.data, skip);
  if (memcmp(&published, after, offsetof(Lexer, debug_buffer)) != 0) abort();
}
#endif

/* A tree is one thread's at a time (ParseMemory), so nobody else counts. */
#define atomic_inc(count) (++*(count))
#define atomic_dec(count) (--*(count))
#include <subtree.c>
#undef atomic_inc
#undef atomic_dec

#define ts_stack_push published_stack_push
#define ts_stack_pop_count published_stack_pop_count
#include <stack.c>
#undef ts_stack_push
#undef ts_stack_pop_count
#include "stack_steps.h"

#define ts_language_lookup table_value
#include <alloc.c>
#include <get_changed_ranges.c>
#include <language.c>
#include <node.c>
#include <parser.c>
#include <query.c>
#include <tree.c>
#include <tree_cursor.c>
#include <wasm_store.c>
