// Plans: what each plan allows and costs, one table (plans.cpp) that configuration may change field by field. Made once by the
// composition root, then only read, from any thread. It knows no account: which plan one has is grants.h.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "account/account.h"

namespace insight::billing {

using account::PlanName;

// A number that may be missing: then there is no limit.
using Limit = std::optional<std::int64_t>;

struct Plan {
  PlanName name = PlanName::INSIGHT_FREE;
  Limit analyses;  // a month
  std::int64_t usd_month = 0;
  std::int64_t usd_year = 0;
  Limit projects;
  Limit concurrency;  // analyses running at once
  Limit files;        // of one analysis's source
  Limit retention_days;
  std::int64_t weight = 1;                            // share of the workers, 1 to 16
  std::optional<std::vector<std::string>> detectors;  // nothing: all
  bool operator==(const Plan&) const = default;
};

// One field of one plan, as configuration has it: {"INSIGHT_FREE", "analyses", "unlimited"}. Fields are analyses, usdMonth,
// usdYear, projects, concurrency, files, retentionDays, weight, detectors (names with commas between, or `all`).
struct PlanOverride {
  std::string plan;
  std::string field;
  std::string value;
};
using PlanOverrides = std::vector<PlanOverride>;
// "INSIGHT_FREE.analyses=unlimited". Throws Error(invalid).
PlanOverride parse_override(std::string_view text);

class Plans {
 public:
  // Throws Error(invalid), naming the first override that can't be.
  explicit Plans(const PlanOverrides& overrides = {});
  const Plan& of(PlanName name) const { return table_[static_cast<std::size_t>(name)]; }
  std::span<const Plan> all() const { return table_; }

 private:
  std::array<Plan, 4> table_;
};

// True where the monthly limit is not 0.
bool can_run_cloud_analysis(const Plan& plan);
// Higher means more.
bool is_at_least(PlanName plan, PlanName wanted);
// How many of a tenant's jobs may run at once, as the queue wants it: a number in any case.
int tenant_cap(const Plan& plan);

// --- on the wire ---

struct PlanView {
  PlanName id = PlanName::INSIGHT_FREE;
  Limit analyses_per_month;
  std::int64_t price_monthly = 0;
  std::int64_t price_yearly = 0;
  std::string currency = "USD";
  Limit projects;
  Limit concurrent_analyses;
  Limit files_per_analysis;
  Limit retention_days;
  std::optional<std::vector<std::string>> detectors;
  bool can_run_cloud_analysis = false;
  static PlanView of(const Plan& plan);
};
BOOST_DESCRIBE_STRUCT(PlanView, (),
                      (id, analyses_per_month, price_monthly, price_yearly, currency, projects, concurrent_analyses,
                       files_per_analysis, retention_days, detectors, can_run_cloud_analysis))

struct PlanList {
  bool success = true;
  std::vector<PlanView> plans;
};
BOOST_DESCRIBE_STRUCT(PlanList, (), (success, plans))

}  // namespace insight::billing
