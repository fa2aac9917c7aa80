#include "cli/rule_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <unordered_set>

#include "base/error.h"
#include "engine/rule/join_reader.h"
#include "engine/rule/rule_files.h"

namespace insight::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostDiagnostics = 40;

std::string read_file(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (!error && size > engine::max_rule_file_bytes)
    throw Error(ErrorCode::invalid,
                fmt::format("`{}` has {} bytes; a rule file has at most {}", path.string(), size, engine::max_rule_file_bytes));
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) throw Error(ErrorCode::invalid, fmt::format("cannot read the rule file `{}`", path.string()));
  return text.str();
}

engine::RuleSource source_of(const fs::path& path) {
  return {.path = path.generic_string(), .text = read_file(path), .detector = "rules", .shared = engine::shared_beside(path)};
}

}  // namespace

std::vector<engine::RuleSource> read_rule_files(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (!fs::exists(status)) throw Error(ErrorCode::invalid, fmt::format("rules `{}`: no such file or folder", path.string()));
  if (!fs::is_directory(status)) return {source_of(path)};
  auto sources = engine::read_rule_folder(path);
  if (sources.empty())
    throw Error(ErrorCode::invalid, fmt::format("rules `{}`: no *.yaml file with `rules:` in this folder", path.string()));
  return sources;
}

void drop_repeated(std::vector<engine::RuleSource>& sources) {
  std::unordered_set<std::string> seen;
  std::erase_if(sources, [&](const engine::RuleSource& source) {
    return !seen.insert(source.shared ? source.text + '\0' + *source.shared : source.text).second;
  });
}

namespace {

// Downwards only: rules that came with somebody's sources don't look around on this machine.
std::optional<fs::path> file_referred_to(const std::string& reference, const fs::path& from) {
  const auto plain = fs::path(reference).lexically_normal();
  if (plain.empty() || plain.is_absolute() || *plain.begin() == "..") return std::nullopt;
  for (const auto& path : {from.parent_path() / plain, plain}) {
    std::error_code error;
    if (fs::is_regular_file(path, error)) return path;
  }
  return std::nullopt;
}

}  // namespace

void add_files_of_joins(std::vector<engine::RuleSource>& sources) {
  std::vector<engine::RuleSource> referred;
  for (const auto& source : sources) {
    for (const auto& reference : engine::references_of_joins(source)) {
      const auto path = file_referred_to(reference, source.path);
      if (!path) continue;
      auto file = source_of(*path);
      const auto same = [&](const engine::RuleSource& other) { return other.path == file.path; };
      if (std::ranges::any_of(sources, same) || std::ranges::any_of(referred, same)) continue;
      file.for_joins = true;
      referred.push_back(std::move(file));
    }
  }
  std::ranges::move(referred, std::back_inserter(sources));
}

void print_diagnostics(const std::vector<engine::Diagnostic>& diagnostics) {
  for (std::size_t i = 0; i < diagnostics.size() && i < kMostDiagnostics; ++i) {
    std::fprintf(stderr, "%s: %s\n", diagnostics[i].fatal ? "error" : "note", engine::describe(diagnostics[i]).c_str());
  }
  if (diagnostics.size() > kMostDiagnostics) std::fprintf(stderr, "and %zu more\n", diagnostics.size() - kMostDiagnostics);
}

bool any_fatal(const std::vector<engine::Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const engine::Diagnostic& diagnostic) { return diagnostic.fatal; });
}

}  // namespace insight::cli
