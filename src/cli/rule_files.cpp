#include "cli/rule_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/error.h"
#include "base/text.h"

namespace insight::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 4 << 20;  // a rule file larger than this is none
constexpr std::size_t kMostDiagnostics = 40;

std::string read_file(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (!error && size > kMostBytes)
    throw Error(ErrorCode::invalid, fmt::format("`{}` has {} bytes; a rule file has at most {}", path.string(), size, kMostBytes));
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) throw Error(ErrorCode::invalid, fmt::format("cannot read the rule file `{}`", path.string()));
  return text.str();
}

bool is_yaml(const fs::path& path) {
  const auto name = path.filename().string();
  const bool example = name.ends_with(".test.yaml") || name.ends_with(".test.yml");
  return (path.extension() == ".yaml" || path.extension() == ".yml") && !example;
}

bool has_rules(std::string_view text) {
  const auto lines = split(text, '\n');
  return std::any_of(lines.begin(), lines.end(),
                     [](std::string_view line) { return line.starts_with("rules:") || line.starts_with("\"rules\":"); });
}

engine::RuleSource source_of(const fs::path& path) {
  return {path.generic_string(), read_file(path), "rules", false};
}

std::vector<engine::RuleSource> read_folder(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied)) {
    if (entry.is_regular_file() && is_yaml(entry.path())) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<engine::RuleSource> sources;
  for (const auto& file : files) {
    auto source = source_of(file);
    if (has_rules(source.text)) sources.push_back(std::move(source));
  }
  return sources;
}

}  // namespace

std::vector<engine::RuleSource> read_rule_files(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (!fs::exists(status)) throw Error(ErrorCode::invalid, fmt::format("`--rules {}`: no such file or folder", path.string()));
  if (!fs::is_directory(status)) return {source_of(path)};
  auto sources = read_folder(path);
  if (sources.empty())
    throw Error(ErrorCode::invalid, fmt::format("`--rules {}`: no *.yaml file with `rules:` in this folder", path.string()));
  return sources;
}

std::vector<engine::RuleSource> project_rules(const fs::path& root) {
  std::error_code error;
  const auto folder = root / ".insight" / "rules";
  if (!fs::is_directory(fs::symlink_status(folder, error))) return {};
  return read_folder(folder);
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
