// Messages of foreign workers against the real queue, hooks and rows.
#include "analysis/internal_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "analysis/hooks.h"
#include "analysis/store.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "blob/folder_blobs.h"
#include "crypto/hash.h"
#include "db/test_database.h"
#include "json/parse.h"
#include "project/store.h"
#include "queue/sql_queue.h"

namespace insight::analysis {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class InternalEventsTest : public testing::Test {
 protected:
  InternalEventsTest() : database_(db::open_test_database(folder_.path())) {
    database_->transact([](db::Transaction& tx) {
      tx.script(R"(
        INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at) VALUES
          ('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1);
        INSERT INTO project (key, id, user_id, name, created_at, updated_at) VALUES ('k1', 'shop', 'ann', 'Shop', 1, 1);
        INSERT INTO webhook_endpoint (id, user_id, url, events, secret, created_at, updated_at)
          VALUES ('hook', 'ann', 'https://example.org/', '["*"]', 's', 1, 1);)");
      const NewAnalysis analysis{.id = AnalysisId{"a1"},
                                 .project_key = "k1",
                                 .project_id = "shop",
                                 .user_id = "ann",
                                 .detectors = R"(["security","circular"])",
                                 .language = {},
                                 .path = {},
                                 .source_id = {},
                                 .retry_of = {},
                                 .branch = {},
                                 .root = "/nowhere",
                                 .created_at = 1,
                                 .updated_at = 1};
      insert(tx, analysis);
    });
    database_->transact([&](db::Transaction& tx) { queue_.enqueue(tx, {job_of(id_), std::string(kJobKind), "ann"}); });
  }
  // A foreign worker takes the analysis; its epoch.
  std::int64_t claimed() {
    return database_->transact([&](db::Transaction& tx) { return queue_.claim(tx, "elsewhere", queue::Lane::ANALYSIS)->epoch; });
  }
  MessageTaken comes(const std::string& type, const std::string& data) {
    return events_.take("m" + std::to_string(++messages_), {std::nullopt, type, std::nullopt, json::parse(data)});
  }
  Analysis analysis() {
    return database_->read([&](db::Transaction& tx) { return require(tx, id_); });
  }
  std::vector<Issue> issues() {
    std::vector<Issue> all;
    database_->read([&](db::Transaction& tx) {
      each_issue(tx, id_, analysis_epoch_, 0, 1'000, [&](const Issue& issue) { all.push_back(issue); });
    });
    return all;
  }
  std::vector<std::string> told() {
    constexpr db::Query types{"test.told", "SELECT event_type FROM webhook_delivery ORDER BY id"};
    return database_->read([&](db::Transaction& tx) { return tx.all<std::string>(types); });
  }
  std::optional<project::Project> project(const std::string& id) {
    return database_->read(
        [&](db::Transaction& tx) { return project::find_owned(tx, project::ProjectId{id}, account::AccountId{"ann"}); });
  }
  // The account sends a content; what a message says to name it.
  std::string sent(const std::string& account, const std::string& content) {
    const auto file = folder_.path() / "content";
    std::ofstream(file, std::ios::binary) << content;
    const auto hash = crypto::sha256_hex(content);
    uploads_.put(account, hash, file);
    std::filesystem::remove(file);
    return R"(, "issuesBlob": ")" + hash + '"';
  }
  static std::string completed(std::int64_t epoch, const std::string& more = "") {
    return R"({"analysisId": "a1", "epoch": )" + std::to_string(epoch) + more + "}";
  }
  static std::string issue(const std::string& severity, const std::string& file, int line, const std::string& more = "") {
    return R"({"filePath": ")" + file + R"(", "line": )" + std::to_string(line) + R"(, "severity": ")" + severity +
           R"(", "detector": "security", "message": "Bad.", "ruleId": "rule")" + more + "}";
  }

  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  Log log_{clock_, LogLevel::error, [](std::string_view) {}};
  std::unique_ptr<db::Database> database_;
  webhook::Options options_;
  webhook::Outbox outbox_{clock_, ids_};
  account::Audit audit_{clock_, ids_};
  billing::Plans plans_;
  billing::Usage usage_{*database_, plans_, outbox_, ids_, clock_};
  source::Sources sources_{*database_, folder_.path() / "sources", ids_, clock_};
  project::Projects projects_{*database_, usage_, sources_, clock_, ids_, outbox_, audit_};
  AnalysisHooks hooks_{usage_, clock_, outbox_};
  queue::SqlQueue queue_{{{std::string(kJobKind), &hooks_}}, clock_, random_};
  webhook::Inbox inbox_{clock_, options_};
  blob::FolderBlobs blobs_{folder_.path() / "blobs"};
  source::BlobUploads uploads_{*database_, blobs_, sources_, clock_};
  InternalEvents events_{*database_, queue_, projects_, inbox_, uploads_, clock_, log_};
  AnalysisId id_{"a1"};
  std::int64_t analysis_epoch_ = 1;
  int messages_ = 0;
};

