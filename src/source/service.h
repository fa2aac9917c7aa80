// Sources: takes what an account sends and keeps it, whole or not at all. Called by handlers, on any thread; holds no state but the
// place. Files are unpacked beside their final place and appear there by one rename, inside the transaction that makes the row.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "blob/blob_store.h"
#include "db/database.h"
#include "source/limits.h"
#include "source/types.h"

namespace insight::source {

class Sources {
 public:
  // `folder` is `<data>/sources`; made if missing. What an earlier process left half-done there is removed. With `blobs`, what
  // archives hold needs not be sent again by content (blob_uploads.h).
  Sources(db::Database& database, std::filesystem::path folder, IdMaker& ids, const Clock& clock, Limits limits = {},
          blob::BlobStore* blobs = nullptr);

  // Folders that came to their place and whose row was never committed, because the process died in between. Only while nothing is
  // uploaded: at start.
  void remove_orphans() const;

  // Throws what unpack throws; nothing remains then.
  Uploaded upload(std::string_view user_id, std::string_view archive);
  // What `fill` puts into the empty folder that it is given becomes a source.
  Uploaded take(std::string_view user_id, const std::function<Contents(const std::filesystem::path& folder)>& fill);

  // The account's sources of the list that no analysis needs any more: rows now, files after the commit.
  void remove_unneeded(db::Transaction& tx, std::string_view user_id, std::span<const SourceId> candidates);

  const Limits& limits() const { return limits_; }
  std::filesystem::path folder_of(const SourceId& id, std::string_view user_id) const;
  const std::filesystem::path& folder() const { return folder_; }
  std::uint64_t largest_upload() const { return limits_.packed_bytes; }

 private:
  db::Database& database_;
  std::filesystem::path folder_;
  IdMaker& ids_;
  const Clock& clock_;
  Limits limits_;
  blob::BlobStore* blobs_;
};

}  // namespace insight::source
