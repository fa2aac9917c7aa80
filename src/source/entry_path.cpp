#include "source/entry_path.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"

namespace insight::source {
namespace {

[[noreturn]] void refuse(std::string_view path, const std::string& what) {
  const auto shown = shorten(path, 200);
  throw Error{ErrorCode::invalid, "the entry '" + shown + "' " + what, {{shown, what}}};
}

bool has_parent_part(std::string_view path) {
  std::string slashes(path);
  std::ranges::replace(slashes, '\\', '/');
  return std::ranges::any_of(split(slashes, '/'), [](std::string_view part) { return part == ".."; });
}

bool is_absolute(std::string_view path) {
  const bool drive = path.size() >= 2 && path[1] == ':' && ((path[0] | 0x20) >= 'a' && (path[0] | 0x20) <= 'z');
  return path.starts_with('/') || path.starts_with('\\') || drive;
}

}  // namespace

std::string clean_entry_path(std::string_view path, const Limits& limits) {
  if (path.find('\0') != std::string_view::npos) refuse(path, "has a NUL in its name; rename it");
  if (is_absolute(path)) refuse(path, "is absolute; pack with paths relative to the project's folder");
  if (has_parent_part(path)) refuse(path, "leads out of the archive with '..'; pack from inside the project's folder");
  if (path.size() > limits.path_bytes)
    refuse(path, "has a path of " + std::to_string(path.size()) + " bytes; the limit is " + std::to_string(limits.path_bytes));
  std::vector<std::string> parts;
  for (const auto part : split(path, '/'))
    if (!part.empty() && part != ".") parts.emplace_back(part);
  if (parts.size() > limits.path_parts)
    refuse(path, "is " + std::to_string(parts.size()) + " folders deep; the limit is " + std::to_string(limits.path_parts));
  for (const auto& part : parts)
    if (part.size() > 255) refuse(path, "has a name of " + std::to_string(part.size()) + " bytes in its path; the limit is 255");
  return join(parts, "/");
}

std::optional<SkippedEntry> left_out(std::string_view clean_path) {
  const auto parts = split(clean_path, '/');
  if (const auto git = std::ranges::find(parts, ".git"); git != parts.end())
    return SkippedEntry{std::string(clean_path.substr(0, static_cast<std::size_t>(git->data() - clean_path.data()) + 4)),
                        "version control data is not kept"};
  if (!is_utf8(clean_path)) return SkippedEntry{std::string(clean_path), "its name is not UTF-8"};
  if (std::ranges::any_of(clean_path, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
    return SkippedEntry{std::string(clean_path), "its name has control characters"};
  return std::nullopt;
}

std::vector<std::string> EntryNames::add_file(const std::string& path, const Limits& limits) {
  auto folders = add_folders_of(path, limits);
  const auto [at, fresh] = taken_.try_emplace(lower(path), Taken{path, true});
  if (!fresh)
    refuse(path, at->second.spelling == path ? "is there twice; keep one of them"
                                             : "collides with '" + shorten(at->second.spelling, 200) + "'; rename one of them");
  return folders;
}

std::vector<std::string> EntryNames::add_folder(const std::string& path, const Limits& limits) {
  return add_folders_of(path + "/", limits);
}

std::vector<std::string> EntryNames::add_folders_of(std::string_view path, const Limits& limits) {
  std::vector<std::string> made;
  for (auto end = path.find('/'); end != std::string_view::npos; end = path.find('/', end + 1)) {
    std::string folder(path.substr(0, end));
    const auto [at, fresh] = taken_.try_emplace(lower(folder), Taken{folder, false});
    if (!fresh && at->second.is_file) refuse(path, "needs a folder where '" + shorten(at->second.spelling, 200) + "' is a file");
    if (!fresh && at->second.spelling != folder)
      refuse(path, "collides with the folder '" + shorten(at->second.spelling, 200) + "'; rename one of them");
    if (fresh && ++folders_ > limits.folders)
      refuse(path, "is in more than " + std::to_string(limits.folders) + " folders; send less");
    if (fresh) made.push_back(std::move(folder));
  }
  return made;
}

}  // namespace insight::source