TEST_F(InternalEventsTest, AForeignWorkersResultIsStoredUnderItsEpochAndCountedHere) {
  const auto epoch = claimed();
  const auto taken =
      comes("analysis.completed",
            completed(epoch, R"(, "issues": [)" + issue("LOW", "b.py", 2) + "," +
                                 issue("CRITICAL", "z.py", 9, R"(, "code": "eval(x)\u0007")") + "," + issue("LOW", "b.py", 2) +
                                 R"(], "detectorRuns": [{"detector": "security", "status": "OK", "reason": "",
                           "durationMs": 5, "issues": 999}], "coverage": {"files": 2, "bytes": 10, "lines": 3, "skipped": []})"));
  EXPECT_TRUE(taken.applied) << taken.reason;
  const auto now = analysis();
  EXPECT_EQ(now.status, Status::COMPLETED);
  EXPECT_EQ(now.total_issues, 3);
  EXPECT_EQ(now.critical, 1);
  EXPECT_EQ(now.low, 2);
  EXPECT_THAT(now.detector_runs, HasSubstr(R"({"detector":"security","status":"OK","reason":"","durationMs":5,"issues":3})"));
  EXPECT_THAT(now.detector_runs, HasSubstr(R"("detector":"circular","status":"UNAVAILABLE")")) << "silence is not success";
  EXPECT_THAT(now.coverage, HasSubstr(R"("files":2)"));
  const auto listed = issues();
  ASSERT_EQ(listed.size(), 3u);
  EXPECT_EQ(listed[0].file_path, "z.py") << "the most severe first";
  EXPECT_EQ(listed[0].code, "eval(x)");
  EXPECT_EQ(listed[1].fingerprint.size(), 32u);
  EXPECT_NE(listed[1].fingerprint, listed[2].fingerprint);
  EXPECT_THAT(told(), testing::ElementsAre("analysis.completed"));
}

TEST_F(InternalEventsTest, ItsFailureIsFinal) {
  const auto epoch = claimed();
  EXPECT_TRUE(comes("analysis.failed", completed(epoch, R"(, "error": "no memory")")).applied);
  EXPECT_EQ(analysis().status, Status::FAILED);
  EXPECT_EQ(analysis().error, "no memory");
  EXPECT_THAT(told(), testing::ElementsAre("analysis.failed"));
}

