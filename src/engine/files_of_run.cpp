#include "engine/files_of_run.h"

#include <memory>
#include <utility>
#include <variant>

#include "engine/files/text.h"
#include "engine/syntax/lower.h"

namespace insight::engine {

FilesOfRun::FilesOfRun(const AnalyzeOptions& options, const RunFiles& files, std::span<const graph::FileImports> facts)
    : options_(options), entries_(files.entries), resources_(files.resources), project_(files.project), facts_(facts) {}

void FilesOfRun::link() {
  links_.emplace(facts_, [this](const std::string& path) { return project_.read(path); });
}

void FilesOfRun::take_over(std::size_t file, SharedFile loaded) {
  bytes_ += loaded->text.size();
  kept_.emplace(file, std::move(loaded));
}

SharedFile FilesOfRun::load(std::size_t file) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = kept_.find(file); known != kept_.end()) return known->second;
  }
  auto loaded = lowered(file);
  const std::lock_guard lock(mutex_);
  const auto [known, is_new] = kept_.try_emplace(file, std::move(loaded));
  const SharedFile kept = known->second;
  if (is_new) make_room(kept->text.size());
  return kept;
}

std::vector<graph::Links::Target> FilesOfRun::lead(std::size_t from, const std::string& name) {
  const std::lock_guard lock(mutex_);
  return links_->of(from, name);
}

std::vector<std::size_t> FilesOfRun::heirs(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto all = links_->heirs(name);
  return {all.begin(), all.end()};
}

SharedFile FilesOfRun::lowered(std::size_t file) const {
  auto loaded = std::make_shared<LoadedFile>();
  auto text = files::read_text(options_.root, entries_[file], {.max_bytes = options_.max_file_bytes, .skip_minified = false});
  if (!std::holds_alternative<files::Text>(text)) return loaded;
  loaded->path = entries_[file].path;
  loaded->text = std::move(std::get<files::Text>(text).content);
  loaded->lines = files::LineIndex(loaded->text);
  auto lowered = syntax::lower(facts_[file].language, loaded->text);
  if (lowered.refusal == syntax::Refusal::None) loaded->tree = std::move(lowered.tree);
  return loaded;
}

// Nobody uses what goes.
void FilesOfRun::make_room(std::size_t coming) {
  bytes_ += coming;
  for (auto at = kept_.begin(); at != kept_.end() && bytes_ > most_loaded_bytes;) {
    if (at->second.use_count() > 1) {
      ++at;
      continue;
    }
    bytes_ -= at->second->text.size();
    at = kept_.erase(at);
  }
}

}  // namespace insight::engine
