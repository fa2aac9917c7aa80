// Sources: takes what an account sends and keeps it, whole or not at all. Called by handlers and workers, on any thread; holds no
// state but the place. Files are unpacked beside their final place and appear there by one rename, inside the transaction that
// makes the row. Where the machines share no folder, a source is one archive among the contents instead, and who runs it fetches a
// copy.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/clock.h"
#include "base/id.h"
#include "blob/blob_store.h"
#include "db/database.h"
#include "source/limits.h"
#include "source/types.h"

namespace insight::source {

enum class Keep : std::uint8_t { FOLDERS, PACKED };

// A source's files on this machine, gone with the object.
class LocalCopy {
 public:
  explicit LocalCopy(std::filesystem::path folder) : folder_(std::move(folder)) {}
  ~LocalCopy();
  LocalCopy(LocalCopy&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}
  LocalCopy& operator=(LocalCopy&&) = delete;
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

class Sources {
 public:
  // `folder` is `<data>/sources`; made if missing. What earlier processes left half-done there is removed, where it is as old as
  // `leftovers`. With `blobs`, what archives hold needs not be sent again by content (blob_uploads.h). PACKED needs them.
  Sources(db::Database& database, std::filesystem::path folder, IdMaker& ids, const Clock& clock, Limits limits = {},
          blob::BlobStore* blobs = nullptr, Keep keep = Keep::FOLDERS, std::chrono::hours leftovers = {});

  // Folders that came to their place and whose row was never committed, because the process died in between. Only while nothing is
  // uploaded: at start.
  void remove_orphans() const;

  // Throws what unpack throws; nothing remains then.
  Uploaded upload(std::string_view user_id, std::string_view archive);
  // What `fill` puts into the empty folder that it is given becomes a source.
  Uploaded take(std::string_view user_id, const std::function<Contents(const std::filesystem::path& folder)>& fill);

  // Fetches a packed source; nothing for one that is a folder here already. Throws Error: not_found (the row or its content is
  // gone), unavailable.
  std::optional<LocalCopy> local_copy(const SourceId& id) const;

  // The account's sources of the list that no analysis needs any more: rows now, files after the commit.
  void remove_unneeded(db::Transaction& tx, std::string_view user_id, std::span<const SourceId> candidates);

  const Limits& limits() const { return limits_; }
  std::filesystem::path folder_of(const SourceId& id, std::string_view user_id) const;
  const std::filesystem::path& folder() const { return folder_; }
  std::uint64_t largest_upload() const { return limits_.packed_bytes; }

 private:
  void put_contents(std::string_view user_id, const std::filesystem::path& folder, const std::vector<HashedFile>& files);
  std::string keep_packed(const SourceId& id, const std::filesystem::path& folder);

  db::Database& database_;
  std::filesystem::path folder_;
  IdMaker& ids_;
  const Clock& clock_;
  Limits limits_;
  blob::BlobStore* blobs_;
  Keep keep_;
};

}  // namespace insight::source
