// Rule files from a folder, and those that analysed code brings along. Used by the command line and by the worker's child, so that
// both run the same rules. They are data: read, never run; links are not followed.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/rule/reader.h"

namespace insight::engine {

inline constexpr std::uintmax_t max_rule_file_bytes = 4u << 20;

// All *.yaml and *.yml below the folder in the order of their paths, for the detector `rules`. Left out: files without a top-level
// `rules:`, `*.test.yaml` (those are examples), links, and files that are too large or can't be read.
std::vector<RuleSource> read_rule_folder(const std::filesystem::path& folder);

// The text of `shared.yaml` beside a rule file; nothing when there is none.
std::shared_ptr<const std::string> shared_beside(const std::filesystem::path& rule_file);

// ROOT/.insight/rules, if it is there; at most max_project_rule_files of them. Paths are relative to the root.
inline constexpr std::size_t max_project_rule_files = 1'000;
std::vector<RuleSource> project_rules(const std::filesystem::path& root);

}  // namespace insight::engine
