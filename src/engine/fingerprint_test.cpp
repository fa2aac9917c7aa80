#include "engine/fingerprint.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/syntax/lower.h"

namespace insight::engine {
namespace {

TEST(Fingerprint, IsThirtyTwoHexDigitsAndStable) {
  EXPECT_EQ(Fingerprints("a.py").next("rule", "f(x)", "C.m").find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(Fingerprints("a.py").next("rule", "f(x)", "C.m").size(), 32U);
  EXPECT_EQ(Fingerprints("a.py").next("rule", "f(x)", "C.m"), Fingerprints("a.py").next("rule", "f(x)", "C.m"));
}

TEST(Fingerprint, IgnoresWhiteSpaceAndNothingElse) {
  const auto of = [](std::string_view file, std::string_view rule, std::string_view code, std::string_view around) {
    return Fingerprints(file).next(rule, code, around);
  };
  EXPECT_EQ(of("a", "r", "f( x,\n      y )", "m"), of("a", "r", "  f( x, y )\n", "m"));
  std::set<std::string> different{of("a", "r", "f(x)", "m"), of("b", "r", "f(x)", "m"), of("a", "s", "f(x)", "m"),
                                  of("a", "r", "f(y)", "m"), of("a", "r", "f(x)", "n"), of("a", "rf", "(x)", "m")};
  EXPECT_EQ(different.size(), 6U);
}

TEST(Fingerprint, TellsEqualFindingsApartByOrder) {
  Fingerprints first("a");
  Fingerprints second("a");
  const auto one = first.next("r", "f()", "");
  const auto two = first.next("r", "f()", "");
  EXPECT_NE(one, two);
  EXPECT_EQ(second.next("r", "f()", ""), one);
  EXPECT_NE(second.next("r", "g()", ""), one);
  EXPECT_EQ(second.next("r", "f()", ""), two) << "others in between don't matter";
}

TEST(EnclosingName, ListsClassesAndFunctions) {
  const std::string source = "import a\nclass C:\n  def m(self):\n    f(lambda: here)\n";
  const auto lowered = syntax::lower(syntax::Language::Python, source);
  EXPECT_EQ(enclosing_name(lowered.tree, source.find("here")), "C.m");
  EXPECT_EQ(enclosing_name(lowered.tree, 0), "");
  EXPECT_EQ(enclosing_name(lowered.tree, source.size() + 10), "");
}

}  // namespace
}  // namespace insight::engine
