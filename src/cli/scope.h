// Scope: what the paths on the command line mean: one root that findings are relative to, and what to analyse below it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace insight::cli {

struct Scope {
  std::filesystem::path root;                // absolute
  std::vector<std::filesystem::path> paths;  // absolute, below root; empty: all of root
};

// No path: the current folder. One folder: it is the root. Files or several paths: the current folder where all are below it, else
// the deepest folder that holds them all. Throws Error(invalid) for a path that doesn't exist.
Scope scope_of(const std::vector<std::string>& paths);

// The folder whose `.insight/rules` hold for `root`: itself, or the closest one above it that has them, not above the repository
// (a folder with `.git`), and none that belongs to another user. `root` where there is none.
std::filesystem::path project_of(const std::filesystem::path& root);

// The closest folder with `.git`, `folder` itself or one above it that isn't another user's; `folder` where there is none.
std::filesystem::path repository_of(const std::filesystem::path& folder);

}  // namespace insight::cli
