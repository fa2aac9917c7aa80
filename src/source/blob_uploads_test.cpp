#include "source/blob_uploads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/error.h"
#include "base/test_folder.h"
#include "blob/folder_blobs.h"
#include "crypto/hash.h"
#include "db/test_database.h"
#include "source/store.h"

namespace insight::source {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

std::string hash_of(const std::string& text) {
  return crypto::sha256_hex(text);
}

class BlobUploadsTest : public testing::Test {
 protected:
  BlobUploadsTest() : database_(db::open_test_database(folder_.path())), blobs_(folder_.path() / "blobs") {
    database_->transact([](db::Transaction& tx) {
      tx.script(
          "INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at) VALUES "
          "('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1), ('bob', 'bob@example.org', 'Bob', '', 'USER', "
          "'INSIGHT_FREE', 1, 1)");
    });
  }
  void put(const std::string& user, const std::string& text) {
    const auto file = folder_.path() / ("body" + std::to_string(++files_));
    std::ofstream(file, std::ios::binary) << text;
    uploads_.put(user, hash_of(text), file);
    fs::remove(file);
  }
  std::vector<std::string> missing(const std::string& user, const std::vector<std::string>& texts) {
    HashList list;
    for (const auto& text : texts) list.hashes.push_back(hash_of(text));
    return uploads_.missing(user, list).missing;
  }
  static ManifestFile file(const std::string& path, const std::string& text) { return {path, hash_of(text), text.size(), {}}; }
  std::string refusal(const std::string& user, const Manifest& manifest) {
    try {
      uploads_.assemble(user, manifest);
      return "taken";
    } catch (const Error& error) {
      return error.reason() + "|" + (error.fields().empty() ? "" : error.fields().front().pointer);
    }
  }
  std::string read(const SourceId& id, const std::string& path, const std::string& user = "ann") {
    std::ifstream in(sources_.folder_of(id, user) / path, std::ios::binary);
    return in ? std::string(std::istreambuf_iterator<char>(in), {}) : "none";
  }
  std::size_t staged() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_.path() / "sources/.incoming"), {}));
  }

  TestFolder folder_;
  SystemClock clock_;
  SeededRandom random_;
  IdMaker ids_{clock_, random_};
  std::unique_ptr<db::Database> database_;
  blob::FolderBlobs blobs_;
  Sources sources_{*database_, folder_.path() / "sources", ids_, clock_, {}, &blobs_};
  BlobUploads uploads_{*database_, blobs_, sources_, clock_};
  int files_ = 0;
};

TEST_F(BlobUploadsTest, AManifestOfWhatWasSentIsASource) {
  put("ann", "x = 1");
  put("ann", "");
  const auto made = uploads_.assemble("ann", {{file("src/a.py", "x = 1"), file("src/deep/er/b.py", "x = 1"), file("c.py", "")}});
  EXPECT_EQ(made.files, 3u);
  EXPECT_EQ(made.bytes, 10u);
  EXPECT_EQ(read(made.source_id, "src/a.py"), "x = 1");
  EXPECT_EQ(read(made.source_id, "src/deep/er/b.py"), "x = 1");
  EXPECT_EQ(read(made.source_id, "c.py"), "");
  database_->read([&](db::Transaction& tx) { EXPECT_EQ(require_owned(tx, made.source_id, "ann").files, 3u); });
}

TEST_F(BlobUploadsTest, OnlyWhatTheAccountItselfHasNotSentIsMissing) {
  put("ann", "one");
  EXPECT_THAT(missing("ann", {"one", "two", "two"}), ElementsAre(hash_of("two")));
  EXPECT_THAT(missing("bob", {"one"}), ElementsAre(hash_of("one"))) << "another's content is as missing as nobody's";
  EXPECT_EQ(refusal("bob", {{file("a.py", "one")}}), "BLOBS_MISSING|/files/0/sha256");
  EXPECT_EQ(refusal("bob", {{file("a.py", "nobody's")}}), "BLOBS_MISSING|/files/0/sha256");
  put("bob", "one");
  EXPECT_THAT(missing("bob", {"one"}), IsEmpty());
}

TEST_F(BlobUploadsTest, WhatIsNotTheHashedContentIsRefused) {
  const auto body = folder_.path() / "body";
  std::ofstream(body) << "one";
  EXPECT_THROW(uploads_.put("ann", hash_of("two"), body), Error);
  EXPECT_THROW(uploads_.put("ann", "../../etc", body), Error);
  EXPECT_THAT(missing("ann", {"two"}), ElementsAre(hash_of("two")));
}

TEST_F(BlobUploadsTest, WhatAnArchiveHeldNeedNotBeSentAgain) {
  const auto made = sources_.take("ann", [&](const fs::path& folder) {
    std::ofstream(folder / "a.py") << "one";
    blobs_.put(hash_of("one"), folder / "a.py");
    return Contents{1, 3, {}, {{"a.py", hash_of("one"), 3}}};
  });
  EXPECT_THAT(missing("ann", {"one"}), IsEmpty());
  const auto again = uploads_.assemble("ann", {{file("b.py", "one")}});
  EXPECT_EQ(read(again.source_id, "b.py"), "one");
  EXPECT_EQ(read(made.source_id, "a.py"), "one");
}

TEST_F(BlobUploadsTest, SizesAreTheContents) {
  put("ann", "one");
  auto lying = file("a.py", "one");
  lying.size = 4;
  EXPECT_EQ(refusal("ann", {{lying}}), "|/files/0/size");
  EXPECT_EQ(staged(), 0u);
}

