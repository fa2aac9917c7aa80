#include "engine/detectors/complexity.h"

#include <gtest/gtest.h>

#include "engine/syntax/lower.h"

namespace insight::engine::detectors {
namespace {

std::vector<Finding> found(const std::string& source, const ComplexityLimits& limits) {
  const auto lowered = syntax::lower(syntax::Language::Python, source);
  return complexity(lowered.tree, files::LineIndex(source), "a.py", limits);
}

TEST(ComplexityDetector, GivesNamesNumbersAndPlaces) {
  const auto findings =
      found("import os\n\n@cached\ndef parse(a):\n  if a:\n    for b in a:\n      if b: pass\n", {.cognitive = 5});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "Function 'parse' has a cognitive complexity of 6 (5 is the limit) and a cyclomatic complexity of 4.");
  EXPECT_EQ(findings[0].place, (Place{4, 5, 4, 10}));
  EXPECT_EQ(findings[0].severity, Severity::INFO);
  EXPECT_EQ(findings[0].rule, "cognitive-complexity");
  ASSERT_EQ(findings[0].related.size(), 2U);
  EXPECT_EQ(findings[0].related[0].message, "+3: if, nested 2 deep");
  EXPECT_EQ(findings[0].related[0].place.line, 7U);
}

TEST(ComplexityDetector, TellsWhatComesFromFunctionsInside) {
  const auto findings = found("def f(a):\n  if a: pass\n  def g(b):\n    if b:\n      if b: pass\n  return g\n", {.cognitive = 5});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "Function 'f' has a cognitive complexity of 6 (5 is the limit) and a cyclomatic complexity of 2. 5 of the 6 come from "
            "functions inside it.");
}

TEST(ComplexityDetector, StaysSilentAtTheLimit) {
  EXPECT_TRUE(found("def f(a):\n  if a: pass\n", {.cognitive = 1}).empty());
  const auto ifs = [](int count) {
    std::string code = "def f(a):\n";
    for (int i = 0; i < count; ++i) code += "  if a: pass\n";
    return code;
  };
  EXPECT_EQ(found(ifs(2), {.cognitive = 1}).at(0).severity, Severity::INFO);
  EXPECT_EQ(found(ifs(3), {.cognitive = 1}).at(0).severity, Severity::LOW);
  EXPECT_EQ(found(ifs(5), {.cognitive = 1}).at(0).severity, Severity::MEDIUM);
}

TEST(ComplexityDetector, ReportsManyPathsWithoutNesting) {
  const auto findings = found("def f(a):\n  match a:\n    case 1: pass\n    case 2: pass\n    case 3: pass\n", {.cyclomatic = 3});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "cyclomatic-complexity");
  EXPECT_EQ(findings[0].message, "Function 'f' has a cyclomatic complexity of 4 (3 is the limit): as many paths need a test.");
}

TEST(ComplexityDetector, CountsNothingTwice) {
  const std::string inner = "def outer(a):\n  if a: pass\n  def inner():\n    if a:\n      if a:\n        if a: pass\n";
  const auto findings = found(inner, {.cognitive = 5});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].message.find("'inner'"), std::string::npos);
  const auto both = found(inner + "  if a:\n    if a:\n      if a: pass\n", {.cognitive = 5});
  ASSERT_EQ(both.size(), 2U);
  EXPECT_NE(both[0].message.find("'outer'"), std::string::npos);
}

}  // namespace
}  // namespace insight::engine::detectors
