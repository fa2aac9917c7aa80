// What servers and workers do to projects, months and analyses at the same moment: as if one had come after the other, on every
// database.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "analysis/finish.h"
#include "analysis/hooks.h"
#include "analysis/redrive.h"
#include "analysis/retention.h"
#include "analysis/retention_store.h"
#include "analysis/service.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "billing/grants.h"
#include "db/test_database.h"
#include "db/test_watched.h"
#include "queue/kinds.h"
#include "queue/sql_queue.h"
#include "source/store.h"

namespace insight::analysis {
namespace {

using account::PlanName;
using testing::UnorderedElementsAre;

constexpr Millis kDay = 86'400'000;

// One server on a database.
struct Installation {
  explicit Installation(db::Database& on, const Clock& time, const std::filesystem::path& folder)
      : database(on), clock(time), root(folder), sources(on, folder / "sources", ids, time) {}

  db::Database& database;
  const Clock& clock;
  std::filesystem::path root;
  SystemRandom random;
  IdMaker ids{clock, random};
  Log log{clock, LogLevel::error, [](std::string_view) {}};
  billing::Plans plans{{{"INSIGHT_FREE", "projects", "1"}, {"INSIGHT_FREE", "analyses", "12"}}};
  webhook::Outbox outbox{clock, ids};
  account::Audit audit{clock, ids};
  billing::Usage usage{database, plans, outbox, ids, clock};
  source::Sources sources;
  project::Projects projects{database, usage, sources, clock, ids, outbox, audit};
  queue::PlainHooks housekeeping;
  AnalysisHooks hooks{usage, clock, outbox};
  queue::SqlQueue queue{{{std::string(kJobKind), &hooks}, {"REDRIVE_FAILED", &housekeeping}}, clock, random};
  billing::Grants grants{plans, queue, audit, clock};
  Analyses analyses{database, queue, usage, projects, sources, ids, clock, {root}};
  Retention retention{database, queue, sources, plans, grants, clock, log, {}};

  AnalysisId submit(const account::Caller& who, const std::string& project, MissingProject missing = MissingProject::REFUSE) {
    return analyses.submit(who, {project, std::vector<std::string>{"security"}, {}, root.string(), {}}, missing).id;
  }
  std::optional<queue::Lease> claim() {
    return database.transact([&](db::Transaction& tx) { return queue.claim(tx, "worker", queue::Lane::ANALYSIS); });
  }
};

class AnalysisRaces : public testing::Test {
 protected:
  using Work = std::function<void(Installation&)>;

