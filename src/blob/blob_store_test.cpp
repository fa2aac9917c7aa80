// The conformance suite of BlobStore: every implementation passes it.
#include "blob/blob_store.h"

#include <gtest/gtest.h>

#include <fstream>
#include <future>
#include <iterator>
#include <limits>

#include "base/test_folder.h"
#include "blob/folder_blobs.h"

namespace insight::blob {
namespace {

namespace fs = std::filesystem;
constexpr auto kAny = std::numeric_limits<Millis>::max();

std::string hash_of(char digit) {
  return std::string(64, digit);
}
bool nothing(std::string_view) {
  return false;
}

struct Store {
  const char* name;
  std::unique_ptr<BlobStore> (*open)(const fs::path& folder);
};

class BlobStoreTest : public testing::TestWithParam<Store> {
 protected:
  std::unique_ptr<BlobStore> open() { return GetParam().open(folder_.path() / "blobs"); }
  fs::path file(const std::string& text) {
    const auto path = folder_.path() / ("file" + std::to_string(++files_));
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  static std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string given(BlobStore& store, const std::string& hash) {
    const auto place = folder_.path() / ("given" + std::to_string(++files_));
    return store.give(hash, place) ? read(place) : "none";
  }
  TestFolder folder_;
  int files_ = 0;
};

TEST_P(BlobStoreTest, GivesBackWhatWasPut) {
  const auto store = open();
  const auto source = file("hello");
  store->put(hash_of('a'), source);
  store->put(hash_of('b'), file(""));
  store->settle();
  fs::remove(source);
  EXPECT_EQ(given(*store, hash_of('a')), "hello");
  EXPECT_EQ(given(*store, hash_of('b')), "");
  EXPECT_EQ(store->size_of(hash_of('a')), 5u);
  EXPECT_EQ(store->read(hash_of('a')), "hello");
  EXPECT_EQ(store->read(hash_of('b')), "");
}

TEST_P(BlobStoreTest, HasNotWhatWasNotPut) {
  const auto store = open();
  EXPECT_EQ(given(*store, hash_of('c')), "none");
  EXPECT_EQ(store->size_of(hash_of('c')), std::nullopt);
  EXPECT_EQ(store->read(hash_of('c')), std::nullopt);
}

TEST_P(BlobStoreTest, ASecondPutHealsTheFirst) {
  const auto store = open();
  store->put(hash_of('a'), file("torn"));
  const auto before = folder_.path() / "before";
  ASSERT_TRUE(store->give(hash_of('a'), before));
  const auto whole = file("whole");
  store->put(hash_of('a'), whole);
  store->put(hash_of('a'), whole);  // two names of one file
  EXPECT_EQ(given(*store, hash_of('a')), "whole");
  EXPECT_EQ(read(before), "torn") << "what was given stays as it was";
}

TEST_P(BlobStoreTest, OutlivesItsObject) {
  open()->put(hash_of('a'), file("hello"));
  EXPECT_EQ(given(*open(), hash_of('a')), "hello");
}

TEST_P(BlobStoreTest, ASweepTakesWhatNobodyWants) {
  const auto store = open();
  store->put(hash_of('a'), file("wanted"));
  store->put(hash_of('b'), file("not"));
  const auto place = folder_.path() / "kept";
  ASSERT_TRUE(store->give(hash_of('b'), place));
  EXPECT_EQ(store->sweep(0, nothing), 0u) << "what is young may be about to be named";
  EXPECT_EQ(store->sweep(kAny, [](std::string_view hash) { return hash == hash_of('a'); }), 1u);
  EXPECT_EQ(given(*store, hash_of('a')), "wanted");
  EXPECT_EQ(given(*store, hash_of('b')), "none");
  EXPECT_EQ(read(place), "not") << "what was given is its own";
}

TEST_P(BlobStoreTest, ManyMayPutAtOnce) {
  const auto store = open();
  std::vector<fs::path> sources;
  for (int i = 0; i < 8; ++i) sources.push_back(file("same"));
  std::vector<std::future<void>> all;
  for (const auto& source : sources)
    all.push_back(std::async(std::launch::async, [&store, &source] {
      for (int i = 0; i < 50; ++i) store->put(hash_of(static_cast<char>('0' + i % 10)), source);
    }));
  for (auto& one : all) one.get();
  for (char digit = '0'; digit <= '9'; ++digit) EXPECT_EQ(given(*store, hash_of(digit)), "same");
}

INSTANTIATE_TEST_SUITE_P(All, BlobStoreTest,
                         testing::Values(Store{"folder",
                                               [](const fs::path& folder) -> std::unique_ptr<BlobStore> {
                                                 return std::make_unique<FolderBlobs>(folder);
                                               }}),
                         [](const auto& store) { return std::string(store.param.name); });

TEST(Hash, IsLowerCaseHexadecimal) {
  EXPECT_TRUE(is_hash(std::string(64, 'f')));
  for (const auto& bad : {std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'A'), std::string(64, 'g'),
                          std::string("../") + std::string(61, 'a')})
    EXPECT_FALSE(is_hash(bad)) << bad;
}

}  // namespace
}  // namespace insight::blob
