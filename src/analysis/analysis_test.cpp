// An analysis from submit to its final state: the real service, queue, worker pool and helper, with a child that acts on orders
// written into its source instead of analysing it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <set>
#include <sstream>

#include "analysis/event_stream.h"
#include "analysis/hooks.h"
#include "analysis/packed.h"
#include "analysis/run_analysis.h"
#include "analysis/service.h"
#include "analysis/wire.h"
#include "base/test_folder.h"
#include "db/test_database.h"
#include "db/test_watched.h"
#include "json/decode.h"
#include "json/encode.h"
#include "queue/sql_queue.h"
#include "source/store.h"

namespace insight::analysis {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

void say(const process::ChildLink& link, char kind, const std::string& text) {
  link.send(kind + text);
}

void wait_for(const fs::path& file) {
  while (!fs::exists(file)) std::this_thread::sleep_for(std::chrono::milliseconds(2));
}

// Every file of the source is one order: "find N", "tell N" (as found, and with the result at the end), "wait N" (until there is a
// file `go`, then as find), "fall" (the same, then crash), "crash", "hang", "refuse", "flood".
int obey(std::string_view text, const process::ChildLink& link) {
  const auto request = json::decode<ChildRequest>(text);
  const auto skipped = names_from_hex(request.skip_files);
  ChildEnd end;
  std::vector<engine::Finding> result;
  std::vector<fs::path> files(fs::directory_iterator(request.root), {});
  std::ranges::sort(files);
  for (const auto& file : files) {
    const auto name = file.filename().string();
    if (std::ranges::find(skipped, name) != skipped.end()) continue;
    link.enter(name, request.detectors.front());
    std::string order;
    int number = 0;
    std::ifstream{file} >> order >> number;
    if (order == "go") continue;
    if (order == "wait" || order == "fall") wait_for(fs::path(request.root) / "go");
    if (order == "crash" || order == "fall") raise(SIGSEGV);
    if (order == "hang") {
      say(link, kProgress, R"({"done":1,"total":2})");
      pause();
    }
    if (order == "refuse") return say(link, kRefused, "the folder is gone"), kRefusedCode;
    std::vector<engine::Finding> findings(static_cast<std::size_t>(number));
    for (auto& finding : findings) {
      finding.file = name;
      finding.severity = engine::Severity::HIGH;
      finding.detector = request.detectors.front();
      finding.rule = "rule";
      finding.cwe = {"CWE-78"};
      finding.fingerprint = name + std::to_string(&finding - findings.data());
    }
    if (order == "tell") {
      say(link, kFound, packed(findings));
      result.insert(result.end(), findings.begin(), findings.end());
    } else if (!findings.empty()) {
      say(link, kFindings, packed(findings));
    }
    ++end.coverage.files;
  }
  if (!result.empty()) say(link, kFindings, packed(result));
  for (const auto& detector : request.detectors) end.detector_runs.push_back({detector, engine::RunStatus::OK, "", 1, 0});
  say(link, kEnd, json::encode(end));
  return 0;
}

class AnalysisTest : public testing::Test {
 protected:
  AnalysisTest() : database_(db::open_test_database(folder_.path())) {
    database_->transact([](db::Transaction& tx) {
      tx.script(R"(
        INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at) VALUES
          ('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1), ('bob', 'bob@example.org', 'Bob', '', 'USER', 'INSIGHT_FREE', 1, 1);
        INSERT INTO project (key, id, user_id, name, created_at, updated_at) VALUES ('k1', 'shop', 'ann', 'Shop', 1, 1);)");
    });
    ann_.account = account::AccountId{"ann"};
    bob_.account = account::AccountId{"bob"};
    fs::create_directory(root());
  }
  fs::path root() const { return folder_.path() / "root"; }
  void order(const std::string& file, const std::string& what) { std::ofstream{root() / file} << what; }

