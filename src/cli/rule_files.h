// Rule files from the disk, for the commands that take --rules: a file, or a folder with all *.yaml and *.yml below it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/rule/rule_set.h"

namespace insight::cli {

// What one --rules stands for. In a folder, files that have no top-level `rules:` are no rule files, and `*.test.yaml` are
// examples: both are left out. Throws Error(invalid) for a path that doesn't exist, can't be read, or is a folder without a rule
// file.
std::vector<engine::RuleSource> read_rule_files(const std::filesystem::path& path);

// Leaves each text once: a folder that is found and named too doesn't run its rules twice.
void drop_repeated(std::vector<engine::RuleSource>& sources);

// The files that joins among the sources refer to, if they aren't there already: beside the rule file, or below the working folder.
void add_files_of_joins(std::vector<engine::RuleSource>& sources);

// Prints complaints on stderr, each on a line, not more than a screenful.
void print_diagnostics(const std::vector<engine::Diagnostic>& diagnostics);
bool any_fatal(const std::vector<engine::Diagnostic>& diagnostics);

}  // namespace insight::cli
