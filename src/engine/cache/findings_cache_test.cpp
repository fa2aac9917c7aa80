#include "engine/cache/findings_cache.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "base/test_folder.h"
#include "engine/analyze.h"
#include "engine/cache/codec.h"

namespace insight::engine::cache {
namespace {

namespace fs = std::filesystem;

TEST(FindingsCache, GivesBackWhatWasKept) {
  const TestFolder folder;
  const Key run = key_of("run");
  {
    FindingsCache cache(folder.path() / "c", run);
    EXPECT_FALSE(cache.find(key_of("a")));
    cache.add(key_of("a"), "one");
    cache.add(key_of("b"), "");
    cache.save();
  }
  FindingsCache cache(folder.path() / "c", run);
  EXPECT_EQ(cache.find(key_of("a")), "one");
  EXPECT_EQ(cache.find(key_of("b")), "");
  EXPECT_FALSE(cache.find(key_of("c")));
  EXPECT_FALSE(FindingsCache(folder.path() / "c", key_of("other")).find(key_of("a")));
}

TEST(FindingsCache, ADamagedPackIsAnEmptyOne) {
  const TestFolder folder;
  FindingsCache first(folder.path(), key_of("run"));
  first.add(key_of("a"), std::string(1000, 'x'));
  first.save();
  const fs::path pack = fs::directory_iterator(folder.path())->path();
  const auto size = fs::file_size(pack);
  for (const std::uintmax_t at : {std::uintmax_t{0}, std::uintmax_t{9}, std::uintmax_t{20}, size - 1}) {
    std::fstream file(pack, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const char was = static_cast<char>(file.get());
    const auto put = [&](char c) {
      file.seekp(static_cast<std::streamoff>(at));
      file.put(c);
      file.flush();
    };
    put(static_cast<char>(was ^ 1));
    EXPECT_FALSE(FindingsCache(folder.path(), key_of("run")).find(key_of("a"))) << at;
    put(was);
    EXPECT_TRUE(FindingsCache(folder.path(), key_of("run")).find(key_of("a"))) << at;
  }
  fs::resize_file(pack, size / 2);
  EXPECT_FALSE(FindingsCache(folder.path(), key_of("run")).find(key_of("a")));
}

TEST(FindingsCache, WhatIsAddedReplacesWhatWasOfNoUse) {
  const TestFolder folder;
  for (int run = 0; run < 3; ++run) {
    FindingsCache cache(folder.path(), key_of("run"));
    for (int i = 0; i < 100; ++i) {
      static_cast<void>(cache.find(key_of(std::to_string(i))));
      cache.add(key_of(std::to_string(i)), "of run " + std::to_string(run));
    }
    cache.save();
  }
  FindingsCache cache(folder.path(), key_of("run"));
  for (int i = 0; i < 100; ++i) EXPECT_EQ(cache.find(key_of(std::to_string(i))), "of run 2");
}

TEST(FindingsCache, IsBounded) {
  const TestFolder folder;
  const Limits limits{.pack_bytes = 10'000, .folder_bytes = 25'000, .idle_runs = 2};
  for (int run = 0; run < 6; ++run) {
    FindingsCache cache(folder.path(), key_of(std::to_string(run)), limits);
    for (int i = 0; i < 50; ++i) cache.add(key_of(std::to_string(i)), std::string(1000, 'x'));
    cache.save();
  }
  std::uintmax_t bytes = 0;
  for (const auto& file : fs::directory_iterator(folder.path())) bytes += file.file_size();
  EXPECT_LE(bytes, 25'000u);
  EXPECT_GT(bytes, 10'000u);
}

TEST(FindingsCache, WhatNobodyAsksForGoes) {
  const TestFolder folder;
  const auto run = [&](const std::string& asked, const std::string& added) {
    FindingsCache cache(folder.path(), key_of("run"), {.idle_runs = 2});
    const bool there = cache.find(key_of(asked)).has_value();
    cache.add(key_of(added), "x");
    cache.save();
    return there;
  };
  EXPECT_FALSE(run("a", "a"));
  EXPECT_TRUE(run("a", "b"));
  EXPECT_FALSE(run("c", "c"));
  EXPECT_TRUE(run("c", "d"));
  EXPECT_TRUE(run("c", "e"));
  EXPECT_FALSE(run("a", "f"));
}

TEST(FindingsCache, RunsAtTheSameTimeNeverSeeHalf) {
  const TestFolder folder;
  std::vector<std::jthread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 30; ++i) {
        FindingsCache cache(folder.path(), key_of("run"));
        const auto found = cache.find(key_of("a"));
        if (found && *found != std::string(5000, 'a')) ++wrong;
        cache.add(key_of("a" + std::string(found ? std::to_string(t * 100 + i) : "")), std::string(5000, 'a'));
        cache.save();
      }
    });
  }
  threads.clear();
  EXPECT_EQ(wrong, 0);
  EXPECT_TRUE(FindingsCache(folder.path(), key_of("run")).find(key_of("a")));
}

class CachedAnalysis : public testing::Test {
 protected:
  CachedAnalysis() {
    for (int i = 0; i < 20; ++i)
      write("f" + std::to_string(i) + ".py", "import f" + std::to_string((i + 1) % 3) + "\nprint(" + std::to_string(i) + ")\n");
    write("broken.py", "def (\nprint(1)\n");
    write("a.txt", "print ( x )\n");
    std::vector<Diagnostic> diagnostics;
    rules_ = RuleSet::compile(
        {{.path = "r.yaml",
          .text =
              "rules:\n- {id: p, message: 'm $X', severity: ERROR, languages: [python], pattern: print($X), fix: log($X)}\n"
              "- {id: t, message: t, severity: ERROR, languages: [generic], pattern: 'print ( $X )', paths: {exclude: [f3.py]}}\n",
          .detector = "rules"}},
        diagnostics);
    EXPECT_TRUE(diagnostics.empty());
  }
  void write(const std::string& path, const std::string& text) {
    fs::create_directories(source_.path());
    std::ofstream(source_.path() / path) << text;
  }
  Report run(unsigned threads, bool cached) {
    AnalyzeOptions options;
    options.root = source_.path();
    options.threads = threads;
    if (cached) options.cache_folder = cache_.path();
    options.cache_key = "k";
    return analyze(options, rules_);
  }
  static void expect_same(const Report& a, const Report& b) {
    EXPECT_EQ(a.findings, b.findings);
    EXPECT_EQ(a.suppressed, b.suppressed);
    EXPECT_EQ(a.coverage, b.coverage);
    ASSERT_EQ(a.detector_runs.size(), b.detector_runs.size());
    for (std::size_t i = 0; i < a.detector_runs.size(); ++i) EXPECT_EQ(a.detector_runs[i].issues, b.detector_runs[i].issues);
  }

