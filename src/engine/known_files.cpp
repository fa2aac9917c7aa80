#include "engine/known_files.h"

#include <algorithm>
#include <string>

#include "engine/cache/codec.h"
#include "engine/syntax/resources.h"

namespace insight::engine {
namespace {

// The coarsest clock of a file system that is still met.
constexpr auto settled_after = std::chrono::seconds(2);

// What stands behind an entry: the key of the content it had, or why that isn't analysed.
struct Remembered {
  cache::Key content;
  std::vector<Skipped> skipped;
};
BOOST_DESCRIBE_STRUCT(Remembered, (), (content, skipped))

template <class T>
std::optional<T> decoded(std::optional<std::string_view> value) {
  if (!value) return {};
  T result;
  cache::Reader reader(*value);
  reader.get(result);
  return reader.at_end() ? std::optional(std::move(result)) : std::nullopt;
}

bool may_be_otherwise_next_time(const Skipped& skipped) {
  return skipped.reason.starts_with("unreadable");
}

}  // namespace

// What a file gives may depend on them.
std::uint64_t KnownFiles::resources_for(const files::FileEntry& entry) const {
  const auto language = syntax::language_of_file(entry.path);
  return !language || syntax::Resources::reads(*language) ? resources_ : 0;
}

cache::Key KnownFiles::key_of_entry(const files::FileEntry& entry) const {
  std::string all;
  cache::put(all, entry.bytes);
  cache::put(all, entry.named);
  cache::put(all, entry.stamp);
  cache::put(all, resources_for(entry));
  all += entry.path;
  return cache::key_of(all);
}

// Rules look at paths, findings hold them, and a file that is named is taken whatever it is.
cache::Key KnownFiles::key_of(const files::FileEntry& entry, std::string_view content) const {
  const cache::Key of_content = cache::key_of(content);
  std::string all;
  cache::put(all, of_content);
  cache::put(all, entry.named);
  cache::put(all, resources_for(entry));
  all += entry.path;
  return cache::key_of(all);
}

std::optional<std::string_view> KnownFiles::state(const files::FileEntry& entry) const {
  return cache_.find(key_of_entry(entry));
}

std::optional<std::string> KnownFiles::state_of(const FileResult& result) {
  Remembered remembered{.content = result.key};
  if (result.key == cache::Key{}) remembered.skipped = result.skipped;
  if (std::ranges::any_of(remembered.skipped, may_be_otherwise_next_time)) return {};
  std::string value;
  cache::put(value, remembered);
  return value;
}

std::optional<FileResult> KnownFiles::recall(const files::FileEntry& entry) const {
  const auto known = decoded<Remembered>(state(entry));
  if (!known) return {};
  if (known->skipped.empty()) return decoded<FileResult>(cache_.find(known->content));
  FileResult result;
  result.skipped = known->skipped;
  return result;
}

std::optional<FileResult> KnownFiles::recall(const files::FileEntry& entry, const cache::Key& key) {
  auto known = decoded<FileResult>(cache_.find(key));
  if (known) keep_entry(entry, *known);
  return known;
}

void KnownFiles::keep(const files::FileEntry& entry, const FileResult& result) {
  keep_entry(entry, result);
  if (result.key == cache::Key{}) return;
  std::string value;
  cache::put(value, result);
  cache_.add(result.key, std::move(value));
}

void KnownFiles::keep_entry(const files::FileEntry& entry, const FileResult& result) {
  const std::chrono::nanoseconds changed(entry.stamp.changed);
  if (changed + settled_after > now_.time_since_epoch()) return;
  if (auto state = state_of(result)) cache_.add(key_of_entry(entry), std::move(*state));
}

}  // namespace insight::engine
