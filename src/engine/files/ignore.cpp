#include "engine/files/ignore.h"

#include <algorithm>

#include "base/text.h"

namespace insight::engine::files {
namespace {

// Spaces at the end don't count unless the last has a backslash before it.
std::string_view without_trailing_spaces(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ') && !(line.size() > 1 && line[line.size() - 2] == '\\')) line.remove_suffix(1);
  return line;
}

}  // namespace

void IgnoreList::add(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  for (const auto raw : split(text, '\n')) {
    auto line = without_trailing_spaces(raw);
    if (line.empty() || line[0] == '#') continue;
    Verdict verdict = Verdict::Ignore;
    if (line[0] == '!') {
      verdict = Verdict::Keep;
      line.remove_prefix(1);
    }
    const bool folders_only = line.ends_with('/');
    if (folders_only) line.remove_suffix(1);
    const bool anchored = line.find('/') != std::string_view::npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) continue;
    rules_.push_back({Glob(line), anchored, folders_only, verdict});
  }
}

std::optional<IgnoreList::Verdict> IgnoreList::verdict(std::string_view path, Entry entry) const {
  for (const IgnoreList* list = this; list != nullptr; list = list->above_.get()) {
    if (const auto said = list->own_verdict(path, entry)) return said;
  }
  return std::nullopt;
}

std::optional<IgnoreList::Verdict> IgnoreList::own_verdict(std::string_view path, Entry entry) const {
  std::string longer;
  if (!way_.empty()) path = longer.append(way_).append("/").append(path);
  if (!folder_.empty()) path.remove_prefix(folder_.size() + 1);
  return said_of(path, entry);
}

bool IgnoreList::ignores_root() const {
  for (const IgnoreList* list = this; list != nullptr; list = list->above_.get()) {
    const std::string_view way = list->way_;
    for (std::size_t end = 0; end < way.size();) {
      end = std::min(way.find('/', end + 1), way.size());
      if (list->said_of(way.substr(0, end), Entry::Folder) == Verdict::Ignore) return true;
    }
  }
  return false;
}

std::optional<IgnoreList::Verdict> IgnoreList::said_of(std::string_view path, Entry entry) const {
  const auto name = path.substr(path.rfind('/') + 1);
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->folders_only && entry == Entry::File) continue;
    if (rule->glob.matches(rule->anchored ? path : name)) return rule->verdict;
  }
  return std::nullopt;
}

}  // namespace insight::engine::files
