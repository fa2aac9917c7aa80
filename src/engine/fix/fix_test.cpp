#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "base/test_folder.h"
#include "engine/fix/diff.h"
#include "engine/fix/edits.h"
#include "engine/fix/write.h"

namespace insight::engine::fix {
namespace {

namespace fs = std::filesystem;

Finding finding(Place place, std::string fix, std::string file = "a.py") {
  Finding one;
  one.file = std::move(file);
  one.place = place;
  one.rule = "r";
  one.fix = std::move(fix);
  return one;
}

FixedFile fixed(const std::string& before, const std::vector<Finding>& findings, std::vector<Left>& left) {
  std::vector<const Finding*> pointers;
  for (const Finding& one : findings) pointers.push_back(&one);
  return fix_text("a.py", before, pointers, left);
}

TEST(Fix, OfTwoThatOverlapTheFirstIsMade) {
  std::vector<Left> left;
  const auto file =
      fixed("f(g(1))\nh()\n", {finding({1, 3, 1, 7}, "x"), finding({1, 1, 1, 8}, "y"), finding({2, 1, 2, 4}, "z")}, left);
  EXPECT_EQ(file.after, "y\nz\n");
  EXPECT_EQ(file.fixes, 2u);
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].reason, "it overlaps another fix; the next run makes it");
}

TEST(Fix, TheSameWishOfTwoRulesIsMadeOnce) {
  std::vector<Left> left;
  const auto file = fixed("f()\n", {finding({1, 1, 1, 4}, "g()"), finding({1, 1, 1, 4}, "g()")}, left);
  EXPECT_EQ(file.after, "g()\n");
  EXPECT_EQ(file.fixes, 2u);
  EXPECT_TRUE(left.empty());
}

TEST(Fix, WhatWouldNotParseIsLeftOutAlone) {
  std::vector<Left> left;
  const auto file = fixed("f()\ng()\n", {finding({1, 1, 1, 4}, "f(("), finding({2, 1, 2, 4}, "h()")}, left);
  EXPECT_EQ(file.after, "f()\nh()\n");
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].reason, "the file would not parse any more");
}

TEST(Fix, ColumnsAreLetters) {
  std::vector<Left> left;
  EXPECT_EQ(fixed("x = 'é'; f()\n", {finding({1, 10, 1, 13}, "g()")}, left).after, "x = 'é'; g()\n");
  EXPECT_EQ(fixed("f()\n", {finding({7, 1, 7, 2}, "g()")}, left).after, "f()\n");
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].reason, "the file has changed since it was analysed");
}

TEST(Fix, NothingIsLeftOfALineThatHeldNothingElse) {
  std::vector<Left> left;
  EXPECT_EQ(fixed("a\nf()\nb\n", {finding({2, 1, 2, 4}, "")}, left).after, "a\nb\n");
  EXPECT_EQ(fixed("a\r\nf()\r\nb\r\n", {finding({2, 1, 2, 4}, "")}, left).after, "a\r\nb\r\n");
  EXPECT_EQ(fixed("a; f()\nb\n", {finding({1, 4, 1, 7}, "")}, left).after, "a; \nb\n");
  EXPECT_EQ(fixed("if a:\n    f()  \n    b\n", {finding({2, 5, 2, 8}, "")}, left).after, "if a:\n    b\n");
  EXPECT_EQ(fixed("if a:\n\tf()\r\n\tb", {finding({2, 2, 2, 5}, "")}, left).after, "if a:\n\tb");
  EXPECT_EQ(fixed("f()  # why\n", {finding({1, 1, 1, 4}, "")}, left).after, "  # why\n");
  EXPECT_EQ(fixed("a\n f()", {finding({2, 2, 2, 5}, "")}, left).after, "a\n");
}