TEST_F(BlobUploadsTest, PathsAreHeldToTheRulesOfArchives) {
  put("ann", "one");
  for (const auto* path : {"../a", "/a", "C:\\a", "a/../../b", "", ".", "a/", "\\a"})
    EXPECT_EQ(refusal("ann", {{file(path, "one")}}), "|/files/0/path") << path;
  EXPECT_EQ(refusal("ann", {{file("a.py", "one"), file("A.py", "one")}}), "|/files/1/path");
  EXPECT_EQ(refusal("ann", {{file("a", "one"), file("a/b", "one")}}), "|/files/1/path");
  const auto made = uploads_.assemble("ann", {{file(".git/config", "one"), file("./a//b.py", "one")}});
  EXPECT_EQ(made.skipped.size(), 1u);
  EXPECT_EQ(read(made.source_id, "a/b.py"), "one");
  EXPECT_EQ(read(made.source_id, ".git/config"), "none");
}

TEST_F(BlobUploadsTest, LimitsAreThoseOfArchives) {
  put("ann", "one");
  Sources small{*database_, folder_.path() / "small", ids_, clock_, {.unpacked_bytes = 7, .files = 3}, &blobs_};
  BlobUploads uploads{*database_, blobs_, small, clock_};
  EXPECT_NO_THROW(uploads.assemble("ann", {{file("a", "one"), file("b", "one")}}));
  const auto code = [&](const Manifest& manifest) {
    try {
      uploads.assemble("ann", manifest);
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::internal;
  };
  EXPECT_EQ(code({{file("a", "one"), file("b", "one"), file("c", "one")}}), ErrorCode::too_large);
  EXPECT_EQ(code({{file("a", "one"), file("b", "one"), file("c", "one"), file("d", "one")}}), ErrorCode::too_large);
  auto huge = file("a", "one");
  huge.size = ~std::uint64_t{0};
  EXPECT_EQ(code({{file("b", "one"), huge}}), ErrorCode::too_large);
}

TEST_F(BlobUploadsTest, AContentThatThePowerTookIsMissingAgain) {
  put("ann", "one");
  put("ann", "two");
  const auto hash = hash_of("one");
  fs::resize_file(folder_.path() / "blobs" / hash.substr(0, 2) / hash.substr(2), 1);
  EXPECT_EQ(refusal("ann", {{file("a.py", "two"), file("b.py", "one")}}), "BLOBS_MISSING|/files/1/sha256");
  EXPECT_EQ(staged(), 0u);
  EXPECT_THAT(missing("ann", {"one", "two"}), ElementsAre(hash));
  put("ann", "one");
  EXPECT_EQ(refusal("ann", {{file("b.py", "one")}}), "taken");
}

TEST_F(BlobUploadsTest, WhatNobodyNamesIsSwept) {
  put("ann", "old");
  put("ann", "new");
  put("bob", "old");
  const auto made = uploads_.assemble("ann", {{file("a.py", "old")}});
  const auto age = [&](const std::string& user, const std::string& text) {
    database_->transact([&](db::Transaction& tx) {
      tx.run({"test.age", "UPDATE account_blob SET used_at = 1 WHERE user_id = $1 AND sha256 = $2"}, user, hash_of(text));
    });
  };
  age("ann", "old");
  EXPECT_EQ(uploads_.sweep(), 0u);
  EXPECT_THAT(missing("ann", {"old", "new"}), ElementsAre(hash_of("old")));
  EXPECT_THAT(missing("bob", {"old"}), IsEmpty()) << "another still has it";
  EXPECT_EQ(refusal("bob", {{file("a.py", "old")}}), "taken");
  age("bob", "old");
  uploads_.sweep();
  EXPECT_EQ(blobs_.sweep(std::numeric_limits<Millis>::max(), [&](std::string_view hash) { return hash == hash_of("new"); }), 1u);
  EXPECT_EQ(read(made.source_id, "a.py"), "old") << "sources keep what they are made of";
}

std::vector<std::string> problems_of(const Manifest& manifest) {
  json::Problems problems;
  validate(manifest, problems);
  std::vector<std::string> pointers;
  try {
    problems.raise();
  } catch (const Error& error) {
    for (const auto& field : error.fields()) pointers.push_back(field.pointer);
  }
  return pointers;
}

TEST(Manifest, TakesPlainFilesAlone) {
  const auto with_mode = [](boost::json::value mode) { return Manifest{{{"a", std::string(64, 'a'), 1, std::move(mode)}}}; };
  for (const auto& good :
       {boost::json::value(420), boost::json::value("0644"), boost::json::value("100755"), boost::json::value(33188)})
    EXPECT_THAT(problems_of(with_mode(good)), IsEmpty());
  for (const auto& bad : {boost::json::value("120000"), boost::json::value("40000"), boost::json::value(-1),
                          boost::json::value("x"), boost::json::value(""), boost::json::value(true), boost::json::value("9")})
    EXPECT_THAT(problems_of(with_mode(bad)), ElementsAre("/files/0/mode"));
  EXPECT_THAT(problems_of({}), ElementsAre("/files"));
  EXPECT_THAT(problems_of({{{"a", std::string(64, 'A'), 1, {}}}}), ElementsAre("/files/0/sha256"));
}

}  // namespace
}  // namespace insight::source
