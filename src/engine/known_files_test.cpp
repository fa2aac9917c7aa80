#include "engine/known_files.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "base/test_folder.h"

namespace insight::engine {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;
using std::chrono::system_clock;

class KnownFilesTest : public testing::Test {
 protected:
  files::FileEntry entry_after_writing(const std::string& text) {
    std::ofstream(folder_.path() / "a.py") << text;
    return entry();
  }
  files::FileEntry entry() {
    std::vector<Skipped> skipped;
    return files::walk(folder_.path(), {"a.py"}, {}, skipped).at(0);
  }
  static FileResult result_of(const files::FileEntry& entry, std::string_view text) {
    FileResult result{
        .key = cache::key_of(entry.path + std::string(text)), .language = syntax::Language::Python, .lines = 7, .analysed = true};
    return result;
  }
  // What is added is there once it has been saved.
  void keep(const files::FileEntry& entry, const FileResult& result, system_clock::time_point now) {
    cache::FindingsCache cache(cache_.path(), run_);
    KnownFiles(cache, now).keep(entry, result);
    cache.save();
  }
  std::optional<FileResult> recalled(const files::FileEntry& entry) {
    cache::FindingsCache cache(cache_.path(), run_);
    return KnownFiles(cache, system_clock::now()).recall(entry);
  }

  const cache::Key run_ = cache::key_of("run");
  TestFolder folder_;
  TestFolder cache_;
};

TEST_F(KnownFilesTest, AnUntouchedFileIsKnownWithoutItsContent) {
  const auto entry = entry_after_writing("x = 1\n");
  EXPECT_FALSE(recalled(entry));
  keep(entry, result_of(entry, "x = 1\n"), system_clock::now() + seconds(10));
  const auto known = recalled(this->entry());
  ASSERT_TRUE(known);
  EXPECT_EQ(known->lines, 7u);
  EXPECT_EQ(known->language, syntax::Language::Python);
}

TEST_F(KnownFilesTest, AFileThatWasWrittenIsNotWhateverItsTimesSay) {
  const auto before = entry_after_writing("x = 1\n");
  keep(before, result_of(before, "x = 1\n"), system_clock::now() + seconds(10));
  std::this_thread::sleep_for(std::chrono::milliseconds(50));  // more than the kernel's clock takes for a step
  auto after = entry_after_writing("x = 2\n");
  const timespec modified{before.stamp.modified / 1'000'000'000, before.stamp.modified % 1'000'000'000};
  const timespec times[] = {modified, modified};
  ASSERT_EQ(::utimensat(AT_FDCWD, (folder_.path() / "a.py").c_str(), times, 0), 0);
  after = entry();
  ASSERT_EQ(after.stamp.modified, before.stamp.modified);
  ASSERT_EQ(after.bytes, before.bytes);
  EXPECT_FALSE(recalled(after));
}

TEST_F(KnownFilesTest, AFileThatWasWrittenAMomentAgoIsKnownByItsContentAlone) {
  const auto entry = entry_after_writing("x = 1\n");
  const FileResult result = result_of(entry, "x = 1\n");
  keep(entry, result, system_clock::now());
  EXPECT_FALSE(recalled(entry));
  cache::FindingsCache cache(cache_.path(), run_);
  EXPECT_TRUE(KnownFiles(cache, system_clock::now()).recall(entry, result.key));
}

TEST_F(KnownFilesTest, WhyAFileIsLeftOutIsKnownUnlessItMayPass) {
  const auto entry = entry_after_writing("x\n");
  FileResult result;
  result.skipped = {{"a.py", "unreadable: Input/output error"}};
  keep(entry, result, system_clock::now() + seconds(10));
  EXPECT_FALSE(recalled(entry));
  result.skipped = {{"a.py", "binary"}};
  keep(entry, result, system_clock::now() + seconds(10));
  ASSERT_TRUE(recalled(entry));
  EXPECT_EQ(recalled(entry)->skipped, result.skipped);
  EXPECT_FALSE(recalled(entry)->analysed);
}

}  // namespace
}  // namespace insight::engine
