#include "engine/find_joins.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "base/test_folder.h"

namespace insight::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view calls = R"(
rules:
- id: calls
  message: m
  severity: INFO
  languages: [python]
  patterns:
    - pattern: $CALLEE(...)
    - pattern-inside: |
        def $CALLER(...):
            ...
)";

class Joins : public testing::Test {
 protected:
  void write(const std::string& path, const std::string& text) {
    fs::create_directories((source_.path() / path).parent_path());
    std::ofstream(source_.path() / path) << text;
  }

  // `join` as YAML in one line.
  static std::vector<RuleSource> sources(const std::string& join) {
    return {{.path = "rules/j.yaml",
             .text = fmt::format("rules:\n- {{id: j, mode: join, message: '$X meets $Y', severity: ERROR, join: {}}}\n", join),
             .detector = "rules"},
            {.path = "rules/calls.yaml", .text = std::string(calls), .detector = "rules", .for_joins = true}};
  }

  Report run(const std::string& join, bool cached = false) {
    AnalyzeOptions options;
    options.root = source_.path();
    options.threads = 2;
    options.detectors = {"rules"};
    options.cache_key = join;
    if (cached) options.cache_folder = cache_.path();
    std::vector<Diagnostic> diagnostics;
    static_cast<void>(RuleSet::compile(sources(join), diagnostics));
    for (const auto& diagnostic : diagnostics) ADD_FAILURE() << describe(diagnostic);
    return analyze(options, RuleSet::compile_later(sources(join)));
  }

  // "file:line", each with the places that go with it.
  static std::vector<std::string> places(const std::vector<Finding>& findings) {
    std::vector<std::string> all;
    for (const Finding& finding : findings) {
      all.push_back(fmt::format("{}:{}", finding.file, finding.place.line));
      for (const auto& other : finding.related) all.back() += fmt::format(" {}:{}", other.file, other.place.line);
    }
    std::ranges::sort(all);
    return all;
  }

  std::vector<std::string> found(const std::string& join) { return places(run(join).findings); }

  TestFolder source_;
  TestFolder cache_;
};

const std::string of_f_and_g =
    "{rules: [{id: a, languages: [python], pattern: f($X)}, {id: b, languages: [python], pattern: g($Y)}], on: ['a.$X OP b.$Y']}";

std::string with(const std::string& op) {
  std::string join = of_f_and_g;
  return join.replace(join.find("OP"), 2, op);
}

using Lines = std::vector<std::string>;

TEST_F(Joins, ShowWhatTheRightSideMatched) {
  write("a.py", "f('abc')\nf(x + 1)\nf([1,\n   2])\nf(other)\n");
  write("b.py", "g(\"abc\")\ng(x+1)\ng([1, 2])\ng(Other)\n");
  EXPECT_EQ(found(with("==")), (Lines{"b.py:1 a.py:1", "b.py:2 a.py:2", "b.py:3 a.py:3"}));
}

TEST_F(Joins, CompareInOtherWays) {
  write("a.py", "f('Key')\n");
  write("b.py", "g('the_key')\ng('k')\ng('Key')\n");
  EXPECT_EQ(found(with("!=")), (Lines{"b.py:1 a.py:1", "b.py:2 a.py:1"}));
  EXPECT_EQ(found(with("<")), (Lines{"b.py:1 a.py:1", "b.py:3 a.py:1"}));
  EXPECT_EQ(found(with("~")), (Lines{"b.py:1 a.py:1", "b.py:3 a.py:1"}));
  EXPECT_EQ(found(with(">")), (Lines{"b.py:2 a.py:1", "b.py:3 a.py:1"}));
}

TEST_F(Joins, KnowThePathAndSeveralConditions) {
  write("a.py", "f(x)\ng(x)\n");
  write("b.py", "g(x)\n");
  const std::string rules =
      "{rules: [{id: a, languages: [python], pattern: f($X)}, {id: b, languages: [python], pattern: g($Y)}], on: ['a.$X == b.$Y', ";
  EXPECT_EQ(found(rules + "'a.path != b.path']}"), (Lines{"b.py:1 a.py:1"}));
  EXPECT_EQ(found(rules + "'a.path == b.path']}"), (Lines{"a.py:2 a.py:1"}));
  EXPECT_EQ(found(rules + "'b.$Y == a.$X']}"), (Lines{"a.py:1 a.py:2"}));
  EXPECT_EQ(found(rules + "'b.$NOBODY == a.$X']}"), Lines{});
}

