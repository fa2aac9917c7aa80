// BlobStore: content by its hash, each once, whoever sent it. Called by `source`, from any thread. It knows no account: who may
// name a hash is its caller's to decide, and so is that a hash is the content's. The seam: every implementation passes
// blob_store_test.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace insight::blob {

// 64 lower-case hexadecimal digits.
bool is_hash(std::string_view text);

// A content and a file: where it is, or where it is to be.
struct Named {
  std::string hash;
  std::filesystem::path file;
};

class BlobStore {
 public:
  virtual ~BlobStore() = default;

  // Keeps the file's content under the hash. The file stays and must never be written to again: the store may share its bytes. A
  // content that is there already is replaced, so that nothing tells the two cases apart and a damaged one is healed.
  virtual void put(std::string_view hash, const std::filesystem::path& file) = 0;
  // Each as `put` does, in any order; what comes from far away moves several at a time.
  virtual void put_all(std::span<const Named> files) {
    for (const auto& one : files) put(one.hash, one.file);
  }
  // What was put until now is on the disk when this returns.
  virtual void settle() = 0;
  // The content as a new file at `place`, never to be written to. False when the store hasn't it. `place` has a name that is free.
  virtual bool give(std::string_view hash, const std::filesystem::path& place) = 0;
  // Each as `give` does; which of them the store had.
  virtual std::vector<bool> give_all(std::span<const Named> places) {
    std::vector<bool> given;
    for (const auto& one : places) given.push_back(give(one.hash, one.file));
    return given;
  }
  // The content itself, for what is small enough to be held in memory.
  virtual std::optional<std::string> read(std::string_view hash) = 0;
  virtual std::optional<std::uint64_t> size_of(std::string_view hash) = 0;
  // Removes every content that was put before `before` and that `is_wanted` doesn't want. Returns how many.
  virtual std::size_t sweep(Millis before, const std::function<bool(std::string_view hash)>& is_wanted) = 0;
};

}  // namespace insight::blob
