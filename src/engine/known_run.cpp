#include "engine/known_run.h"

#include "engine/cache/codec.h"

namespace insight::engine {
namespace {

constexpr std::size_t most_bytes = 16u << 20;  // of a report that is kept

// A report without what only tells how long it took.
struct Kept {
  std::vector<Finding> findings;
  std::vector<Finding> suppressed;
  Coverage coverage;
  std::vector<DetectorRun> detector_runs;
  std::vector<ProjectFiles::Asked> project;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (findings, suppressed, coverage, detector_runs, project))

}  // namespace

// Nothing, if the state of a file is not known.
template <class StateOf>
std::optional<cache::Key> KnownRun::key(StateOf state_of) const {
  std::string all = "run";
  for (const Skipped& skipped : skipped_) cache::put(all, skipped);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const auto state = state_of(i);
    if (!state) return {};
    cache::put(all, entries_[i].path);
    cache::put(all, std::string(*state));
  }
  return cache::key_of(all);
}

std::optional<Report> KnownRun::recall(const KnownFiles& files, ProjectFiles& project) const {
  const auto known = key([&](std::size_t i) { return files.state(entries_[i]); });
  const auto value = known ? cache_.find(*known) : std::nullopt;
  if (!value) return {};
  Kept kept;
  cache::Reader reader(*value);
  reader.get(kept);
  if (!reader.at_end() || !project.are_as(kept.project)) return {};
  Report report;
  report.findings = std::move(kept.findings);
  report.suppressed = std::move(kept.suppressed);
  report.coverage = std::move(kept.coverage);
  report.detector_runs = std::move(kept.detector_runs);
  return report;
}

void KnownRun::describe(std::span<const FileResult> results) {
  key_ = key([&](std::size_t i) { return KnownFiles::state_of(results[i]); });
}

void KnownRun::keep(const Report& report, const ProjectFiles& project) {
  if (!key_) return;
  Kept kept{report.findings, report.suppressed, report.coverage, report.detector_runs, project.asked()};
  for (DetectorRun& run : kept.detector_runs) run.duration_ms = 0;
  std::string value;
  cache::put(value, kept);
  if (value.size() <= most_bytes) cache_.add(*key_, std::move(value));
}

}  // namespace insight::engine
