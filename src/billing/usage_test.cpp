// Usage and grants on a real database: what counts, when, once.
#include "billing/usage.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <random>

#include "base/error.h"
#include "base/test_folder.h"
#include "base/time_text.h"
#include "billing/grants.h"
#include "billing/store.h"
#include "db/test_database.h"
#include "queue/sql_queue.h"

namespace insight::billing {
namespace {

using enum account::PlanName;

constexpr db::Query jobs{"test.jobs",
                         "SELECT CAST(weight AS BIGINT) * 1000 + tenant_cap FROM job WHERE tenant = 'ann' ORDER BY vft, seq"};
constexpr db::Query events{"test.events", "SELECT body FROM webhook_delivery ORDER BY id"};
constexpr db::Query audits{"test.audit", "SELECT detail FROM audit_event WHERE action = 'plan.changed' ORDER BY id"};
constexpr db::Query caller_plan{"test.plan", R"(
  SELECT plan FROM account WHERE id = 'ann')"};

class UsageTest : public testing::Test {
 protected:
  UsageTest() : clock_(*from_iso8601("2025-02-10T12:00:00Z")), database_(db::open_test_database(folder_.path())) {
    database_->transact([](db::Transaction& tx) {
      tx.script(R"(
        INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at)
          VALUES ('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1738281600000, 1);
        INSERT INTO webhook_endpoint (id, user_id, url, events, secret, created_at, updated_at)
          VALUES ('w', 'ann', 'https://example.org', '["*"]', 's', 1, 1);)");  // 2025-01-31
    });
    ann_.account = account::AccountId{"ann"};
  }

  // "" when it was taken; else the error's code and facts.
  std::string reserve(const std::string& analysis) {
    try {
      in([&](db::Transaction& tx) { usage_.reserve(tx, ann_.account, usage_.plan_of(tx, ann_.account), analysis); });
    } catch (const Error& error) {
      std::string text = error.title();
      for (const auto& [name, value] : error.facts())
        text += " " + name + "=" + (value.index() == 0 ? std::to_string(std::get<0>(value)) : std::get<1>(value));
      return text;
    }
    return "";
  }
  void reserve_many(int count) {
    for (int i = 0; i < count; ++i) ASSERT_EQ(reserve("many" + std::to_string(++made_)), "");
  }
  void settle(const std::string& analysis) {
    in([&](db::Transaction& tx) { usage_.settle(tx, analysis); });
  }
  void release(const std::string& analysis) {
    in([&](db::Transaction& tx) { usage_.release(tx, analysis); });
  }
  void set_plan(PlanName plan, std::optional<Millis> until = {}) {
    in([&](db::Transaction& tx) { grants_.set_plan(tx, {ann_.account, plan, until, "stripe", "evt_1"}); });
  }
  void set_anchor(const std::optional<Anchor>& anchor) {
    in([&](db::Transaction& tx) { grants_.set_anchor(tx, ann_.account, anchor); });
  }
  template <class Work>
  void in(Work&& work) {
    database_->transact([&](db::Transaction& tx) { work(tx); });
  }
  std::string counted() {
    const auto view = usage_.show(ann_);
    return std::to_string(view.analyses.reserved) + "+" + std::to_string(view.analyses.settled);
  }
  std::string month() {
    const auto view = usage_.show(ann_);
    return view.period.start.substr(0, 10) + " " + view.period.end.substr(0, 10);
  }
  template <class T>
  std::vector<T> rows(const db::Query& query) {
    return database_->read([&](db::Transaction& tx) { return tx.all<T>(query); });
  }
  std::vector<std::int64_t> thresholds() {
    std::vector<std::int64_t> told;
    for (const auto& body : rows<std::string>(events))
      told.push_back(boost::json::parse(body).at("data").at("threshold").to_number<std::int64_t>());
    return told;
  }
  Millis days(int count) { return count * 86'400'000LL; }

