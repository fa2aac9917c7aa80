// Casualties: what the deaths of children have cost so far in one run, and what the next child leaves out because of it. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/coverage.h"
#include "process/helper.h"

namespace insight::analysis {

class Casualties {
 public:
  // What the next child leaves out. False when nothing can be blamed, so that another try would end the same way.
  bool blame(const process::RunEnd& end);

  // Files that children died at, by their bytes: a name need not be text.
  std::vector<std::string> files() const;
  std::vector<std::string> without_dead(std::vector<std::string> detectors) const;
  const std::vector<engine::DetectorRun>& dead_detectors() const { return dead_; }
  unsigned deaths() const { return deaths_; }
  // Puts each file's reason into the coverage.
  void report_in(engine::Coverage& coverage) const;

 private:
  std::map<std::string, std::string> reasons_;  // by file's bytes
  std::map<std::string, int> deaths_in_;        // by detector
  std::vector<engine::DetectorRun> dead_;
  unsigned deaths_ = 0;
};

}  // namespace insight::analysis
