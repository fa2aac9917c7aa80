#include "cli/scope.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "base/error.h"

namespace insight::cli {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

// Another user's folder above ours, say /tmp/.insight, has no say in what we run.
bool is_ours(const fs::path& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 && status.st_uid == ::geteuid();
}

fs::path require_existing(const std::string& path) {
  if (path.empty()) throw Error(ErrorCode::invalid, "a path is empty; `.` is the current folder");
  std::error_code error;
  auto real = fs::canonical(path, error);
  if (error) throw Error(ErrorCode::invalid, fmt::format("`{}`: {}", path, error.message()));
  return real;
}

}  // namespace

Scope scope_of(const std::vector<std::string>& paths) {
  Scope scope;
  for (const auto& path : paths) scope.paths.push_back(require_existing(path));
  if (scope.paths.empty()) return {require_existing("."), {}};
  if (scope.paths.size() == 1 && fs::is_directory(scope.paths.front())) return {scope.paths.front(), {}};
  scope.root = require_existing(".");
  const auto outside = [&](const fs::path& path) { return !is_below(path, scope.root); };
  if (std::any_of(scope.paths.begin(), scope.paths.end(), outside)) {
    scope.root = scope.paths.front().parent_path();
    while (std::any_of(scope.paths.begin(), scope.paths.end(), outside)) scope.root = scope.root.parent_path();
  }
  return scope;
}

fs::path project_of(const fs::path& root) {
  std::error_code ignored;
  for (auto folder = root;; folder = folder.parent_path()) {
    const auto rules = folder / ".insight" / "rules";
    if (fs::is_directory(rules, ignored) && (folder == root || is_ours(rules))) return folder;
    if (fs::exists(folder / ".git", ignored) || folder == folder.parent_path()) return root;
  }
}

fs::path repository_of(const fs::path& folder) {
  std::error_code ignored;
  const fs::path real = fs::canonical(folder, ignored);
  for (fs::path at = real;; at = at.parent_path()) {
    if (fs::exists(at / ".git", ignored) && (at == real || is_ours(at / ".git"))) return at;
    if (at == at.parent_path()) return folder;
  }
}

}  // namespace insight::cli
