#include "analysis/types.h"

namespace insight::analysis {

void count(Counts& counts, engine::Severity severity) {
  ++counts.total_issues;
  switch (severity) {
    case engine::Severity::CRITICAL:
      ++counts.critical;
      break;
    case engine::Severity::HIGH:
      ++counts.high;
      break;
    case engine::Severity::MEDIUM:
      ++counts.medium;
      break;
    case engine::Severity::LOW:
      ++counts.low;
      break;
    case engine::Severity::INFO:
      ++counts.info;
      break;
  }
}

}  // namespace insight::analysis
