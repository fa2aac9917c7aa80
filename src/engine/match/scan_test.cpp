#include "engine/match/scan.h"

#include <gtest/gtest.h>

#include "engine/syntax/lower.h"

namespace insight::engine::match {
namespace {

std::vector<RuleMatch> scan(const std::string& rule, const std::string& code) {
  std::vector<Diagnostic> diagnostics;
  const RuleSet rules = RuleSet::compile({{.path = "r.yaml", .text = rule, .detector = "rules"}}, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  const auto lowered = syntax::lower(syntax::Language::Python, code);
  const syntax::Names names(lowered.tree);
  Scanner scanner(rules);
  std::vector<RuleMatch> matches;
  const Candidates candidates = scanner.candidates(code, syntax::Language::Python);
  scanner.scan({.path = "a.py", .language = syntax::Language::Python, .text = code, .tree = &lowered.tree, .names = &names},
               candidates, matches);
  return matches;
}

std::string rule_with(const std::string& pattern) {
  return "rules:\n- {id: r, message: 'saw $X', severity: ERROR, languages: [python], " + pattern + "}\n";
}

TEST(Scan, FillsTheMessageAndTellsTheRange) {
  const auto matches = scan(rule_with("pattern: 'f($X)'"), "a = f(b.c)\n");
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].message, "saw b.c");
  EXPECT_EQ(matches[0].range, (Span{4, 10}));
}

TEST(Scan, ASequenceOfNothingStaysAsWrittenInTheMessage) {
  const std::string rule = "rules:\n- {id: r, message: 'f of $...X', severity: ERROR, languages: [python], pattern: 'f($...X)'}\n";
  EXPECT_EQ(scan(rule, "f(1, 2)\n").at(0).message, "f of 1, 2");
  EXPECT_EQ(scan(rule, "f()\n").at(0).message, "f of $...X");
}

TEST(Scan, FollowsAliasesOfImports) {
  EXPECT_EQ(scan(rule_with("pattern: 'os.system($X)'"), "from os import system as s\ns(1)\nother.system(2)\n").size(), 1u);
}

TEST(Scan, WordsOfTextsAndConditionsAreAskedForInTheirCase) {
  const auto is_candidate = [](const std::string& pattern, const std::string& code) {
    std::vector<Diagnostic> diagnostics;
    const RuleSet rules = RuleSet::compile({{.path = "r.yaml", .text = rule_with(pattern), .detector = "rules"}}, diagnostics);
    return !Scanner(rules).candidates(code, syntax::Language::Python).rules.empty();
  };
  EXPECT_TRUE(is_candidate("pattern: '$X[\"secret key\"]'", "a['secret ' + 'key']"));
  EXPECT_FALSE(is_candidate("pattern: '$X[\"secret key\"]'", "a['secret']"));
  EXPECT_FALSE(is_candidate("pattern: 'Connect($X)'", "connect(1)"));
  EXPECT_TRUE(is_candidate("pattern: '$X[\"$NAME\"]'", "a[1]")) << "what may be a metavariable asks for nothing";
  EXPECT_TRUE(is_candidate("pattern: '$X[\"...\"]'", "a[1]"));
  const std::string only_some =
      "patterns: [{pattern: '$X()'}, {metavariable-regex: {metavariable: $X, regex: '(?:un)?safe_\\w+$'}}]";
  EXPECT_FALSE(is_candidate(only_some, "other()"));
  EXPECT_TRUE(is_candidate(only_some, "safe_load()"));
  EXPECT_TRUE(is_candidate("pattern-regex: '(?i)unknown'", "UNKNOWN"));
  EXPECT_FALSE(is_candidate("pattern-regex: 'unknown'", "UNKNOWN"));
}

TEST(Scan, RegexesSayTheSameOfTextWithOtherLetters) {
  const std::string rule = rule_with("pattern-regex: '(?i)kelvin[^x]?y'");
  EXPECT_EQ(scan(rule, "# kelvin_y\n").size(), 1u);
  EXPECT_EQ(scan(rule, "# KELVIN\xC3\xA9y \xC3\xA9\n").size(), 1u) << "a letter of two bytes is one letter";
  EXPECT_EQ(scan(rule_with("pattern-regex: '\xC3\xA9?z'"), "# z\n").size(), 1u);
}

TEST(Scan, LeavesOutFilesWithoutTheRulesWords) {
  std::vector<Diagnostic> diagnostics;
  const RuleSet rules = RuleSet::compile({{.path = "r.yaml", .text = rule_with("pattern: 'needle($X)'")}}, diagnostics);
  Scanner scanner(rules);
  EXPECT_TRUE(scanner.candidates("hay(1)", syntax::Language::Python).rules.empty());
  EXPECT_EQ(scanner.candidates("needle(1)", syntax::Language::Python).rules.size(), 1u);
  EXPECT_TRUE(scanner.candidates("needle(1)", syntax::Language::JavaScript).rules.empty());
}

std::vector<std::string> messages_of(const std::string& taint, const std::string& code) {
  std::vector<std::string> messages;
  for (const RuleMatch& match :
       scan("rules:\n- {id: r, message: '$A $B', severity: ERROR, languages: [python], mode: taint, " + taint + "}\n", code))
    messages.push_back(match.message);
  return messages;
}

TEST(Scan, ASinkTellsOfEachSourceThatTheMessageShows) {
  const std::string taint = "pattern-sources: [{pattern: 'source($A)'}], pattern-sinks: [{pattern: 'sink(...)'}]";
  using Messages = std::vector<std::string>;
  EXPECT_EQ(messages_of(taint, "x = source(1)\nif c:\n  x = source(2)\nsink(x, source(1))\n"), (Messages{"1 $B", "2 $B"}));
  EXPECT_EQ(messages_of(taint, "sink([source(3), source(3)])\n"), (Messages{"3 $B"}));
}

TEST(Scan, ASinkThatAsksForLabelsTellsWhatItsSourcesAgreeOn) {
  const std::string taint =
      "pattern-sources: [{pattern: 'one($A)', label: ONE}, {pattern: 'two($B)', label: TWO, requires: ONE}], "
      "pattern-sinks: [{pattern: 'sink(...)', requires: TWO}]";
  using Messages = std::vector<std::string>;
  EXPECT_EQ(messages_of(taint, "sink(two(one(1)))\n"), (Messages{"1 one(1)"}));
  EXPECT_EQ(messages_of(taint, "x = one(1)\ny = one(2)\nz = x + y\nsink(two(z))\n"), (Messages{"$A z"}));
}

TEST(Scan, ASourceThatAsksForALabelBeginsNoFlow) {
  std::vector<Diagnostic> diagnostics;
  const RuleSet rules = RuleSet::compile({{.path = "r.yaml", .text = R"(rules:
- id: r
  message: m
  severity: ERROR
  languages: [python]
  mode: taint
  pattern-sources:
    - {label: READ, pattern: read()}
    - {label: JOINED, requires: READ, pattern: $X + $Y}
  pattern-sinks: [{requires: JOINED, pattern: run(...)}]
)"}},
                                         diagnostics);
  Scanner scanner(rules);
  EXPECT_TRUE(scanner.candidates("run(a + b)", syntax::Language::Python).rules.empty());
  EXPECT_EQ(scanner.candidates("run(read() + b)", syntax::Language::Python).rules.size(), 1u);
}

TEST(Scan, FindsCallsInChainsOfThousandsOfLinks) {
  std::string calls = "import m\nx = m.a";
  std::string sum = "x = 1";
  for (int i = 0; i < 5000; ++i) {
    calls += ".b(y)";
    sum += i % 2 == 0 ? " + y" : " - y";
  }
  EXPECT_EQ(scan(rule_with("pattern: 'f($X)'"), calls + ".c(f(1))\n" + sum + " + f(2)\n").size(), 2u);
  EXPECT_EQ(scan(rule_with("pattern: 'm.a.b($X)'"), calls + "\n").size(), 1u);
}

// Many gaps over a long list would take ages if every way was tried.
// A sequence that ends in `...` matches in many lengths; of a file with many of them the last must still be found.
TEST(Scan, FindsTheLastOfManySequences) {
  std::string code;
  for (int i = 0; i < 2'000; ++i) code += "x" + std::to_string(i) + " = open(1)\n";
  const std::string rule = rule_with("patterns: [{pattern: '$X.read()'}, {pattern-inside: \"$X = open(...)\\n...\"}]");
  EXPECT_EQ(scan(rule, code + "x1.read()\nx1999.read()\ny.read()\n").size(), 2u);
}

TEST(Scan, EndsOnPatternsThatCouldRunAway) {
  std::string code = "f(";
  for (int i = 0; i < 300; ++i) code += "a, ";
  code += "b)\n";
  EXPECT_TRUE(scan(rule_with("pattern: 'f(..., a, ..., a, ..., a, ..., a, ..., c)'"), code).empty());
}

}  // namespace
}  // namespace insight::engine::match