  AnalysisRaces() {
    database_->transact([](db::Transaction& tx) {
      tx.script(R"(INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at)
        VALUES ('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1);)");
    });
    ann_.account = account::AccountId{"ann"};
  }
  void have_project() {
    database_->transact([](db::Transaction& tx) {
      tx.script("INSERT INTO project (key, id, user_id, name, created_at, updated_at) VALUES ('k', 'shop', 'ann', 'Shop', 1, 1)");
    });
  }
  static std::string outcome(const std::function<void()>& call) {
    try {
      call();
      return "accepted";
    } catch (const Error& error) {
      return error.reason().empty() ? std::string(error.what()) : error.reason();
    }
  }
  // What the two servers came to that met after the statement of that name.
  std::vector<std::string> meet(const std::string& statement, const Work& one, const Work& other) {
    db::Meeting meeting(*database_, statement);
    std::vector<std::string> outcomes(2);
    const auto on_a_server = [&](std::string& result, const Work& work) {
      Installation server(meeting.database, clock_, folder_.path());
      result = outcome([&] { work(server); });
    };
    meeting.of([&] { on_a_server(outcomes[0], one); }, [&] { on_a_server(outcomes[1], other); });
    return outcomes;
  }
  std::vector<std::string> meet(const std::string& statement, const Work& both) { return meet(statement, both, both); }
  // What came of `host`, at whose place `guest` did its work meanwhile.
  std::string between(const std::string& statement, const Work& host, const Work& guest) {
    db::Meeting meeting(*database_, statement);
    std::string result;
    meeting.with_guest(
        [&] {
          Installation server(meeting.database, clock_, folder_.path());
          result = outcome([&] { host(server); });
        },
        [&] { outcome([&] { guest(here_); }); });
    return result;
  }
  std::int64_t number(const std::string& sql) {
    return database_->read([&](db::Transaction& tx) { return tx.one<std::int64_t>({"test.number", sql}); });
  }
  std::int64_t count(const std::string& what) { return number("SELECT COUNT(*) FROM " + what); }

  TestFolder folder_;
  ManualClock clock_;
  std::unique_ptr<db::Database> database_ = db::open_test_database(folder_.path());
  Installation here_{*database_, clock_, folder_.path()};
  account::Caller ann_;
};

TEST_F(AnalysisRaces, TheLastPlaceForAProjectIsGivenOnce) {
  const auto create = [&](Installation& server) { server.projects.create(ann_, {.name = "one"}); };
  EXPECT_THAT(meet("project.count_owned", create), UnorderedElementsAre("accepted", "INSUFFICIENT_PLAN"));
  EXPECT_EQ(count("project"), 1);
}

TEST_F(AnalysisRaces, TwoFirstSubmitsOfAProjectMakeItOnce) {
  const auto submit = [&](Installation& server) { server.submit(ann_, "new", MissingProject::CREATE); };
  EXPECT_THAT(meet("project.owned", submit), UnorderedElementsAre("accepted", "accepted"));
  EXPECT_EQ(count("project"), 1);
  EXPECT_EQ(count("analysis"), 2);
}

// The job would stay, and every claim would fail at it.
TEST_F(AnalysisRaces, AProjectThatIsDeletedTakesNoAnalysisWithIt) {
  have_project();
  between(
      "project.unfinished", [&](Installation& server) { server.projects.remove(ann_, project::ProjectId{"shop"}); },
      [&](Installation& server) { server.submit(ann_, "shop"); });
  EXPECT_EQ(count("job"), count("analysis"));
  EXPECT_NO_THROW(here_.claim());
}

TEST_F(AnalysisRaces, TwoChangesOfAProjectBothStand) {
  have_project();
  const project::ProjectId shop{"shop"};
  meet(
      "project.owned", [&](Installation& server) { server.projects.change(ann_, shop, {.name = "Store"}); },
      [&](Installation& server) { server.projects.change(ann_, shop, {.language = "go"}); });
  EXPECT_EQ(count("project WHERE name = 'Store' AND language = 'go'"), 1);
}

TEST_F(AnalysisRaces, ASourceThatIsWantedIsNotSweptAway) {
  have_project();
  const source::SourceId id{"0190a000-0000-7000-8000-000000000001"};
  std::filesystem::create_directories(here_.sources.folder_of(id, "ann"));
  database_->transact([&](db::Transaction& tx) {
    source::Source sent;
    sent.id = id;
    sent.user_id = "ann";
    sent.created_at = clock_.now();
    source::insert(tx, sent);
  });
  clock_.advance(1'000 * kDay);
  between(
      "source.find_owned",
      [&](Installation& server) {
        server.analyses.submit(ann_, {"shop", std::vector<std::string>{"security"}, {}, {}, id.text()}, MissingProject::REFUSE);
      },
      [&](Installation& server) { server.retention.sweep({}); });
  EXPECT_EQ(count("analysis"), count("source"));
}

TEST_F(AnalysisRaces, AJobHasThePlaceOfThePlanThatWins) {
  have_project();
  between(
      "plan.granted", [&](Installation& server) { server.submit(ann_, "shop"); },
      [&](Installation& server) {
        server.database.transact([&](db::Transaction& tx) {
          server.grants.set_plan(tx, {ann_.account, PlanName::INSIGHT_ENTERPRISE, {}, "stripe", ""});
        });
      });
  EXPECT_EQ(number("SELECT weight FROM job"), here_.plans.of(PlanName::INSIGHT_ENTERPRISE).weight);
}

TEST_F(AnalysisRaces, AMonthThatBeginsWhileItsAnchorMovesIsTheAnchors) {
  have_project();
  const billing::Anchor paid{clock_.now() - 10 * kDay, clock_.now() + 20 * kDay};
  between(
      "anchor.find", [&](Installation& server) { server.submit(ann_, "shop"); },
      [&](Installation& server) {
        server.database.transact([&](db::Transaction& tx) { server.grants.set_anchor(tx, ann_.account, paid); });
      });
  EXPECT_EQ(count("usage_period"), 1);
  EXPECT_EQ(number("SELECT ends_at FROM usage_period"), *paid.ends_at);
}

TEST_F(AnalysisRaces, APlanThatIsRenewedAsItsGraceEndsStays) {
  database_->transact([&](db::Transaction& tx) {
    here_.grants.set_plan(tx, {ann_.account, PlanName::INSIGHT_PRO, clock_.now() + 1, "stripe", ""});
  });
  clock_.advance(kDay);
  between(
      "plan.expired",
      [&](Installation& server) { server.database.transact([&](db::Transaction& tx) { server.grants.end_expired(tx, 10); }); },
      [&](Installation& server) {
        server.database.transact(
            [&](db::Transaction& tx) { server.grants.set_plan(tx, {ann_.account, PlanName::INSIGHT_TEAM, {}, "stripe", ""}); });
      });
  EXPECT_EQ(count("account WHERE plan = 'INSIGHT_TEAM'"), 1);
}

// What had begun is charged, what waited is not, whoever was quicker.
TEST_F(AnalysisRaces, ACancelChargesForWhatBeganMeanwhile) {
  have_project();
  const auto id = here_.submit(ann_, "shop");
  between(
      "analysis.find_owned", [&](Installation& server) { server.analyses.cancel(ann_, id); },
      [](Installation& server) { server.claim(); });
  EXPECT_EQ(count("analysis WHERE status = 'CANCELLED'"), 1);
  EXPECT_EQ(number("SELECT settled FROM usage_period"), count("job_attempt"));
  EXPECT_EQ(number("SELECT reserved FROM usage_period"), 0);
}

// Neither is undone for the other's sake, which costs a second.
TEST_F(AnalysisRaces, ACancelThatMeetsTheEndWaitsForIt) {
  have_project();
  const auto id = here_.submit(ann_, "shop");
  const auto lease = here_.claim().value();
  std::atomic<int> tries = 0;
  db::WatchedDatabase counted(*database_, "job.cancel", [&] { ++tries; });
  Installation canceller(counted, clock_, folder_.path());
  std::string cancelled;
  const auto finished = between(
      "analysis.result",
      [&](Installation& server) {
        server.database.transact([&](db::Transaction& tx) { finish_with(tx, server.queue, lease, {}, "[]", "{}"); });
      },
      [&](Installation&) { cancelled = outcome([&] { canceller.analyses.cancel(ann_, id); }); });
  EXPECT_EQ(finished, "accepted");
  EXPECT_EQ(cancelled, "ANALYSIS_FINAL");
  EXPECT_EQ(tries, 1);
}

// After a chosen look at the rows something else happens.
class Interrupted final : public db::WatchedDatabase {
 public:
  Interrupted(db::Database& inner, int look, std::function<void()> then)
      : WatchedDatabase(inner, "", {}), left_(look), then_(std::move(then)) {}

 protected:
  void in_reader(const Work& work) override {
    WatchedDatabase::in_reader(work);
    if (--left_ == 0) then_();
  }

 private:
  int left_;
  std::function<void()> then_;
};

TEST_F(AnalysisRaces, WhatABetterPlanKeepsIsNotSweptAway) {
  have_project();
  for (const int look : {1, 2}) {  // at the analyses, at the sources: of free accounts, which come first
    database_->transact([](db::Transaction& tx) { tx.script("UPDATE account SET plan = 'INSIGHT_FREE'"); });
    if (look == 1) {
      here_.submit(ann_, "shop");
      const auto lease = here_.claim().value();
      database_->transact([&](db::Transaction& tx) { here_.queue.finish(tx, lease); });
    } else {
      database_->transact([&](db::Transaction& tx) {
        source::insert(tx, {here_.ids.make<source::SourceId>(), "ann", 1, 1, clock_.now() - 8 * kDay});
        tx.script("DELETE FROM job; DELETE FROM analysis");
      });
    }
    clock_.advance(8 * kDay);
    Interrupted database(*database_, look, [&] {
      database_->transact(
          [&](db::Transaction& tx) { here_.grants.set_plan(tx, {ann_.account, PlanName::INSIGHT_PRO, {}, "", ""}); });
    });
    EXPECT_EQ(Installation(database, clock_, folder_.path()).retention.sweep({}), Retention::Swept{});
  }
  EXPECT_EQ(count("source"), 1);
}

TEST_F(AnalysisRaces, WhatTwoRedriveIsDoneOverAgainOnce) {
  have_project();
  here_.submit(ann_, "shop");
  const auto lease = here_.claim().value();
  database_->transact([&](db::Transaction& tx) { here_.queue.fail(tx, lease, "broken", queue::Retry::NEVER); });
  const auto redrive = [](Installation& server) {
    server.database.transact([&](db::Transaction& tx) {
      queue::NewJob job{server.ids.make<queue::JobId>(), "REDRIVE_FAILED", server.ids.uuid_v7()};
      job.lane = queue::Lane::HOUSEKEEPING;
      server.queue.enqueue(tx, job);
    });
    const auto mine =
        server.database.transact([&](db::Transaction& tx) { return server.queue.claim(tx, "w", queue::Lane::HOUSEKEEPING); });
    std::atomic<int> progress = 0;
    Redriver{server.database, server.queue, server.analyses, server.log, Redrive::FAILED}({mine.value(), {}, progress});
  };
  EXPECT_THAT(meet("analysis.find_owned", redrive), UnorderedElementsAre("accepted", "accepted"));
  EXPECT_EQ(count("analysis WHERE retry_of IS NOT NULL"), 1);
}

TEST_F(AnalysisRaces, WhatTwoSweepAwayIsCountedOnce) {
  have_project();
  const auto id = here_.submit(ann_, "shop");
  const auto remove = [&](Installation& server) { server.database.transact([&](db::Transaction& tx) { store::remove(tx, id); }); };
  meet("retention.analysis", remove);
  EXPECT_EQ(number("SELECT analysis_count FROM project"), 0);
}

}  // namespace
}  // namespace insight::analysis
