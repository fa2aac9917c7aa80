// Reading issues: filters, orders, cursors and counts, against the rows of an analysis that is written by hand.
#include "analysis/issues.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "analysis/issue_wire.h"
#include "analysis/store.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "db/test_database.h"
#include "json/parse.h"

namespace insight::analysis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

engine::Finding finding(int number) {
  engine::Finding finding;
  finding.file = "src/" +
                 std::string(number % 3 == 0   ? "api"
                             : number % 3 == 1 ? "api/v[1]"
                                               : "apiary") +
                 "/f" + std::to_string(number % 5) + ".py";
  finding.place.line = static_cast<std::uint32_t>(100 - number % 50);
  finding.severity = static_cast<engine::Severity>(number / 20);
  finding.detector = number % 2 == 0 ? "security" : "complexity";
  finding.rule = "rule-" + std::to_string(number % 7);
  finding.category = number % 4 == 0 ? "style" : "bug";
  finding.message = "Message 100%_" + std::to_string(number);
  finding.code = "code " + std::to_string(number);
  finding.auto_fixable = number % 10 == 0;
  finding.confidence = 0.5 + (number % 3) * 0.1;
  return finding;
}

class IssuesTest : public testing::Test {
 protected:
  IssuesTest() : database_(db::open_test_database(folder_.path())) {
    database_->transact([&](db::Transaction& tx) {
      tx.script(R"(
        INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at) VALUES
          ('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1), ('bob', 'bob@example.org', 'Bob', '', 'USER', 'INSIGHT_FREE', 1, 1);
        INSERT INTO project (key, id, user_id, name, created_at, updated_at) VALUES ('k1', 'shop', 'ann', 'Shop', 1, 1);
        INSERT INTO job (id, kind, tenant, state, priority, weight, tenant_cap, vft, seq, epoch, run_after, created_at, finished_at) VALUES
          ('a1', 'ANALYSIS', 'ann', 'COMPLETED', 0, 1, 1, 1, 1, 2, 1, 1, 9);
        INSERT INTO analysis (id, project_key, project_id, user_id, detectors, root, status, total_issues, result_epoch, finished_at, created_at, updated_at) VALUES
          ('a1', 'k1', 'shop', 'ann', '[]', '/', 'COMPLETED', 100, 2, 9, 1, 9);)");
      insert_issues(tx, id_, 1, 0, std::vector<engine::Finding>(3), 1);
      std::vector<engine::Finding> findings;
      for (int i = 0; i < 100; ++i) findings.push_back(finding(i));
      insert_issues(tx, id_, 2, 0, findings, 1);
    });
    ann_.account = account::AccountId{"ann"};
    bob_.account = account::AccountId{"bob"};
  }

  static boost::json::array array_of(const IssueListing& listing) { return json::parse("[" + listing.issues + "]").as_array(); }
  IssueListing list(const IssueQuery& query = {}) { return issues_.list(ann_, id_, query); }
  std::int64_t total(const IssueFilter& filter) {
    const auto listing = list({.filter = filter, .page = {1, 200}});
    EXPECT_EQ(static_cast<std::int64_t>(array_of(listing).size()), listing.total);
    return listing.total;
  }
  // Every page by cursor; ids in the order in which they came.
  std::vector<std::string> walk(IssueQuery query) {
    std::vector<std::string> ids;
    do {
      const auto listing = list(query);
      for (const auto& issue : array_of(listing)) ids.emplace_back(issue.at("id").as_string());
      query.cursor = listing.next_cursor;
    } while (query.cursor);
    return ids;
  }
  std::string refusal(const IssueQuery& query) {
    try {
      list(query);
      return "accepted";
    } catch (const Error& error) {
      return error.fields().empty() ? error.what() : error.fields().front().detail;
    }
  }

  TestFolder folder_;
  SystemClock clock_;
  std::unique_ptr<db::Database> database_;
  AnalysisId id_{"a1"};
  Issues issues_{*database_};
  account::Caller ann_, bob_;
};

TEST_F(IssuesTest, FiltersNarrowAndTheirValuesAreAlternatives) {
  EXPECT_EQ(total({}), 100);
  EXPECT_EQ(total({.severities = {engine::Severity::CRITICAL}}), 20);
  EXPECT_EQ(total({.severities = {engine::Severity::CRITICAL, engine::Severity::INFO}}), 40);
  EXPECT_EQ(total({.severities = {engine::Severity::CRITICAL}, .detectors = {"security"}}), 10);
  EXPECT_EQ(total({.categories = {"style"}}), 25);
  EXPECT_EQ(total({.rules = {"rule-0"}}), 15);
  EXPECT_EQ(total({.rules = {"rule-0", "rule-6", "nowhere"}}), 29);
  EXPECT_EQ(total({.auto_fixable = true}), 10);
  EXPECT_EQ(total({.auto_fixable = false}), 90);
}

