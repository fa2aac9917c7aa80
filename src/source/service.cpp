#include "source/service.h"

#include <fcntl.h>
#include <unistd.h>

#include <unordered_set>
#include <utility>
#include <vector>

#include "base/error.h"
#include "source/account_blob_store.h"
#include "source/store.h"
#include "source/unpack.h"

namespace insight::source {
namespace {

namespace fs = std::filesystem;

fs::path incoming(const fs::path& folder) {
  return folder / ".incoming";
}

[[noreturn]] void not_kept() {
  throw Error{ErrorCode::unavailable, "the upload can't be written to the disk; try again later or ask the server's operator"};
}

class Descriptor {
 public:
  explicit Descriptor(const fs::path& folder) : fd_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (fd_ < 0) not_kept();
  }
  ~Descriptor() { ::close(fd_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

void make_private(const fs::path& folder) {
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
}

// Everything below the folder, at once: a file at a time would take seconds for a big upload.
void sync_all(const fs::path& folder) {
  const Descriptor opened{folder};
  if (::syncfs(opened.get()) != 0) not_kept();
}

// The folder's own list of names.
void sync_names(const fs::path& folder) {
  const Descriptor opened{folder};
  if (::fsync(opened.get()) != 0) not_kept();
}

// A folder that is gone with its content unless it was moved to its place.
class Staging {
 public:
  explicit Staging(fs::path path) : path_(std::move(path)) { make_private(path_); }
  ~Staging() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  const fs::path& path() const { return path_; }
  void move_to(const fs::path& place) {
    make_private(place.parent_path());
    fs::rename(path_, place);
    path_ = place;
    sync_names(place.parent_path());
    sync_names(place.parent_path().parent_path());  // the account's folder may be new
  }
  void keep() { path_.clear(); }

 private:
  fs::path path_;
};

}  // namespace

Sources::Sources(db::Database& database, fs::path folder, IdMaker& ids, const Clock& clock, Limits limits, blob::BlobStore* blobs)
    : database_(database), folder_(std::move(folder)), ids_(ids), clock_(clock), limits_(limits), blobs_(blobs) {
  fs::remove_all(incoming(folder_));
  make_private(folder_);
  make_private(incoming(folder_));
}

void Sources::remove_orphans() const {
  const auto known = database_.read([](db::Transaction& tx) {
    std::unordered_set<std::string> ids;
    for (const auto& id : all_ids(tx)) ids.insert(id.text());
    return ids;
  });
  std::vector<fs::path> orphans;
  for (const auto& account : fs::directory_iterator(folder_)) {
    if (account.path() == incoming(folder_) || !account.is_directory()) continue;
    for (const auto& source : fs::directory_iterator(account.path()))
      if (!known.contains(source.path().filename())) orphans.push_back(source.path());
  }
  for (const auto& orphan : orphans) fs::remove_all(orphan);
}

Uploaded Sources::upload(std::string_view user_id, std::string_view archive) {
  return take(user_id, [&](const fs::path& folder) {
    auto contents = unpack(archive, folder, limits_);
    if (blobs_ == nullptr) contents.hashed.clear();
    for (const auto& file : contents.hashed) blobs_->put(file.sha256, folder / file.path);
    return contents;
  });
}

Uploaded Sources::take(std::string_view user_id, const std::function<Contents(const fs::path& folder)>& fill) {
  const auto id = ids_.make<SourceId>();
  Staging staging{incoming(folder_) / id.text()};
  auto contents = fill(staging.path());
  sync_all(staging.path());  // before the rows say that it is here
  if (!contents.hashed.empty()) blobs_->settle();
  const auto now = clock_.now();
  database_.transact([&](db::Transaction& tx) {
    insert(tx, {id, std::string(user_id), contents.files, contents.bytes, now});
    keep_account_blobs(tx, user_id, contents.hashed, now);
    staging.move_to(folder_of(id, user_id));
  });
  staging.keep();
  return {id, contents.files, contents.bytes, std::move(contents.skipped)};
}

void Sources::remove_unneeded(db::Transaction& tx, std::string_view user_id, std::span<const SourceId> candidates) {
  for (const auto& id : candidates) {
    if (!remove_unneeded_source(tx, id, user_id)) continue;
    tx.after_commit([folder = folder_of(id, user_id)] {
      std::error_code ignored;  // the hourly sweep comes by
      fs::remove_all(folder, ignored);
    });
  }
}

fs::path Sources::folder_of(const SourceId& id, std::string_view user_id) const {
  return folder_ / user_id / id.text();
}

}  // namespace insight::source
