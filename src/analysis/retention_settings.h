// RetentionSettings: the sizes and ages that a sweep goes by, beside what each plan keeps. Plain values.
#pragma once

#include <cstdint>

#include "base/clock.h"

namespace insight::analysis {

struct RetentionSettings {
  std::int64_t batch = 50;                // analyses, sources or other rows a transaction
  std::int64_t issue_batch = 5'000;       // issues a transaction
  Millis old_usage = 400 * 86'400'000LL;  // months are forgotten so long after their end
  Millis old_jobs = 7 * 86'400'000LL;     // and housekeeping jobs, and those of deleted projects
  Millis stray_folder = 86'400'000LL;     // an upload's folder without a row goes after so long
};

}  // namespace insight::analysis
