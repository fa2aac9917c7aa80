#include "engine/project_files.h"

#include <algorithm>

#include "engine/files/text.h"

namespace insight::engine {

std::optional<std::string> ProjectFiles::read(const std::string& path) {
  auto read = files::read_text(root_, {.path = path, .bytes = 0, .named = true});
  auto* const text = std::get_if<files::Text>(&read);
  const cache::Key content = text != nullptr ? cache::key_of(text->content) : cache::Key{};
  {
    const std::lock_guard lock(mutex_);
    asked_.insert_or_assign(path, content);
  }
  return text != nullptr ? std::optional(std::move(text->content)) : std::nullopt;
}

std::vector<ProjectFiles::Asked> ProjectFiles::asked() const {
  const std::lock_guard lock(mutex_);
  std::vector<Asked> all;
  for (const auto& [path, content] : asked_) all.push_back({path, content});
  return all;
}

bool ProjectFiles::are_as(const std::vector<Asked>& before) {
  return std::ranges::all_of(before, [&](const Asked& one) {
    const auto text = read(one.path);
    return one.content == (text ? cache::key_of(*text) : cache::Key{});
  });
}

}  // namespace insight::engine