TEST_F(Joins, FollowWaysFromMatchToMatch) {
  write("a.py",
        "def one():\n    two()\ndef two():\n    three()\ndef three():\n    last()\ndef loop():\n    loop()\n"
        "start(one)\nstart(loop)\nstart(other)\n");
  const std::string rules =
      "{refs: [{rule: calls.yaml, as: c, renames: [{from: $CALLEE, to: $TO}]}], rules: [{id: s, languages: [python], "
      "pattern: start($F)}, {id: e, languages: [python], pattern: 'last(...)'}], on: ";
  EXPECT_EQ(found(rules + "['c.$CALLER --> c.$TO', 's.$F == c.$CALLER']}"),
            (Lines{"a.py:2 a.py:9", "a.py:4 a.py:9", "a.py:6 a.py:9", "a.py:8 a.py:10"}));
}

TEST_F(Joins, AreOfSeveralLanguages) {
  write("page.html", "<p id=\"name\">x</p>\n<p id=\"rest\">x</p>\n");
  write("a.py", "fill('name')\n");
  EXPECT_EQ(
      found("{rules: [{id: a, languages: [python], pattern: fill($ID)}, {id: p, languages: [html], pattern: '<p id=$ID>...</p>'}],"
            " on: ['a.$ID == p.$ID']}"),
      (Lines{"page.html:1 a.py:1"}));
}

TEST_F(Joins, ARuleMayMeetItself) {
  write("a.py", "def one():\n    two()\ndef two():\n    three()\n");
  EXPECT_EQ(found("{refs: [{rule: calls.yaml, as: a}, {rule: calls, as: b}], on: ['a.$CALLEE == b.$CALLER']}"),
            (Lines{"a.py:4 a.py:2"}));
}

TEST_F(Joins, ReportUnderTheirOwnName) {
  write("a.py", "f(x)\n");
  write("b.py", "g(x)\n");
  const Report report = run(with("=="));
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].rule, "j");
  EXPECT_EQ(report.findings[0].message, "$X meets x");
  EXPECT_EQ(report.findings[0].severity, Severity::HIGH);
  EXPECT_EQ(report.findings[0].code, "g(x)");
  ASSERT_EQ(report.rule_stats.size(), 1u);
  EXPECT_EQ(report.rule_stats[0].rule, "j");
  EXPECT_EQ(report.rule_stats[0].matches, 2u);
}

TEST_F(Joins, HeedSuppressionsAtBothEnds) {
  write("a.py", "f(x)\nf(y)  # nosem\nf(z)\n");
  write("b.py", "g(x)\ng(y)\ng(z)  # nosem: j -- known\n");
  const Report report = run(with("=="));
  EXPECT_EQ(places(report.findings), (Lines{"b.py:1 a.py:1"}));
  EXPECT_EQ(places(report.suppressed), (Lines{"b.py:3 a.py:3"}));
}

TEST_F(Joins, SeeFilesThatHaveNotChanged) {
  write("a.py", "f(x)\n");
  write("b.py", "g(x)\ng(y)\n");
  const std::string join = with("==");
  EXPECT_EQ(places(run(join, true).findings), (Lines{"b.py:1 a.py:1"}));
  EXPECT_EQ(places(run(join, true).findings), (Lines{"b.py:1 a.py:1"}));
  write("a.py", "f(y)\n\n");
  EXPECT_EQ(places(run(join, true).findings), (Lines{"b.py:2 a.py:1"}));
  fs::remove(source_.path() / "a.py");
  EXPECT_EQ(places(run(join, true).findings), Lines{});
}

TEST_F(Joins, AreNamedWhereTheyCantRun) {
  const auto complaints = [](const std::string& join) {
    std::vector<Diagnostic> diagnostics;
    EXPECT_TRUE(RuleSet::compile(sources(join), diagnostics).rules().empty());
    Lines all;
    for (const auto& diagnostic : diagnostics) all.push_back(diagnostic.message);
    return all;
  };
  EXPECT_EQ(complaints(with("===")), (Lines{"the condition `a.$X === b.$Y` is not of the form RULE.$X OPERATOR RULE.$Y"}));
  EXPECT_EQ(complaints(with("-->")), (Lines{"both sides of `-->` must be of one rule, whose matches are the steps of the way"}));
  EXPECT_EQ(complaints("{refs: [{rule: calls.yaml, as: a}], on: ['a.$X == b.$X']}"),
            (Lines{"`b.$X` names no rule of the join; did you mean `a`?"}));
  EXPECT_EQ(complaints("{refs: [{rule: calls.yaml, as: a}], on: ['a.$X --> a.$Y']}"),
            (Lines{"`-->` alone says not where a way begins or ends"}));
  EXPECT_EQ(complaints("{refs: [{rule: none.yaml, as: a}], on: ['a.$X == a.$X']}"),
            (Lines{"`none.yaml` is no rule file or rule of this run"}));
  EXPECT_EQ(complaints("{rules: [{id: a, languages: [python], pattern: 'f(('}], on: ['a.$X == a.$X']}"),
            (Lines{"the pattern is not valid Python: `f((`"}));
  EXPECT_EQ(complaints("{rules: []}"), (Lines{"`on` must be a list of 1 to 64 conditions"}));
}

}  // namespace
}  // namespace insight::engine
