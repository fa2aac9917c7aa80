#include "engine/rule/reader.h"

#include <gtest/gtest.h>

#include "engine/rule/rule_text.h"
#include "engine/rule/taint_spec.h"

namespace insight::engine {
namespace {

struct Read {
  std::vector<Rule> rules;
  std::vector<std::string> complaints;
};

Read read(const std::string& text) {
  std::vector<Diagnostic> diagnostics;
  Read result{.rules = read_rules({.path = "r.yaml", .text = text, .detector = "rules"}, diagnostics)};
  for (const Diagnostic& diagnostic : diagnostics) result.complaints.push_back(describe(diagnostic));
  return result;
}

constexpr std::string_view good = "  - id: good\n    languages: [python]\n    severity: LOW\n    message: m\n    pattern: f()\n";

TEST(RuleReader, KeepsTheRulesOwnLines) {
  const std::string text =
      "rules:\n  # first\n" + std::string(good) + "    # end\n" +
      "  - {id: b, languages: [python], severity: LOW, message: m, patterns: [{pattern: $X()}, {metavariable-regex: "
      "{metavariable: $X, regex: (?i)foo}}]}\n";
  const Read result = read(text);
  EXPECT_TRUE(result.complaints.empty());
  ASSERT_EQ(result.rules.size(), 2u);
  EXPECT_EQ(text_of_rule({.path = "r.yaml", .text = text}, "good"),
            "id: good\nlanguages: [python]\nseverity: LOW\nmessage: m\npattern: f()");
  EXPECT_EQ(result.rules[0].line, 3);
  ASSERT_EQ(result.rules[1].formula.conditions.size(), 1u);
  EXPECT_EQ(result.rules[1].formula.conditions[0].text, "(?i)foo");
}

TEST(RuleReader, LeavesOutTheWrongRuleAloneAndNamesThePlace) {
  const Read result = read("rules:\n" + std::string(good) +
                           "  - id: bad\n    languages: [python]\n    severity: HUGE\n    message: m\n    pattern: f()\n" +
                           "  - id: typo\n    languages: [python]\n    severity: LOW\n    message: m\n    patern: f()\n" +
                           "  - id: nested\n    languages: [python]\n    severity: LOW\n    message: m\n    patterns:\n" +
                           "      - pattern: f()\n      - pattern-insid: g()\n");
  EXPECT_EQ(result.rules.size(), 1u);
  EXPECT_EQ(result.complaints,
            (std::vector<std::string>{
                "r.yaml:9:15: rule `bad`: severity `HUGE` is unknown (use CRITICAL, HIGH, MEDIUM, LOW, INFO, ERROR or WARNING)",
                "r.yaml:16:5: rule `typo`: field `patern` is unknown (did you mean `pattern`?)",
                "r.yaml:23:24: rule `nested`: operator `pattern-insid` is unknown (did you mean `pattern-inside`?)",
            }));
}

TEST(RuleReader, AConditionIsNoChoice) {
  const Read result = read(
      "rules:\n" + std::string(good) + "  - id: bad\n    languages: [python]\n    severity: LOW\n    message: m\n    patterns:\n" +
      "      - pattern: f($X)\n      - pattern-either:\n" + "          - metavariable-regex: {metavariable: $X, regex: a}\n" +
      "          - metavariable-regex: {metavariable: $X, regex: b}\n");
  ASSERT_EQ(result.rules.size(), 1u);
  ASSERT_EQ(result.complaints.size(), 1u);
  EXPECT_NE(result.complaints[0].find("a condition or focus alone finds nothing"), std::string::npos) << result.complaints[0];
}

TEST(RuleReader, AnEmptyMessageIsOne) {
  const Read result = read("rules:\n  - {id: a, languages: [python], severity: LOW, message: '', pattern: f()}\n");
  EXPECT_TRUE(result.complaints.empty());
  ASSERT_EQ(result.rules.size(), 1u);
  EXPECT_EQ(result.rules[0].message, "");
}

TEST(RuleReader, NamesALanguageThatIsNotParsedAndRunsForTheOthers) {
  const Read result = read("rules:\n  - {id: a, languages: [python, clojure], severity: LOW, message: m, pattern: f()}\n");
  ASSERT_EQ(result.rules.size(), 1u);
  EXPECT_EQ(result.rules[0].languages, (std::vector{syntax::Language::Python}));
  ASSERT_EQ(result.complaints.size(), 1u);
  EXPECT_NE(result.complaints[0].find("language `clojure` is not one that is parsed here; the rule runs for the others"),
            std::string::npos);
}

TEST(RuleReader, AModeThatIsNotRunIsToldBeforeWhatSuchARuleLacks) {
  const Read result =
      read("rules:\n" + std::string(good) + "  - id: e\n    mode: extract\n    languages: [html]\n    pattern: <a>\n");
  EXPECT_EQ(result.rules.size(), 1u);
  EXPECT_EQ(result.complaints,
            (std::vector<std::string>{
                "r.yaml:8:11: rule `e`: mode `extract` is not run here; the rule is left out (`search`, `taint` and `join` are)"}));
}

TEST(RuleReader, ASinkAtExitIsNamedAndCostsItselfAlone) {
  const Read result = read("rules:\n  - id: e\n    languages: [python]\n    severity: LOW\n    message: m\n    mode: taint\n" +
                           std::string("    pattern-sources: [{pattern: f(), control: true}]\n    pattern-sinks:\n      - pattern: "
                                       "g()\n        at-exit: true\n"));
  ASSERT_EQ(result.rules.size(), 1u);
  EXPECT_EQ(result.complaints,
            (std::vector<std::string>{"r.yaml:10:18: rule `e`: `at-exit` is not run here; this sink finds nothing"}));
}

TEST(RuleReader, ARepeatedFieldCostsItsRuleAlone) {
  const Read result = read("rules:\n  - id: twice\n    languages: [python]\n    severity: LOW\n    message: m\n    pattern: f()\n" +
                           std::string("    pattern: g()\n") + std::string(good));
  ASSERT_EQ(result.rules.size(), 1u);
  EXPECT_EQ(result.rules[0].id, "good");
  EXPECT_EQ(result.complaints,
            (std::vector<std::string>{"r.yaml:7:5: rule `twice`: field `pattern` is given twice (keep one of them)"}));
}

TEST(RuleReader, ReadsMetadataOptionsAndPaths) {
  const Read result = read("rules:\n" + std::string(good) +
                           "    metadata: {confidence: HIGH, cwe: CWE-78, owasp: [A01, A02], why: because}\n"
                           "    options: {symmetric_eq: true, constant_propagation: false}\n"
                           "    paths: {include: ['*.py'], exclude: [tests]}\n    fix: g()\n");
  ASSERT_EQ(result.rules.size(), 1u);
  const Rule& rule = result.rules[0];
  EXPECT_EQ(rule.confidence, 0.9);
  EXPECT_EQ(rule.cwe, (std::vector<std::string>{"CWE-78"}));
  EXPECT_EQ(rule.owasp, (std::vector<std::string>{"A01", "A02"}));
  EXPECT_EQ(rule.why, "because");
  EXPECT_TRUE(rule.options.symmetric_eq);
  EXPECT_FALSE(rule.options.constant_propagation);
  EXPECT_EQ(rule.include_paths, (std::vector<std::string>{"*.py"}));
  EXPECT_EQ(rule.exclude_paths, (std::vector<std::string>{"tests"}));
  EXPECT_EQ(rule.fix, "g()");
}

TEST(RuleReader, ARuleForAnotherVersionIsLeftOut) {
  const auto with = [](const std::string& key) { return read("rules:\n" + std::string(good) + "    " + key + "\n"); };
  EXPECT_EQ(with("min-version: 1.0.5").rules.size(), 1u);
  EXPECT_EQ(with("min-version: 1.182.0").rules.size(), 1u);
  EXPECT_EQ(with("max-version: 1.1000").rules.size(), 1u);
  EXPECT_EQ(
      with("max-version: 1.99.9").complaints,
      (std::vector<std::string>{"r.yaml:7:18: rule `good`: the rule wants Semgrep up to 1.99.9, and the language here is that of "
                                "1.182.0; the rule is left out"}));
  EXPECT_TRUE(with("min-version: 2.0.0").rules.empty());
}

TEST(RuleReader, AnUnknownOptionIsNamedAndPassedOver) {
  const Read result = read("rules:\n" + std::string(good) + "    options: {symetric_eq: true, interfile: true, zzz: 1}\n");
  EXPECT_EQ(result.rules.size(), 1u);
  EXPECT_EQ(result.complaints,
            (std::vector<std::string>{
                "r.yaml:7:15: rule `good`: option `symetric_eq` is unknown and passed over (did you mean `symmetric_eq`?)",
                "r.yaml:7:51: rule `good`: option `zzz` is unknown and passed over (remove it)"}));
}

using Notes = std::vector<std::string>;

// What is said of a rule with these lines below its message.
std::string complaint_about(const std::string& lines) {
  const Read result = read("rules:\n  - id: r\n    languages: [python]\n    severity: LOW\n    message: m\n" + lines);
  EXPECT_TRUE(result.rules.empty()) << lines;
  EXPECT_EQ(result.complaints.size(), 1u) << lines;
  return result.complaints.empty() ? "" : result.complaints[0];
}

TEST(RuleReader, OperatorsThatWouldPassEachOtherOverAreRefused) {
  EXPECT_EQ(complaint_about("    patterns:\n      - pattern: f($X)\n        pattern-not: f(1)\n"),
            "r.yaml:8:9: rule `r`: `pattern-not` stands in one item with `pattern` (begin it with `- ` of its own)");
  EXPECT_EQ(complaint_about("    pattern: f($X)\n    patterns:\n      - pattern: f(1)\n"),
            "r.yaml:7:5: rule `r`: `patterns` stands beside `pattern`, and one alone can count (put both into a list `patterns`, "
            "each behind `- `)");
  EXPECT_EQ(complaint_about("    pattern-sources:\n      - pattern: f()\n    pattern-sinks:\n      - pattern: g()\n"),
            "r.yaml:2:5: rule `r`: `pattern-sources` belongs to taint rules (add `mode: taint`)");
}

// The notes about a rule with these lines below its message, which runs.
std::vector<std::string> notes_about(const std::string& lines) {
  const Read result = read("rules:\n  - id: r\n    languages: [python]\n    severity: LOW\n    message: m\n" + lines);
  EXPECT_EQ(result.rules.size(), 1u) << lines;
  return result.complaints;
}

// As in Semgrep, which says nothing of it.
TEST(RuleReader, WhatStandsBesideAPatternIsPassedOverAndNamed) {
  EXPECT_EQ(
      notes_about("    pattern: f($X)\n    pattern-not: f(1)\n"),
      Notes{"r.yaml:7:5: rule `r`: `pattern-not` stands beside `pattern` and is passed over (put both into a list `patterns`, "
            "each behind `- `)"});
  EXPECT_EQ(notes_about("    mode: taint\n    pattern-sources:\n      - pattern-inside: h()\n        pattern: f()\n"
                        "    pattern-sinks:\n      - pattern: g()\n"),
            Notes{"r.yaml:8:9: rule `r`: `pattern-inside` stands beside `pattern` and is passed over (put both into a list "
                  "`patterns`, each behind `- `)"});
}

TEST(RuleReader, ARuleThatOnlyTakesAwayIsRefused) {
  for (const char* lines :
       {"    patterns: []\n", "    pattern-either: []\n", "    patterns:\n      - pattern-not: f()\n",
        "    patterns:\n      - metavariable-regex: {metavariable: $X, regex: a}\n",
        "    pattern-either:\n      - pattern: g()\n      - patterns:\n          - pattern-not: f()\n", "    match: {not: f()}\n",
        "    mode: taint\n    pattern-sources: [{pattern: f()}]\n    pattern-sinks: [{patterns: [{pattern-not: g()}]}]\n"})
    EXPECT_NE(complaint_about(lines).find("nothing says what is to be found"), std::string::npos) << lines;
  EXPECT_NE(complaint_about("    pattern: ''\n").find("`pattern` is empty"), std::string::npos);
}

TEST(RuleReader, ConditionsNameMetavariablesAndKnowTheirKeys) {
  const auto with = [](const std::string& condition) {
    return complaint_about("    patterns:\n      - pattern: f($X)\n      - " + condition + "\n");
  };
  EXPECT_EQ(with("metavariable-regex: {metavariable: X, regex: a}"),
            "r.yaml:8:29: rule `r`: `X` is no metavariable (did you mean `$X`?)");
  EXPECT_NE(with("metavariable-regex: {regex: a}").find("`metavariable` is missing"), std::string::npos);
  EXPECT_NE(with("focus-metavariable: X").find("did you mean `$X`?"), std::string::npos);
  EXPECT_EQ(notes_about("    patterns:\n      - pattern: f($X)\n"
                        "      - metavariable-pattern: {metavariable: $X, pattern: '1', languag: python}\n"),
            Notes{"r.yaml:8:64: rule `r`: `languag` is unknown and passed over (did you mean `language`?)"});
  EXPECT_NE(with("metavariable-pattern: {metavariable: $X}").find("a pattern is missing"), std::string::npos);
}

TEST(RuleReader, ValuesOfTheWrongKindAreRefused) {
  const auto with = [](const std::string& line) { return complaint_about("    pattern: f()\n    " + line + "\n"); };
  EXPECT_EQ(with("paths: src/*.py"), "r.yaml:7:12: rule `r`: `paths` must be a mapping (for example `paths: {include: [src/]}`)");
  EXPECT_NE(with("paths: {inclde: [src/]}").find("did you mean `include`?"), std::string::npos);
  EXPECT_NE(with("metadata: text").find("`metadata` must be a mapping"), std::string::npos);
  EXPECT_NE(with("options: text").find("`options` must be a mapping"), std::string::npos);
  EXPECT_NE(with("fix: [a]").find("`fix` must be a text"), std::string::npos);
  EXPECT_EQ(with("mode: Taint"), "r.yaml:7:11: rule `r`: mode `Taint` is unknown (use search, taint or join)");
}

TEST(RuleReader, AnOptionThatIsNeitherTrueNorFalseIsNamed) {
  EXPECT_EQ(notes_about("    pattern: f()\n    options: {symmetric_eq: maybe, generic_engine: aliengrep}\n"),
            Notes{"r.yaml:7:29: rule `r`: option `symmetric_eq` is neither true nor false and passed over"});
}

TEST(RuleReader, WhatCanNeverHoldIsNamed) {
  const std::string asks = "    patterns:\n      - pattern: f($XY, $...ARGS)\n      - pattern-regex: (?P<G>a)(b)\n      - ";
  EXPECT_EQ(notes_about(asks + "metavariable-regex: {metavariable: $X, regex: a}\n"),
            Notes{"r.yaml:2:5: rule `r`: no pattern has `$X`, which is asked about (check its name)"});
  for (const char* fine : {"focus-metavariable: $XY", "metavariable-regex: {metavariable: $G, regex: a}",
                           "metavariable-regex: {metavariable: $2, regex: a}", "focus-metavariable: $...ARGS",
                           "metavariable-comparison: {comparison: $Z > 1}"})
    EXPECT_TRUE(notes_about(asks + fine + "\n").empty()) << fine;
  const std::string taint =
      "    mode: taint\n    pattern-sources: [{pattern: f(), label: A}]\n    pattern-sinks: [{pattern: g(), requires: ";
  EXPECT_EQ(notes_about(taint + "A and not B}]\n"),
            Notes{"r.yaml:2:5: rule `r`: no source gives the label `B` (check its spelling)"});
  EXPECT_TRUE(notes_about(taint + "A}]\n").empty());
}

TEST(RuleReader, TwoRulesOfOneIdRunAndAreNamed) {
  const Read result = read("rules:\n" + std::string(good) + std::string(good));
  EXPECT_EQ(result.rules.size(), 2u);
  EXPECT_EQ(
      result.complaints,
      (std::vector<std::string>{"r.yaml:7: rule `good`: another rule of the file has this id; both run (give each its own)"}));
}

TEST(RuleReader, AMisspeltLanguageIsNoLanguageOfAnotherParser) {
  const auto of = [](const std::string& words) {
    return read("rules:\n  - {id: r, languages: " + words + ", severity: LOW, message: m, pattern: f()}\n");
  };
  EXPECT_TRUE(of("[python, jvascript]").rules.empty());
  EXPECT_NE(of("[pythn]").complaints.at(0).find("language `pythn` is unknown (did you mean `python`?)"), std::string::npos);
  for (const char* other : {"[r]", "[dart]", "[cobol]"})
    EXPECT_NE(of(other).complaints.at(0).find("is not one that is parsed here"), std::string::npos) << other;
}

TEST(RuleReader, WhatIsNoRuleFileGivesOneComplaint) {
  for (const std::string& text : {std::string("[1, 2]"), std::string(), std::string("rules: none"), std::string("rules: [\xff]"),
                                  std::string(5u << 20, 'a')}) {
    const Read result = read(text);
    EXPECT_TRUE(result.rules.empty());
    EXPECT_EQ(result.complaints.size(), 1u);
  }
}

Read read_taint(const std::string& sanitizer, const std::string& sink) {
  return read(
      "rules:\n- {id: r, languages: [python], severity: LOW, message: m, mode: taint, pattern-sources: [{pattern: f()}], "
      "pattern-sanitizers: [" +
      sanitizer + "], pattern-sinks: [" + sink + "]}\n");
}

TEST(RuleReader, AResultIsOfASanitizerAndTheWholeRange) {
  const Read result = read_taint("{pattern: int($X), result: true, exact: false}", "{pattern: g()}");
  ASSERT_EQ(result.rules.size(), 1u);
  EXPECT_TRUE(result.rules[0].taint->sanitizers[0]->result);
  EXPECT_TRUE(result.rules[0].taint->sanitizers[0]->exact);
  const Read plain = read_taint("{pattern: int($X), exact: true, result: false}", "{pattern: g()}");
  EXPECT_TRUE(plain.rules.at(0).taint->sanitizers[0]->exact);
  EXPECT_EQ(read_taint("{pattern: int($X)}", "{pattern: g(), result: true}").complaints.size(), 1u);
  EXPECT_EQ(read_taint("{pattern: int($X), result: perhaps}", "{pattern: g()}").complaints.size(), 1u);
}

TEST(RuleReader, AnItemIsOfASinkAndANumber) {
  EXPECT_EQ(read_taint("{pattern: int($X)}", "{pattern: g($X), item: 2}").rules.at(0).taint->sinks[0]->list_item, 2u);
  EXPECT_EQ(read_taint("{pattern: int($X), item: 0}", "{pattern: g()}").complaints.size(), 1u);
  for (const std::string wrong : {"-1", "1.5", "all"})
    EXPECT_EQ(read_taint("{pattern: int($X)}", "{pattern: g($X), item: " + wrong + "}").complaints.size(), 1u) << wrong;
}

}  // namespace
}  // namespace insight::engine
