#include "engine/taint/verdict.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace insight::engine::taint {
namespace {

// The file whose numbers these are: the last that begins before.
template <class First>
std::size_t file_of(std::span<const FlowFile> files, std::uint32_t number, First first) {
  std::size_t at = files.size() - 1;
  while (at > 0 && first(files[at]) > number) --at;
  return at;
}

// What metavariables show is all that parts two flows of one place.
bool tells_the_same(const FoundFlow& a, const FoundFlow& b) {
  const auto same_place =
      a.place.file == b.place.file && a.place.span.begin == b.place.span.begin && a.place.span.end == b.place.span.end;
  return same_place && std::ranges::equal(a.environment, b.environment, [](const match::Binding& one, const match::Binding& other) {
           return one.symbol == other.symbol && one.value.text == other.value.text;
         });
}

bool asks_for_labels(const TaintItem& sink) {
  const bool is_usual = sink.requirement.kind == Requires::Kind::Label && sink.requirement.label == usual_label;
  return !is_usual || !sink.of_metavariables.empty();
}

// Of several sources, what they bind without contradicting each other.
match::Environment agreed(const std::vector<const match::Environment*>& environments) {
  match::Environment merged;
  for (const match::Environment* one : environments) match::merge(merged, *one);
  std::erase_if(merged, [&](const match::Binding& binding) {
    return std::ranges::any_of(environments, [&](const match::Environment* one) {
      const match::Value* other = match::find(*one, binding.symbol);
      return other != nullptr && !match::same_value(binding.value, *other);
    });
  });
  return merged;
}

}  // namespace

std::vector<FoundFlow> Verdict::on(std::size_t file, const Flow::Arrivals& arrivals) const {
  const auto& sinks = files_[file].marks->sinks();
  std::vector<std::vector<FoundFlow>> of_matches(sinks.size());
  for (const auto& [at, arrival] : arrivals) {
    std::vector<FoundFlow>& of_match = of_matches[at.first];
    for (FoundFlow& one : on_one(file, sinks[at.first], arrival)) {
      const auto is_known = [&](const FoundFlow& other) { return tells_the_same(other, one); };
      if (std::ranges::none_of(of_match, is_known)) of_match.push_back(std::move(one));
    }
  }
  const auto is_told_around = [&](const ItemMatch& sink) {
    for (auto around = sink.around; around; around = sinks[*around].around) {
      if (!of_matches[*around].empty()) return true;
    }
    return false;
  };
  std::vector<FoundFlow> found;
  for (std::size_t i = 0; i < sinks.size(); ++i) {
    if (!is_told_around(sinks[i])) std::ranges::move(of_matches[i], std::back_inserter(found));
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

// The flows to tell of, if the sink's requirement is met: what a sink asks for has come from all its sources together; otherwise
// each source is told by itself.
std::vector<FoundFlow> Verdict::on_one(std::size_t file, const ItemMatch& sink, const Arrival& arrival) const {
  std::vector<Taint> told = fitting(sink, arrival.taints);
  if (!holds(sink.item->requirement, told)) return {};
  for (std::size_t i = 0; i < arrival.of_metavariables.size(); ++i) {
    const auto of_one = fitting(sink, arrival.of_metavariables[i]);
    if (!holds(sink.item->of_metavariables[i].second, of_one)) return {};
    told.insert(told.end(), of_one.begin(), of_one.end());
  }
  std::vector<FoundFlow> flows;
  if (asks_for_labels(*sink.item) && !told.empty() && !rule_.taint->options.match_on_source) {
    std::vector<const match::Environment*> environments;
    for (const Taint& taint : told) environments.push_back(&source_of(taint).match.environment);
    flows.push_back(flow(file, sink, told.front(), agreed(environments)));
    return flows;
  }
  for (const Taint& taint : told) flows.push_back(flow(file, sink, taint, source_of(taint).match.environment));
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
  if (rule_.taint->any_label && !taints.empty()) return true;
  return requirement.holds([&](std::string_view label) {
    return std::any_of(taints.begin(), taints.end(), [&](const Taint& taint) { return labels_.name(taint.label) == label; });
  });
}

FoundFlow Verdict::flow(std::size_t file, const ItemMatch& sink, const Taint& taint, match::Environment of_sources) const {
  const Source source = source_of(taint);
  const Step begin{source.file, source.match.span};
  const Step end{file, sink.span};
  FoundFlow found{.place = rule_.taint->options.match_on_source ? begin : end,
                  .environment = std::move(of_sources),
                  .path = {begin},
                  .sink = sink.item};
  match::merge(found.environment, sink.environment);
  for (const PlaceNumber place : tables_.taints.places(taint.way)) found.path.push_back(step_of(place));
  found.path.push_back(end);
  return found;
}

}  // namespace insight::engine::taint
