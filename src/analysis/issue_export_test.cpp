// Exports: every format, in bounded pieces, against rows written by hand.
#include "analysis/issue_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <fstream>

#include "analysis/issues.h"
#include "analysis/store.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "base/text.h"
#include "base/version.h"
#include "db/test_database.h"
#include "json/parse.h"

namespace insight::analysis {
namespace {

using testing::HasSubstr;

class ExportTest : public testing::Test {
 protected:
  ExportTest() : database_(db::open_test_database(folder_.path())) {
    database_->transact([&](db::Transaction& tx) {
      tx.script(R"(
        INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at) VALUES
          ('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1), ('bob', 'bob@example.org', 'Bob', '', 'USER', 'INSIGHT_FREE', 1, 1);
        INSERT INTO project (key, id, user_id, name, created_at, updated_at) VALUES ('k1', 'shop', 'ann', 'Shop', 1, 1);
        INSERT INTO job (id, kind, tenant, state, priority, weight, tenant_cap, vft, seq, epoch, run_after, created_at, finished_at) VALUES
          ('a1', 'ANALYSIS', 'ann', 'COMPLETED', 0, 1, 1, 1, 1, 1, 1, 1, 9);
        INSERT INTO analysis (id, project_key, project_id, user_id, detectors, root, status, result_epoch, finished_at, created_at, updated_at, detector_runs) VALUES
          ('a1', 'k1', 'shop', 'ann', '["security"]', '/', 'COMPLETED', 1, 9, 1, 9,
           '[{"detector":"security","status":"OK","reason":"","durationMs":1,"issues":0},{"detector":"eslint","status":"UNAVAILABLE","reason":"not here","durationMs":0,"issues":0}]');)");
    });
    ann_.account = account::AccountId{"ann"};
    bob_.account = account::AccountId{"bob"};
  }
  void fill(int count) {
    database_->transact([&](db::Transaction& tx) {
      std::vector<engine::Finding> findings(static_cast<std::size_t>(count));
      int number = 0;
      for (auto& finding : findings) {
        finding.file = "src/f" + std::to_string(number % 10) + ".py";
        finding.detector = "security";
        finding.rule = "rule-" + std::to_string(number++ % 5);
        finding.message = "said \"no\", twice";
        finding.cwe = {"CWE-78"};
        finding.related = {{"src/g.py", {2, 3, 2, 9}, "from here"}};
      }
      insert_issues(tx, id_, 1, stored_, findings, 1);
      stored_ += count;
    });
  }
  std::shared_ptr<Export> begin(ExportFormat format, const IssueFilter& filter = {}) {
    return issues_.begin_export(ann_, id_, filter, format);
  }
  std::string whole(ExportFormat format, const IssueFilter& filter = {}) {
    const auto made = begin(format, filter);
    std::string all, piece;
    for (bool more = true; more; all += piece) {
      piece.clear();
      more = made->next(piece);
      largest_ = std::max(largest_, piece.capacity());
    }
    return all;
  }
  static std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (const auto line : split(text, '\n'))
      if (!line.empty()) lines.emplace_back(line);
    return lines;
  }

