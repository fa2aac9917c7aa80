#include "engine/metrics/complexity.h"

#include <gtest/gtest.h>

#include "engine/syntax/lower.h"

namespace insight::engine::metrics {
namespace {

using syntax::Language;

struct Numbers {
  std::string name;
  std::uint32_t cyclomatic;
  std::uint32_t cognitive;
  bool operator==(const Numbers&) const = default;
};
void PrintTo(const Numbers& numbers, std::ostream* out) {
  *out << numbers.name << " " << numbers.cyclomatic << "/" << numbers.cognitive;
}

std::vector<Numbers> measured(Language language, std::string_view source) {
  const auto lowered = syntax::lower(language, source);
  std::vector<Numbers> numbers;
  for (const auto& function : measure(lowered.tree)) numbers.push_back({function.name, function.cyclomatic, function.cognitive});
  return numbers;
}
std::vector<Numbers> python(std::string_view source) {
  return measured(Language::Python, source);
}
std::vector<Numbers> javascript(std::string_view source) {
  return measured(Language::JavaScript, source);
}
using All = std::vector<Numbers>;

TEST(PythonComplexity, OfStraightCodeIsOneAndZero) {
  EXPECT_EQ(python("def f(a):\n  x = a\n  return x\n"), (All{{"f", 1, 0}}));
}

TEST(PythonComplexity, CountsNesting) {
  EXPECT_EQ(python(R"(
def f(a, b):
    if a:                     # +1
        for i in b:           # +2
            while i:          # +3
                if i > 2:     # +4
                    break
    elif b:                   # +1
        pass
    else:                     # +1
        pass
)"),
            (All{{"f", 6, 12}}));
}

TEST(PythonComplexity, CountsRunsOfOperators) {
  EXPECT_EQ(python("def f(a, b, c, d):\n  return a and b and c\n"), (All{{"f", 3, 1}}));
  EXPECT_EQ(python("def f(a, b, c, d):\n  return a and b or c and d\n"), (All{{"f", 4, 3}}));
  EXPECT_EQ(python("def f(a, b, c):\n  if a and not (b and c): pass\n"), (All{{"f", 4, 3}}));
}

TEST(PythonComplexity, CountsHandlersTernariesAndLoopElse) {
  EXPECT_EQ(python(R"(
def f(a):
    try:
        x = 1 if a else 2      # +1
    except ValueError:         # +1
        if a: pass             # +2
    else:
        pass
    finally:
        pass
    for i in a:                # +1
        pass
    else:                      # +1
        pass
)"),
            (All{{"f", 5, 6}}));
}

TEST(PythonComplexity, CountsMatchOnce) {
  EXPECT_EQ(python("def f(a):\n  match a:\n    case 1: pass\n    case 2 | 3: pass\n    case _: pass\n"), (All{{"f", 3, 1}}));
}

TEST(PythonComplexity, TakesComprehensionsForPaths) {
  EXPECT_EQ(python("def f(a):\n  return [x for x in a if x]\n"), (All{{"f", 3, 0}}));
}

TEST(PythonComplexity, NamesMethodsAndLambdas) {
  EXPECT_EQ(python("class C:\n  def m(self):\n    if self: pass\n  k = lambda: 1\nrun(lambda x: x or 1)\nh = lambda: 0\n"),
            (All{{"C.m", 2, 1}, {"k", 1, 0}, {"callback of `run`", 2, 1}, {"h", 1, 0}}));
}

TEST(PythonComplexity, ChargesNestedFunctionsToTheirOwner) {
  EXPECT_EQ(python("def f(a):\n  if a: pass\n  def g():\n    if a: pass\n"), (All{{"f", 2, 3}, {"g", 2, 1}}));
  EXPECT_EQ(python("def decorator(a):\n  def g():\n    if a: pass\n  return g\n"), (All{{"decorator", 1, 0}, {"g", 2, 1}}));
}

TEST(JavaScriptComplexity, CountsTheWorkedExampleOfTheDefinition) {
  EXPECT_EQ(javascript(R"(
function sumOfPrimes(max) {
  let total = 0;
  OUT: for (let i = 1; i <= max; ++i) {   // +1
    for (let j = 2; j < i; ++j) {         // +2
      if (i % j === 0) {                  // +3
        continue OUT;                     // +1
      }
    }
    total += i;
  }
  return total;
})"),
            (All{{"sumOfPrimes", 4, 7}}));
  EXPECT_EQ(javascript(R"(
function getWords(number) {
  switch (number) {                       // +1
    case 1: return "one";
    case 2: return "a couple";
    case 3: return "a few";
    default: return "lots";
  }
})"),
            (All{{"getWords", 4, 1}}));
}

TEST(JavaScriptComplexity, CountsMethodsArrowsAndWrappers) {
  EXPECT_EQ(javascript("class A { m(x) { return x ? 1 : x && 2; } get = (y) => { if (y) return 1; }; }"),
            (All{{"A.m", 3, 2}, {"A.get", 2, 1}}));
  EXPECT_EQ(javascript("(function () { function a(x) { if (x) {} } })();"), (All{{"anonymous function", 1, 0}, {"a", 2, 1}}));
  EXPECT_EQ(javascript("const f = (x) => { while (x) { try { g() } catch { if (x) {} else {} } } };"), (All{{"f", 4, 7}}));
  EXPECT_EQ(javascript("app.get('/', (q) => q ?? 1); const o = { k() { do { } while (1) } };"),
            (All{{"callback of `app.get`", 2, 0}, {"k", 2, 1}}));
}

TEST(Complexity, MeasuresChainsOfThousandsOfLinks) {
  std::string logic = "a";
  std::string calls = "a\n";
  for (int i = 0; i < 5000; ++i) {
    logic += " && b || c";
    calls += ".b()";
  }
  EXPECT_EQ(javascript("function f() { return " + logic + " }"), (All{{"f", 10'001, 10'000}}));
  EXPECT_EQ(javascript("function f() { return " + calls + ".c(() => a ? b : c) }"), (All{{"f", 1, 0}, {"callback of `c`", 2, 1}}));
}

TEST(Complexity, KeepsWhereThePointsComeFrom) {
  const std::string source = "def f(a):\n  if a:\n    if a: pass\n";
  const auto lowered = syntax::lower(Language::Python, source);
  const auto functions = measure(lowered.tree);
  ASSERT_EQ(functions.size(), 1U);
  ASSERT_EQ(functions[0].contributions.size(), 2U);
  EXPECT_EQ(functions[0].contributions[1].points, 2U);
  EXPECT_EQ(functions[0].contributions[1].nesting, 1U);
  EXPECT_EQ(lowered.tree.span(functions[0].contributions[1].node), "if a: pass");
}

}  // namespace
}  // namespace insight::engine::metrics
