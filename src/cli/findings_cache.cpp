#include "cli/findings_cache.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <unordered_set>

#include "cli/version.h"
#include "engine/cache/findings_cache.h"

namespace insight::cli {
namespace {

namespace fs = std::filesystem;

fs::path cache_home() {
  const char* given = std::getenv("XDG_CACHE_HOME");
  if (given != nullptr && fs::path(given).is_absolute()) return fs::path(given) / "insight";
  const char* home = std::getenv("HOME");
  return home != nullptr && fs::path(home).is_absolute() ? fs::path(home) / ".cache" / "insight" : fs::path();
}

// `today()` in a comparison.
bool asks_for_the_day(const std::string& text) {
  constexpr std::string_view word = "today";
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const std::size_t next = text.find_first_not_of(" \t", at + word.size());
    if (next != std::string::npos && text[next] == '(') return true;
  }
  return false;
}

bool depend_on_the_day(std::span<const engine::RuleSource> sources) {
  std::unordered_set<const std::string*> shared;  // that were asked; many sources have the same
  return std::ranges::any_of(sources, [&](const engine::RuleSource& source) {
    return asks_for_the_day(source.text) ||
           (source.shared && shared.insert(source.shared.get()).second && asks_for_the_day(*source.shared));
  });
}

std::string digest_of(const std::string& text) {
  const auto key = engine::cache::key_of(text);
  return fmt::format("{:016x}{:016x}", key.high, key.low);
}

// Another build may find other things under the same version.
std::string program() {
  struct stat status{};
  if (::stat("/proc/self/exe", &status) != 0) return {};
  return fmt::format("{} {} {}.{} {}", kVersion, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ino);
}

}  // namespace

void use_cache(engine::AnalyzeOptions& options, std::span<const engine::RuleSource> sources) {
  const std::string identity = program();
  if (identity.empty() || depend_on_the_day(sources)) return;
  std::string all = identity;
  for (const auto& source : sources) {
    all += fmt::format("\n{} {}", source.detector, digest_of(source.text));
    if (!source.builtin) all += source.path;  // joins refer to files
    if (!source.builtin && source.shared) all += digest_of(*source.shared);
    if (source.for_joins) all += " for joins";
  }
  options.cache_key = std::move(all);
  options.cache_folder = cache_home();
}

}  // namespace insight::cli
