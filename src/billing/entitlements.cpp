#include "billing/entitlements.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "db/param.h"

namespace insight::billing {
namespace {

Error insufficient(const Plan& plan, const std::string& message) {
  const std::string name(db::name_of_enumerator(plan.name));
  Error error{ErrorCode::forbidden, message + "; the plan is " + name + ", GET /api/billing/plans lists what others allow"};
  error.because("INSUFFICIENT_PLAN").with("plan", name).with("upgradeUrl", "/pricing");
  return error;
}

void require_at_most(const Plan& plan, const Limit& limit, std::int64_t count, const std::string& message) {
  if (limit && count > *limit) throw insufficient(plan, message).with("limit", *limit).with("count", count);
}

}  // namespace

void require_cloud_analysis(const Plan& plan) {
  if (!can_run_cloud_analysis(plan)) throw insufficient(plan, "Analyses on this server are not part of the plan").with("limit", 0);
}

bool has_detector(const Plan& plan, std::string_view name) {
  return !plan.detectors || std::ranges::find(*plan.detectors, name) != plan.detectors->end();
}

void require_detectors(const Plan& plan, std::span<const std::string> names) {
  std::vector<std::string> missing;
  std::ranges::copy_if(names, std::back_inserter(missing), [&](const auto& name) { return !has_detector(plan, name); });
  if (!missing.empty())
    throw insufficient(plan, "Detectors that are not part of the plan: " + join(missing, ", ") + ". Leave them out")
        .with("detectors", join(missing, ","));
}

void require_files(const Plan& plan, std::uint64_t files) {
  const auto count = static_cast<std::int64_t>(files);
  require_at_most(plan, plan.files, count,
                  "The source has " + std::to_string(count) + " files and the plan allows " +
                      std::to_string(plan.files.value_or(0)) +
                      " an analysis. Send less: what is generated or brought in need not be analysed");
}

void require_project_place(const Plan& plan, std::int64_t projects) {
  if (plan.projects && projects >= *plan.projects)
    throw insufficient(plan, "There are " + std::to_string(projects) + " projects already and the plan allows " +
                                 std::to_string(*plan.projects) + ". Delete one first")
        .with("limit", *plan.projects)
        .with("count", projects);
}

}  // namespace insight::billing
