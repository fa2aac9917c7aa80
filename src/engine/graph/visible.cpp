#include "engine/graph/visible.h"

#include <algorithm>

#include "base/text.h"
#include "engine/graph/project.h"

namespace insight::engine::graph {

using syntax::Language;

namespace {

constexpr std::size_t most_included = 400;  // files, and of one name
constexpr int deepest_include = 3;

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

std::string_view without_ending(std::string_view name) {
  return name.substr(0, name.rfind('.'));
}

bool is_c(Language language) {
  return language == Language::C || language == Language::Cpp;
}

bool is_header(std::string_view path) {
  const std::string_view ending = path.substr(std::min(path.rfind('.'), path.size()));
  return ending == ".h" || ending == ".hpp" || ending == ".hh" || ending == ".hxx";
}

// How many folders the two have in common, from the root on?
std::size_t common_folders(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i) count += a[i] == '/' ? 1 : 0;
  return count;
}

// The module's folder of a file of Swift.
std::string_view swift_module(std::string_view path) {
  for (const std::string_view root : {"Sources/", "Tests/"}) {
    const std::size_t at = path.starts_with(root) ? 0 : path.find("/" + std::string(root));
    if (at == std::string_view::npos) continue;
    const std::size_t begin = at + root.size() + (at == 0 ? 0 : 1);
    return path.substr(0, path.find('/', begin));
  }
  return path.substr(0, path.find('/') == std::string_view::npos ? 0 : path.find('/'));
}

}  // namespace

Visible::Visible(std::span<const FileImports> files) : files_(files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    const FileImports& file = files[i];
    if (file.path.empty()) continue;
    const bool c = is_c(file.language);
    if (!c && file.language != Language::Solidity && file.language != Language::Rust) continue;
    index_.emplace(file.path, i);
    const std::string_view name = name_of(file.path);
    if (file.language == Language::Rust) {
      if (name == "main.rs" || name == "lib.rs") crates_.insert(folder_of(file.path));
      continue;
    }
    by_name_[std::string(name)].push_back(i);
    if (c && !is_header(file.path)) sources_[std::string(without_ending(name))].push_back(i);
  }
}

std::optional<std::size_t> Visible::exact(const std::string& path) const {
  const auto known = index_.find(path);
  return known != index_.end() ? std::optional(known->second) : std::nullopt;
}

// From the own folder, or by the end of a path: of several the nearest, of equally near ones none.
std::optional<std::size_t> Visible::import(std::size_t from, std::string_view specifier) const {
  const std::string folder = folder_of(files_[from].path);
  if (const auto path = joined(folder, specifier)) {
    if (const auto found = exact(*path)) return found;
  }
  while (specifier.starts_with("../") || specifier.starts_with("./")) specifier.remove_prefix(specifier.find('/') + 1);
  const auto known = by_name_.find(std::string(name_of(specifier)));
  if (known == by_name_.end() || known->second.size() > most_included) return {};
  std::optional<std::size_t> best;
  std::size_t nearness = 0;
  bool several = false;
  for (const std::size_t file : known->second) {
    const std::string& path = files_[file].path;
    if (path != specifier && !path.ends_with("/" + std::string(specifier))) continue;
    const std::size_t near = common_folders(path, files_[from].path);
    several = best && near == nearness;
    if (best && near < nearness) continue;
    best = file;
    nearness = near;
  }
  return several ? std::nullopt : best;
}

// What the imports of the file itself lead to.
const std::vector<std::size_t>& Visible::imported(std::size_t from) {
  const auto [known, is_new] = imported_.try_emplace(from);
  std::vector<std::size_t>& found = known->second;
  if (!is_new) return found;
  for (const ImportFact& fact : files_[from].imports) {
    const auto target = import(from, fact.specifier);
    if (!target) continue;
    found.push_back(*target);
    if (!is_header(files_[*target].path)) continue;
    const auto sources = sources_.find(std::string(without_ending(name_of(files_[*target].path))));
    if (sources != sources_.end() && sources->second.size() <= most_included)
      found.insert(found.end(), sources->second.begin(), sources->second.end());
  }
  return found;
}

const std::vector<std::size_t>& Visible::included(std::size_t from) {
  if (const auto known = included_.find(from); known != included_.end()) return known->second;
  std::unordered_set<std::size_t> seen{from};
  std::vector<std::size_t> found;
  std::vector<std::size_t> open{from};
  for (int depth = 0; depth < deepest_include && !open.empty(); ++depth) {
    std::vector<std::size_t> next;
    for (const std::size_t file : open) {
      for (const std::size_t target : imported(file)) {
        if (found.size() == most_included || !seen.insert(target).second) continue;
        found.push_back(target);
        if (!is_c(files_[target].language) || is_header(files_[target].path)) next.push_back(target);
      }
    }
    open = std::move(next);
  }
  std::ranges::sort(found);
  return included_[from] = std::move(found);
}

bool Visible::is_same_module(std::size_t a, std::size_t b) const {
  return swift_module(files_[a].path) == swift_module(files_[b].path);
}

// The nearest folder with a main.rs or lib.rs, or the own one.
std::string Visible::crate_of(std::size_t file) const {
  std::string own = folder_of(files_[file].path);
  for (std::string folder = own;; folder = folder_of(folder)) {
    if (crates_.contains(folder)) return folder;
    if (folder.empty()) return own;
  }
}

bool Visible::is_same_crate(std::size_t a, std::size_t b) const {
  return crate_of(a) == crate_of(b);
}

// Where the modules within the file's own stand: `db/` for db.rs, `db/mod.rs`.
std::string Visible::folder_of_module(std::size_t file) const {
  const std::string& path = files_[file].path;
  const std::string_view name = name_of(path);
  std::string folder = folder_of(path);
  if (name == "mod.rs" || name == "main.rs" || name == "lib.rs") return folder;
  return std::string(without_ending(path));
}

std::optional<std::size_t> Visible::file_of_module(const std::string& folder) const {
  for (const char* ending : {".rs", "/mod.rs", "/lib.rs", "/main.rs"}) {
    if (const auto found = exact(folder.empty() ? std::string(ending).substr(ending[0] == '/' ? 1 : 0) : folder + ending))
      return found;
  }
  return {};
}

std::optional<Visible::Module> Visible::module_of(std::size_t from, std::span<const std::string_view> path) const {
  if (path.empty()) return {};
  std::string folder = folder_of_module(from);
  std::size_t at = 0;
  if (path[0] == "crate") {
    folder = crate_of(from);
    at = 1;
  } else if (path[0] == "self") {
    at = 1;
  }
  for (; at < path.size() && path[at] == "super"; ++at) folder = folder_of(folder);
  std::optional<Module> found;
  if (at > 0) {
    if (const auto file = file_of_module(folder)) found = Module{*file, at};
  }
  for (; at < path.size(); ++at) {
    folder += (folder.empty() ? "" : "/") + std::string(path[at]);
    const auto file = file_of_module(folder);
    if (!file) break;
    found = Module{*file, at + 1};
  }
  return found;
}

}  // namespace insight::engine::graph
