#include "cli/rule_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <unordered_set>

#include "base/error.h"
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
  return {path.generic_string(), read_file(path), "rules", false};
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
  std::erase_if(sources, [&](const engine::RuleSource& source) { return !seen.insert(source.text).second; });
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
