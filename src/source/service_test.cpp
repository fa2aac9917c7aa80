#include "source/service.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/test_folder.h"
#include "db/test_database.h"
#include "source/store.h"

namespace insight::source {
namespace {

namespace fs = std::filesystem;

std::string tar_of(const std::string& path, std::string_view text) {
  std::string bytes(100'000, '\0');
  std::size_t used = 0;
  auto* writer = archive_write_new();
  archive_write_set_format_ustar(writer);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  auto* entry = archive_entry_new();
  archive_entry_set_pathname(entry, path.c_str());
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
  archive_write_header(writer, entry);
  archive_write_data(writer, text.data(), text.size());
  archive_entry_free(entry);
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

class SourcesTest : public testing::Test {
 protected:
  SourcesTest() : database_(db::open_test_database(folder_.path())) {
    database_->transact([](db::Transaction& tx) {
      tx.script(
          "INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at) VALUES "
          "('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1)");
    });
  }
  Sources sources() { return {*database_, folder_.path() / "sources", ids_, clock_}; }
  std::size_t entries_in(const fs::path& folder) {
    return fs::exists(folder) ? static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {})) : 0;
  }
  TestFolder folder_;
  ManualClock clock_;
  SeededRandom random_;
  IdMaker ids_{clock_, random_};
  std::unique_ptr<db::Database> database_;
};

TEST_F(SourcesTest, AnUploadIsARowAndAFolderOfItsOwn) {
  auto store = sources();
  const auto uploaded = store.upload("ann", tar_of("src/a.py", "x = 1"));
  EXPECT_EQ(uploaded.files, 1u);
  EXPECT_TRUE(fs::exists(store.folder_of(uploaded.source_id, "ann") / "src/a.py"));
  database_->read([&](db::Transaction& tx) {
    EXPECT_EQ(require_owned(tx, uploaded.source_id, "ann").bytes, 5u);
    EXPECT_THROW(require_owned(tx, uploaded.source_id, "bob"), Error);
  });
  EXPECT_EQ(entries_in(folder_.path() / "sources/.incoming"), 0u);
}

TEST_F(SourcesTest, AStartRemovesFoldersWhoseRowWasNeverCommitted) {
  const auto kept = sources().upload("ann", tar_of("a.py", "x"));
  fs::create_directories(folder_.path() / "sources/ann/never-committed/src");
  auto store = sources();
  store.remove_orphans();
  EXPECT_EQ(entries_in(folder_.path() / "sources/ann"), 1u);
  EXPECT_TRUE(fs::exists(store.folder_of(kept.source_id, "ann")));
}

TEST_F(SourcesTest, ARefusedUploadLeavesNothing) {
  auto store = sources();
  EXPECT_THROW(store.upload("ann", tar_of("../a.py", "x")), Error);
  EXPECT_EQ(entries_in(folder_.path() / "sources/.incoming"), 0u);
  EXPECT_EQ(entries_in(folder_.path() / "sources/ann"), 0u);
}

TEST_F(SourcesTest, AnUploadThatCannotBeRecordedLeavesNothing) {
  auto store = sources();
  EXPECT_THROW(store.upload("nobody", tar_of("a.py", "x")), Error);
  EXPECT_EQ(entries_in(folder_.path() / "sources/nobody"), 0u);
}

TEST_F(SourcesTest, WhatADeadProcessLeftHalfDoneIsRemoved) {
  fs::create_directories(folder_.path() / "sources/.incoming/half");
  sources();
  EXPECT_EQ(entries_in(folder_.path() / "sources/.incoming"), 0u);
}

}  // namespace
}  // namespace insight::source
