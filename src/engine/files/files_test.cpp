#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/error.h"
#include "base/test_folder.h"
#include "engine/files/encoding.h"
#include "engine/files/glob.h"
#include "engine/files/ignore.h"
#include "engine/files/text.h"
#include "engine/files/walk.h"

namespace insight::engine::files {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  void write(const std::string& path, std::string_view content = "x\n") {
    fs::create_directories((root() / path).parent_path());
    std::ofstream(root() / path, std::ios::binary) << content;
  }
  const fs::path& root() const { return folder_.path(); }

  std::vector<std::string> walked(const std::vector<fs::path>& paths = {}, const WalkOptions& options = {}) {
    skipped_.clear();
    std::vector<std::string> names;
    for (const auto& entry : walk(root(), paths, options, skipped_)) names.push_back(entry.path);
    return names;
  }
  std::string reason(const std::string& path) const {
    for (const auto& skipped : skipped_) {
      if (skipped.path == path) return skipped.reason;
    }
    return "";
  }
  std::string refusal(const std::string& path, bool named = false) {
    const auto read = read_text(root(), {path, 0, named});
    const auto* skipped = std::get_if<Skipped>(&read);
    return skipped != nullptr ? skipped->reason : "";
  }

  std::vector<Skipped> skipped_;

 private:
  TestFolder folder_;
};

using Names = std::vector<std::string>;

TEST(Glob, FollowsGitignore) {
  struct Case {
    const char* pattern;
    const char* path;
    bool matches;
  };
  const Case cases[] = {{"*.js", "a.js", true},
                        {"*.js", "a/b.js", false},
                        {"a/*", "a/b", true},
                        {"a/*", "a/b/c", false},
                        {"a/**", "a/b/c", true},
                        {"a/**", "a", false},
                        {"**/b", "b", true},
                        {"**/b", "x/y/b", true},
                        {"a/**/b", "a/b", true},
                        {"a/**/b", "a/x/y/b", true},
                        {"a/**/b/**/c", "a/b/b/c", true},
                        {"[a-c]x", "bx", true},
                        {"[!a-c]x", "bx", false},
                        {"[^a-c]x", "dx", true},
                        {"[]x]", "]", true},
                        {"[[:digit:]]", "7", true},
                        {"[[:digit:]]", "x", false},
                        {"\\*", "*", true},
                        {"\\*", "x", false},
                        {"a?c", "abc", true},
                        {"a?c", "a/c", false},
                        {"[", "[", true},
                        {"a[", "a[", true},
                        {"*a*b*c", "xaybzc", true},
                        {"*a*b*c", "xaybz", false},
                        {"[a\\]]", "]", true},
                        {"[a-]", "-", true}};
  for (const auto& [pattern, path, matches] : cases) EXPECT_EQ(Glob(pattern).matches(path), matches) << pattern << " on " << path;
}

TEST(Glob, TakesBoundedTime) {
  std::string stars;
  std::string folders;
  for (int i = 0; i < 200; ++i) {
    stars += "*a";
    folders += "**/a/";
  }
  std::string name(2000, 'a');
  std::string path;
  for (int i = 0; i < 1000; ++i) path += "a/";
  EXPECT_FALSE(Glob(stars + "b").matches(name));
  EXPECT_FALSE(Glob(folders + "b").matches(path + "c"));
}

TEST(Ignore, LaterLinesAndInnerFoldersWin) {
  auto outer = std::make_shared<IgnoreList>("", nullptr);
  outer->add("# comment\n*.log\n!keep.log\nbuild/\n/only-here\nsub/deep.txt\nspace\\ \n\\#hash\ntrail   \r\n");
  IgnoreList inner("sub", outer);
  inner.add("!x.log\n");
  using enum IgnoreList::Verdict;
  using enum IgnoreList::Entry;
  EXPECT_EQ(outer->verdict("a/b.log", File), Ignore);
  EXPECT_EQ(outer->verdict("a/keep.log", File), Keep);
  EXPECT_EQ(outer->verdict("x/build", Folder), Ignore);
  EXPECT_EQ(outer->verdict("x/build", File), std::nullopt);
  EXPECT_EQ(outer->verdict("only-here", File), Ignore);
  EXPECT_EQ(outer->verdict("x/only-here", File), std::nullopt);
  EXPECT_EQ(outer->verdict("sub/deep.txt", File), Ignore);
  EXPECT_EQ(outer->verdict("y/sub/deep.txt", File), std::nullopt);
  EXPECT_EQ(outer->verdict("#hash", File), Ignore);
  EXPECT_EQ(outer->verdict("space ", File), Ignore);
  EXPECT_EQ(outer->verdict("trail", File), Ignore);
  EXPECT_EQ(inner.verdict("sub/x.log", File), Keep);
  EXPECT_EQ(inner.verdict("sub/y.log", File), Ignore);
}