  TestFolder folder_;
  SystemClock clock_;
  std::unique_ptr<db::Database> database_;
  AnalysisId id_{"a1"};
  Issues issues_{*database_};
  account::Caller ann_, bob_;
  std::int64_t stored_ = 0;
  std::size_t largest_ = 0;
};

TEST_F(ExportTest, NoPieceGrowsWithTheWhole) {
  fill(10'000);
  for (const auto format : {ExportFormat::json, ExportFormat::sarif, ExportFormat::ndjson, ExportFormat::csv}) {
    const auto text = whole(format);
    EXPECT_GT(text.size(), 500'000u);
    EXPECT_LT(largest_, 400'000u) << db::name_of_enumerator(format);
  }
}

TEST_F(ExportTest, JsonHasTheIssuesAndWhatWasRun) {
  fill(450);
  const auto text = json::parse(whole(ExportFormat::json)).as_object();
  EXPECT_EQ(text.at("issues").as_array().size(), 450u);
  EXPECT_EQ(text.at("issues").at(449).at("id"), "a1.1.449");
  EXPECT_EQ(text.at("detectorRuns").at(1).at("status"), "UNAVAILABLE");
  EXPECT_EQ(text.at("projectName"), "Shop");
}

TEST_F(ExportTest, AnEmptyOneIsWhole) {
  EXPECT_EQ(json::parse(whole(ExportFormat::json)).at("issues").as_array().size(), 0u);
  EXPECT_EQ(whole(ExportFormat::ndjson), "");
  EXPECT_EQ(lines_of(whole(ExportFormat::csv)).size(), 1u);
  EXPECT_EQ(json::parse(whole(ExportFormat::sarif)).at("runs").at(0).at("results").as_array().size(), 0u);
}

TEST_F(ExportTest, FiltersApply) {
  fill(450);
  EXPECT_EQ(lines_of(whole(ExportFormat::ndjson, {.rules = {"rule-3"}})).size(), 90u);
  const auto sarif = json::parse(whole(ExportFormat::sarif, {.rules = {"rule-3"}})).at("runs").at(0);
  EXPECT_EQ(sarif.at("results").as_array().size(), 90u);
  EXPECT_EQ(sarif.at("tool").at("driver").at("rules").as_array().size(), 1u);
}

TEST_F(ExportTest, NdjsonIsALineAnIssue) {
  fill(200);  // exactly a piece
  const auto lines = lines_of(whole(ExportFormat::ndjson));
  ASSERT_EQ(lines.size(), 200u);
  EXPECT_EQ(json::parse(lines[7]).at("ruleId"), "rule-2");
}

TEST_F(ExportTest, SarifTellsRulesPlacesAndDetectors) {
  fill(10);
  const auto run = json::parse(whole(ExportFormat::sarif)).at("runs").at(0);
  EXPECT_EQ(run.at("tool").at("driver").at("rules").as_array().size(), 5u);
  EXPECT_EQ(run.at("results").at(7).at("ruleId"), "rule-2");
  EXPECT_EQ(run.at("results").at(7).at("ruleIndex").as_int64(), 2);
  EXPECT_EQ(run.at("results").at(0).at("relatedLocations").at(0).at("message").at("text"), "from here");
  EXPECT_THAT(boost::json::serialize(run.at("invocations")), HasSubstr("Detector eslint ended"));
}

// Kept as a file, which the validator of SARIF's own makers reads in another test.
TEST_F(ExportTest, SarifIsWhatTheValidatorHasSeen) {
  fill(6);
  auto text = whole(ExportFormat::sarif);
  for (auto at = text.find(kVersion); at != std::string::npos; at = text.find(kVersion, at))
    text.replace(at, kVersion.size(), "0.0.0");
  const auto path = std::string(INSIGHT_SOURCE_DIR) + "/src/analysis/golden/export.sarif";
  if (std::getenv("INSIGHT_WRITE_GOLDEN") != nullptr) std::ofstream(path) << text;
  std::ifstream golden(path);
  EXPECT_EQ(text, std::string(std::istreambuf_iterator<char>(golden), {})) << "differs from " << path;
}

TEST_F(ExportTest, CsvCellsAreQuotedAndNoFormulas) {
  engine::Finding finding;
  finding.file = "-src/a.py";
  finding.detector = "security";
  finding.rule = "@rule";
  finding.message = "=HYPERLINK(\"http://x\",\"y\")";
  finding.code = "+1, 2";
  finding.suggestion = "two\nlines";
  finding.fingerprint = "f";
  database_->transact([&](db::Transaction& tx) { insert_issues(tx, id_, 1, 0, std::vector{finding}, 1); });
  EXPECT_EQ(
      whole(ExportFormat::csv),
      "id,severity,detector,ruleId,category,filePath,line,column,endLine,endColumn,message,code,suggestion,autoFixable,confidence,"
      "fingerprint\r\n"
      "a1.1.0,MEDIUM,security,'@rule,,'-src/a.py,1,1,1,1,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",\"'+1, "
      "2\",\"two\nlines\",false,"
      "0.8,f\r\n");
}

TEST_F(ExportTest, OnlyAResultIsExported) {
  const auto reason = [&](const std::string& change) {
    database_->transact([&](db::Transaction& tx) { tx.script(change); });
    try {
      begin(ExportFormat::json);
    } catch (const Error& error) {
      return error.reason();
    }
    return std::string("exported");
  };
  EXPECT_EQ(reason("UPDATE analysis SET status = 'RUNNING', result_epoch = NULL, finished_at = NULL"), "ANALYSIS_NOT_FINISHED");
  EXPECT_EQ(reason("UPDATE analysis SET status = 'QUEUED'"), "ANALYSIS_NOT_FINISHED");
  EXPECT_EQ(reason("UPDATE analysis SET status = 'FAILED', error = 'no', finished_at = 9"), "ANALYSIS_WITHOUT_RESULT");
  EXPECT_THROW(issues_.begin_export(bob_, id_, {}, ExportFormat::json), Error);
}

TEST_F(ExportTest, WhatIsDeletedMeanwhileEndsWithAnErrorAndHoldsNoTransaction) {
  fill(450);
  const auto made = begin(ExportFormat::ndjson);
  std::string piece;
  EXPECT_TRUE(made->next(piece));
  database_->transact([](db::Transaction& tx) { tx.script("DELETE FROM analysis"); });
  EXPECT_THROW(made->next(piece), Error);
}

}  // namespace
}  // namespace insight::analysis
