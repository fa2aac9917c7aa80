// What goes, what stays, and that a sweep may be cut off anywhere.
#include "analysis/retention.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "analysis/hooks.h"
#include "analysis/service.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "billing/store.h"
#include "db/test_database.h"
#include "queue/kinds.h"
#include "queue/sql_queue.h"
#include "source/store.h"

namespace insight::analysis {
namespace {

namespace fs = std::filesystem;

constexpr Millis kDay = 86'400'000;

class RetentionTest : public testing::Test {
 protected:
  RetentionTest() : database_(db::open_test_database(folder_.path())) {
    database_->transact([](db::Transaction& tx) {
      tx.script(R"(
        INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at) VALUES
          ('free', 'f@example.org', 'F', '', 'USER', 'INSIGHT_FREE', 1, 1), ('pro', 'p@example.org', 'P', '', 'USER', 'INSIGHT_PRO', 1, 1);
        INSERT INTO project (key, id, user_id, name, created_at, updated_at) VALUES
          ('kf', 'shop', 'free', 'Shop', 1, 1), ('kp', 'shop', 'pro', 'Shop', 1, 1);)");
    });
  }

  account::Caller caller(const std::string& account) {
    account::Caller caller;
    caller.account = account::AccountId{account};
    return caller;
  }
  // Sent now, with one file.
  source::SourceId upload(const std::string& account) {
    const auto id = ids_.make<source::SourceId>();
    const auto place = sources_.folder_of(id, account);
    fs::create_directories(place);
    std::ofstream{place / "a.py"} << "x";
    database_->transact([&](db::Transaction& tx) { source::insert(tx, {id, account, 1, 1, clock_.now()}); });
    return id;
  }
  AnalysisId submit(const std::string& account, const source::SourceId& source) {
    return analyses_
        .submit(caller(account), {"shop", std::vector<std::string>{"security"}, {}, {}, source.text()}, MissingProject::REFUSE)
        .id;
  }
  // Done now, with so many issues.
  AnalysisId analyse(const std::string& account, const source::SourceId& source, std::size_t issues = 3) {
    const auto id = submit(account, source);
    database_->transact([&](db::Transaction& tx) {
      const auto lease = *queue_.claim(tx, "worker", queue::Lane::ANALYSIS);
      insert_issues(tx, id, lease.epoch, 0, std::vector<engine::Finding>(issues), clock_.now());
      queue_.finish(tx, lease);
    });
    return id;
  }
  std::int64_t count(const char* table) {
    const auto sql = std::string("SELECT COUNT(*) FROM ") + table;
    return database_->read([&](db::Transaction& tx) { return tx.one<std::int64_t>({"test.count", sql}); });
  }
  bool is_there(const source::SourceId& id, const std::string& account) {
    return fs::exists(sources_.folder_of(id, account) / "a.py");
  }
  bool is_seen(const AnalysisId& id, const std::string& account) {
    try {
      analyses_.show(caller(account), id, 0, 10);
      return true;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::not_found);
      return false;
    }
  }
  void pass(int days) { clock_.advance(days * kDay); }
  Retention::Swept sweep() { return retention_.sweep({}); }

  TestFolder folder_;
  ManualClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  Log log_{clock_, LogLevel::error, [](std::string_view) {}};
  std::unique_ptr<db::Database> database_;
  billing::Plans plans_;
  webhook::Outbox outbox_{clock_, ids_};
  account::Audit audit_{clock_, ids_};
  billing::Usage usage_{*database_, plans_, outbox_, ids_, clock_};
  queue::PlainHooks housekeeping_;
  AnalysisHooks hooks_{usage_, clock_, outbox_};
  queue::SqlQueue queue_{{{std::string(kJobKind), &hooks_}, {std::string(kRetentionJob), &housekeeping_}}, clock_, random_};
  billing::Grants grants_{plans_, queue_, audit_, clock_};
  source::Sources sources_{*database_, folder_.path() / "sources", ids_, clock_};
  project::Projects projects_{*database_, usage_, sources_, clock_, ids_, outbox_, audit_};
  Analyses analyses_{*database_, queue_, usage_, projects_, sources_, ids_, clock_, {}};
  Retention retention_{*database_, queue_, sources_, plans_, grants_, clock_, log_, {2, 2}};
};

