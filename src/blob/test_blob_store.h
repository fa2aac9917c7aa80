// The conformance suite of BlobStore: every implementation passes it. A test program instantiates BlobStoreTest with its own. For
// tests only.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <future>
#include <iterator>
#include <limits>
#include <map>

#include "base/test_folder.h"
#include "blob/blob_store.h"

namespace insight::blob {

// Contents with the hashes that they really have: a store may look.
inline const std::map<std::string, std::string>& known_contents() {
  static const std::map<std::string, std::string> known{
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"hello", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"},
      {"whole", "5d5766cf2d78701614200418ee1450690d9af12c84d52545e4802f001ad53099"},
      {"wanted", "ca9066873bf335f3c1d9f0f6986266ee50689a816763851d82791d3dbc31cbf5"},
      {"not", "254bb97b57f12e1608fefc4517de768427b2fd6d2cffbbfcbc09f3c818198d5f"},
      {"same0", "4129d316f1325e7b9d00fdc692c77ed1900601be556d39805d375b37c964faea"},
      {"same1", "a22aa83b7e5cb15f97f9f8f12ef769f2ce7ebf0fc9d3a39f707b24810d38c5b6"},
      {"same2", "ccd1e229947e8850096d7ec616e353843bb777352fd7fe6fcaac8c521b8a780c"},
      {"same3", "c917fcc7685ad8c873314a85a0d229c508000c8969160f6afc3505c4ade493fb"},
      {"same4", "2311ff5337b3e1ad464c52a6a6204ba16f2f348c6f237dca5624268849d0195c"},
      {"same5", "9fb93a729c2606ab3299569ae8361b4f27d879e7931fef2259dc1df157867ecc"},
      {"same6", "38e531abaa3aeeb599c643786a0e42ca482a28ca9854ebfa81e0100c66504feb"},
      {"same7", "0d7f06219995623232c867778876bb88b69b0f211864aeadfd6eba5014c5fd71"},
      {"same8", "0a57aa4892b8d0f470cc7ffd2225db25faea68de04efcfad872e1d24bee871d2"},
      {"same9", "ca85bf9716ee863e7a9ddbf415554343de742afea993aadb5fff5ce87ee3f7e3"},
  };
  return known;
}

struct Store {
  const char* name;
  std::unique_ptr<BlobStore> (*open)(const std::filesystem::path& folder);
  // Puts other bytes in the place of a content, as a disk or a hand would that errs.
  void (*damage)(const std::filesystem::path& folder, std::string_view hash, const std::filesystem::path& file);
  bool notices_damage;  // gives no content that is not what its hash says
};

class BlobStoreTest : public testing::TestWithParam<Store> {
 protected:
  static constexpr auto kAny = std::numeric_limits<Millis>::max();
  static bool nothing(std::string_view) { return false; }
  static std::string hash_of(const std::string& content) { return known_contents().at(content); }