  TestFolder source_;
  TestFolder cache_;
  RuleSet rules_;
};

TEST_F(CachedAnalysis, FindsTheSameWithAndWithoutAndOnAnyNumberOfThreads) {
  const Report plain = run(1, false);
  EXPECT_GT(plain.findings.size(), 20u);
  expect_same(plain, run(4, false));
  expect_same(plain, run(4, true));
  expect_same(plain, run(1, true));
  expect_same(plain, run(4, true));
}

TEST_F(CachedAnalysis, SeesWhatHasChanged) {
  run(1, true);
  write("f1.py", "x = 1  # print(1)\n");
  write("f2.py", "print(1)  # nosem\n");
  expect_same(run(1, false), run(1, true));
  fs::rename(source_.path() / "f4.py", source_.path() / "g4.py");
  fs::remove(source_.path() / "f5.py");
  expect_same(run(1, false), run(1, true));
}

// The kernel alone sets the time of an entry, so the files grow old by waiting.
TEST_F(CachedAnalysis, SeesWhatHasChangedAmongFilesThatItDoesNotOpen) {
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));
  run(1, true);
  expect_same(run(1, false), run(1, true));
  write("f1.py", "x = 1  # print(1)\n");
  write("a.txt", "print ( y )\n");
  fs::rename(source_.path() / "f4.py", source_.path() / "g4.py");
  fs::permissions(source_.path() / "f6.py", fs::perms::none);
  expect_same(run(1, false), run(4, true));
  fs::permissions(source_.path() / "f6.py", fs::perms::owner_read);
  expect_same(run(1, false), run(1, true));
}

// Nothing is opened but what says where imports lead, also where the walk leaves it out.
TEST_F(CachedAnalysis, SeesThatImportsLeadElsewhere) {
  fs::create_directories(source_.path() / "lib");
  write("a.ts", "import {b} from '@x/b'; export const a = b;\n");
  write("b.ts", "import {a} from './a'; export const b = a;\n");
  write("lib/b.ts", "export const b = 1;\n");
  write(".gitignore", "tsconfig.json\n");
  write("tsconfig.json", R"({"compilerOptions": {"paths": {"@x/*": ["./*"]}}})");
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));
  const std::size_t with_cycle = run(1, true).findings.size();
  expect_same(run(1, false), run(1, true));
  write("tsconfig.json", R"({"compilerOptions": {"paths": {"@x/*": ["./lib/*"]}}})");
  EXPECT_EQ(run(1, true).findings.size(), with_cycle - 1);
  expect_same(run(1, false), run(1, true));
}

}  // namespace
}  // namespace insight::engine::cache
