/* Tree-sitter's core, compiled as it was published but for two things that parsing spends a quarter of its time with: what the
   parse table says of a state and a symbol, which is searched for in a list, is remembered; and the lexer steps from one ASCII
   letter to the next without a call (lexer_step.h). Both give what the core's own code gives: INSIGHT_CHECKED_PARSER, which
   builds for tests define, holds each answer against it. */
#include <language.h>
#include <stdlib.h>
#include <string.h>

#include "lexer_step.h"

/* What a thread has looked up last, of one language at a time. */
enum { table_slots = 4096 };
typedef struct {
  uint32_t key; /* state and symbol */
  uint32_t value;
} TableSlot;
static _Thread_local struct {
  const TSLanguage* language;
  TableSlot slots[table_slots];
} known;

static inline uint16_t table_value(const TSLanguage* language, TSStateId state, TSSymbol symbol) {
  if (state < language->large_state_count) return language->parse_table[state * language->symbol_count + symbol];
  if (known.language != language) {
    memset(known.slots, 0, sizeof known.slots); /* state 0 is a large one, so no key is 0 */
    known.language = language;
  }
  const uint32_t key = (uint32_t)state << 16 | symbol;
  TableSlot* const slot = &known.slots[(key * 0x9E3779B1u) >> 20];
  if (slot->key != key) *slot = (TableSlot){key, ts_language_lookup(language, state, symbol)};
#ifdef INSIGHT_CHECKED_PARSER
  if (slot->value != ts_language_lookup(language, state, symbol)) abort();
#endif
  return (uint16_t)slot->value;
}

#define ts_lexer_init published_lexer_init
#include <lexer.c>
#undef ts_lexer_init

static void advance(TSLexer* lexer, bool skip) {
  if (!step_fast(lexer, skip)) ts_lexer__advance(lexer, skip);
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

#define ts_language_lookup table_value
#include <alloc.c>
#include <get_changed_ranges.c>
#include <language.c>
#include <node.c>
#include <parser.c>
#include <query.c>
#include <stack.c>
#include <subtree.c>
#include <tree.c>
#include <tree_cursor.c>
#include <wasm_store.c>