  Submit wanted(std::vector<std::string> detectors = {"security"}) { return {"shop", detectors, {}, root().string(), {}}; }
  AnalysisId submit(const Submit& what) { return analyses_.submit(ann_, what, MissingProject::REFUSE).id; }
  View show(const AnalysisId& id, std::int64_t from = 0, std::int64_t limit = 1000) {
    return analyses_.show(ann_, id, from, limit);
  }
  std::unique_ptr<queue::WorkerPool> start_workers() {
    return std::make_unique<queue::WorkerPool>(*database_, queue_, queue::Lane::ANALYSIS,
                                               RunAnalysis{*database_, queue_, helper_, clock_, log_, settings_}, log_, 2,
                                               queue::PoolTimes{std::chrono::milliseconds(20), std::chrono::milliseconds(20)});
  }
  // Blocks until it is in that state, woken by the queue.
  Analysis becomes(const AnalysisId& id, Status status) {
    std::uint64_t seen = 0;
    for (int i = 0; i < 1'000 && show(id).analysis.status != status && !show(id).analysis.is_final(); ++i)
      seen = queue_.wait(seen, {}, std::chrono::milliseconds(10));
    const auto found = show(id).analysis;
    EXPECT_EQ(found.status, status) << found.error.value_or("");
    return found;
  }
  Analysis run(const Submit& what, Status status = Status::COMPLETED) {
    const auto id = submit(what);
    const auto pool = start_workers();
    return becomes(id, status);
  }
  std::int64_t rows_of(const AnalysisId& id) {
    constexpr db::Query all{"test.issues", "SELECT COUNT(*) FROM analysis_issue WHERE analysis_id = $1"};
    return database_->read([&](db::Transaction& tx) { return tx.one<std::int64_t>(all, id); });
  }
  std::string charged() {
    EXPECT_EQ(usage_.drift(), 0);
    const auto analyses = usage_.show(ann_).analyses;
    return std::to_string(analyses.reserved) + "+" + std::to_string(analyses.settled);
  }
  void set_plan(const std::string& plan) {
    constexpr db::Query change{"test.plan", "UPDATE account SET plan = $1 WHERE id = 'ann'"};
    database_->transact([&](db::Transaction& tx) { tx.run(change, plan); });
  }
  std::string refusal(const Submit& what, ErrorCode code) {
    try {
      submit(what);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), code);
      std::string text = error.what();
      for (const auto& field : error.fields()) text += "\n" + field.pointer + " " + field.detail;
      return text;
    }
    return "";
  }

