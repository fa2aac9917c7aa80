#include "engine/read_resources.h"

#include <algorithm>
#include <variant>

#include "engine/files/text.h"

namespace insight::engine {
namespace {

constexpr std::size_t most_resources = 200;  // files
constexpr std::uint64_t most_resource_bytes = 32 * 1024;

bool reads_resources(const files::FileEntry& entry) {
  const auto language = syntax::language_of_file(entry.path);
  return language && syntax::Resources::reads(*language);
}

}  // namespace

syntax::Resources read_resources(const std::filesystem::path& root, std::span<const files::FileEntry> entries) {
  syntax::Resources resources;
  std::size_t left = std::ranges::any_of(entries, reads_resources) ? most_resources : 0;
  for (const files::FileEntry& entry : entries) {
    if (left == 0 || entry.bytes > most_resource_bytes || !syntax::Resources::is_one(entry.path)) continue;
    --left;
    const auto text = files::read_text(root, entry, {.max_bytes = most_resource_bytes, .skip_minified = false});
    if (const auto* const content = std::get_if<files::Text>(&text)) resources.add(entry.path, content->content);
  }
  return resources;
}

}  // namespace insight::engine
