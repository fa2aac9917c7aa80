#include "source/service.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <fstream>
#include <limits>

#include "base/error.h"
#include "base/leftovers.h"
#include "base/test_folder.h"
#include "blob/folder_blobs.h"
#include "db/test_database.h"
#include "source/blob_uploads.h"
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

TEST_F(SourcesTest, AnotherProcessStartsBesideAnUploadUnderWay) {
  const auto store = sources();
  fs::create_directories(folder_.path() / "sources/.incoming/half");
  const Sources other{*database_, folder_.path() / "sources", ids_, clock_, {}, nullptr, Keep::FOLDERS, kSharedLeftovers};
  EXPECT_EQ(entries_in(folder_.path() / "sources/.incoming"), 1u);
  fs::last_write_time(folder_.path() / "sources/.incoming/half", fs::file_time_type::clock::now() - std::chrono::hours(25));
  const Sources later{*database_, folder_.path() / "sources", ids_, clock_, {}, nullptr, Keep::FOLDERS, kSharedLeftovers};
  EXPECT_EQ(entries_in(folder_.path() / "sources/.incoming"), 0u);
}

TEST_F(SourcesTest, WhatADeadProcessLeftHalfDoneIsRemoved) {
  fs::create_directories(folder_.path() / "sources/.incoming/half");
  sources();
  EXPECT_EQ(entries_in(folder_.path() / "sources/.incoming"), 0u);
}

// Machines that share contents and rows, but no folder.
class PackedSourcesTest : public SourcesTest {
 protected:
  Sources machine(const std::string& name) { return {*database_, folder_.path() / name, ids_, clock_, {}, &blobs_, Keep::PACKED}; }
  std::size_t contents() {
    std::size_t all = 0;
    blobs_.sweep(std::numeric_limits<Millis>::max(), [&](std::string_view) { return ++all, true; });
    return all;
  }
  static std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return in ? std::string(std::istreambuf_iterator<char>(in), {}) : "none";
  }
  blob::FolderBlobs blobs_{folder_.path() / "blobs"};
};

TEST_F(PackedSourcesTest, AnotherMachineFetchesACopy) {
  auto here = machine("here");
  const auto there = machine("there");
  const std::string long_name = std::string(200, 'n') + "/größe/" + std::string(150, 'm') + ".py";
  const auto uploaded = here.take("ann", [&](const fs::path& folder) {
    fs::create_directories((folder / long_name).parent_path());
    std::ofstream(folder / long_name) << "x = 1";
    return Contents{1, 5, {}, {}};
  });
  EXPECT_EQ(entries_in(folder_.path() / "here"), 2u) << "nothing but .incoming and .fetched";
  EXPECT_EQ(entries_in(folder_.path() / "here/.incoming"), 0u);
  {
    const auto copy = there.local_copy(uploaded.source_id);
    ASSERT_TRUE(copy);
    EXPECT_EQ(read(copy->folder() / long_name), "x = 1");
    EXPECT_EQ(entries_in(folder_.path() / "there/.fetched"), 1u) << "the archive is gone";
  }
  EXPECT_EQ(entries_in(folder_.path() / "there/.fetched"), 0u);
}

TEST_F(PackedSourcesTest, AFileThatPacksWellIsNoBomb) {
  auto here = machine("here");
  const std::string zeros(20 << 20, '0');
  const auto uploaded = here.take("ann", [&](const fs::path& folder) {
    std::ofstream(folder / "zeros.py") << zeros;
    return Contents{1, zeros.size(), {}, {}};
  });
  const auto copy = here.local_copy(uploaded.source_id);
  ASSERT_TRUE(copy);
  EXPECT_EQ(fs::file_size(copy->folder() / "zeros.py"), zeros.size());
}

TEST_F(PackedSourcesTest, NoTwoSourcesShareAnArchive) {
  auto here = machine("here");
  here.upload("ann", tar_of("a.py", "x = 1"));
  here.upload("ann", tar_of("a.py", "x = 1"));
  EXPECT_EQ(contents(), 3u) << "one content and two archives";
}

TEST_F(PackedSourcesTest, AnArchiveIsKeptAsLongAsItsSource) {
  auto here = machine("here");
  const auto uploaded = here.upload("ann", tar_of("a.py", "x = 1"));
  ManualClock later{SystemClock().now() + 400LL * 24 * 3'600'000};
  BlobUploads uploads{*database_, blobs_, here, later, {.keep = 3'600'000}};
  uploads.sweep();  // the content goes: no upload named it for long
  EXPECT_TRUE(here.local_copy(uploaded.source_id));
  database_->transact([&](db::Transaction& tx) { here.remove_unneeded(tx, "ann", {{uploaded.source_id}}); });
  EXPECT_THROW(here.local_copy(uploaded.source_id), Error);
  uploads.sweep();
  EXPECT_EQ(contents(), 0u);
}

TEST_F(PackedSourcesTest, FoldersFromBeforeStayReadable) {
  auto before = sources();
  const auto uploaded = before.upload("ann", tar_of("a.py", "x = 1"));
  const Sources now{*database_, folder_.path() / "sources", ids_, clock_, {}, &blobs_, Keep::PACKED};
  EXPECT_FALSE(now.local_copy(uploaded.source_id)) << "it is a folder in its place";
  EXPECT_TRUE(fs::exists(now.folder_of(uploaded.source_id, "ann") / "a.py"));
}

TEST_F(PackedSourcesTest, AnArchiveThatIsGoneIsSaid) {
  auto here = machine("here");
  const auto uploaded = here.upload("ann", tar_of("a.py", "x = 1"));
  blobs_.sweep(std::numeric_limits<Millis>::max(), [](std::string_view) { return false; });
  EXPECT_THROW(here.local_copy(uploaded.source_id), Error);
  EXPECT_EQ(entries_in(folder_.path() / "here/.fetched"), 0u);
}

}  // namespace
}  // namespace insight::source