  // What a listener hears until `enough`, or the end.
  std::string hear(const AnalysisId& id, const std::function<bool(const std::string&)>& enough, EventPlace from = {}) {
    EventStream stream(analyses_, clock_, ann_, id, from, [] { return true; });
    std::string heard;
    for (bool more = true; more && !enough(heard);) {
      std::string piece;
      more = stream.next(piece);
      heard += piece;
      if (piece.empty()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return heard;
  }
  std::set<std::string> ids_of(const AnalysisId& id) {
    std::set<std::string> ids;
    const auto issues = json::parse("[" + show(id).issues + "]");
    for (const auto& issue : issues.as_array()) ids.emplace(issue.at("id").as_string());
    return ids;
  }

  process::Helper helper_ = process::Helper::start([] { return process::ChildMain{obey}; });
  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  Log log_{clock_, LogLevel::error, [](std::string_view) {}};
  std::unique_ptr<db::Database> database_;
  billing::Plans plans_{{{"INSIGHT_FREE", "analyses", "12"},
                         {"INSIGHT_PRO", "detectors", "security"},
                         {"INSIGHT_PRO", "files", "20"},
                         {"INSIGHT_TEAM", "analyses", "0"}}};
  webhook::Outbox outbox_{clock_, ids_};
  account::Audit audit_{clock_, ids_};
  billing::Usage usage_{*database_, plans_, outbox_, ids_, clock_};
  source::Sources sources_{*database_, folder_.path() / "sources", ids_, clock_};
  project::Projects projects_{*database_, usage_, sources_, clock_, ids_, outbox_, audit_};
  AnalysisHooks hooks_{usage_, clock_, outbox_};
  queue::SqlQueue queue_{{{std::string(kJobKind), &hooks_}}, clock_, random_, {10'000, 1, 1, 3}};
  Analyses analyses_{*database_, queue_, usage_, projects_, sources_, ids_, clock_, {folder_.path()}};
  RunSettings settings_;
  account::Caller ann_, bob_;
};

TEST_F(AnalysisTest, FindingsBecomeIssuesInTheirOrder) {
  order("a.py", "find 3");
  order("b.py", "find 2");
  const auto done = run(wanted());
  EXPECT_EQ(done.total_issues, 5);
  EXPECT_EQ(done.high, 5);
  EXPECT_EQ(done.progress, 100);
  EXPECT_TRUE(done.started_at && done.finished_at);
  const auto view = show(done.id, 2, 2);
  ASSERT_EQ(view.issue_count, 2);
  const auto issues = json::parse("[" + view.issues + "]").as_array();
  EXPECT_EQ(issues.at(0).at("filePath").as_string(), "a.py");
  EXPECT_EQ(issues.at(1).at("filePath").as_string(), "b.py");
  EXPECT_EQ(issues.at(0).at("metadata").at("cwe").at(0).as_string(), "CWE-78");
}

bool hears_all(const std::string&) {
  return false;
}
// The ids of the issues in what a listener heard.
std::multiset<std::string> ids_in(const std::string& heard) {
  std::multiset<std::string> ids;
  std::istringstream lines(heard);
  for (std::string line, event; std::getline(lines, line);) {
    if (line.starts_with("event: ")) event = line.substr(7);
    if (event != "issues" || !line.starts_with("data: ")) continue;
    const auto data = json::parse(line.substr(6));
    for (const auto& issue : data.at("issues").as_array()) ids.emplace(issue.at("id").as_string());
  }
  return ids;
}
std::string last_id_in(const std::string& heard) {
  const auto begin = heard.rfind("\nid: ") + 5;
  return heard.substr(begin, heard.find('\n', begin) - begin);
}

TEST_F(AnalysisTest, WhatIsFoundIsToldWhileItRunsUnderTheIdsThatStay) {
  order("a.py", "tell 3");
  order("b.py", "wait 2");
  const auto id = submit(wanted());
  const auto pool = start_workers();
  const auto early = hear(id, [](const std::string& heard) { return ids_in(heard).size() == 3; });
  EXPECT_EQ(show(id).analysis.status, Status::RUNNING);
  EXPECT_THAT(early, HasSubstr(R"("from":0,"totalIssues":3,)"));
  order("go", "go");
  becomes(id, Status::COMPLETED);
  const auto stored = ids_of(id);
  EXPECT_EQ(stored.size(), 5u);

  const auto rest = hear(id, hears_all, parse_event_place(last_id_in(early)).value());
  auto all = ids_in(early);
  all.merge(ids_in(rest));
  EXPECT_EQ(all, std::multiset<std::string>(stored.begin(), stored.end())) << "each of them once";
  EXPECT_THAT(rest, HasSubstr(R"("from":3,"totalIssues":5,)"));
  EXPECT_THAT(rest, Not(HasSubstr("event: reset")));
  EXPECT_THAT(rest, HasSubstr("event: done"));
  EXPECT_EQ(ids_in(hear(id, hears_all)), all) << "who comes later hears the result in its own order";
}

TEST_F(AnalysisTest, WhatADeadChildToldIsTakenBack) {
  order("a.py", "tell 2");
  order("b.py", "fall");
  const auto id = submit(wanted());
  const auto pool = start_workers();
  std::string heard;
  const auto go_on = [&](const std::string& so_far) {
    if (ids_in(so_far).size() == 2) order("go", "go");
    return false;
  };
  heard = hear(id, go_on);
  const auto reset = heard.find("event: reset");
  ASSERT_NE(reset, std::string::npos) << heard;
  EXPECT_THAT(heard.substr(reset), HasSubstr("the analyser died (signal 11"));
  const auto stored = ids_of(id);
  EXPECT_EQ(ids_in(heard.substr(reset)), std::multiset<std::string>(stored.begin(), stored.end()));
  EXPECT_EQ(stored.size(), 2u);
}

// The log is written relaxed: a database that crashes while the run goes on may have lost a batch of it.
TEST_F(AnalysisTest, AListenerHearsAllOfAResultWhoseLogLacksSome) {
  for (const auto* const lost : {"first = 2", "first > 0"}) {
    order("a.py", "tell 2");
    order("b.py", "tell 2");
    order("c.py", "wait 1");
    const auto id = submit(wanted());
    const auto pool = start_workers();
    const auto early = hear(id, [](const std::string& heard) { return ids_in(heard).size() == 2; });
    hear(id, [](const std::string& heard) { return ids_in(heard).size() == 4; });
    order("go", "go");
    becomes(id, Status::COMPLETED);
    database_->transact([&](db::Transaction& tx) { tx.script("DELETE FROM analysis_found WHERE " + std::string(lost)); });
    const auto rest = hear(id, hears_all, parse_event_place(last_id_in(early)).value());
    EXPECT_THAT(rest, HasSubstr("event: reset")) << lost;
    const auto stored = ids_of(id);
    EXPECT_EQ(ids_in(rest), std::multiset<std::string>(stored.begin(), stored.end())) << lost;
    EXPECT_EQ(stored.size(), 5u);
    fs::remove(root() / "go");
  }
}

TEST_F(AnalysisTest, AFoundLogIsForgottenOnceItsAnalysisHasEnded) {
  order("a.py", "tell 2");
  order("b.py", "wait 1");
  const auto id = submit(wanted());
  const auto pool = start_workers();
  const auto early = hear(id, [](const std::string& heard) { return ids_in(heard).size() == 2; });
  order("go", "go");
  becomes(id, Status::COMPLETED);
  database_->transact([&](db::Transaction& tx) { remove_stale_found(tx, clock_.now() + 1); });
  const auto late = hear(id, hears_all, parse_event_place(last_id_in(early)).value());
  EXPECT_THAT(late, HasSubstr("event: reset")) << "its order is gone, so all is told anew";
  EXPECT_EQ(ids_in(late).size(), 3u);
}

TEST_F(AnalysisTest, ManyBatchesAreOneResult) {
  settings_.batch = 10;
  order("a.py", "find 995");
  EXPECT_EQ(run(wanted()).total_issues, 995);
}

// Batches are written relaxed: a database that crashes while the run goes on may have lost one that it had answered for.
TEST_F(AnalysisTest, AResultOfWhichTheDatabaseLostAPartIsMadeAgain) {
  settings_.batch = 1;
  order("a.py", "find 3");
  order("b.py", "wait 1");
  const auto id = submit(wanted());
  const auto pool = start_workers();
  while (rows_of(id) < 3) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  database_->transact([](db::Transaction& tx) { tx.script("DELETE FROM analysis_issue WHERE ordinal = 1"); });
  order("go", "go");
  const auto done = becomes(id, Status::COMPLETED);
  EXPECT_EQ(done.total_issues, 4);
  EXPECT_EQ(rows_of(id), 4);
  const auto attempts = show(id).attempts;
  ASSERT_EQ(attempts.size(), 2u);
  EXPECT_THAT(attempts.front().reason, HasSubstr("3 of the 4 issues"));
}

TEST_F(AnalysisTest, ACrashCostsItsFileAlone) {
  order("a.py", "find 3");
  order("bad.py", "crash");
  order("c.py", "find 2");
  const auto done = run(wanted());
  EXPECT_EQ(done.total_issues, 5);
  EXPECT_EQ(rows_of(done.id), 5) << "what the dead child had told is gone";
  EXPECT_THAT(done.coverage, HasSubstr(R"({"path":"bad.py","reason":"crashed the analyser (signal 11)"));
}

TEST_F(AnalysisTest, AFileWhoseNameIsNoTextIsLeftOutToo) {
  order("bad\xff.py", "crash");
  order("good.py", "find 1");
  const auto done = run(wanted());
  EXPECT_EQ(done.status, Status::COMPLETED);
  EXPECT_THAT(done.coverage, HasSubstr("{\"path\":\"bad\uFFFD.py\",\"reason\":\"crashed the analyser (signal 11"));
}

TEST_F(AnalysisTest, TwoCrashesInOneDetectorCostTheDetector) {
  order("bad1.py", "crash");
  order("bad2.py", "crash");
  order("c.py", "find 2");
  const auto done = run(wanted({"security", "complexity"}));
  EXPECT_EQ(done.total_issues, 2);
  EXPECT_THAT(done.detector_runs, HasSubstr(R"("detector":"security","status":"FAILED","reason":"signal 11)"));
  EXPECT_THAT(done.detector_runs, HasSubstr(R"("detector":"complexity","status":"OK")"));
}

TEST_F(AnalysisTest, AFileThatHangsIsLeftOut) {
  settings_.limits.wall = std::chrono::milliseconds(100);
  order("a.py", "find 1");
  order("slow.py", "hang");
  const auto done = run(wanted());
  EXPECT_EQ(done.total_issues, 1);
  EXPECT_THAT(done.coverage, HasSubstr(R"({"path":"slow.py","reason":"took too long"})"));
}

TEST_F(AnalysisTest, ADetectorThatIsNotInstalledIsUnavailable) {
  const auto done = run(wanted({"eslint", "security"}));
  EXPECT_THAT(done.detector_runs, HasSubstr(R"("detector":"eslint","status":"UNAVAILABLE")"));
  const auto alone = run(wanted({"eslint"}));
  EXPECT_EQ(alone.total_issues, 0);
}

TEST_F(AnalysisTest, WhatTheChildRefusesFailsForGood) {
  order("a.py", "refuse");
  const auto failed = run(wanted(), Status::FAILED);
  EXPECT_EQ(failed.error, "the folder is gone");
  EXPECT_EQ(show(failed.id).attempts.size(), 1u);
}

TEST_F(AnalysisTest, ARunningOneIsCancelledAndItsChildKilled) {
  order("a.py", "find 3");
  order("b.py", "hang");
  settings_.batch = 1;
  const auto id = submit(wanted());
  const auto pool = start_workers();
  // Progress goes out with a heartbeat, a batch with the next one's arrival: neither waits for the other.
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while ((show(id).analysis.progress == 0 || show(id).issue_count < 3) && std::chrono::steady_clock::now() < until)
    queue_.wait(0, {}, std::chrono::milliseconds(5));
  EXPECT_EQ(show(id).issue_count, 3) << "readers of a running analysis see what it has found so far";
  EXPECT_EQ(analyses_.cancel(ann_, id).status, Status::CANCELLED);
  pool->drain(std::chrono::seconds(5));
  EXPECT_EQ(show(id).analysis.status, Status::CANCELLED);
  EXPECT_EQ(rows_of(id), 0);
  EXPECT_THROW(analyses_.cancel(ann_, id), Error);
}

TEST_F(AnalysisTest, ADrainGivesTheAnalysisBack) {
  order("a.py", "hang");
  const auto id = submit(wanted());
  {
    const auto pool = start_workers();
    while (show(id).analysis.progress == 0) queue_.wait(0, {}, std::chrono::milliseconds(5));
  }
  EXPECT_EQ(show(id).analysis.status, Status::QUEUED);
  order("a.py", "find 1");
  const auto pool = start_workers();
  EXPECT_EQ(becomes(id, Status::COMPLETED).total_issues, 1);
}

TEST_F(AnalysisTest, ADoneOneIsChargedOnceWhateverItTook) {
  order("a.py", "hang");
  const auto id = submit(wanted());
  EXPECT_EQ(charged(), "1+0");
  {
    const auto pool = start_workers();
    while (show(id).analysis.progress == 0) queue_.wait(0, {}, std::chrono::milliseconds(5));
  }
  EXPECT_EQ(charged(), "1+0") << "given back, and still to be done";
  database_->transact([&](db::Transaction& tx) { queue_.claim(tx, "elsewhere", queue::Lane::ANALYSIS); });
  database_->transact([&](db::Transaction& tx) { queue_.recover(tx, [](std::string_view) { return true; }); });
  order("a.py", "find 1");
  const auto pool = start_workers();
  becomes(id, Status::COMPLETED);
  EXPECT_EQ(charged(), "0+1");
}

TEST_F(AnalysisTest, AFailedOneCostsNothing) {
  order("a.py", "refuse");
  run(wanted(), Status::FAILED);
  EXPECT_EQ(charged(), "0+0");
}

TEST_F(AnalysisTest, OneThatTookItsWorkersDownCostsNothing) {
  order("a.py", "find 1");
  const auto id = submit(wanted());
  for (int death = 0; death < 3; ++death) {
    database_->transact([&](db::Transaction& tx) { queue_.claim(tx, "elsewhere", queue::Lane::ANALYSIS); });
    database_->transact([&](db::Transaction& tx) { queue_.recover(tx, [](std::string_view) { return true; }); });
  }
  EXPECT_EQ(show(id).analysis.status, Status::FAILED);
  EXPECT_EQ(charged(), "0+0");
}

TEST_F(AnalysisTest, CancelledBeforeItRanCostsNothing) {
  order("a.py", "find 1");
  const auto id = submit(wanted());
  analyses_.cancel(ann_, id);
  EXPECT_THROW(analyses_.cancel(ann_, id), Error);
  EXPECT_EQ(charged(), "0+0");
}

TEST_F(AnalysisTest, CancelledWhileItRanIsCharged) {
  order("a.py", "hang");
  const auto id = submit(wanted());
  const auto pool = start_workers();
  while (show(id).analysis.progress == 0) queue_.wait(0, {}, std::chrono::milliseconds(5));
  analyses_.cancel(ann_, id);
  pool->drain(std::chrono::seconds(5));
  EXPECT_EQ(charged(), "0+1");
}

TEST_F(AnalysisTest, ACancelThatMeetsAClaimChargesWhatRan) {
  set_plan("INSIGHT_ENTERPRISE");
  order("a.py", "find 1");
  int ran = 0;
  for (int round = 0; round < 40; ++round) {
    const auto id = submit(wanted());
    std::jthread worker{
        [&] { database_->transact([&](db::Transaction& tx) { queue_.claim(tx, "elsewhere", queue::Lane::ANALYSIS); }); }};
    analyses_.cancel(ann_, id);
    worker.join();
    ran += show(id).attempts.empty() ? 0 : 1;
  }
  EXPECT_EQ(charged(), "0+" + std::to_string(ran));
}

TEST_F(AnalysisTest, ARefusedSubmitCostsNothingAndLeavesNothing) {
  for (int i = 0; i < 12; ++i) submit(wanted());
  EXPECT_THAT(refusal(wanted(), ErrorCode::quota_exceeded), HasSubstr("All 12 analyses of this month are used"));
  EXPECT_EQ(charged(), "12+0");
  EXPECT_EQ(analyses_.list(ann_, {}, {}).total, 12);
}

TEST_F(AnalysisTest, ADetectorOutsideThePlanIsRefusedByNameAndSkippedByDefault) {
  set_plan("INSIGHT_PRO");
  order("a.py", "find 1");
  EXPECT_THAT(refusal(wanted({"security", "complexity"}), ErrorCode::forbidden), HasSubstr("not part of the plan: complexity"));
  EXPECT_EQ(charged(), "0+0");
  auto by_default = wanted();
  by_default.detectors.reset();
  const auto done = run(by_default);
  EXPECT_EQ(done.detectors, R"(["security"])");
  EXPECT_THAT(done.detector_runs, HasSubstr(R"("detector":"security","status":"OK")"));
  EXPECT_THAT(done.detector_runs,
              HasSubstr(R"("detector":"complexity","status":"SKIPPED","reason":"not part of the plan INSIGHT_PRO")"));
}

TEST_F(AnalysisTest, APlanWithoutAnalysesRunsNone) {
  set_plan("INSIGHT_TEAM");
  EXPECT_THAT(refusal(wanted(), ErrorCode::forbidden), HasSubstr("not part of the plan"));
}

TEST_F(AnalysisTest, ASourceWithMoreFilesThanThePlanAllowsIsRefused) {
  set_plan("INSIGHT_PRO");
  const auto add = [&](const std::string& id, int files) {
    database_->transact(
        [&](db::Transaction& tx) { source::insert(tx, {source::SourceId{id}, "ann", static_cast<std::uint64_t>(files), 1, 1}); });
    return Submit{"shop", std::vector<std::string>{"security"}, {}, {}, id};
  };
  EXPECT_EQ(refusal(add("small", 20), ErrorCode::forbidden), "");
  EXPECT_THAT(refusal(add("large", 21), ErrorCode::forbidden), HasSubstr("has 21 files and the plan allows 20"));
}

TEST_F(AnalysisTest, TheJobHasThePlansPlace) {
  set_plan("INSIGHT_PRO");
  submit(wanted());
  constexpr db::Query place{"test.place", "SELECT weight * 100 + tenant_cap FROM job"};
  EXPECT_EQ(database_->read([&](db::Transaction& tx) { return tx.one<int>(place); }), 403);
}

TEST_F(AnalysisTest, ARunTakenOverByAnotherEpochLeavesOneResult) {
  order("a.py", "find 7");
  const auto id = submit(wanted());
  // A worker that stored and then vanished.
  database_->transact([&](db::Transaction& tx) {
    const auto lease = queue_.claim(tx, "elsewhere", queue::Lane::ANALYSIS);
    insert_issues(tx, id, lease->epoch, 0, std::vector<engine::Finding>(4), clock_.now());
    queue_.recover(tx, [](std::string_view) { return true; });
  });
  const auto pool = start_workers();
  EXPECT_EQ(becomes(id, Status::COMPLETED).total_issues, 7);
  EXPECT_EQ(rows_of(id), 7);
}

// A worker that stood still, between its claim and its first word, until another had done the work.
TEST_F(AnalysisTest, AWorkerThatComesTooLateLeavesTheResultAlone) {
  order("a.py", "find 7");
  const auto id = submit(wanted());
  const auto lease = database_->transact([&](db::Transaction& tx) {
    auto mine = queue_.claim(tx, "asleep", queue::Lane::ANALYSIS).value();
    queue_.recover(tx, [](std::string_view) { return true; });
    return mine;
  });
  {
    const auto pool = start_workers();
    ASSERT_EQ(becomes(id, Status::COMPLETED).total_issues, 7);
  }
  std::atomic<int> progress = 0;
  RunAnalysis late{*database_, queue_, helper_, clock_, log_, settings_};
  EXPECT_THROW(late({lease, {}, progress}), queue::LeaseLost);
  EXPECT_EQ(rows_of(id), 7);
}

// The connection to the database broke after the commit and before its answer.
TEST_F(AnalysisTest, AResultWhoseCommitWasNotHeardOfStays) {
  order("a.py", "find 7");
  const auto id = submit(wanted());
  const auto lease =
      database_->transact([&](db::Transaction& tx) { return queue_.claim(tx, "here", queue::Lane::ANALYSIS).value(); });
  db::WatchedDatabase breaking(*database_, "job.finish", {}, [] { throw Error{ErrorCode::unavailable, "the connection broke"}; });
  std::atomic<int> progress = 0;
  RunAnalysis run_here{breaking, queue_, helper_, clock_, log_, settings_};
  EXPECT_THROW(run_here({lease, {}, progress}), Error);
  EXPECT_EQ(show(id).analysis.status, Status::COMPLETED);
  EXPECT_EQ(rows_of(id), 7);
}

TEST_F(AnalysisTest, TheSweepTakesWhatADeadWorkerLeft) {
  const auto store_and_vanish = [&](const AnalysisId& id) {
    database_->transact([&](db::Transaction& tx) {
      const auto lease = queue_.claim(tx, "elsewhere", queue::Lane::ANALYSIS);
      ASSERT_EQ(lease->job, job_of(id));
      insert_issues(tx, id, lease->epoch, 0, std::vector<engine::Finding>(4), clock_.now());
    });
  };
  const auto cancelled = submit(wanted());
  store_and_vanish(cancelled);
  analyses_.cancel(ann_, cancelled);
  const auto running = submit(wanted());
  store_and_vanish(running);
  EXPECT_EQ(rows_of(cancelled), 4);
  database_->transact([&](db::Transaction& tx) { queue_.sweep(tx); });
  EXPECT_EQ(rows_of(cancelled), 0);
  EXPECT_EQ(rows_of(running), 4) << "the epoch that lives keeps its rows";
  EXPECT_EQ(show(cancelled).analysis.status, Status::CANCELLED);
}

TEST_F(AnalysisTest, EveryBadFieldIsNamed) {
  EXPECT_THAT(refusal({"", {}, {}, {}, {}}, ErrorCode::invalid), testing::AllOf(HasSubstr("/projectId"), HasSubstr("/sourceId")));
  EXPECT_THAT(refusal(wanted({"securty"}), ErrorCode::invalid),
              testing::AllOf(HasSubstr("`security`"), HasSubstr("known are: build")));
  EXPECT_THAT(refusal(wanted({}), ErrorCode::invalid), HasSubstr("1 to 50"));
  EXPECT_THAT(refusal(wanted({"security", "security"}), ErrorCode::invalid), HasSubstr("/detectors/1"));
  EXPECT_THAT(refusal({"shop", {}, {}, "/etc", {}}, ErrorCode::invalid), HasSubstr("--allow-root"));
  EXPECT_THAT(refusal({"shop", {}, {}, (root() / "../../etc").string(), {}}, ErrorCode::invalid), HasSubstr(".."));
  fs::create_directory_symlink("/etc", root() / "link");
  EXPECT_THAT(refusal({"shop", {}, {}, (root() / "link").string(), {}}, ErrorCode::invalid), HasSubstr("--allow-root"));
}

TEST_F(AnalysisTest, WhatIsAnothersIsNotThere) {
  auto missing = wanted();
  missing.project_id = "nowhere";
  EXPECT_NE(refusal(missing, ErrorCode::not_found), "");
  const auto id = submit(wanted());
  EXPECT_THROW(analyses_.show(bob_, id, 0, 10), Error);
  EXPECT_THROW(analyses_.cancel(bob_, id), Error);
  EXPECT_EQ(analyses_.list(bob_, {}, {}).total, 0);
}

TEST_F(AnalysisTest, AProjectIsMadeWhereThatIsAskedFor) {
  auto unknown = wanted();
  unknown.project_id = "made-up";
  const auto accepted = analyses_.submit(ann_, unknown, MissingProject::CREATE);
  EXPECT_EQ(show(accepted.id).analysis.project_id, "made-up");
}

TEST_F(AnalysisTest, ARefusedSubmitCostsNothing) {
  refusal({"made-up", {}, {}, "/etc", {}}, ErrorCode::not_found);
  EXPECT_THROW(analyses_.submit(ann_, {"made-up", {}, {}, "/etc", {}}, MissingProject::CREATE), Error);
  EXPECT_EQ(analyses_.list(ann_, {}, {}).total, 0);
}

TEST_F(AnalysisTest, TheListIsNewestFirstAndFiltered) {
  const auto first = submit(wanted()), second = submit(wanted());
  analyses_.cancel(ann_, first);
  const auto listing = analyses_.list(ann_, {}, {});
  ASSERT_EQ(listing.total, 2);
  EXPECT_EQ(listing.analyses[0].id, second);
  EXPECT_EQ(analyses_.list(ann_, {{}, Status::CANCELLED}, {}).total, 1);
  EXPECT_EQ(analyses_.list(ann_, {"elsewhere", {}}, {}).total, 0);
}

TEST_F(AnalysisTest, TheTotalCountsWhatIsListedAlsoWhileRetentionDeletes) {
  const auto first = submit(wanted());
  submit(wanted());
  analyses_.cancel(ann_, first);
  database_->transact([&](db::Transaction& tx) { queue_.remove(tx, job_of(first)); });
  const auto listing = analyses_.list(ann_, {}, {});
  EXPECT_EQ(listing.analyses.size(), 1U);
  EXPECT_EQ(listing.total, 1);
}

TEST_F(AnalysisTest, APageHasTheFlatAndTheNestedShape) {
  order("a.py", "find 3");
  const auto done = run(wanted());
  const auto view = show(done.id, 0, 2);
  const auto page = json::parse(view_json(view, Pagination::of({1, 2}, 3))).as_object();
  EXPECT_EQ(page.at("totalIssues").as_int64(), 3);
  EXPECT_EQ(page.at("high").as_int64(), 3);
  EXPECT_EQ(page.at("summary").at("high").as_int64(), 3);
  EXPECT_EQ(page.at("analysis").at("summary").at("totalIssues").as_int64(), 3);
  EXPECT_EQ(page.at("analysis").at("status").as_string(), "COMPLETED");
  EXPECT_EQ(page.at("issues").as_array().size(), 2u);
  EXPECT_EQ(page.at("issues").at(0).at("metadata").at("cwe").at(0).as_string(), "CWE-78");
  EXPECT_EQ(page.at("detectors").at(0).as_string(), "security");
  EXPECT_EQ(page.at("coverage").at("files").as_int64(), 1);
  EXPECT_EQ(page.at("attempts").at(0).at("outcome").as_string(), "COMPLETED");
  EXPECT_TRUE(page.at("queue").at("position").is_null());
}

TEST_F(AnalysisTest, OneKeyIsOneAnalysisHoweverManySendIt) {
  const IdempotencyKey key{"once"};
  std::vector<std::future<Accepted>> sent;
  for (int i = 0; i < 24; ++i)
    sent.push_back(std::async(std::launch::async, [&] { return analyses_.submit(ann_, wanted(), MissingProject::REFUSE, key); }));
  std::set<std::string> ids;
  int first = 0;
  for (auto& answer : sent) {
    const auto accepted = answer.get();
    ids.insert(accepted.id.text());
    first += accepted.replayed ? 0 : 1;
  }
  EXPECT_EQ(ids.size(), 1u);
  EXPECT_EQ(first, 1);
  EXPECT_EQ(analyses_.list(ann_, {}, {}).total, 1);
}

TEST_F(AnalysisTest, AKeyKeepsWhatItWasUsedFor) {
  const IdempotencyKey key{"k"};
  const auto first = analyses_.submit(ann_, wanted(), MissingProject::REFUSE, key);
  EXPECT_EQ(accepted_json(analyses_.submit(ann_, wanted(), MissingProject::REFUSE, key)), accepted_json(first));
  try {
    analyses_.submit(ann_, wanted({"complexity"}), MissingProject::REFUSE, key);
    FAIL() << "another request under a used key";
  } catch (const Error& error) {
    EXPECT_EQ(error.reason(), "IDEMPOTENCY_KEY_REUSED");
  }
  auto unknown = wanted();
  unknown.project_id = "nowhere";
  EXPECT_THROW(analyses_.submit(bob_, unknown, MissingProject::REFUSE, key), Error) << "another account's key is another key";
  EXPECT_FALSE(analyses_.submit(bob_, unknown, MissingProject::CREATE, key).replayed) << "a refusal was not kept";
}

TEST_F(AnalysisTest, AKeyIsForgottenAfterADay) {
  const IdempotencyKey key{"k"};
  const auto first = analyses_.submit(ann_, wanted(), MissingProject::REFUSE, key);
  const auto age = [&](Millis by) {
    database_->transact(
        [&](db::Transaction& tx) { tx.run({"test.age", "UPDATE idempotency_key SET created_at = created_at - $1"}, by); });
  };
  age(idempotency::kKept - 60'000);
  EXPECT_EQ(analyses_.submit(ann_, wanted(), MissingProject::REFUSE, key).id, first.id);
  age(60'000);
  EXPECT_NE(analyses_.submit(ann_, wanted(), MissingProject::REFUSE, key).id, first.id);
  age(idempotency::kKept);
  database_->transact([&](db::Transaction& tx) { queue_.sweep(tx); });
  constexpr db::Query kept{"test.keys", "SELECT COUNT(*) FROM idempotency_key"};
  EXPECT_EQ(database_->read([&](db::Transaction& tx) { return tx.one<std::int64_t>(kept); }), 0);
}

TEST(IdempotencyKey, IsPrintableBareOrQuoted) {
  EXPECT_EQ(parse_idempotency_key("8e03978e-40d5-43dd-bc93-6894a57f9324").text, "8e03978e-40d5-43dd-bc93-6894a57f9324");
  EXPECT_EQ(parse_idempotency_key("\"a b\"").text, "a b");
  EXPECT_EQ(parse_idempotency_key(std::string(255, 'k')).text.size(), 255u);
  for (const auto& bad : {std::string(), std::string("\""), std::string("\"\""), std::string("\"open"), std::string(256, 'k'),
                          std::string("caf\xc3\xa9"), std::string("a\tb")})
    EXPECT_THROW(parse_idempotency_key(bad), Error) << bad;
}

TEST(IdempotencyKey, ARepeatThatWaitsTooLongIsRefused) {
  idempotency::Turns turns{std::chrono::milliseconds(20)};
  const account::AccountId ann{"ann"};
  {
    const auto turn = turns.wait(ann, {"k"});
    EXPECT_NO_THROW(turns.wait(ann, {"other"}));
    EXPECT_NO_THROW(turns.wait(account::AccountId{"bob"}, {"k"}));
    try {
      turns.wait(ann, {"k"});
      FAIL() << "two turns at once";
    } catch (const Error& error) {
      EXPECT_EQ(error.reason(), "IDEMPOTENCY_KEY_IN_USE");
    }
  }
  EXPECT_NO_THROW(turns.wait(ann, {"k"}));
}

TEST(Cursor, IsReadBackAndRefusedWhenBent) {
  EXPECT_EQ(parse_cursor(cursor_at(3, 150))->ordinal, 150);
  for (const auto* bent : {"", "3", "3.", ".5", "3.-1", "a.b", "3.1x"}) EXPECT_FALSE(parse_cursor(bent)) << bent;
}

}  // namespace
}  // namespace insight::analysis
