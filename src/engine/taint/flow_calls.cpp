#include "engine/taint/flow.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;

// What is called is not known: it may give back anything that it was given, its receiver included.
Value Flow::call(NodeId id) {
  const NodeId callee = tree_.child(id, Role::Callee);
  TaintSet taints = clean;
  for (const NodeId item : tree_.children(id)) {
    if (tree_[item].role == Role::Item) taints = tables_.taints.unite(taints, all(visit(item)));
  }
  const Kind kind = callee != no_node ? tree_[callee].kind : Kind::Null;
  if (kind == Kind::Dot || kind == Kind::Index) {
    const Value object = visit_child(callee, Role::Object);
    Value method = kind == Kind::Dot ? member_of(callee, object) : index_of(callee, object);
    if (marks_.has(callee)) method = marked(callee, std::move(method));
    taints = tables_.taints.unite(taints, tables_.taints.unite(all(object), all(method)));
  } else if (callee != no_node) {
    taints = tables_.taints.unite(taints, all(visit(callee)));
  }
  if (marks_.has(id)) arrive(id, taints, true);
  const bool safe = rule_.taint->options.assume_safe_functions || rule_.taint->options.only_propagate_through_assignments;
  return {.whole = safe ? clean : taints, .parts = {}};
}

}  // namespace insight::engine::taint
