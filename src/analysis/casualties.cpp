#include "analysis/casualties.h"

#include <algorithm>

#include "json/decode.h"
#include "json/encode.h"

namespace insight::analysis {
namespace {

constexpr int kDeathsOfADetector = 2;

// A file's name as the child tells it in JSON, where what is no text is replaced.
std::string as_told(const std::string& file) {
  return json::decode<std::string>(json::encode(file));
}

}  // namespace

bool Casualties::blame(const process::RunEnd& end) {
  ++deaths_;
  const bool late = end.how == process::RunEnd::How::TIMED_OUT;
  const auto what = process::describe(end);
  bool blamed = false;
  if (!end.file.empty())
    blamed = reasons_.try_emplace(end.file_bytes, late ? "took too long" : "crashed the analyser (" + what + ")").second;
  // Work on the whole tree has no file that could be left out: there the first death is enough.
  auto& deaths = deaths_in_[end.detector];
  deaths = end.file.empty() ? kDeathsOfADetector : deaths + 1;
  if (!end.detector.empty() && deaths == kDeathsOfADetector) {
    dead_.push_back({end.detector, late ? engine::RunStatus::TIMEOUT : engine::RunStatus::FAILED,
                     what + (end.file.empty() ? ", in its work on the whole tree" : ", a second time, at " + end.file), 0, 0});
    blamed = true;
  }
  return blamed;
}

std::vector<std::string> Casualties::files() const {
  std::vector<std::string> names;
  for (const auto& [file, reason] : reasons_) names.push_back(file);
  return names;
}

std::vector<std::string> Casualties::without_dead(std::vector<std::string> detectors) const {
  std::erase_if(detectors, [&](const std::string& name) {
    return std::ranges::find(dead_, name, &engine::DetectorRun::detector) != dead_.end();
  });
  return detectors;
}

void Casualties::report_in(engine::Coverage& coverage) const {
  for (const auto& [file, reason] : reasons_) {
    const auto name = as_told(file);
    const auto known = std::ranges::find(coverage.skipped, name, &engine::Skipped::path);
    if (known == coverage.skipped.end())
      coverage.skipped.push_back({name, reason});
    else
      known->reason = reason;
  }
}

}  // namespace insight::analysis
