/* What the parse table of a grammar says of a state and a symbol. Most states keep a list that has to be searched each time; here a
   thread remembers what it found, and where recovery from an error asks a state for all symbols in turn, the whole of its list.
   Stands in place of ts_language_lookup in core.c. */
#pragma once

#include <language.h> /* the core's */
#include <stdlib.h>
#include <string.h>

enum { table_bits = 12, most_symbols = 1024 };
typedef struct {
  uint32_t key; /* state and symbol */
  uint32_t value;
} TableSlot;

/* Of one language at a time. State 0 keeps no list, so it stands for none. */
static _Thread_local struct {
  const TSLanguage* language;
  TSStateId searched; /* last */
  TSStateId listed;
  uint16_t values[most_symbols]; /* of `listed`, by symbol */
  TableSlot slots[1 << table_bits];
} known;

static void forget_table(const TSLanguage* language) {
  memset(known.slots, 0, sizeof known.slots);
  known.searched = 0;
  known.listed = 0;
  known.language = language;
}

static void list_values(const TSLanguage* language, TSStateId state) {
  memset(known.values, 0, language->symbol_count * sizeof *known.values);
  const uint16_t* at = &language->small_parse_table[language->small_parse_table_map[state - language->large_state_count]];
  for (uint16_t groups = *at++; groups > 0; --groups) {
    const uint16_t value = *at++;
    for (uint16_t symbols = *at++; symbols > 0; --symbols) known.values[*at++] = value;
  }
  known.listed = state;
}

/* What no slot holds. Of two searches of the same state in turn the second makes the list. */
static uint16_t search_table(const TSLanguage* language, TSStateId state, TSSymbol symbol, TableSlot* slot, uint32_t key) {
  if (known.listed == state) return known.values[symbol];
  if (known.searched == state && language->symbol_count <= most_symbols) {
    list_values(language, state);
    return known.values[symbol];
  }
  known.searched = state;
  *slot = (TableSlot){key, ts_language_lookup(language, state, symbol)};
  return (uint16_t)slot->value;
}

static inline uint16_t table_value(const TSLanguage* language, TSStateId state, TSSymbol symbol) {
  if (state < language->large_state_count) return language->parse_table[state * language->symbol_count + symbol];
  if (known.language != language) forget_table(language);
  const uint32_t key = (uint32_t)state << 16 | symbol;
  TableSlot* const slot = &known.slots[(key * 0x9E3779B1u) >> (32 - table_bits)];
  const uint16_t value = slot->key == key ? (uint16_t)slot->value : search_table(language, state, symbol, slot, key);
#ifdef INSIGHT_CHECKED_PARSER
  if (value != ts_language_lookup(language, state, symbol)) abort();
#endif
  return value;
}
