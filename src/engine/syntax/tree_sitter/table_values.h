/* What the parse table of a grammar says of a state and a symbol. Most states keep a list that has to be searched each time; here a
   thread remembers what it found. Stands in place of ts_language_lookup in core.c. */
#pragma once

#include <language.h> /* the core's */
#include <stdlib.h>
#include <string.h>

enum { table_bits = 12 };
typedef struct {
  uint32_t key; /* state and symbol */
  uint32_t value;
} TableSlot;

/* Of one language at a time. */
static _Thread_local struct {
  const TSLanguage* language;
  TableSlot slots[1 << table_bits];
} known;

static inline uint16_t table_value(const TSLanguage* language, TSStateId state, TSSymbol symbol) {
  if (state < language->large_state_count) return language->parse_table[state * language->symbol_count + symbol];
  if (known.language != language) {
    memset(known.slots, 0, sizeof known.slots); /* state 0 keeps no list, so no key is 0 */
    known.language = language;
  }
  const uint32_t key = (uint32_t)state << 16 | symbol;
  TableSlot* const slot = &known.slots[(key * 0x9E3779B1u) >> (32 - table_bits)];
  if (slot->key != key) *slot = (TableSlot){key, ts_language_lookup(language, state, symbol)};
#ifdef INSIGHT_CHECKED_PARSER
  if (slot->value != ts_language_lookup(language, state, symbol)) abort();
#endif
  return (uint16_t)slot->value;
}