TEST_F(Files, AreListedInOrderForAnyNumberOfThreads) {
  for (const char* path : {"b.py", "a/z.py", "a/b/c.js", "a.py", "Z.py", "c/d/e/f.ts"}) write(path);
  const Names expected{"Z.py", "a.py", "a/b/c.js", "a/z.py", "b.py", "c/d/e/f.ts"};
  EXPECT_EQ(walked({}, {.threads = 1}), expected);
  EXPECT_EQ(walked({}, {.threads = 8}), expected);
  EXPECT_TRUE(skipped_.empty());
}

TEST_F(Files, HonourNestedIgnoreFiles) {
  write(".gitignore", "*.gen.py\ndist/\n");
  write("a.gen.py");
  write("dist/x.py");
  write("sub/.insightignore", "!wanted.gen.py\nlocal.py\n");
  write("sub/wanted.gen.py");
  write("sub/local.py");
  write("local.py");
  const WalkOptions python{.wanted = [](std::string_view path) { return path.ends_with(".py"); }};
  EXPECT_EQ(walked({}, python), (Names{"local.py", "sub/wanted.gen.py"}));
  EXPECT_EQ(walked({"sub"}, python), (Names{"sub/wanted.gen.py"}));
  EXPECT_EQ(walked({"dist", "a.gen.py"}, python), (Names{"a.gen.py", "dist/x.py"})) << "what is named is taken";
  EXPECT_EQ(walked({}, {.honour_ignore_files = false, .wanted = python.wanted}).size(), 5U);
}

TEST_F(Files, HonourIgnoreFilesOfTheRepositoryAboveTheRoot) {
  write(".gitignore", "/src/lib/gen/\n*.tmp.py\nlib/old.py\n");
  write("src/.insightignore", "local.py\n!kept.tmp.py\n");
  for (const char* path : {"src/lib/gen/a.py", "src/lib/b.tmp.py", "src/lib/kept.tmp.py", "src/lib/local.py", "src/lib/lib/old.py",
                           "src/lib/sub/gen/c.py"})
    write(path);
  std::vector<Skipped> skipped;
  const auto names = [&](const fs::path& repository, const std::vector<fs::path>& paths) {
    std::vector<std::string> found;
    for (const auto& entry : walk(root() / "src/lib", paths, {.repository = repository}, skipped)) found.push_back(entry.path);
    return found;
  };
  EXPECT_EQ(names(root(), {}), (Names{"kept.tmp.py", "lib/old.py", "sub/gen/c.py"}));
  EXPECT_EQ(names(root(), {"sub", "local.py"}), (Names{"local.py", "sub/gen/c.py"})) << "what is named is taken";
  EXPECT_EQ(names(root() / "src/lib", {}).size(), 6U);
  EXPECT_EQ(names({}, {}).size(), 6U);
  EXPECT_EQ(names(root() / "src", {}).size(), 5U);
  write(".gitignore", "/src/\n*.py\n");
  EXPECT_EQ(names(root(), {}).size(), 6U) << "a root that is left out itself is no part of the repository";
}

TEST_F(Files, LeaveOutOthersCodeAndSayItOnce) {
  write("node_modules/a/b.js");
  write("node_modules/c/d.js");
  write("env/pyvenv.cfg");
  write("env/lib/x.py");
  write("data/insight.db");
  write("data/blobs/x.py");
  write(".git/config");
  write("a.js");
  EXPECT_EQ(walked(), Names{"a.js"});
  ASSERT_EQ(skipped_.size(), 3U);
  EXPECT_EQ(skipped_[0].path, "data");
  EXPECT_EQ(skipped_[1].path, "env");
  EXPECT_EQ(skipped_[2].path, "node_modules");
  EXPECT_TRUE(skipped_[2].reason.starts_with("left out by default"));
  EXPECT_EQ(walked({"node_modules/a"}), Names{"node_modules/a/b.js"});
  write(".insightignore", "!node_modules/\n");
  EXPECT_EQ(walked().size(), 4U) << "an ignore file may take them back in";
}

