#include "engine/detectors/circular.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/graph/cycles.h"
#include "engine/graph/resolver.h"

namespace insight::engine::detectors {
namespace {

constexpr std::size_t longest_shown = 12;  // files of a cycle that the message spells out

std::string path_of(const graph::Cycle& cycle) {
  const auto& edges = cycle.edges;
  std::string text = edges.front().from->path;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (edges.size() > longest_shown && i == longest_shown / 2) {
      const std::size_t left_out = edges.size() - longest_shown;
      text += fmt::format(" → … {} more", left_out);
      i += left_out;
    }
    text += " → " + edges[i].to->path;
  }
  return text;
}

Finding finding_for(const graph::Cycle& cycle) {
  const bool lazy = std::any_of(cycle.edges.begin(), cycle.edges.end(), [](const auto& edge) { return edge.import->lazy; });
  Finding finding;
  finding.file = cycle.edges.front().from->path;
  finding.place = cycle.edges.front().import->place;
  finding.severity = lazy ? Severity::LOW : Severity::MEDIUM;
  finding.detector = "circular";
  finding.rule = "import-cycle";
  finding.category = "design";
  finding.confidence = 1.0;
  finding.message = fmt::format("Import cycle: {}.", path_of(cycle));
  if (cycle.component > cycle.edges.size())
    finding.message += fmt::format(" It is a shortest one among {} files that import each other.", cycle.component);
  finding.suggestion =
      lazy ? "A lazy import keeps this working; move what both sides need into a file of its own to be rid of the cycle."
           : "Move what both sides need into a file that imports neither, or import only the types.";
  for (const graph::CycleEdge& edge : cycle.edges) {
    finding.related.push_back(
        {edge.from->path, edge.import->place,
         fmt::format("{} imports {}{}", edge.from->path, edge.to->path, edge.import->lazy ? ", when it is called" : "")});
  }
  return finding;
}

}  // namespace

std::vector<Finding> circular(std::span<const graph::FileImports> files, graph::ReadProjectFile read) {
  graph::Resolver resolver(files, std::move(read));
  std::vector<Finding> findings;
  for (const graph::Cycle& cycle : graph::find_cycles(files, resolver)) findings.push_back(finding_for(cycle));
  return findings;
}

}  // namespace insight::engine::detectors