TEST_F(IssuesTest, APathIsAFileAFolderOrAPattern) {
  EXPECT_EQ(total({.paths = {"src/api"}}), 67) << "what is below, and not its neighbour apiary";
  EXPECT_EQ(total({.paths = {"src/api/"}}), 67);
  EXPECT_EQ(total({.paths = {"src/api/f0.py"}}), 7);
  EXPECT_EQ(total({.paths = {"src/API"}}), 0);
  EXPECT_EQ(total({.paths = {"src/api/v[1]/*"}}), 33) << "a bracket is a letter";
  EXPECT_EQ(total({.paths = {"*/f?.py"}}), 100);
  EXPECT_EQ(total({.paths = {"src/api/v[1]", "src/apiary"}}), 66);
}

TEST_F(IssuesTest, ATextIsLookedForAsItIs) {
  EXPECT_EQ(total({.text = "MESSAGE"}), 100);
  EXPECT_EQ(total({.text = "100%_4"}), 11) << "4 and 40 to 49";
  EXPECT_EQ(total({.text = "%"}), 100);
  EXPECT_EQ(total({.text = "rule_1"}), 0);
  EXPECT_EQ(total({.text = "code 99"}), 1);
  EXPECT_EQ(total({.text = "' OR 1=1 --"}), 0);
}

TEST_F(IssuesTest, EveryOrderShowsEveryIssueOnce) {
  for (const auto by : {IssueSort::severity, IssueSort::file, IssueSort::rule, IssueSort::detector, IssueSort::confidence}) {
    for (const auto order : {SortOrder::asc, SortOrder::desc}) {
      const auto whole = walk({.order = {by, order}, .page = {1, 200}});
      EXPECT_EQ(std::set<std::string>(whole.begin(), whole.end()).size(), 100u);
      EXPECT_EQ(walk({.order = {by, order}, .page = {1, 7}}), whole) << text_of(IssueOrder{by, order});
      std::vector<std::string> paged;
      for (int page = 1; page <= 15; ++page)
        for (const auto& issue : array_of(list({.order = {by, order}, .page = {page, 7}})))
          paged.emplace_back(issue.at("id").as_string());
      EXPECT_EQ(paged, whole) << text_of(IssueOrder{by, order});
    }
  }
}

TEST_F(IssuesTest, FewMatchesAreFoundInTheSameOrder) {
  for (const auto order : {SortOrder::asc, SortOrder::desc}) {
    const IssueQuery query{.filter = {.rules = {"rule-2"}}, .order = {IssueSort::severity, order}, .page = {1, 4}};
    const auto many = walk(query);
    database_->transact([](db::Transaction& tx) { tx.script("UPDATE analysis SET total_issues = 100000"); });
    EXPECT_EQ(walk(query), many);
    EXPECT_EQ(many.size(), 14u);
    database_->transact([](db::Transaction& tx) { tx.script("UPDATE analysis SET total_issues = 100"); });
  }
}

TEST_F(IssuesTest, OrdersAreWhatTheySay) {
  const auto first = [&](IssueSort by, SortOrder order, std::string_view member) {
    return array_of(list({.order = {by, order}, .page = {1, 1}})).at(0).at(member);
  };
  EXPECT_EQ(first(IssueSort::severity, SortOrder::desc, "severity"), "CRITICAL");
  EXPECT_EQ(first(IssueSort::severity, SortOrder::asc, "severity"), "INFO");
  EXPECT_EQ(first(IssueSort::file, SortOrder::asc, "filePath"), "src/api/f0.py");
  EXPECT_EQ(first(IssueSort::file, SortOrder::desc, "filePath"), "src/apiary/f4.py");
  EXPECT_EQ(first(IssueSort::rule, SortOrder::desc, "ruleId"), "rule-6");
  EXPECT_EQ(first(IssueSort::detector, SortOrder::asc, "detector"), "complexity");
  EXPECT_EQ(first(IssueSort::confidence, SortOrder::asc, "confidence"), 0.5);
}

