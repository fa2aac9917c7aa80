// Verdict: judges what has arrived at the sinks of a file: is it what the rule asks for, and by what way has it come? Made by
// find_flows and Across when the flows have run.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/match/environment.h"
#include "engine/rule/rule.h"
#include "engine/syntax/tree.h"
#include "engine/taint/flow.h"
#include "engine/taint/labels.h"
#include "engine/taint/marks.h"
#include "engine/taint/numbers.h"

namespace insight::engine::taint {

// A file that flows have gone through, with what they call its sources and nodes.
struct FlowFile {
  const Marks* marks = nullptr;
  const syntax::Tree* tree = nullptr;
  Numbers first;
};

struct Step {
  std::size_t file = 0;  // index of the FlowFile
  match::Span span;
};

struct FoundFlow {
  Step place;                      // where the finding stands: the sink's match, or the source's where the rule says so
  match::Environment environment;  // of the source, and what only the sink has bound
  std::vector<Step> path;          // from the source to the sink, both included
  const TaintItem* sink = nullptr;
};

class Verdict {
 public:
  // `files` in the order of their numbers.
  Verdict(const Rule& rule, std::span<const FlowFile> files, const Labels& labels, const Tables& tables)
      : rule_(rule), files_(files), labels_(labels), tables_(tables) {}

  // For each match of a sink of the file, in order, one for all sources that show the same in their metavariables; where findings
  // stand at sources, one for each of these.
  std::vector<FoundFlow> on(std::size_t file, const Flow::Arrivals& arrivals) const;

 private:
  struct Source {
    std::size_t file = 0;
    const ItemMatch& match;
  };
  Source source_of(const Taint& taint) const;
  Step step_of(PlaceNumber place) const;
  std::vector<FoundFlow> on_one(std::size_t file, const ItemMatch& sink, const Arrival& arrival) const;
  std::vector<Taint> fitting(const ItemMatch& sink, TaintSet set) const;
  bool holds(const Requires& requirement, const std::vector<Taint>& taints) const;
  FoundFlow flow(std::size_t file, const ItemMatch& sink, const Taint& taint, match::Environment of_sources) const;

  const Rule& rule_;
  std::span<const FlowFile> files_;
  const Labels& labels_;
  const Tables& tables_;
};

}  // namespace insight::engine::taint
