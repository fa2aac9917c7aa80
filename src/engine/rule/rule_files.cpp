#include "engine/rule/rule_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include "base/text.h"
#include "engine/rule/shared_parts.h"

namespace insight::engine {
namespace {

namespace fs = std::filesystem;

bool can_be_read(const fs::directory_entry& entry) {
  std::error_code error;
  return fs::is_regular_file(entry.symlink_status(error)) && entry.file_size(error) <= max_rule_file_bytes;
}

bool is_rule_file(const fs::directory_entry& entry) {
  const auto name = entry.path().filename().string();
  const auto ending = entry.path().extension();
  if (!can_be_read(entry)) return false;
  return (ending == ".yaml" || ending == ".yml") && !name.ends_with(".test.yaml") && !name.ends_with(".test.yml");
}

// `rules:`, `"rules":`, `rules :`
bool names_rules(std::string_view line) {
  const char quote = line.starts_with('"') || line.starts_with('\'') ? line.front() : '\0';
  if (quote != '\0') line.remove_prefix(1);
  if (!line.starts_with("rules")) return false;
  line.remove_prefix(5);
  if (quote != '\0' && !line.starts_with(quote)) return false;
  if (quote != '\0') line.remove_prefix(1);
  return trim(line).starts_with(':');
}

bool has_rules(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const auto start = trim(text); start.starts_with('{')) return names_rules(trim(start.substr(1)));
  const auto lines = split(text, '\n');
  return std::any_of(lines.begin(), lines.end(), names_rules);
}

std::vector<fs::path> rule_files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (is_rule_file(*entry)) files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<std::string> text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && !in.eof()) return {};
  return text;
}

}  // namespace

std::vector<RuleSource> read_rule_folder(const fs::path& folder) {
  std::map<fs::path, std::shared_ptr<const std::string>> shared;  // by folder
  std::vector<RuleSource> sources;
  for (const fs::path& file : rule_files_below(folder)) {
    auto text = text_of(file);
    if (!text || !has_rules(*text)) continue;
    const auto [beside, is_new] = shared.try_emplace(file.parent_path());
    if (is_new) beside->second = shared_beside(file);
    sources.push_back({.path = file.generic_string(), .text = std::move(*text), .detector = "rules", .shared = beside->second});
  }
  return sources;
}

std::shared_ptr<const std::string> shared_beside(const fs::path& rule_file) {
  std::error_code error;
  const fs::directory_entry shared(rule_file.parent_path() / SharedParts::file_name, error);
  if (error || !can_be_read(shared)) return nullptr;
  auto text = text_of(shared.path());
  return text ? std::make_shared<const std::string>(std::move(*text)) : nullptr;
}

std::vector<RuleSource> project_rules(const fs::path& root) {
  std::error_code error;
  const fs::path folder = root / ".insight" / "rules";
  if (!fs::is_directory(fs::symlink_status(folder, error))) return {};
  auto sources = read_rule_folder(folder);
  if (sources.size() > max_project_rule_files) sources.resize(max_project_rule_files);
  for (RuleSource& source : sources) source.path = fs::path(source.path).lexically_relative(root).generic_string();
  return sources;
}

}  // namespace insight::engine
