#include "engine/suppress.h"

#include <gtest/gtest.h>

#include "engine/syntax/lower.h"

namespace insight::engine {
namespace {

using syntax::Language;

std::optional<std::string> reason(Language language, const std::string& source, std::string_view rule, std::uint32_t line) {
  const auto lowered = syntax::lower(language, source);
  return Suppressions(source, files::LineIndex(source), &lowered.tree).reason(rule, line);
}
std::optional<std::string> python(const std::string& source, std::string_view rule = "r", std::uint32_t line = 1) {
  return reason(Language::Python, source, rule, line);
}
std::optional<std::string> javascript(const std::string& source, std::string_view rule = "r", std::uint32_t line = 1) {
  return reason(Language::JavaScript, source, rule, line);
}

TEST(Suppress, OnTheSameLine) {
  EXPECT_EQ(python("f()  # nosem\n"), "");
  EXPECT_EQ(python("f()  # nosemgrep\n"), "");
  EXPECT_EQ(python("f()  # NOSEM\n"), "");
  EXPECT_EQ(python("f()  # insight-ignore -- checked by hand\n"), "checked by hand");
  EXPECT_EQ(python("f()  # fine because nosem\n"), "");
  EXPECT_EQ(javascript("f(); // nosem"), "");
  EXPECT_EQ(javascript("f(); /* insight-ignore: r -- why */ g();\n"), "why");
  EXPECT_EQ(javascript("f(); /* insight-ignore: r -- why */\n"), "why");
  EXPECT_EQ(python("f()\n"), std::nullopt);
}

TEST(Suppress, InCommentsOfAFileThatWasNotParsed) {
  const auto text = [](const std::string& source) {
    return Suppressions(source, files::LineIndex(source), nullptr).reason("r", 1);
  };
  for (const char* source : {"f # nosem", "f // nosem", "f /* nosem */", "f -- nosem", "f <!-- nosem -->", "f ; nosem", "f % nosem",
                             "f {# nosem #}", "f (* nosem: r *)"})
    EXPECT_EQ(text(source), "") << source;
  EXPECT_EQ(text("f (* nosem: r -- why *)"), "why");
}

TEST(Suppress, OnTheLineAboveOnlyWhenAlone) {
  EXPECT_EQ(python("# nosem\nf()\n", "r", 2), "");
  EXPECT_EQ(python("g()  # nosem\nf()\n", "r", 2), std::nullopt);
  EXPECT_EQ(python("# nosem\n\nf()\n", "r", 3), std::nullopt);
  EXPECT_EQ(python("# nosem: a\n# insight-ignore: b -- two\nf()\n", "a", 3), "");
  EXPECT_EQ(python("# nosem: a\n# insight-ignore: b -- two\nf()\n", "b", 3), "two");
  EXPECT_EQ(javascript("<div>\n{/* nosem */}\n{f()}</div>", "r", 3), "");
}

TEST(Suppress, OnlyTheRulesItNames) {
  EXPECT_EQ(python("f()  # nosem: a, b\n", "b"), "");
  EXPECT_EQ(python("f()  # nosem: a, b\n", "c"), std::nullopt);
  EXPECT_EQ(python("f()  # nosemgrep: rules.python.a -- because\n", "a"), "because");
  EXPECT_EQ(python("f()  # nosem:a\n", "rules.python.a"), "");
  EXPECT_EQ(python("f()  # nosem: xa\n", "a"), std::nullopt);
  EXPECT_EQ(python("f()  # nosem: no-eval--why\n", "no-eval"), "why");
}

TEST(Suppress, NotFromStringsOrOtherWords) {
  EXPECT_EQ(python("f('# nosem')\n"), std::nullopt);
  EXPECT_EQ(python("f('''\n# nosem\n''', g())\n", "r", 3), std::nullopt);
  EXPECT_EQ(python("f('# x')  # nosem\n"), "");
  EXPECT_EQ(javascript("f(`// nosem`, 'http://nosem')"), std::nullopt);
  EXPECT_EQ(javascript("f('http://a'); // nosem"), "");
  EXPECT_EQ(python("nosem = 1\n"), std::nullopt);
  EXPECT_EQ(python("f()  # nosemicolon, no-nosem\n"), std::nullopt);
}

TEST(Suppress, InPlainText) {
  const std::string text = "key = 1  ; nosem: k\n<!-- nosem -->\n<a>\nnosem\n";
  const Suppressions suppressions(text, files::LineIndex(text), nullptr);
  EXPECT_EQ(suppressions.reason("k", 1), "");
  EXPECT_EQ(suppressions.reason("r", 3), "");
  EXPECT_EQ(suppressions.reason("r", 4), std::nullopt);
}

}  // namespace
}  // namespace insight::engine
