// Entitlements: what a plan lets its account do, as refusals. Called by features inside the transaction that would do it. Pure.
// Each throws Error(forbidden, INSUFFICIENT_PLAN) with the plan, where to get a higher one, and limit and count where there are.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "billing/plans.h"

namespace insight::billing {

void require_cloud_analysis(const Plan& plan);
// For detectors that were asked for by name.
void require_detectors(const Plan& plan, std::span<const std::string> names);
bool has_detector(const Plan& plan, std::string_view name);
// The files of the source that is to be analysed.
void require_files(const Plan& plan, std::uint64_t files);
// One more project, of an account that has so many.
void require_project_place(const Plan& plan, std::int64_t projects);

}  // namespace insight::billing