TEST_F(InternalEventsTest, AnotherEpochChangesNothing) {
  EXPECT_THAT(comes("analysis.completed", completed(0)).reason, HasSubstr("does not run")) << "nobody has claimed it";
  const auto epoch = claimed();
  EXPECT_FALSE(comes("analysis.completed", completed(epoch - 1)).applied);
  EXPECT_FALSE(comes("analysis.failed", completed(epoch + 1, R"(, "error": "x")")).applied);
  EXPECT_EQ(analysis().status, Status::RUNNING);
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(InternalEventsTest, NothingLeavesAFinalState) {
  const auto epoch = claimed();
  ASSERT_TRUE(comes("analysis.completed", completed(epoch)).applied);
  EXPECT_THAT(comes("analysis.failed", completed(epoch, R"(, "error": "x")")).reason, HasSubstr("COMPLETED already"));
  EXPECT_THAT(comes("analysis.completed", completed(epoch, R"(, "issues": [)" + issue("LOW", "b.py", 2) + "]")).reason,
              HasSubstr("COMPLETED already"));
  EXPECT_EQ(analysis().status, Status::COMPLETED);
  EXPECT_EQ(analysis().total_issues, 0);
}

TEST_F(InternalEventsTest, ACancelledAnalysisStaysCancelled) {
  const auto epoch = claimed();
  database_->transact([&](db::Transaction& tx) {
    queue_.cancel(tx, job_of(id_));
    set_cancelled(tx, id_, clock_.now());
  });
  EXPECT_FALSE(comes("analysis.completed", completed(epoch)).applied);
  EXPECT_EQ(analysis().status, Status::CANCELLED);
}

TEST_F(InternalEventsTest, AMessageThatComesAgainIsTakenOnce) {
  const InternalMessage message{std::nullopt, "project.created", std::nullopt,
                                json::parse(R"({"projectId": "p9", "userId": "ann", "name": "Nine"})")};
  EXPECT_TRUE(events_.take("same", message).applied);
  const auto again = events_.take("same", message);
  EXPECT_TRUE(again.duplicate && !again.applied);
  EXPECT_THAT(told(), testing::ElementsAre("project.created"));
}

TEST_F(InternalEventsTest, ARefusedMessageMayComeAgainRepaired) {
  const auto epoch = claimed();
  const auto data = completed(epoch, R"(, "issues": [)" + issue("LOW", "../b.py", 0) + "]");
  try {
    events_.take("same", {std::nullopt, "analysis.completed", std::nullopt, json::parse(data)});
    ADD_FAILURE() << "accepted";
  } catch (const Error& error) {
    ASSERT_EQ(error.fields().size(), 2u);
    EXPECT_EQ(error.fields()[0].pointer, "/data/issues/0/filePath");
    EXPECT_EQ(error.fields()[1].pointer, "/data/issues/0/line");
  }
  EXPECT_EQ(analysis().status, Status::RUNNING);
  EXPECT_TRUE(events_.take("same", {std::nullopt, "analysis.completed", std::nullopt, json::parse(completed(epoch))}).applied);
}

TEST_F(InternalEventsTest, IssuesAboveAMessagesSizeComeAsAContentOfTheAccount) {
  const auto epoch = claimed();
  std::string list = "[" + issue("CRITICAL", "z.py", 9);
  while (list.size() < 9 * 1024 * 1024) list += "," + issue("LOW", "b.py", 2, R"(, "code": ")" + std::string(900'000, 'x') + '"');
  const auto blob = sent("ann", list + "]");
  const auto taken = comes("analysis.completed", completed(epoch, blob));
  EXPECT_TRUE(taken.applied) << taken.reason;
  EXPECT_EQ(analysis().status, Status::COMPLETED);
  EXPECT_EQ(analysis().critical, 1);
  ASSERT_FALSE(issues().empty());
  EXPECT_FALSE(comes("analysis.completed", completed(epoch, blob)).applied) << "it is final";
}

TEST_F(InternalEventsTest, AContentOfIssuesIsTheAccountsOwnAndAsSoundAsAMessage) {
  const auto epoch = claimed();
  database_->transact([](db::Transaction& tx) {
    tx.script(R"(INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at) VALUES
      ('bob', 'bob@example.org', 'Bob', '', 'USER', 'INSIGHT_FREE', 1, 1);)");
  });
  const auto refusal = [&](const std::string& more) {
    try {
      comes("analysis.completed", completed(epoch, more));
      return std::string("accepted");
    } catch (const Error& error) {
      return error.fields().empty() ? error.what() : error.fields()[0].pointer;
    }
  };
  EXPECT_EQ(refusal(sent("bob", "[]")), "/data/issuesBlob");
  EXPECT_EQ(refusal(R"(, "issuesBlob": "nonsense")"), "/data/issuesBlob");
  EXPECT_EQ(refusal(sent("ann", "[" + issue("LOW", "../b.py", 1) + "]")), "/data/issuesBlob/0/filePath");
  EXPECT_EQ(refusal(sent("ann", "[]") + R"(, "issues": [])"), "/data/issuesBlob");
  EXPECT_NE(refusal(sent("ann", "no list")), "accepted");
  EXPECT_EQ(analysis().status, Status::RUNNING);
  EXPECT_TRUE(comes("analysis.completed", completed(epoch, sent("ann", "[]"))).applied);
}

TEST_F(InternalEventsTest, ProjectsComeAndGoByIdForTheirAccount) {
  EXPECT_TRUE(comes("project.created", R"({"projectId": "p9", "userId": "ann", "gitUrl": "https://example.org/x.git"})").applied);
  EXPECT_EQ(project("p9")->name, "p9");
  EXPECT_EQ(project("p9")->git_remote, "https://example.org/x.git");
  EXPECT_FALSE(comes("project.created", R"({"projectId": "p9", "userId": "ann", "name": "other"})").applied);
  EXPECT_EQ(project("p9")->name, "p9");
  EXPECT_FALSE(comes("project.created", R"({"projectId": "p9", "userId": "nobody"})").applied);
  EXPECT_TRUE(comes("project.deleted", R"({"projectId": "p9", "userId": "ann"})").applied);
  EXPECT_FALSE(project("p9"));
  EXPECT_FALSE(comes("project.deleted", R"({"projectId": "p9", "userId": "ann"})").applied);
}

TEST_F(InternalEventsTest, AProjectStaysWhileItsAnalysesRun) {
  EXPECT_THROW(comes("project.deleted", R"({"projectId": "shop", "userId": "ann"})"), Error);
  EXPECT_TRUE(project("shop"));
}

TEST_F(InternalEventsTest, UnknownTypesAndAnalysesMeanNothing) {
  EXPECT_THAT(comes("planet.discovered", R"([1])").reason, HasSubstr("planet.discovered"));
  EXPECT_THAT(comes("analysis.completed", R"({"analysisId": "zz", "epoch": 1})").reason, HasSubstr("no analysis zz"));
}

}  // namespace
}  // namespace insight::analysis