TEST_F(RetentionTest, EachPlanKeepsAsLongAsItSays) {
  const auto source_free = upload("free"), source_pro = upload("pro");
  std::vector<AnalysisId> free, pro;
  for (int i = 0; i < 5; ++i) free.push_back(analyse("free", source_free)), pro.push_back(analyse("pro", source_pro));
  pass(7);
  EXPECT_EQ(sweep(), Retention::Swept{}) << "seven days are kept whole";
  clock_.advance(1);
  const auto swept = sweep();
  EXPECT_EQ(swept.analyses, 5);
  EXPECT_EQ(swept.sources, 1);
  EXPECT_FALSE(is_seen(free[0], "free"));
  EXPECT_TRUE(is_seen(pro[0], "pro"));
  EXPECT_FALSE(is_there(source_free, "free"));
  EXPECT_TRUE(is_there(source_pro, "pro"));
  EXPECT_EQ(count("analysis"), 5);
  EXPECT_EQ(count("analysis_issue"), 15);
  EXPECT_EQ(count("job"), 5);
  EXPECT_EQ(count("job_attempt"), 5);
  pass(84);
  EXPECT_EQ(sweep().analyses, 5);
  EXPECT_EQ(count("analysis_issue") + count("source") + count("job"), 0);
}

TEST_F(RetentionTest, WhatIsNeededStays) {
  const auto old = upload("free");
  const auto unfinished = submit("free", old);
  pass(8);
  const auto young = upload("free");
  EXPECT_EQ(sweep(), Retention::Swept{});
  EXPECT_TRUE(is_seen(unfinished, "free"));
  EXPECT_TRUE(is_there(old, "free") && is_there(young, "free"));
}

TEST_F(RetentionTest, ThePlanOfTodayDecides) {
  const auto source = upload("free");
  const auto id = analyse("free", source);
  const account::AccountId free{"free"};
  database_->transact([&](db::Transaction& tx) {
    grants_.set_plan(tx, {free, account::PlanName::INSIGHT_PRO, clock_.now() + 20 * kDay, "stripe", ""});
  });
  pass(19);
  EXPECT_EQ(sweep(), Retention::Swept{});
  EXPECT_TRUE(is_seen(id, "free"));
  pass(1);
  const auto swept = sweep();
  EXPECT_EQ(swept.graces, 1);
  EXPECT_EQ(swept.analyses, 1);
}

TEST_F(RetentionTest, UsageOutlivesWhatWasAnalysed) {
  analyse("free", upload("free"));
  const auto used = usage_.show(caller("free")).analyses.used;
  pass(8);
  sweep();
  EXPECT_EQ(used, 1);
  EXPECT_EQ(count("usage_record"), 1);
  EXPECT_EQ(usage_.drift(), 0);
  pass(500);
  sweep();
  EXPECT_EQ(count("usage_record") + count("usage_period"), 0);
}

TEST_F(RetentionTest, AProjectCountsWhatIsThere) {
  const auto source = upload("free");
  analyse("free", source);
  pass(8);
  analyse("free", source);
  sweep();
  constexpr db::Query counted{"test.counted", "SELECT analysis_count FROM project WHERE key = 'kf'"};
  EXPECT_EQ(database_->read([&](db::Transaction& tx) { return tx.one<int>(counted); }), 1);
  EXPECT_TRUE(is_there(source, "free")) << "the younger one needs it";
}

TEST_F(RetentionTest, ACutOffSweepIsFinishedByTheNext) {
  const auto source = upload("free");
  const auto id = analyse("free", source);
  pass(8);
  // As if the process had died after the job's row, and another one after the source's.
  database_->transact([&](db::Transaction& tx) { queue_.remove(tx, job_of(id)); });
  EXPECT_FALSE(is_seen(id, "free")) << "nobody sees one that is half gone";
  const auto stray = upload("free");
  database_->transact([&](db::Transaction& tx) { tx.run({"test.lose", "DELETE FROM source WHERE id = $1"}, stray); });
  EXPECT_EQ(sweep().analyses, 1);
  EXPECT_EQ(count("analysis_issue"), 0);
  EXPECT_TRUE(is_there(stray, "free")) << "it may be an upload whose transaction is about to commit";
  const auto then = std::chrono::milliseconds(clock_.now() - 2 * kDay);
  fs::last_write_time(sources_.folder_of(stray, "free"),
                      std::chrono::file_clock::from_sys(std::chrono::sys_time<std::chrono::milliseconds>(then)));
  EXPECT_EQ(sweep().folders, 1);
  EXPECT_FALSE(is_there(stray, "free"));
}

TEST_F(RetentionTest, JobsOfDeletedProjectsGo) {
  analyse("free", upload("free"));
  database_->transact([](db::Transaction& tx) { tx.script("DELETE FROM project WHERE key = 'kf'"); });
  EXPECT_EQ(count("job"), 1);
  pass(8);
  EXPECT_EQ(sweep().rows, 1);
  EXPECT_EQ(count("job"), 0);
}

TEST_F(RetentionTest, AStopIsObeyedBetweenTwoPieces) {
  const auto source = upload("free");
  for (int i = 0; i < 5; ++i) analyse("free", source);
  pass(8);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(retention_.sweep(stop.get_token()), Retention::Swept{});
  EXPECT_EQ(sweep().analyses, 5);
}

}  // namespace
}  // namespace insight::analysis
