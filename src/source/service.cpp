#include "source/service.h"

#include <fcntl.h>
#include <unistd.h>

#include <limits>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/leftovers.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "source/account_blob_store.h"
#include "source/mapped_file.h"
#include "source/pack.h"
#include "source/store.h"
#include "source/unpack.h"

namespace insight::source {
namespace {

namespace fs = std::filesystem;

fs::path incoming(const fs::path& folder) {
  return folder / ".incoming";
}
fs::path fetched(const fs::path& folder) {
  return folder / ".fetched";
}

// Of what we packed ourselves: nothing is hostile in it, and how well it packs says nothing.
Limits no_limits(const Limits& wanted) {
  auto limits = wanted;
  limits.packed_bytes = limits.unpacked_bytes = limits.ratio = std::numeric_limits<std::uint64_t>::max() / 4;
  return limits;
}

constexpr std::string_view kOwnRules = ".insight/rules";

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

LocalCopy::~LocalCopy() {
  std::error_code ignored;  // the next start comes by
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

Sources::Sources(db::Database& database, fs::path folder, IdMaker& ids, const Clock& clock, Limits limits, blob::BlobStore* blobs,
                 Keep keep, std::chrono::hours leftovers)
    : database_(database), folder_(std::move(folder)), ids_(ids), clock_(clock), limits_(limits), blobs_(blobs), keep_(keep) {
  make_private(folder_);
  for (const auto& place : {incoming(folder_), fetched(folder_)}) {
    make_private(place);
    remove_leftovers(place, leftovers);
  }
}

void Sources::remove_orphans() const {
  const auto known = database_.read([](db::Transaction& tx) {
    std::unordered_set<std::string> ids;
    for (const auto& id : all_ids(tx)) ids.insert(id.text());
    return ids;
  });
  std::vector<fs::path> orphans;
  for (const auto& account : fs::directory_iterator(folder_)) {
    if (account.path().filename().string().starts_with('.') || !account.is_directory()) continue;
    for (const auto& source : fs::directory_iterator(account.path()))
      if (!known.contains(source.path().filename())) orphans.push_back(source.path());
  }
  for (const auto& orphan : orphans) fs::remove_all(orphan);
}

Uploaded Sources::upload(std::string_view user_id, std::string_view archive) {
  return take(user_id, [&](const fs::path& folder) {
    auto contents = unpack(archive, folder, limits_);
    if (blobs_ == nullptr) contents.hashed.clear();
    put_contents(user_id, folder, contents.hashed);
    return contents;
  });
}

// Far away each content is a request of its own, so what the account has sent before doesn't go again. (One that was lost there
// heals as all do: it counts as never sent when a manifest names it.)
void Sources::put_contents(std::string_view user_id, const fs::path& folder, const std::vector<HashedFile>& files) {
  std::unordered_set<std::string_view> sent;
  if (keep_ == Keep::PACKED)
    database_.read([&](db::Transaction& tx) {
      for (const auto& file : files)
        if (find_account_blob(tx, user_id, file.sha256)) sent.insert(file.sha256);
    });
  std::vector<blob::Named> to_put;
  for (const auto& file : files)
    if (keep_ == Keep::FOLDERS || sent.insert(file.sha256).second) to_put.push_back({file.sha256, folder / file.path});
  if (!to_put.empty()) blobs_->put_all(to_put);
}

// The archive's hash. It is on the other side when this returns.
std::string Sources::keep_packed(const SourceId& id, const fs::path& folder) {
  const Staging staging{incoming(folder_) / (id.text() + ".packed")};
  const auto archive = staging.path() / "source.tar.gz";
  auto owner = id.text();
  std::erase(owner, '-');
  pack(folder, archive, owner);
  auto hash = crypto::sha256_hex(MappedFile{archive}.bytes());
  blobs_->put(hash, archive);
  blobs_->settle();
  return hash;
}

std::optional<LocalCopy> Sources::local_copy(const SourceId& id) const {
  const auto source = database_.read([&](db::Transaction& tx) { return find(tx, id); });
  if (!source) throw Error{ErrorCode::not_found, "the source '" + id.text() + "' is not kept any more"};
  if (!source->packed) return std::nullopt;
  const auto name = ids_.uuid_v7();
  LocalCopy copy{fetched(folder_) / name};
  const LocalCopy archive{fetched(folder_) / (name + ".tar.gz")};
  make_private(copy.folder());
  if (source->files == 0) return copy;
  if (!blobs_->give(*source->packed, archive.folder()))
    throw Error{ErrorCode::not_found, "the files of the source '" + id.text() + "' are not where contents are kept; send it again"};
  unpack(MappedFile{archive.folder()}.bytes(), copy.folder(), no_limits(limits_));
  return copy;
}

Uploaded Sources::take(std::string_view user_id, const std::function<Contents(const fs::path& folder)>& fill) {
  const auto id = ids_.make<SourceId>();
  Staging staging{incoming(folder_) / id.text()};
  auto contents = fill(staging.path());
  const bool packed = keep_ == Keep::PACKED;
  const auto now = clock_.now();
  Source source{id, std::string(user_id), contents.files, contents.bytes, now, {}, false};
  if (packed) {
    source.packed = keep_packed(id, staging.path());
    std::error_code missing;
    source.brings_rules = fs::is_directory(staging.path() / kOwnRules, missing);
  } else {
    sync_all(staging.path());  // before the rows say that it is here
  }
  if (!contents.hashed.empty()) blobs_->settle();
  database_.transact([&](db::Transaction& tx) {
    insert(tx, source);
    keep_account_blobs(tx, user_id, contents.hashed, now);
    if (!packed) staging.move_to(folder_of(id, user_id));
  });
  if (!packed) staging.keep();
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
