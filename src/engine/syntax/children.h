// Children: the visible children of a concrete node and the fields they are in, in order, in time linear in their number. In place
// of tree-sitter's own cursor, which looks at every child twice, counts rows and columns, and takes memory for each node: walking
// with it took a tenth of the time of parsing. Used by the lowerings. The nodes it gives know their bytes and no rows.
#pragma once

#include <boost/container/small_vector.hpp>

#include "engine/syntax/tree_sitter/child_level.h"

namespace insight::engine::syntax {

class Children {
 public:
  explicit Children(TSNode parent) {  // of a null one: none
    if (ts_node_is_null(parent)) return;
    open_child_level(&levels_.emplace_back(), parent.tree, parent.id, ts_node_start_byte(parent), 0);
  }

  bool next() {
    while (!levels_.empty()) {
      switch (next_of_level(&levels_.back(), &child_)) {
        case VisibleChild:
          return true;
        case HiddenParent: {
          const TSFieldId field = this->field();
          open_child_level(&levels_.emplace_back(), child_.node.tree, child_.node.id, child_.node.context[0], field);
          break;
        }
        case NoChild:
          levels_.pop_back();
          break;
      }
    }
    return false;
  }

  // Of the child that next() has come to.
  TSNode node() const { return child_.node; }
  TSFieldId field() const { return field_in_level(&levels_.back(), &child_); }

 private:
  // A hidden node stands between where the grammar repeats something, balanced to a depth of the logarithm.
  boost::container::small_vector<ChildLevel, 4> levels_;
  LevelChild child_{};
};

}  // namespace insight::engine::syntax