  std::unique_ptr<BlobStore> open() { return GetParam().open(blobs()); }
  std::filesystem::path blobs() const { return folder_.path() / "blobs"; }
  std::filesystem::path free_place() { return folder_.path() / ("given" + std::to_string(++files_)); }
  std::filesystem::path file(const std::string& text) {
    const auto path = folder_.path() / ("file" + std::to_string(++files_));
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  void put(BlobStore& store, const std::string& content) { store.put(hash_of(content), file(content)); }
  static std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string given(BlobStore& store, const std::string& hash) {
    const auto place = free_place();
    return store.give(hash, place) ? read(place) : "none";
  }
  TestFolder folder_;
  int files_ = 0;
};

TEST_P(BlobStoreTest, GivesBackWhatWasPut) {
  const auto store = open();
  const auto source = file("hello");
  store->put(hash_of("hello"), source);
  put(*store, "");
  store->settle();
  std::filesystem::remove(source);
  EXPECT_EQ(given(*store, hash_of("hello")), "hello");
  EXPECT_EQ(given(*store, hash_of("")), "");
  EXPECT_EQ(store->size_of(hash_of("hello")), 5u);
  EXPECT_EQ(store->size_of(hash_of("")), 0u);
  EXPECT_EQ(store->read(hash_of("hello")), "hello");
  EXPECT_EQ(store->read(hash_of("")), "");
}

TEST_P(BlobStoreTest, HasNotWhatWasNotPut) {
  const auto store = open();
  const auto place = free_place();
  EXPECT_FALSE(store->give(hash_of("hello"), place));
  EXPECT_FALSE(std::filesystem::exists(place));
  EXPECT_EQ(store->size_of(hash_of("hello")), std::nullopt);
  EXPECT_EQ(store->read(hash_of("hello")), std::nullopt);
}

TEST_P(BlobStoreTest, MovesManyAtOnce) {
  const auto store = open();
  std::vector<Named> files;
  for (char digit = '0'; digit <= '9'; ++digit) {
    const auto text = std::string("same") + digit;
    files.push_back({hash_of(text), file(text)});
  }
  store->put_all(files);
  std::vector<Named> places;
  for (const auto& one : files) places.push_back({one.hash, free_place()});
  places.push_back({hash_of("hello"), free_place()});
  auto wanted = std::vector<bool>(10, true);
  wanted.push_back(false);
  EXPECT_EQ(store->give_all(places), wanted);
  for (std::size_t i = 0; i < files.size(); ++i) EXPECT_EQ(read(places[i].file), "same" + std::to_string(i));
  store->put_all({});
  EXPECT_TRUE(store->give_all({}).empty());
}

TEST_P(BlobStoreTest, ASecondPutHealsTheFirst) {
  const auto store = open();
  const auto hash = hash_of("whole");
  GetParam().damage(blobs(), hash, file("torn"));
  const auto before = free_place();
  EXPECT_EQ(store->give(hash, before), !GetParam().notices_damage);
  const auto whole = file("whole");
  store->put(hash, whole);
  store->put(hash, whole);  // two names of one file
  EXPECT_EQ(given(*store, hash), "whole");
  EXPECT_EQ(read(before), GetParam().notices_damage ? "" : "torn") << "what was given stays as it was";
}

TEST_P(BlobStoreTest, OutlivesItsObject) {
  put(*open(), "hello");
  EXPECT_EQ(given(*open(), hash_of("hello")), "hello");
}

TEST_P(BlobStoreTest, ASweepTakesWhatNobodyWants) {
  const auto store = open();
  put(*store, "wanted");
  put(*store, "not");
  const auto place = free_place();
  ASSERT_TRUE(store->give(hash_of("not"), place));
  EXPECT_EQ(store->sweep(0, nothing), 0u) << "what is young may be about to be named";
  EXPECT_EQ(store->sweep(kAny, [](std::string_view hash) { return hash == hash_of("wanted"); }), 1u);
  EXPECT_EQ(given(*store, hash_of("wanted")), "wanted");
  EXPECT_EQ(given(*store, hash_of("not")), "none");
  EXPECT_EQ(read(place), "not") << "what was given is its own";
}

TEST_P(BlobStoreTest, ManyMayPutAtOnce) {
  const auto store = open();
  std::vector<std::future<void>> all;
  for (int worker = 0; worker < 8; ++worker) {
    std::vector<Named> mine;
    for (int i = 0; i < 50; ++i) {
      const auto text = "same" + std::to_string(i % 10);
      mine.push_back({hash_of(text), i < 10 ? file(text) : mine[static_cast<std::size_t>(i % 10)].file});
    }
    all.push_back(std::async(std::launch::async, [&store, mine] {
      for (const auto& one : mine) store->put(one.hash, one.file);
    }));
  }
  for (auto& one : all) one.get();
  for (int i = 0; i < 10; ++i) EXPECT_EQ(given(*store, hash_of("same" + std::to_string(i))), "same" + std::to_string(i));
}

}  // namespace insight::blob
