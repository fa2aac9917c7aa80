// FindingsCache: what single files gave in earlier runs of the same rules with the same options, on disk, so that an unchanged file
// costs reading and hashing. A run has one pack: a file that is read whole at the start and, when there is something new, written
// anew at the end beside it and renamed over it; runs at the same time never see half of one, and the last one's stays. Its size
// and the folder's are bounded. Used by analyze; find and add are called from its threads. Throws nothing: a cache that can't be
// read or written is an empty one.
#pragma once

#include <boost/describe.hpp>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insight::engine::cache {

struct Key {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Key&) const = default;
};
BOOST_DESCRIBE_STRUCT(Key, (), (high, low))
Key key_of(std::string_view bytes);

struct Limits {
  std::uint64_t pack_bytes = 128u << 20;
  std::uint64_t folder_bytes = 512u << 20;
  std::uint32_t idle_runs = 20;  // that wrote the pack without asking for an entry, until the entry goes
};

class FindingsCache {
 public:
  FindingsCache(std::filesystem::path folder, Key run, Limits limits = {});

  // Valid as long as the cache is.
  std::optional<std::string_view> find(const Key& key);
  void add(const Key& key, std::string value);
  void save();

 private:
  struct Entry {
    Key key;
    std::uint32_t used = 0;  // the generation that last asked for it
    std::string_view value;
  };
  bool read_pack();
  std::vector<Entry> entries_to_keep() const;
  void make_room(std::uint64_t coming) const;

  std::filesystem::path folder_;
  std::filesystem::path pack_;
  Limits limits_;
  std::string bytes_;           // of the pack
  std::vector<Entry> entries_;  // by key
  std::uint32_t generation_ = 1;
  std::mutex mutex_;
  std::vector<std::pair<Key, std::string>> added_;
};

}  // namespace insight::engine::cache
