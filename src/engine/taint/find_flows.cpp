#include "engine/taint/find_flows.h"

namespace insight::engine::taint {

std::vector<FoundFlow> find_flows(const Rule& rule, match::Evaluation& evaluation, const syntax::Tree& tree,
                                  const syntax::Names& names, std::optional<FileFacts>& facts) {
  const Marks marks(*rule.taint, evaluation, tree);
  if (!marks.worthwhile()) return {};
  if (!facts) facts.emplace(tree, names);
  Labels labels(*rule.taint);
  Tables tables;
  Flow flow(rule, marks, *facts, labels, tables);
  const std::vector<FlowFile> files{{.marks = &marks, .tree = &tree}};
  return Verdict(rule, files, labels, tables).on(0, flow.run());
}

}  // namespace insight::engine::taint
