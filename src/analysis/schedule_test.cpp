// Schedules on a clock that the test moves: each time is served once, by whom ever, and what can't be served says why.
#include "analysis/schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>

#include "analysis/hooks.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "base/time_text.h"
#include "db/test_database.h"
#include "queue/sql_queue.h"

namespace insight::analysis {
namespace {

using testing::HasSubstr;

constexpr Millis kHour = 3'600'000;
constexpr db::Query disable{"test.disable", "UPDATE account SET disabled_at = $1"};
constexpr db::Query drop_sources{"test.drop_sources", "DELETE FROM source"};
constexpr db::Query add_source{"test.add_source",
                               "INSERT INTO source (id, user_id, files, bytes, created_at) VALUES ($1, 'ann', 1, 1, $2)"};

class ScheduleTest : public testing::Test {
 protected:
  ScheduleTest() : database_(db::open_test_database(folder_.path())) {
    database_->transact([](db::Transaction& tx) {
      tx.script(R"(
        INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at)
          VALUES ('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1);
        INSERT INTO project (key, id, user_id, name, created_at, updated_at) VALUES ('k1', 'shop', 'ann', 'Shop', 1, 1);)");
    });
    ann_.account = account::AccountId{"ann"};
    clock_.advance(from_iso8601("2026-01-31T09:30:00Z").value() - clock_.now());
    std::filesystem::create_directories(folder_.path() / "code");
  }
  project::Project project() { return projects_.show(ann_, project::ProjectId{"shop"}); }
  void plan(const std::string& cron) {
    project::ProjectChange change;
    change.schedule = cron;
    projects_.change(ann_, project::ProjectId{"shop"}, change);
  }
  AnalysisId submit(std::optional<std::string> branch = {}) {
    Submit wanted{"shop", std::vector<std::string>{"security"}, "python", (folder_.path() / "code").string(), {}};
    wanted.branch = std::move(branch);
    return analyses_.submit(ann_, wanted, MissingProject::REFUSE).id;
  }
  Schedule::Served serve() { return Schedule{*database_, queue_, analyses_, clock_, log_}.serve_due({}); }
  std::vector<Analysis> all() { return analyses_.list(ann_, {}, {}).analyses; }

