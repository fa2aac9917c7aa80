// BlobUploads: sources sent by content, so that a second upload sends only what changed. An account asks what it has not sent yet,
// sends that, and names a source's files by their hashes. Everything is the account's own: what another one has sent is as missing
// as what nobody has, although the bytes stand on the disk once. Called by handlers, from any thread.
#pragma once

#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "blob/blob_store.h"
#include "db/database.h"
#include "source/manifest.h"
#include "source/service.h"

namespace insight::source {

struct BlobOptions {
  Millis keep = 30LL * 24 * 3'600'000;   // how long a content that no upload names is remembered
  std::uint64_t most_bytes = 100 << 20;  // of one content
};

// On the wire.
struct HashList {
  std::vector<std::string> hashes;
};
BOOST_DESCRIBE_STRUCT(HashList, (), (hashes))
void validate(const HashList& list, json::Problems& problems);
inline json::Bounds bounds(const HashList*) {
  return {{"hashes", 0, Limits{}.files}};
}

struct MissingHashes {
  bool success = true;
  std::vector<std::string> missing;
};
BOOST_DESCRIBE_STRUCT(MissingHashes, (), (success, missing))

struct KeptBlob {
  bool success = true;
  std::string sha256;
  std::uint64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(KeptBlob, (), (success, sha256, size))

class BlobUploads {
 public:
  BlobUploads(db::Database& database, blob::BlobStore& blobs, Sources& sources, const Clock& clock, BlobOptions options = {});

  // Those of the list, each once, that this account has not sent. What it has is kept for another while.
  MissingHashes missing(std::string_view user_id, const HashList& asked);
  // Throws Error(invalid) when the file's content hasn't that hash. It is on the disk when this returns.
  KeptBlob put(std::string_view user_id, std::string_view hash, const std::filesystem::path& file);
  // Throws Error: invalid (`reason` BLOBS_MISSING: the account has not sent them), too_large; nothing remains then.
  Uploaded assemble(std::string_view user_id, const Manifest& manifest);

  // A content that this account has sent.
  std::optional<std::string> content(std::string_view user_id, std::string_view hash);

  std::uint64_t largest() const { return options_.most_bytes; }
  // Forgets what no upload named for long, and removes contents that no account has. Returns how many contents went.
  std::size_t sweep(const std::stop_token& stop = {});

 private:
  Contents fill(std::string_view user_id, const Manifest& manifest, const ManifestPlan& plan, const std::filesystem::path& folder);

  db::Database& database_;
  blob::BlobStore& blobs_;
  Sources& sources_;
  const Clock& clock_;
  BlobOptions options_;
};

}  // namespace insight::source
