#include "child_level.h"

#include <language.h>
#include <subtree.h>
#include <tree.h>

void open_child_level(ChildLevel* level, const TSTree* tree, const void* parent, uint32_t byte, TSFieldId inherited) {
  const Subtree subtree = *(const Subtree*)parent;
  *level = (ChildLevel){.tree = tree, .parent = parent, .byte = byte, .inherited = inherited};
  if (ts_subtree_child_count(subtree) == 0) return;
  level->production = subtree.ptr->production_id;
  level->aliases = ts_language_alias_sequence(tree->language, level->production);
}

LevelStep next_of_level(ChildLevel* level, LevelChild* child) {
  const Subtree parent = *(const Subtree*)level->parent;
  const uint32_t count = ts_subtree_child_count(parent);
  while (level->index < count) {
    const Subtree* const at = &ts_subtree_children(parent)[level->index++];
    const uint32_t byte = level->byte;
    level->byte += ts_subtree_size(*at).bytes;
    if (level->index < count) level->byte += ts_subtree_padding(at[1]).bytes;
    const bool is_extra = ts_subtree_extra(*at);
    const uint32_t structural = level->structural;
    if (!is_extra) ++level->structural;
    const TSSymbol alias = level->aliases != NULL && !is_extra ? level->aliases[structural] : 0;
    const bool is_visible = ts_subtree_visible(*at) || alias != 0;
    if (!is_visible && ts_subtree_visible_child_count(*at) == 0) continue;
    child->node = (TSNode){{byte, 0, 0, alias}, at, level->tree};
    child->structural = structural;
    child->is_extra = is_extra;
    return is_visible ? VisibleChild : HiddenParent;
  }
  return NoChild;
}

TSFieldId field_in_level(const ChildLevel* level, const LevelChild* child) {
  if (child->is_extra) return 0;
  const TSFieldMapEntry* entry;
  const TSFieldMapEntry* end;
  ts_language_field_map(level->tree->language, level->production, &entry, &end);
  for (; entry < end; ++entry) {
    if (!entry->inherited && entry->child_index == child->structural) return entry->field_id;
  }
  return level->inherited;
}
