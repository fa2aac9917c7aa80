#include "engine/taint/verdict.h"

#include <algorithm>
#include <optional>

namespace insight::engine::taint {
namespace {

// The file whose numbers these are: the last that begins before.
template <class First>
std::size_t file_of(std::span<const FlowFile> files, std::uint32_t number, First first) {
  std::size_t at = files.size() - 1;
  while (at > 0 && first(files[at]) > number) --at;
  return at;
}

}  // namespace

std::vector<FoundFlow> Verdict::on(std::size_t file, const Flow::Arrivals& arrivals) const {
  std::vector<FoundFlow> found;
  std::optional<std::uint32_t> last;
  for (const auto& [at, arrival] : arrivals) {
    if (last == at.first) continue;
    for (FoundFlow& one : on_one(file, files_[file].marks->sinks()[at.first], arrival)) {
      found.push_back(std::move(one));
      last = at.first;
    }
  }
  return found;
}

Verdict::Source Verdict::source_of(const Taint& taint) const {
  const std::size_t file = file_of(files_, taint.source, [](const FlowFile& one) { return one.first.source; });
  return {file, files_[file].marks->sources()[taint.source - files_[file].first.source]};
}

Step Verdict::step_of(PlaceNumber place) const {
  const std::size_t file = file_of(files_, place, [](const FlowFile& one) { return one.first.node; });
  const auto& node = (*files_[file].tree)[place - files_[file].first.node];
  return {file, {node.begin, node.end}};
}

// The flow to tell of, if the sink's requirement is met. Several only where findings stand at sources.
std::vector<FoundFlow> Verdict::on_one(std::size_t file, const ItemMatch& sink, const Arrival& arrival) const {
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
  for (const Taint& taint : told) flows.push_back(flow(file, sink, taint));
  return flows;
}

std::vector<Taint> Verdict::fitting(const ItemMatch& sink, TaintSet set) const {
  std::vector<Taint> taints = tables_.taints.of(set);
  if (rule_.taint->options.unify_mvars) {
    std::erase_if(taints, [&](const Taint& taint) { return !match::agree(source_of(taint).match.environment, sink.environment); });
  }
  return taints;
}

bool Verdict::holds(const Requires& requirement, const std::vector<Taint>& taints) const {
  return requirement.holds([&](std::string_view label) {
    return std::any_of(taints.begin(), taints.end(), [&](const Taint& taint) { return labels_.name(taint.label) == label; });
  });
}

FoundFlow Verdict::flow(std::size_t file, const ItemMatch& sink, const Taint& taint) const {
  const Source source = source_of(taint);
  const Step begin{source.file, source.match.span};
  const Step end{file, sink.span};
  FoundFlow found{.place = rule_.taint->options.match_on_source ? begin : end,
                  .environment = source.match.environment,
                  .path = {begin},
                  .sink = sink.item};
  match::merge(found.environment, sink.environment);
  for (const PlaceNumber place : tables_.taints.places(taint.way)) found.path.push_back(step_of(place));
  found.path.push_back(end);
  return found;
}

}  // namespace insight::engine::taint
