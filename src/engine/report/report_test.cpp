#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>

#include "engine/report/code_frame.h"
#include "engine/report/json.h"
#include "engine/report/sarif.h"
#include "engine/report/summary.h"
#include "engine/report/text.h"

namespace insight::engine::report {
namespace {

using namespace std::string_view_literals;

Finding xss() {
  Finding finding;
  finding.file = "src/app one.js";
  finding.place = {12, 5, 12, 13};
  finding.severity = Severity::HIGH;
  finding.detector = "security";
  finding.rule = "express-xss";
  finding.message = "A value from the request is written into the page.";
  finding.category = "security";
  finding.code = "    res.send(\"é\" + req.query.name)";
  finding.suggestion = "Escape it.";
  finding.cwe = {"CWE-79"};
  finding.references = {"https://example.org/xss"};
  finding.trace = {{"src/app one.js", {11, 5, 11, 19}, "comes from here"}, {"src/app one.js", {12, 5, 12, 13}, "arrives here"}};
  finding.fingerprint = "0123456789abcdef0123456789abcdef";
  return finding;
}

Finding cycle() {
  Finding finding;
  finding.file = "lib/a.ts";
  finding.place = {1, 1, 3, 2};
  finding.severity = Severity::LOW;
  finding.detector = "circular";
  finding.rule = "import-cycle";
  finding.message = "a.ts and b.ts import each other.";
  finding.code = "import b from './b'";
  finding.related = {{"lib/b.ts", {2, 1, 2, 20}, "b.ts imports a.ts"}};
  finding.fingerprint = "fedcba9876543210fedcba9876543210";
  return finding;
}

Report sample() {
  Report report;
  report.findings = {xss(), cycle()};
  auto quiet = xss();
  quiet.place.line = quiet.place.end_line = 40;
  quiet.suppressed = "tested by hand";
  report.suppressed = {quiet};
  report.coverage = {3, 1234, 90, {{"logo.png", "binary"}, {"dist/app.js", "too large (2.1 MB; the limit is 1 MB)"}}};
  report.detector_runs = {{"security", RunStatus::OK, "", 12, 1}, {"complexity", RunStatus::FAILED, "crashed (signal 11)", 3, 0}};
  return report;
}

template <class Write>
std::string written(Write write) {
  std::string all;
  Output out([&](std::string_view piece) { all += piece; });
  write(out);
  return all;
}

std::string sarif_of(const Report& report) {
  RuleFacts facts;
  facts.id = "express-xss";
  facts.detector = "security";
  facts.severity = Severity::HIGH;
  facts.message = "A value from the request is written into the page.";
  facts.why = "A browser runs what stands in the page.";
  facts.fix = "Escape it.";
  facts.category = "security";
  facts.cwe = {"CWE-79: Cross-site scripting"};
  facts.references = {"https://example.org/xss"};
  const std::vector rules{facts};
  return written([&](Output& out) { write_sarif(report, rules, "0.1.0", out); });
}

// Golden output: what a user sees, as files. INSIGHT_WRITE_GOLDEN=1 writes them anew.
void expect_golden(const std::string& name, const std::string& text) {
  const auto path = std::string(INSIGHT_SOURCE_DIR) + "/src/engine/report/golden/" + name;
  if (std::getenv("INSIGHT_WRITE_GOLDEN") != nullptr) std::ofstream(path) << text;
  std::ifstream file(path);
  std::stringstream golden;
  golden << file.rdbuf();
  EXPECT_EQ(text, golden.str()) << "differs from " << path;
}

TEST(TextReport, ShowsFindingsGapsAndNumbers) {
  expect_golden("report.txt", written([](Output& out) { write_text(sample(), {}, out); }));
}

TEST(TextReport, SourceCannotSendTerminalCommands) {
  auto report = sample();
  report.findings[0].message = "\x1b[2Jgone";
  report.findings[0].code = "\x1b]0;title\x07";
  report.findings[0].file = "a\x1b.js";
  const auto text = written([&](Output& out) { write_text(report, {}, out); });
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(TextReport, ColoursOnlyWhenAsked) {
  const auto text = written([](Output& out) { write_text(sample(), {Colour::ALWAYS}, out); });
  EXPECT_NE(text.find("\x1b[1;31m"), std::string::npos);
}

TEST(JsonReport, IsTheContract) {
  const auto text = written([](Output& out) { write_json(sample(), Stats::LEAVE_OUT, out); });
  expect_golden("report.json", text);
  const auto document = boost::json::parse(text).as_object();
  EXPECT_EQ(document.at("findings").as_array().size(), 2U);
  EXPECT_EQ(document.at("suppressed").at(0).at("metadata").at("suppressed"), "tested by hand");
  EXPECT_EQ(document.at("coverage").at("skipped").at(1).at("path"), "dist/app.js");
}

TEST(NdjsonReport, EveryLineIsJsonAndTheLastOneSumsUp) {
  std::istringstream lines(written([](Output& out) { write_ndjson(sample(), Stats::INCLUDE, out); }));
  std::vector<boost::json::value> values;
  for (std::string line; std::getline(lines, line);) values.push_back(boost::json::parse(line));
  ASSERT_EQ(values.size(), 3U);
  EXPECT_EQ(values[0].at("ruleId"), "express-xss");
  EXPECT_EQ(values[2].at("summary").at("totalIssues"), 2);
  EXPECT_TRUE(values[2].as_object().contains("stats"));
}

TEST(SarifReport, IsGolden) {
  expect_golden("report.sarif", sarif_of(sample()));
}

TEST(SarifReport, ALongMessageHasItsFirstLineForATitle) {
  RuleFacts facts;
  facts.id = "r";
  facts.message = "One line.\n\nMore of it.\n";
  const std::vector rules{facts};
  const auto text = written([&](Output& out) { write_sarif({}, rules, "0.1.0", out); });
  EXPECT_NE(text.find(R"("shortDescription":{"text":"One line."})"), std::string::npos) << text;
  EXPECT_NE(text.find(R"("fullDescription":{"text":"One line.\n\nMore of it."})"), std::string::npos) << text;
}

TEST(SarifReport, OfNothingIsStillADocument) {
  const auto document = boost::json::parse(sarif_of({}));
  EXPECT_EQ(document.at("runs").at(0).at("results").as_array().size(), 0U);
}

TEST(CodeFrame, CaretsCountCodePoints) {
  auto finding = xss();
  finding.place = {12, 18, 12, 21};
  const auto frame = code_frame(finding);
  EXPECT_EQ(frame, "    12 |     res.send(\"é\" + req.query.name)\n       |                  ^^^\n");
}

TEST(CodeFrame, SurvivesPlacesOutsideTheLine) {
  auto finding = xss();
  finding.place = {12, 900, 12, 4};
  EXPECT_NE(code_frame(finding).find('^'), std::string::npos);
  finding.place = {0, 0, 0, 0};
  EXPECT_NE(code_frame(finding).find('^'), std::string::npos);
  finding.code = "\xff\xfe\x00 broken"sv;
  EXPECT_NE(code_frame(finding).find('^'), std::string::npos);
}

TEST(CodeFrame, CutsLongLinesAroundTheCarets) {
  auto finding = xss();
  finding.code = std::string(400, 'x') + "HERE";
  finding.place = {12, 401, 12, 405};
  const auto frame = code_frame(finding);
  EXPECT_NE(frame.find("HERE"), std::string::npos);
  EXPECT_LT(frame.size(), 300U);
}

TEST(Summary, GroupsReasonsByTheirFirstWord) {
  const std::vector<Skipped> skipped{{"a", "too large (1 MB)"}, {"b", "binary"}, {"c", "too large (3 MB)"}};
  const auto reasons = skipped_by_reason(skipped);
  ASSERT_EQ(reasons.size(), 2U);
  EXPECT_EQ(reasons[0], (std::pair<std::string, std::uint64_t>{"too large", 2}));
}

}  // namespace
}  // namespace insight::engine::report
