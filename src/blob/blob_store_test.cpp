#include "blob/blob_store.h"

#include <gtest/gtest.h>

#include "blob/folder_blobs.h"
#include "blob/test_blob_store.h"

namespace insight::blob {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<BlobStore> open_folder(const fs::path& folder) {
  return std::make_unique<FolderBlobs>(folder);
}

// Whoever writes here by hand is believed: a content is looked at when it comes, not when it goes.
void put_other_bytes(const fs::path& folder, std::string_view hash, const fs::path& file) {
  FolderBlobs(folder).put(hash, file);
}

INSTANTIATE_TEST_SUITE_P(All, BlobStoreTest, testing::Values(Store{"folder", open_folder, put_other_bytes, false}),
                         [](const auto& store) { return std::string(store.param.name); });

TEST(Hash, IsLowerCaseHexadecimal) {
  EXPECT_TRUE(is_hash(std::string(64, 'f')));
  for (const auto& bad : {std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'A'), std::string(64, 'g'),
                          std::string("../") + std::string(61, 'a')})
    EXPECT_FALSE(is_hash(bad)) << bad;
}

}  // namespace
}  // namespace insight::blob