  TestFolder folder_;
  ManualClock clock_;
  SeededRandom random_;
  IdMaker ids_{clock_, random_};
  std::unique_ptr<db::Database> database_;
  queue::SqlQueue queue_{{}, clock_, random_};
  account::Audit audit_{clock_, ids_};
  webhook::Outbox outbox_{clock_, ids_};
  Plans plans_;
  Usage usage_{*database_, plans_, outbox_, ids_, clock_};
  Grants grants_{plans_, queue_, audit_, clock_};
  account::Caller ann_;
  int made_ = 0;
};

TEST_F(UsageTest, TheEleventhOfAFreeMonthIsRefusedAndCostsNothing) {
  reserve_many(10);
  EXPECT_EQ(
      reserve("eleventh"),
      "Monthly analysis limit reached upgradeUrl=/pricing limit=10 used=10 resetAt=2025-02-28T00:00:00.000Z plan=INSIGHT_FREE");
  EXPECT_EQ(counted(), "10+0");
  clock_.advance(days(18));
  EXPECT_EQ(counted(), "0+0");
  EXPECT_EQ(month(), "2025-02-28 2025-03-31");
  EXPECT_EQ(reserve("eleventh"), "");
}

TEST_F(UsageTest, EachReservationEndsOnce) {
  reserve("a"), reserve("b"), reserve("c");
  settle("a"), settle("a"), release("a");
  release("b"), release("b"), settle("b");
  settle("never reserved"), release("never reserved");
  EXPECT_EQ(counted(), "1+1");
  EXPECT_EQ(usage_.drift(), 0);
}

TEST_F(UsageTest, WhatEndsInTheNextMonthCountsInItsOwn) {
  reserve("a"), reserve("b");
  clock_.advance(days(20));
  reserve("c");
  settle("a"), release("b");
  EXPECT_EQ(counted(), "1+0");
  EXPECT_EQ(usage_.drift(), 0);
}

TEST_F(UsageTest, AnUpgradeRaisesTheLimitAtOnceAndKeepsTheUsage) {
  reserve_many(10);
  settle("many1");
  set_plan(INSIGHT_PRO);
  EXPECT_EQ(reserve("one more"), "");
  EXPECT_EQ(usage_.show(ann_).analyses.remaining, Limit{989});
  set_plan(INSIGHT_FREE);
  EXPECT_NE(reserve("too many").find("used=11"), std::string::npos);
  EXPECT_EQ(usage_.show(ann_).analyses.remaining, Limit{0});
}

TEST_F(UsageTest, UnlimitedIsCountedToo) {
  set_plan(INSIGHT_ENTERPRISE);
  reserve_many(50);
  EXPECT_EQ(counted(), "50+0");
  EXPECT_EQ(usage_.show(ann_).analyses.limit, Limit{});
  EXPECT_TRUE(thresholds().empty());
}

TEST_F(UsageTest, AChangedAnchorCarriesTheOpenPeriodsCount) {
  reserve_many(7);
  settle("many1");
  set_anchor(Anchor{clock_.now(), clock_.now() + days(28)});
  EXPECT_EQ(counted(), "6+1");
  EXPECT_EQ(month(), "2025-02-10 2025-03-10");
  release("many2"), settle("many3");
  EXPECT_EQ(counted(), "4+2");
  clock_.advance(days(5));
  set_anchor(std::nullopt);
  EXPECT_EQ(month(), "2025-01-31 2025-02-28");
  EXPECT_EQ(counted(), "4+2");
  EXPECT_EQ(usage_.drift(), 0);
}

TEST_F(UsageTest, TheNextPaidPeriodBeginsAtNought) {
  set_plan(INSIGHT_PRO);
  set_anchor(Anchor{clock_.now(), clock_.now() + days(28)});
  reserve_many(3);
  clock_.advance(days(28) + 1'000);
  EXPECT_EQ(reserve("before the payment is heard of"), "");
  set_anchor(Anchor{clock_.now() - 1'000, clock_.now() + days(31)});
  EXPECT_EQ(counted(), "1+0");
  EXPECT_EQ(usage_.drift(), 0);
}

TEST_F(UsageTest, ThresholdsAreToldOncePerPeriod) {
  reserve_many(7);
  EXPECT_EQ(thresholds(), std::vector<std::int64_t>{});
  reserve_many(1);
  release("many8");
  reserve_many(3);
  reserve("refused");
  release("many1");
  reserve_many(1);
  EXPECT_EQ(thresholds(), (std::vector<std::int64_t>{80, 100}));
  clock_.advance(days(20));
  reserve_many(8);
  EXPECT_EQ(thresholds(), (std::vector<std::int64_t>{80, 100, 80}));
  EXPECT_EQ(boost::json::parse(rows<std::string>(events).front()).at("data"), boost::json::parse(R"({"threshold": 80, "used": 8,
    "limit": 10, "plan": "INSIGHT_FREE", "period": {"start": "2025-01-31T00:00:00.000Z", "end": "2025-02-28T00:00:00.000Z"}})"));
}

TEST_F(UsageTest, AGraceEndsByItself) {
  set_plan(INSIGHT_PRO, clock_.now() + days(14));
  EXPECT_EQ(usage_.show(ann_).plan, INSIGHT_PRO);
  EXPECT_EQ(usage_.show(ann_).plan_until, "2025-02-24T12:00:00.000Z");
  clock_.advance(days(14));
  EXPECT_EQ(usage_.show(ann_).plan, INSIGHT_FREE);
  EXPECT_EQ(usage_.show(ann_).plan_until, std::nullopt);
  in([&](db::Transaction& tx) { EXPECT_EQ(grants_.end_expired(tx, 100), 1); });
  in([&](db::Transaction& tx) { EXPECT_EQ(grants_.end_expired(tx, 100), 0); });
  EXPECT_EQ(rows<std::string>(caller_plan), std::vector<std::string>{"INSIGHT_FREE"});
}

TEST_F(UsageTest, AChangedPlanIsAuditedOnce) {
  set_plan(INSIGHT_TEAM);
  set_plan(INSIGHT_TEAM);
  EXPECT_EQ(rows<std::string>(audits), std::vector<std::string>{R"({"from":"INSIGHT_FREE","to":"INSIGHT_TEAM","cause":"evt_1"})"});
}

TEST_F(UsageTest, QueuedJobsMoveToTheNewPlansPlace) {
  in([&](db::Transaction& tx) {
    for (int i = 0; i < 3; ++i) queue_.enqueue(tx, {queue::JobId{"j" + std::to_string(i)}, "ANALYSIS", "ann"});
    queue_.enqueue(tx, {queue::JobId{"other"}, "ANALYSIS", "bob", 8});
  });
  set_plan(INSIGHT_ENTERPRISE);
  const auto stamped = 16'000 + static_cast<std::int64_t>(tenant_cap(plans_.of(INSIGHT_ENTERPRISE)));
  EXPECT_EQ(rows<std::int64_t>(jobs), (std::vector<std::int64_t>{stamped, stamped, stamped}));
  in([&](db::Transaction& tx) {
    EXPECT_EQ(queue_.ahead(tx, queue::JobId{"other"}), 2) << "their turns take 1 each, the other's 2; before, 16 each";
  });
}

// Any story of an account: the counts are its records', and never over the limit.
TEST_F(UsageTest, AnyStoryAddsUp) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 1'500; ++i) {
    const auto some = "s" + std::to_string(random() % static_cast<unsigned>(i + 1));
    switch (random() % 10) {
      case 0:
      case 1:
        settle(some);
        break;
      case 2:
        release(some);
        break;
      case 3:
        clock_.advance(static_cast<Millis>(random() % static_cast<std::uint64_t>(days(3))));
        break;
      case 4:
        set_plan(random() % 2 == 0 ? INSIGHT_FREE : INSIGHT_PRO);
        break;
      case 5: {
        const auto start = clock_.now() - static_cast<Millis>(random() % static_cast<std::uint64_t>(days(20)));
        const auto used = counted();
        set_anchor(random() % 2 == 0 ? std::nullopt : std::optional{Anchor{start, add_months(start, random() % 2 == 0 ? 1 : 12)}});
        ASSERT_EQ(counted(), used);
        break;
      }
      default:
        const auto before = usage_.show(ann_).analyses;
        const bool taken = reserve("s" + std::to_string(i)).empty();
        ASSERT_EQ(taken, !before.limit || before.used < *before.limit);
        ASSERT_EQ(usage_.show(ann_).analyses.used, before.used + (taken ? 1 : 0));
    }
    if (i % 50 == 0) {
      ASSERT_EQ(usage_.drift(), 0);
    }
  }
  in([&](db::Transaction& tx) { EXPECT_EQ(store::drift(tx, 0), 0); });
}

TEST_F(UsageTest, TheGaugeTellsWhatDoesNotAddUp) {
  reserve_many(3);
  settle("many1");
  in([](db::Transaction& tx) { tx.script("UPDATE usage_period SET settled = settled + 2"); });
  EXPECT_EQ(usage_.drift(), 2);
  in([](db::Transaction& tx) { tx.script("UPDATE usage_record SET state = 'RELEASED' WHERE state = 'RESERVED'"); });
  EXPECT_EQ(usage_.drift(), 4);
}

}  // namespace
}  // namespace insight::billing
