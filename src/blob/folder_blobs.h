// FolderBlobs: contents as files of one folder, `ab/cdef…`. Files come and go by link and rename, so a content is there whole or
// not at all, and sources that share one share its bytes on the disk. Any thread; several processes may use one folder.
#pragma once

#include <atomic>
#include <chrono>

#include "blob/blob_store.h"

namespace insight::blob {

class FolderBlobs final : public BlobStore {
 public:
  // Made if missing, its owner's alone. What earlier processes left half-done there is removed, where it is as old as `leftovers`.
  explicit FolderBlobs(std::filesystem::path folder, std::chrono::hours leftovers = {});

  void put(std::string_view hash, const std::filesystem::path& file) override;
  void settle() override;
  bool give(std::string_view hash, const std::filesystem::path& place) override;
  std::optional<std::string> read(std::string_view hash) override;
  std::optional<std::uint64_t> size_of(std::string_view hash) override;
  std::size_t sweep(Millis before, const std::function<bool(std::string_view hash)>& is_wanted) override;

 private:
  std::filesystem::path place_of(std::string_view hash) const;

  std::filesystem::path folder_;
  std::atomic<std::uint64_t> next_ = 0;
};

}  // namespace insight::blob