TEST(Fix, NoSemicolonIsLeftAloneOrDoubled) {
  std::vector<Left> left;
  EXPECT_EQ(fixed("a = 1;\nb = 2;\n", {finding({1, 1, 1, 6}, "")}, left).after, "b = 2;\n");
  EXPECT_EQ(fixed("a = 1;\n", {finding({1, 1, 1, 6}, "c = 1;")}, left).after, "c = 1;\n");
  EXPECT_EQ(fixed("a = f(); b = 2\n", {finding({1, 5, 1, 8}, "g()")}, left).after, "a = g(); b = 2\n");
}

TEST(Fix, TheDiffHasThreeLinesAround) {
  std::vector<Left> left;
  std::string text;
  for (int i = 1; i <= 20; ++i) text += "f(" + std::to_string(i) + ")\n";
  const auto file =
      fixed(text + "end", {finding({2, 1, 2, 5}, "g()\nh()"), finding({15, 1, 15, 6}, ""), finding({21, 1, 21, 4}, "e")}, left);
  EXPECT_EQ(unified_diff(file),
            "--- a/a.py\n+++ b/a.py\n"
            "@@ -1,5 +1,6 @@\n f(1)\n-f(2)\n+g()\n+h()\n f(3)\n f(4)\n f(5)\n"
            "@@ -12,10 +13,9 @@\n f(12)\n f(13)\n f(14)\n-f(15)\n f(16)\n f(17)\n f(18)\n f(19)\n f(20)\n"
            "-end\n\\ No newline at end of file\n+e\n\\ No newline at end of file\n");
}

class FixedOnDisk : public testing::Test {
 protected:
  void put(const std::string& name, const std::string& text) { std::ofstream(folder_.path() / name, std::ios::binary) << text; }
  std::string got(const std::string& name) {
    std::stringstream text;
    text << std::ifstream(folder_.path() / name, std::ios::binary).rdbuf();
    return text.str();
  }
  std::optional<std::string> written(const std::string& name) {
    return write(folder_.path(), {.path = name, .before = "f()\n", .after = "g()\n", .edits = {}});
  }
  TestFolder folder_;
};

TEST_F(FixedOnDisk, KeepsTheModeAndTheMark) {
  put("a.py",
      "\xef\xbb\xbf"
      "f()\n");
  fs::permissions(folder_.path() / "a.py", fs::perms(0751));
  EXPECT_EQ(written("a.py"), std::nullopt);
  EXPECT_EQ(got("a.py"),
            "\xef\xbb\xbf"
            "g()\n");
  EXPECT_EQ(fs::status(folder_.path() / "a.py").permissions(), fs::perms(0751));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
}

TEST_F(FixedOnDisk, LeavesAloneWhatHasChanged) {
  put("a.py", "f() \n");
  EXPECT_EQ(written("a.py"), "it has changed since it was analysed");
  EXPECT_EQ(got("a.py"), "f() \n");
}

TEST_F(FixedOnDisk, KeepsToUtf8) {
  put("a.py", "f() # \xe9\n");
  EXPECT_EQ(written("a.py"), "it is not UTF-8, which fixes are written in");
  EXPECT_EQ(got("a.py"), "f() # \xe9\n");
}

TEST_F(FixedOnDisk, FollowsNoLinkAndStaysBelowTheRoot) {
  const TestFolder other;
  std::ofstream(other.path() / "a.py") << "f()\n";
  fs::create_symlink(other.path() / "a.py", folder_.path() / "a.py");
  fs::create_symlink(other.path(), folder_.path() / "b");
  for (const std::string& path : {std::string("a.py"), std::string("b/a.py"), "../" + other.path().filename().string() + "/a.py"})
    EXPECT_NE(written(path), std::nullopt) << path;
  EXPECT_EQ(fs::file_size(other.path() / "a.py"), 4u);
  std::stringstream text;
  text << std::ifstream(other.path() / "a.py").rdbuf();
  EXPECT_EQ(text.str(), "f()\n");
}

}  // namespace
}  // namespace insight::engine::fix
