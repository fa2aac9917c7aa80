// S3Blobs: contents as objects of a bucket, `blobs/<hash>`, for machines that share no disk. What comes back is hashed on the way:
// a content that is not what its name says is one that isn't there. Any thread; any number of processes may use one bucket.
#pragma once

#include "blob/blob_store.h"
#include "s3/bucket.h"

namespace insight::s3 {

class S3Blobs final : public blob::BlobStore {
 public:
  // Throws Error(unavailable) when the bucket can't be used, naming the setting to change.
  S3Blobs(Options options, const Clock& clock);

  void put(std::string_view hash, const std::filesystem::path& file) override;
  void put_all(std::span<const blob::Named> files) override;
  void settle() override {}  // what S3 has answered for stays
  bool give(std::string_view hash, const std::filesystem::path& place) override;
  std::vector<bool> give_all(std::span<const blob::Named> places) override;
  std::optional<std::string> read(std::string_view hash) override;
  std::optional<std::uint64_t> size_of(std::string_view hash) override;
  std::size_t sweep(Millis before, const std::function<bool(std::string_view hash)>& is_wanted) override;

 private:
  Bucket bucket_;
};

}  // namespace insight::s3
