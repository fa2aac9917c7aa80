#include "billing/plans.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/error.h"
#include "base/text.h"
#include "db/param.h"

namespace insight::billing {
namespace {

constexpr Limit unlimited;

// clang-format off
std::array<Plan, 4> the_table() {
  using enum PlanName;
  return {{
    // plan                analyses    USD month, year  projects   at once    files      days  weight  detectors
    { INSIGHT_FREE,        10,           0,    0,       3,         1,         1'000,       7,   1,     {} },
    { INSIGHT_PRO,         1'000,       29,  290,       10,        3,         10'000,     90,   4,     {} },
    { INSIGHT_TEAM,        5'000,       99,  990,       50,        10,        50'000,    180,   8,     {} },
    { INSIGHT_ENTERPRISE,  unlimited,  299, 2990,       unlimited, unlimited, unlimited, 365,  16,     {} },
  }};
}
// clang-format on

[[noreturn]] void refuse(const PlanOverride& wanted, const std::string& why) {
  const auto name = wanted.plan + "." + wanted.field;
  throw Error{
      ErrorCode::invalid, "The plan's setting `" + name + "=" + shorten(wanted.value, 100) + "` can't be: " + why, {{name, why}}};
}

Plan& plan_of(std::array<Plan, 4>& table, const PlanOverride& wanted) {
  std::vector<std::string> names;
  for (auto& plan : table) {
    names.emplace_back(db::name_of_enumerator(plan.name));
    if (names.back() == wanted.plan) return plan;
  }
  refuse(wanted, "the plans are " + join(names, ", "));
}

std::int64_t number(const PlanOverride& wanted, std::int64_t least, std::int64_t most) {
  std::int64_t value = 0;
  const auto& text = wanted.value;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
    refuse(wanted, "it must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return value;
}

Limit limit(const PlanOverride& wanted, std::int64_t least) {
  if (wanted.value == "unlimited") return unlimited;
  return number(wanted, least, 1'000'000'000);
}

std::optional<std::vector<std::string>> names(const PlanOverride& wanted) {
  if (wanted.value == "all") return std::nullopt;
  std::vector<std::string> list;
  for (const auto part : split(wanted.value, ','))
    if (const auto name = trim(part); !name.empty()) list.emplace_back(name);
  if (list.empty()) refuse(wanted, "it must name detectors, with commas between, or say all");
  return list;
}

void apply(Plan& plan, const PlanOverride& wanted) {
  const auto& field = wanted.field;
  if (field == "analyses") return void(plan.analyses = limit(wanted, 0));
  if (field == "usdMonth") return void(plan.usd_month = number(wanted, 0, 1'000'000));
  if (field == "usdYear") return void(plan.usd_year = number(wanted, 0, 1'000'000));
  if (field == "projects") return void(plan.projects = limit(wanted, 0));
  if (field == "concurrency") return void(plan.concurrency = limit(wanted, 1));
  if (field == "files") return void(plan.files = limit(wanted, 1));
  if (field == "retentionDays") return void(plan.retention_days = limit(wanted, 1));
  if (field == "weight") return void(plan.weight = number(wanted, 1, 16));
  if (field == "detectors") return void(plan.detectors = names(wanted));
  refuse(wanted, "its fields are analyses, usdMonth, usdYear, projects, concurrency, files, retentionDays, weight, detectors");
}

}  // namespace

PlanOverride parse_override(std::string_view text) {
  const auto equals = text.find('=');
  const auto dot = text.substr(0, equals).find('.');
  if (equals == std::string_view::npos || dot == std::string_view::npos)
    throw Error{ErrorCode::invalid,
                "`" + shorten(text, 100) + "` is no setting of a plan; write it as INSIGHT_FREE.analyses=20 or =unlimited"};
  return {std::string(trim(text.substr(0, dot))), std::string(trim(text.substr(dot + 1, equals - dot - 1))),
          std::string(trim(text.substr(equals + 1)))};
}

Plans::Plans(const PlanOverrides& overrides) : table_(the_table()) {
  for (const auto& wanted : overrides) apply(plan_of(table_, wanted), wanted);
}

bool can_run_cloud_analysis(const Plan& plan) {
  return plan.analyses != 0;
}

bool is_at_least(PlanName plan, PlanName wanted) {
  return plan >= wanted;
}

int tenant_cap(const Plan& plan) {
  constexpr std::int64_t most = std::numeric_limits<int>::max();
  return static_cast<int>(std::min(plan.concurrency.value_or(most), most));
}

PlanView PlanView::of(const Plan& plan) {
  return {plan.name,
          plan.analyses,
          plan.usd_month,
          plan.usd_year,
          "USD",
          plan.projects,
          plan.concurrency,
          plan.files,
          plan.retention_days,
          plan.detectors,
          billing::can_run_cloud_analysis(plan)};
}

}  // namespace insight::billing