TEST_F(IssuesTest, FacetsCountWhatTheFiltersLeave) {
  const auto facets = json::parse(list({.filter = {.severities = {engine::Severity::HIGH}, .detectors = {"security"}}}).facets);
  EXPECT_EQ(facets.at("severity"), json::parse(R"([{"value":"HIGH","count":10}])"));
  EXPECT_EQ(facets.at("detector"), json::parse(R"([{"value":"security","count":10}])"));
  EXPECT_EQ(facets.at("category"), json::parse(R"([{"value":"bug","count":5},{"value":"style","count":5}])"));
  EXPECT_EQ(facets.at("ruleId").as_array().size(), 7u);
  EXPECT_EQ(list({.filter = {.rules = {"nowhere"}}}).facets, R"({"severity":[],"detector":[],"category":[],"ruleId":[]})");
}

TEST_F(IssuesTest, ACursorFitsOneListingAlone) {
  const auto cursor = list({.filter = {.detectors = {"security"}}, .page = {1, 5}}).next_cursor;
  ASSERT_TRUE(cursor);
  const IssueQuery same{.filter = {.detectors = {"security"}}, .page = {1, 5}, .cursor = cursor};
  EXPECT_EQ(array_of(list(same)).size(), 5u);
  EXPECT_THAT(refusal({.page = {1, 5}, .cursor = cursor}), HasSubstr("another listing"));
  auto otherwise = same;
  otherwise.order = {IssueSort::file, SortOrder::asc};
  EXPECT_THAT(refusal(otherwise), HasSubstr("another listing"));
  for (std::size_t i = 0; i < cursor->size(); ++i) {
    auto bent = same;
    bent.cursor->at(i) = cursor->at(i) == 'A' ? 'B' : 'A';
    EXPECT_NE(refusal(bent), "accepted") << i;
  }
  for (const auto* text : {"", "x", "2.0", "é"}) {
    auto bent = same;
    bent.cursor = text;
    EXPECT_THAT(refusal(bent), HasSubstr("is not a nextCursor of ours")) << text;
  }
  database_->transact([](db::Transaction& tx) { tx.script("UPDATE analysis SET result_epoch = 1"); });
  EXPECT_THAT(refusal(same), HasSubstr("earlier attempt"));
}

TEST_F(IssuesTest, ARunningAnalysisShowsTheLiveEpoch) {
  EXPECT_EQ(list().total, 100);
  database_->transact([](db::Transaction& tx) {
    tx.script(R"(
      UPDATE analysis SET status = 'RUNNING', result_epoch = NULL, finished_at = NULL;
      UPDATE job SET state = 'RUNNING', epoch = 1, finished_at = NULL, lease_until = 10;)");
  });
  EXPECT_EQ(list().total, 3) << "and nothing remembered of the finished one";
  database_->transact([&](db::Transaction& tx) { insert_issues(tx, id_, 1, 3, std::vector<engine::Finding>(2), 1); });
  EXPECT_EQ(list().total, 5);
  database_->transact([](db::Transaction& tx) { tx.script("UPDATE analysis SET status = 'FAILED', finished_at = 9"); });
  EXPECT_EQ(list().total, 0);
}

TEST_F(IssuesTest, OneIssueHasANameOfItsOwn) {
  const auto issue = issues_.show(ann_, "a1.2.17");
  EXPECT_EQ(issue.ordinal, 17);
  EXPECT_EQ(issue.analysis_id, "a1");
  EXPECT_EQ(issue.project_name, "Shop");
  const auto text = json::parse(issue_json(issue));
  EXPECT_EQ(text.at("id"), text.at("issue").at("id"));
  for (const auto* missing : {"a1.2.100", "a1.1.0", "a1", "", "a2.2.1"})
    EXPECT_THROW(issues_.show(ann_, missing), Error) << missing;
  EXPECT_THROW(issues_.show(bob_, "a1.2.17"), Error);
  EXPECT_THROW(issues_.list(bob_, id_, {}), Error);
}

// Counting by filters must not read the rows: that is what the index is for.
TEST_F(IssuesTest, CountsComeFromAnIndexAlone) {
  if (db::tests_run_on_postgres()) GTEST_SKIP() << "SQLite's plan; PostgreSQL chooses by the table's size";
  std::vector<std::string> plan;
  database_->read([&](db::Transaction& tx) {
    tx.each({"test.plan",
             "EXPLAIN QUERY PLAN SELECT i.severity_rank, i.detector, i.category, i.rule_id, COUNT(*) FROM analysis_issue i "
             "WHERE i.analysis_id = 'a1' AND i.epoch = 2 AND i.rule_id IN ('a', 'b') AND i.auto_fixable = 1 GROUP BY "
             "i.severity_rank, i.detector, i.category, i.rule_id"},
            [&](const db::Row& row) { plan.emplace_back(row.text(3)); });
  });
  EXPECT_THAT(plan, ElementsAre(HasSubstr("USING COVERING INDEX analysis_issue_facets")));
}

}  // namespace
}  // namespace insight::analysis
