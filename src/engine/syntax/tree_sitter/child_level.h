/* What children.h asks of tree-sitter's core: the children of one of its subtrees, hidden ones among them, in one pass. In C,
   because the core's own headers are. */
#pragma once

#include <stdint.h>
#include <tree_sitter/api.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const TSTree* tree;
  const void* parent;      /* the subtree */
  const TSSymbol* aliases; /* by structural number; null: the parent's production has none */
  uint32_t index;          /* of the next child */
  uint32_t structural;     /* its number without extras, such as comments */
  uint32_t byte;           /* where it begins */
  TSFieldId inherited;     /* of children without a field of their own: what the hidden parent is in */
  uint16_t production;
} ChildLevel;

typedef struct {
  TSNode node;
  uint32_t structural;
  int is_extra;
} LevelChild;

typedef enum { NoChild, VisibleChild, HiddenParent } LevelStep;

/* `parent` as in TSNode.id. */
void open_child_level(ChildLevel* level, const TSTree* tree, const void* parent, uint32_t byte, TSFieldId inherited);
/* Goes to the next child that is visible, or has such below it. */
LevelStep next_of_level(ChildLevel* level, LevelChild* child);
TSFieldId field_in_level(const ChildLevel* level, const LevelChild* child);

#ifdef __cplusplus
}
#endif
