#include "engine/cache/findings_cache.h"

#define XXH_INLINE_ALL
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>

#include "engine/cache/codec.h"

namespace insight::engine::cache {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "INSIGHT1";
constexpr std::string_view ending = ".pack";

std::uint64_t checksum(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

// A link is not followed and a file of somebody else's not believed.
bool read_own_file(const fs::path& path, std::uint64_t most, std::string& bytes) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return false;
  struct stat status{};
  bool good = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid() &&
              static_cast<std::uint64_t>(status.st_size) <= most;
  if (good) bytes.resize(static_cast<std::size_t>(status.st_size));
  for (std::size_t at = 0; good && at < bytes.size();) {
    const ssize_t got = ::read(file, bytes.data() + at, bytes.size() - at);
    good = got > 0;
    at += good ? static_cast<std::size_t>(got) : 0;
  }
  ::close(file);
  return good;
}

bool write_new_file(const fs::path& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return false;
  bool good = true;
  while (good && !bytes.empty()) {
    const ssize_t put = ::write(file, bytes.data(), bytes.size());
    good = put > 0;
    if (good) bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return ::close(file) == 0 && good;
}

}  // namespace

Key key_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

FindingsCache::FindingsCache(fs::path folder, Key run, Limits limits)
    : folder_(std::move(folder)), pack_(folder_ / fmt::format("{:016x}{:016x}{}", run.high, run.low, ending)), limits_(limits) {
  if (!read_pack()) {
    entries_.clear();
    generation_ = 1;
  }
}

// MAGIC, checksum of the rest, generation, number, then key, generation and size of each, then the values.
bool FindingsCache::read_pack() {
  if (!read_own_file(pack_, limits_.pack_bytes + (1u << 20), bytes_)) return false;
  Reader reader(bytes_);
  if (reader.take(magic.size()) != magic) return false;
  std::uint64_t sum = 0;
  reader.get(sum);
  if (!reader.ok() || sum != checksum(std::string_view(bytes_).substr(magic.size() + sizeof sum))) return false;
  std::uint32_t count = 0;
  reader.get(generation_);
  reader.get(count);
  std::vector<std::uint32_t> sizes;
  for (std::uint32_t i = 0; reader.ok() && i < count; ++i) {
    Entry& entry = entries_.emplace_back();
    reader.get(entry.key.high);
    reader.get(entry.key.low);
    reader.get(entry.used);
    reader.get(sizes.emplace_back());
  }
  for (std::size_t i = 0; reader.ok() && i < entries_.size(); ++i) entries_[i].value = reader.take(sizes[i]);
  ++generation_;
  return reader.at_end() &&
         std::is_sorted(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
}

std::optional<std::string_view> FindingsCache::find(const Key& key) {
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), key, [](const Entry& e, const Key& k) { return e.key < k; });
  if (at == entries_.end() || at->key != key) return {};
  at->used = generation_;  // no two files have one key: it holds the path
  return at->value;
}

void FindingsCache::add(const Key& key, std::string value) {
  const std::lock_guard lock(mutex_);
  added_.emplace_back(key, std::move(value));
}

// The latest used first, as many as there is room for.
std::vector<FindingsCache::Entry> FindingsCache::entries_to_keep() const {
  constexpr std::uint64_t overhead = 24;
  std::vector<Entry> all;
  // What was added counts more than what the pack had under the same key: its finder had no use for that.
  for (const auto& [key, value] : added_) all.push_back({key, generation_, value});
  for (const Entry& entry : entries_) {
    if (entry.used + limits_.idle_runs >= generation_) all.push_back(entry);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Entry& a, const Entry& b) { return std::pair(b.used, a.key) < std::pair(a.used, b.key); });
  std::uint64_t bytes = 0;
  const auto full = std::find_if(all.begin(), all.end(), [&](const Entry& entry) {
    bytes += overhead + entry.value.size();
    return bytes > limits_.pack_bytes;
  });
  all.erase(full, all.end());
  std::stable_sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
  all.erase(std::unique(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.key == b.key; }), all.end());
  return all;
}

void FindingsCache::save() {
  if (added_.empty()) return;
  const std::vector<Entry> entries = entries_to_keep();
  std::string body;
  put(body, generation_);
  put(body, static_cast<std::uint32_t>(entries.size()));
  for (const Entry& entry : entries) {
    put(body, entry.key.high);
    put(body, entry.key.low);
    put(body, entry.used);
    put(body, static_cast<std::uint32_t>(entry.value.size()));
  }
  for (const Entry& entry : entries) body += entry.value;
  std::string whole(magic);
  put(whole, checksum(body));
  whole += body;

  std::error_code error;
  fs::create_directories(folder_, error);
  ::chmod(folder_.c_str(), 0700);
  make_room(whole.size());
  const fs::path draft = pack_.string() + fmt::format(".{}.{}.new", ::getpid(), static_cast<const void*>(this));
  fs::remove(draft, error);
  if (!write_new_file(draft, whole)) {
    fs::remove(draft, error);
    return;
  }
  fs::rename(draft, pack_, error);
  if (error) fs::remove(draft, error);
}

// The packs that were not written for longest go first; drafts of runs that died too.
void FindingsCache::make_room(std::uint64_t coming) const {
  struct Old {
    fs::file_time_type written;
    std::uint64_t bytes;
    fs::path path;
  };
  std::vector<Old> packs;
  std::error_code error;
  std::uint64_t total = coming;
  const auto now = fs::file_time_type::clock::now();
  for (auto at = fs::directory_iterator(folder_, error); !error && at != fs::directory_iterator(); at.increment(error)) {
    std::error_code gone;
    const auto written = at->last_write_time(gone);
    const auto bytes = at->file_size(gone);
    if (gone) continue;
    if (at->path().extension() == ".new" && now - written > std::chrono::hours(1)) fs::remove(at->path(), gone);
    if (at->path().extension() != ending || at->path() == pack_) continue;
    packs.push_back({written, bytes, at->path()});
    total += bytes;
  }
  std::sort(packs.begin(), packs.end(), [](const Old& a, const Old& b) { return a.written < b.written; });
  for (const Old& pack : packs) {
    if (total <= limits_.folder_bytes) return;
    total -= pack.bytes;
    fs::remove(pack.path, error);
  }
}

}  // namespace insight::engine::cache