TEST_F(Files, NeverFollowLinksOrLeaveTheRoot) {
  TestFolder outside;
  std::ofstream(outside.path() / "secret.py") << "x";
  write("a.py");
  fs::create_symlink(outside.path(), root() / "out");
  fs::create_symlink(outside.path() / "secret.py", root() / "link.py");
  fs::create_symlink(root(), root() / "loop");
  EXPECT_EQ(walked(), Names{"a.py"});
  EXPECT_EQ(reason("out"), "symbolic link: not followed");
  EXPECT_TRUE(refusal("out/secret.py").starts_with("unreadable"));
  EXPECT_TRUE(refusal("link.py").starts_with("unreadable"));
  EXPECT_TRUE(refusal("../secret.py").starts_with("unreadable"));
  EXPECT_THROW(walked({".."}), Error);
  EXPECT_THROW(walked({"/etc/passwd"}), Error);
  EXPECT_THROW(walked({"missing.py"}), Error);
  std::vector<Skipped> skipped;
  EXPECT_THROW(walk(root() / "a.py", {}, {}, skipped), Error);
}

TEST(Encoding, ReadsWhatEditorsWrite) {
  using std::string_view_literals::operator""sv;
  const auto text = [](std::string_view bytes) { return as_utf8(std::string(bytes)); };
  EXPECT_EQ(text("\xef\xbb\xbfx = 'é'\n"), "x = 'é'\n");
  EXPECT_EQ(text("x = '\xe9\x80'\n"), "x = 'é\xc2\x80'\n") << "Latin-1";
  EXPECT_EQ(text("\xff\xfex\0\xac\x20\x3d\xd8\x00\xde"sv), "x€😀") << "UTF-16, little end first";
  EXPECT_EQ(text("\xfe\xff\0x\x20\xac"sv), "x€");
  EXPECT_EQ(text(""), "");
  for (const auto bytes : {"a\0b"sv, "\xff\xfex\0\0\0"sv, "\xff\xfex"sv, "\xff\xfe\x3d\xd8"sv, "\xff\xfe\x00\xde\x3d\xd8"sv,
                           "\x7f"
                           "ELF\x02\x01\xf0"sv})
    EXPECT_EQ(text(bytes), std::nullopt);
}

TEST_F(Files, NeverWaitForPipes) {
  ASSERT_EQ(::mkfifo((root() / "pipe.py").c_str(), 0600), 0);
  ASSERT_EQ(::mkfifo((root() / ".gitignore").c_str(), 0600), 0);
  EXPECT_TRUE(walked().empty());
  EXPECT_EQ(reason("pipe.py"), "unreadable: not a regular file");
  EXPECT_EQ(refusal("pipe.py"), "unreadable: not a regular file");
}

TEST_F(Files, AreReadOnceWithAReasonWhereNot) {
  write("ok.py", "\xef\xbb\xbfx = 'é'\n");
  write("binary.py", std::string_view("a\0b", 3));
  write("big.py", std::string(1'100'000, '\n'));
  write("lib.min.js", "x");
  write("bundle.js", std::string(20'000, 'x'));
  write("empty.py", "");
  const auto ok = read_text(root(), {"ok.py"});
  ASSERT_TRUE(std::holds_alternative<Text>(ok));
  EXPECT_EQ(std::get<Text>(ok).content, "x = 'é'\n");
  EXPECT_EQ(refusal("empty.py"), "");
  EXPECT_EQ(refusal("binary.py"), "binary");
  EXPECT_EQ(refusal("big.py"), "too large (1.1 MB; the limit is 1 MB)");
  EXPECT_EQ(refusal("lib.min.js"), "minified");
  EXPECT_EQ(refusal("bundle.js"), "minified");
  EXPECT_EQ(refusal("bundle.js", true), "") << "named files are taken";
  EXPECT_EQ(refusal("gone.py"), "unreadable: No such file or directory");
  EXPECT_EQ(refusal("."), "unreadable: not a regular file");
}

TEST(LineIndex, CountsCodePoints) {
  const std::string text = "a\nhé→x\r\n\nlast";
  const LineIndex lines(text);
  EXPECT_EQ(lines.lines(), 4U);
  EXPECT_EQ(lines.line(2), "hé→x");
  EXPECT_EQ(lines.line(3), "");
  EXPECT_EQ(lines.line(4), "last");
  EXPECT_EQ(lines.line(5), "");
  const auto x = text.find('x');
  EXPECT_EQ(lines.place(x, x + 1), (Place{2, 4, 2, 5}));
  EXPECT_EQ(lines.place(0, text.size()), (Place{1, 1, 4, 5}));
  EXPECT_EQ(lines.place(999, 9999), (Place{4, 5, 4, 5}));
  EXPECT_EQ(LineIndex("").lines(), 0U);
  EXPECT_EQ(LineIndex("a\n").lines(), 1U);
  EXPECT_EQ(LineIndex("a\n").place(2, 2), (Place{2, 1, 2, 1}));
}

}  // namespace
}  // namespace insight::engine::files
