#include "billing/plans.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace insight::billing {
namespace {

using enum account::PlanName;

std::string refusal(const PlanOverrides& overrides) {
  try {
    const Plans plans{overrides};
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Plans, AreTheContractsTable) {
  const Plans plans;
  EXPECT_EQ(plans.of(INSIGHT_FREE), (Plan{INSIGHT_FREE, 10, 0, 0, 3, 1, 1'000, 7, 1, {}}));
  EXPECT_EQ(plans.of(INSIGHT_PRO), (Plan{INSIGHT_PRO, 1'000, 29, 290, 10, 3, 10'000, 90, 4, {}}));
  EXPECT_EQ(plans.of(INSIGHT_TEAM), (Plan{INSIGHT_TEAM, 5'000, 99, 990, 50, 10, 50'000, 180, 8, {}}));
  EXPECT_EQ(plans.of(INSIGHT_ENTERPRISE), (Plan{INSIGHT_ENTERPRISE, {}, 299, 2'990, {}, {}, {}, 365, 16, {}}));
}

TEST(Plans, ConfigurationChangesOneFieldOfOnePlan) {
  const Plans plans{{parse_override("INSIGHT_FREE.analyses=unlimited"),
                     {"INSIGHT_PRO", "detectors", "security, complexity"},
                     {"INSIGHT_TEAM", "analyses", "0"},
                     {"INSIGHT_TEAM", "weight", "16"}}};
  EXPECT_EQ(plans.of(INSIGHT_FREE).analyses, Limit{});
  EXPECT_EQ(plans.of(INSIGHT_FREE).projects, Limit{3});
  EXPECT_EQ(plans.of(INSIGHT_PRO).detectors, (std::vector<std::string>{"security", "complexity"}));
  EXPECT_FALSE(can_run_cloud_analysis(plans.of(INSIGHT_TEAM)));
  EXPECT_TRUE(can_run_cloud_analysis(plans.of(INSIGHT_ENTERPRISE))) << "unlimited is not 0";
}

TEST(Plans, WhatCantBeIsRefusedByName) {
  EXPECT_NE(refusal({{"FREE", "analyses", "1"}}).find("INSIGHT_ENTERPRISE"), std::string::npos);
  EXPECT_NE(refusal({{"INSIGHT_FREE", "seats", "1"}}).find("retentionDays"), std::string::npos);
  EXPECT_NE(refusal({{"INSIGHT_FREE", "weight", "17"}}).find("1 to 16"), std::string::npos);
  EXPECT_NE(refusal({{"INSIGHT_FREE", "analyses", "-1"}}), "");
  EXPECT_NE(refusal({{"INSIGHT_FREE", "analyses", "10x"}}), "");
  EXPECT_NE(refusal({{"INSIGHT_FREE", "usdMonth", "unlimited"}}), "");
  EXPECT_NE(refusal({{"INSIGHT_FREE", "detectors", ","}}), "");
  EXPECT_THROW(parse_override("INSIGHT_FREE=3"), Error);
  EXPECT_THROW(parse_override("INSIGHT_FREE.analyses"), Error);
}

TEST(Plans, HigherMeansMore) {
  EXPECT_TRUE(is_at_least(INSIGHT_ENTERPRISE, INSIGHT_PRO));
  EXPECT_TRUE(is_at_least(INSIGHT_PRO, INSIGHT_PRO));
  EXPECT_FALSE(is_at_least(INSIGHT_FREE, INSIGHT_PRO));
}

TEST(Plans, TheQueueGetsANumberInAnyCase) {
  const Plans plans;
  EXPECT_EQ(tenant_cap(plans.of(INSIGHT_PRO)), 3);
  EXPECT_GT(tenant_cap(plans.of(INSIGHT_ENTERPRISE)), 1'000'000);
}

}  // namespace
}  // namespace insight::billing
