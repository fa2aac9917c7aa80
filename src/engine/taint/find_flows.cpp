#include "engine/taint/find_flows.h"

#include <algorithm>

#include "engine/taint/flow.h"

namespace insight::engine::taint {

using match::Environment;

namespace {

// Judges what has arrived at the sinks.
class Verdict {
 public:
  Verdict(const Rule& rule, const Marks& marks, const syntax::Tree& tree, const Labels& labels, const Tables& tables)
      : rule_(rule), marks_(marks), tree_(tree), labels_(labels), tables_(tables) {}

  // The flow to tell of, if the sink's requirement is met. Several only where findings stand at sources.
  std::vector<FoundFlow> on(const ItemMatch& sink, const Arrival& arrival) const {
    const auto taints = fitting(sink, arrival.taints);
    if (!holds(sink.item->requirement, taints)) return {};
    std::vector<Taint> told = taints;
    for (std::size_t i = 0; i < arrival.of_metavariables.size(); ++i) {
      const auto of_one = fitting(sink, arrival.of_metavariables[i]);
      if (!holds(sink.item->of_metavariables[i].second, of_one)) return {};
      if (told.empty()) told = of_one;
    }
    if (!rule_.taint->options.match_on_source && told.size() > 1) told.resize(1);
    std::vector<FoundFlow> flows;
    for (const Taint& taint : told) flows.push_back(flow(sink, taint));
    return flows;
  }

 private:
  std::vector<Taint> fitting(const ItemMatch& sink, TaintSet set) const {
    std::vector<Taint> taints = tables_.taints.of(set);
    if (rule_.taint->options.unify_mvars) {
      std::erase_if(
          taints, [&](const Taint& taint) { return !match::agree(marks_.sources()[taint.source].environment, sink.environment); });
    }
    return taints;
  }

  bool holds(const Requires& requirement, const std::vector<Taint>& taints) const {
    return requirement.holds([&](std::string_view label) {
      return std::any_of(taints.begin(), taints.end(), [&](const Taint& taint) { return labels_.name(taint.label) == label; });
    });
  }

  FoundFlow flow(const ItemMatch& sink, const Taint& taint) const {
    const ItemMatch& source = marks_.sources()[taint.source];
    const bool at_source = rule_.taint->options.match_on_source;
    FoundFlow found{.range = at_source ? source.span : sink.span, .environment = sink.environment, .path = {source.span}};
    match::merge(found.environment, source.environment);
    for (const syntax::NodeId place : tables_.taints.places(taint.way))
      found.path.push_back({tree_[place].begin, tree_[place].end});
    found.path.push_back(sink.span);
    return found;
  }

  const Rule& rule_;
  const Marks& marks_;
  const syntax::Tree& tree_;
  const Labels& labels_;
  const Tables& tables_;
};

}  // namespace

std::vector<FoundFlow> find_flows(const Rule& rule, match::Evaluation& evaluation, const syntax::Tree& tree,
                                  const syntax::Names& names) {
  const Marks marks(*rule.taint, evaluation, tree);
  if (!marks.worthwhile()) return {};
  Labels labels(*rule.taint);
  Tables tables;
  Flow flow(rule, marks, tree, names, labels, tables);
  const Verdict verdict(rule, marks, tree, labels, tables);
  std::vector<FoundFlow> found;
  std::optional<std::uint32_t> last;
  for (const auto& [at, arrival] : flow.run()) {
    if (last == at.first) continue;
    for (FoundFlow& one : verdict.on(marks.sinks()[at.first], arrival)) {
      found.push_back(std::move(one));
      last = at.first;
    }
  }
  return found;
}

}  // namespace insight::engine::taint