  TestFolder folder_;
  ManualClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  Log log_{clock_, LogLevel::error, [](std::string_view) {}};
  std::unique_ptr<db::Database> database_;
  billing::Plans plans_;
  webhook::Outbox outbox_{clock_, ids_};
  billing::Usage usage_{*database_, plans_, outbox_, ids_, clock_};
  account::Audit audit_{clock_, ids_};
  source::Sources sources_{*database_, folder_.path() / "sources", ids_, clock_};
  project::Projects projects_{*database_, usage_, sources_, clock_, ids_, outbox_, audit_};
  AnalysisHooks hooks_{usage_, clock_, outbox_};
  queue::SqlQueue queue_{{{std::string(kJobKind), &hooks_}}, clock_, random_};
  Analyses analyses_{*database_, queue_, usage_, projects_, sources_, ids_, clock_, {folder_.path()}, 24 * kHour};
  account::Caller ann_;
};

TEST_F(ScheduleTest, AnalysesAgainWhatWasAnalysedLast) {
  const auto first = submit("release");
  plan("0 * * * *");
  EXPECT_EQ(to_iso8601(project().schedule_next_at.value()), "2026-01-31T10:00:00.000Z");
  EXPECT_EQ(serve().queued, 0) << "not yet";
  clock_.advance(kHour / 2 + 20'000);
  EXPECT_EQ(serve().queued, 1);
  EXPECT_EQ(serve().queued, 0) << "that time is served";

  const auto after = project();
  EXPECT_EQ(to_iso8601(after.schedule_next_at.value()), "2026-01-31T11:00:00.000Z");
  EXPECT_EQ(to_iso8601(after.schedule_last_at.value()), "2026-01-31T10:00:00.000Z");
  EXPECT_EQ(after.schedule_outcome, project::TurnOutcome::QUEUED);
  const auto made = all().front();
  EXPECT_EQ(after.schedule_analysis_id, made.id.text());
  EXPECT_EQ(made.scheduled_for, after.schedule_last_at);
  EXPECT_EQ(made.branch, "release");
  EXPECT_EQ(made.detectors, R"(["security"])");
  EXPECT_EQ(made.language, "python");
  EXPECT_EQ(made.retry_of, std::nullopt);
  EXPECT_EQ(analyses_.show(ann_, first, 0, 1).analysis.status, Status::QUEUED) << "an old commit supersedes nothing";
  EXPECT_EQ(usage_.show(ann_).analyses.used, 2) << "it counts as any other";
}

TEST_F(ScheduleTest, ManyMachinesServeATimeOnce) {
  submit();
  plan("0 * * * *");
  for (int round = 1; round <= 5; ++round) {
    clock_.advance(kHour);
    std::atomic<std::int64_t> queued = 0;
    std::latch start{8};
    {
      std::vector<std::jthread> machines;
      for (int i = 0; i < 8; ++i)
        machines.emplace_back([&] {
          start.arrive_and_wait();
          queued += serve().queued;
        });
    }
    EXPECT_EQ(queued, 1);
    EXPECT_EQ(all().size(), 1u + static_cast<std::size_t>(round));
  }
}

TEST_F(ScheduleTest, TimesThatPassedMeanwhileAreServedByOne) {
  submit();
  plan("*/10 * * * *");
  clock_.advance(20 * kHour);
  EXPECT_EQ(serve().queued, 1);
  EXPECT_EQ(all().size(), 2u);
  EXPECT_EQ(to_iso8601(project().schedule_next_at.value()), "2026-02-01T05:40:00.000Z");
}

TEST_F(ScheduleTest, WithoutAKeptSourceATimeIsSkippedAndSaysSo) {
  plan("0 * * * *");
  clock_.advance(kHour);
  EXPECT_EQ(serve().skipped, 1);
  const auto after = project();
  EXPECT_EQ(after.schedule_outcome, project::TurnOutcome::SKIPPED);
  EXPECT_THAT(after.schedule_reason.value(), HasSubstr("No source of the project is kept"));
  EXPECT_EQ(after.schedule_analysis_id, std::nullopt);
  EXPECT_EQ(to_iso8601(after.schedule_next_at.value()), "2026-01-31T11:00:00.000Z");
}

TEST_F(ScheduleTest, ASourceThatIsGoneIsNotTheLastKeptOne) {
  const source::SourceId source{ids_.uuid_v7()};
  database_->transact([&](db::Transaction& tx) { tx.run(add_source, source, clock_.now()); });
  Submit wanted{"shop", std::vector<std::string>{"security"}, {}, {}, source.text()};
  analyses_.submit(ann_, wanted, MissingProject::REFUSE);
  plan("0 * * * *");
  clock_.advance(kHour);
  EXPECT_EQ(serve().queued, 1);
  EXPECT_EQ(all().front().source_id, source.text());
  database_->transact([&](db::Transaction& tx) { tx.run(drop_sources); });
  clock_.advance(kHour);
  EXPECT_EQ(serve().skipped, 1);
}

TEST_F(ScheduleTest, WithoutQuotaATimeIsSkippedAndSaysSo) {
  submit();
  plan("0 * * * *");
  for (int i = 0; i < 12; ++i) {
    clock_.advance(kHour);
    const auto served = serve();
    EXPECT_EQ(served.queued, i < 9 ? 1 : 0) << i;
    EXPECT_EQ(served.skipped, i < 9 ? 0 : 1) << i;
  }
  EXPECT_THAT(project().schedule_reason.value(), HasSubstr("10"));
  EXPECT_EQ(usage_.show(ann_).analyses.used, 10);
  EXPECT_EQ(usage_.drift(), 0);
}

TEST_F(ScheduleTest, WhatTheQueueCannotTakeInStaysDue) {
  submit();
  plan("0 * * * *");
  clock_.advance(25 * kHour);  // the first one waits for longer than is allowed
  EXPECT_EQ(serve().put_off, 1);
  EXPECT_EQ(to_iso8601(project().schedule_next_at.value()), "2026-01-31T10:00:00.000Z");
  analyses_.cancel(ann_, all().front().id);
  EXPECT_EQ(serve().queued, 1);
  EXPECT_EQ(to_iso8601(all().front().scheduled_for.value()), "2026-01-31T10:00:00.000Z");
}

TEST_F(ScheduleTest, AScheduleThatWasChangedMeanwhileIsNotServed) {
  submit();
  plan("0 * * * *");
  clock_.advance(kHour);
  const auto due = database_->read([&](db::Transaction& tx) { return project::due(tx, clock_.now(), 10); });
  ASSERT_EQ(due.size(), 1u);
  plan("30 * * * *");
  EXPECT_EQ(analyses_.take_turn(due.front(), clock_.now() + kHour), std::nullopt);
  analyses_.skip_turn(due.front(), clock_.now() + kHour, "never mind");
  EXPECT_EQ(to_iso8601(project().schedule_next_at.value()), "2026-01-31T11:30:00.000Z");
  EXPECT_EQ(project().schedule_outcome, std::nullopt);
  plan("");
  EXPECT_EQ(project().schedule, std::nullopt);
  clock_.advance(100 * kHour);
  EXPECT_FALSE(database_->read([&](db::Transaction& tx) { return project::any_due(tx, clock_.now()); }));
}

TEST_F(ScheduleTest, AnotherChangeOfTheProjectLeavesItsScheduleAlone) {
  submit();
  plan("0 * * * *");
  clock_.advance(kHour);
  serve();
  project::ProjectChange change;
  change.name = "Store";
  change.schedule = "0 * * * *";
  projects_.change(ann_, project::ProjectId{"shop"}, change);
  EXPECT_EQ(project().schedule_outcome, project::TurnOutcome::QUEUED);
}

TEST_F(ScheduleTest, ADisabledAccountsTimesWait) {
  submit();
  plan("0 * * * *");
  clock_.advance(kHour);
  database_->transact([&](db::Transaction& tx) { tx.run(disable, clock_.now()); });
  EXPECT_EQ(serve().queued, 0);
  database_->transact([&](db::Transaction& tx) { tx.run(disable, std::optional<Millis>{}); });
  EXPECT_EQ(serve().queued, 1);
}

}  // namespace
}  // namespace insight::analysis
