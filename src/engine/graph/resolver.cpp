#include "engine/graph/resolver.h"

#include <algorithm>
#include <array>
#include <set>

namespace insight::engine::graph {
namespace {

constexpr int max_conditions = 16;
constexpr std::array typescript_extensions{".ts", ".tsx", ".mts", ".cts", ".d.ts"};
constexpr std::array javascript_extensions{".js", ".jsx", ".mjs", ".cjs"};
constexpr auto written_for = std::to_array<std::pair<std::string_view, std::array<std::string_view, 3>>>({
    {".js", {".ts", ".tsx", ".d.ts"}},
    {".jsx", {".tsx", ".d.ts", ""}},
    {".mjs", {".mts", ".d.mts", ""}},
    {".cjs", {".cts", ".d.cts", ""}},
});

// What `*` stands for when `text` is of the form of `pattern`; a pattern without a star matches itself, with "".
std::optional<std::string_view> star_of(std::string_view pattern, std::string_view text) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text ? std::optional(std::string_view()) : std::nullopt;
  const std::string_view before = pattern.substr(0, star);
  const std::string_view after = pattern.substr(star + 1);
  if (text.size() < before.size() + after.size() || !text.starts_with(before) || !text.ends_with(after)) return {};
  return text.substr(before.size(), text.size() - before.size() - after.size());
}

std::string with_star(std::string_view pattern, std::string_view star) {
  const std::size_t at = pattern.find('*');
  if (at == std::string_view::npos) return std::string(pattern);
  return std::string(pattern.substr(0, at)).append(star).append(pattern.substr(at + 1));
}

std::string_view text_of(const boost::json::value* value) {
  const auto* text = value != nullptr ? value->if_string() : nullptr;
  return text != nullptr ? std::string_view(text->data(), text->size()) : std::string_view();
}

// "a", "a/b" → "a"; "@s/a/b" → "@s/a".
std::string_view package_name(std::string_view specifier) {
  std::size_t slash = specifier.find('/');
  if (specifier.starts_with('@') && slash != std::string_view::npos) slash = specifier.find('/', slash + 1);
  return specifier.substr(0, slash);
}

}  // namespace

Resolver::Resolver(std::span<const FileImports> files, ReadProjectFile read) : files_(files), project_(std::move(read)) {
  std::set<std::string> folders;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].path.empty()) continue;
    index_.emplace(files[i].path, i);
    if (files[i].language == syntax::Language::Python) add_python_module(i);
    if (family_of(files[i].language) != syntax::Language::JavaScript) continue;
    for (std::string folder = folder_of(files[i].path); folders.insert(folder).second && !folder.empty();) {
      folder = folder_of(folder);
    }
  }
  for (const std::string& folder : folders) {
    const auto* package = project_.package_in(folder);
    if (package == nullptr) continue;
    if (const auto name = text_of(package->if_contains("name")); !name.empty()) packages_.emplace(name, folder);
  }
}

std::vector<std::size_t> Resolver::resolve(std::size_t file, const ImportFact& import) {
  std::vector<std::size_t> found;
  if (files_[file].language == syntax::Language::Python) {
    found = python(file, import);
  } else if (family_of(files_[file].language) == syntax::Language::JavaScript) {
    if (const Found one = script(file, import.specifier)) found.push_back(*one);
  }
  std::erase(found, file);
  return found;
}

Resolver::Found Resolver::exact(const std::string& path) const {
  const auto found = index_.find(path);
  return found != index_.end() ? Found(found->second) : Found();
}

Resolver::Found Resolver::script(std::size_t from, std::string_view specifier) {
  specifier = specifier.substr(0, specifier.find('?'));  // bundlers' `./a.js?raw`
  const FileImports& file = files_[from];
  const std::string folder = folder_of(file.path);
  const bool typescript_first = file.language != syntax::Language::JavaScript;
  if (specifier.empty() || specifier.starts_with('/')) return {};
  if (specifier == "." || specifier == ".." || specifier.starts_with("./") || specifier.starts_with("../")) {
    const auto path = joined(folder, specifier);
    return path ? file_or_folder(*path, typescript_first) : Found();
  }
  if (specifier.starts_with('#')) {
    if (const Found found = package_import(folder, specifier, typescript_first)) return found;
  }
  if (const Found found = aliased(specifier, project_.aliases_for(folder), typescript_first)) return found;
  return package(specifier, typescript_first);
}

Resolver::Found Resolver::file_or_folder(const std::string& path, bool typescript_first) {
  if (const Found found = exact(path)) return found;
  if (const Found found = with_extension(path, typescript_first)) return found;
  const std::string prefix = path.empty() ? "" : path + "/";
  if (const auto* package = project_.package_in(path)) {
    const auto main = text_of(package->if_contains("main"));
    const auto entry = main.empty() ? std::nullopt : joined(path, main);
    if (entry && *entry != path) {
      if (const Found found = exact(*entry)) return found;
      if (const Found found = with_extension(*entry, typescript_first)) return found;
      if (const Found found = with_extension(*entry + "/index", typescript_first)) return found;
    }
  }
  return with_extension(prefix + "index", typescript_first);
}

// `./a` as ./a.ts, ./a.js …, and `./a.js` as the ./a.ts that it is compiled from.
Resolver::Found Resolver::with_extension(const std::string& path, bool typescript_first) const {
  Found typescript;
  Found javascript;
  for (const char* extension : typescript_extensions) {
    if (!typescript) typescript = exact(path + extension);
  }
  for (const char* extension : javascript_extensions) {
    if (!javascript) javascript = exact(path + extension);
  }
  for (const auto& [compiled, sources] : written_for) {
    if (!path.ends_with(compiled)) continue;
    for (const std::string_view source : sources) {
      if (!typescript && !source.empty()) typescript = exact(path.substr(0, path.size() - compiled.size()).append(source));
    }
  }
  return typescript && (typescript_first || !javascript) ? typescript : javascript;
}

// The most specific pattern wins, as in TypeScript: an exact one, else the one with the longest text before its star.
Resolver::Found Resolver::aliased(std::string_view specifier, const PathAliases& aliases, bool typescript_first) {
  const std::vector<std::string>* best = nullptr;
  std::string_view star;
  std::size_t best_length = 0;
  for (const auto& [pattern, targets] : aliases.patterns) {
    const auto matched = star_of(pattern, specifier);
    if (!matched) continue;
    const bool is_exact = pattern.find('*') == std::string::npos;
    const std::size_t length = is_exact ? std::string::npos : pattern.find('*') + 1;
    if (length <= best_length) continue;
    best = &targets;
    best_length = length;
    star = *matched;
  }
  if (best != nullptr) {
    for (const std::string& target : *best) {
      const auto path = normalised(with_star(target, star));
      if (const Found found = path ? file_or_folder(*path, typescript_first) : Found()) return found;
    }
  }
  if (!aliases.base_url) return {};
  const auto path = joined(*aliases.base_url, specifier);
  return path ? file_or_folder(*path, typescript_first) : Found();
}

Resolver::Found Resolver::package(std::string_view specifier, bool typescript_first) {
  const std::string_view name = package_name(specifier);
  const auto known = packages_.find(std::string(name));
  if (known == packages_.end()) return {};
  return entry_of(known->second, "." + std::string(specifier.substr(name.size())), typescript_first);
}

// `#internal/x`: the `imports` of the nearest package.json.
Resolver::Found Resolver::package_import(const std::string& from, std::string_view specifier, bool typescript_first) {
  std::string folder = from;
  const boost::json::object* package = project_.package_in(folder);
  while (package == nullptr && !folder.empty()) {
    folder = folder_of(folder);
    package = project_.package_in(folder);
  }
  const auto* map = package != nullptr ? package->if_contains("imports") : nullptr;
  return map != nullptr && map->is_object() ? from_map(map->get_object(), specifier, folder, typescript_first) : Found();
}

// What "." or "./sub" of a package is. Where its entry is built output that is no part of the sources, src/index stands for it.
Resolver::Found Resolver::entry_of(const std::string& folder, std::string_view subpath, bool typescript_first) {
  const auto* package = project_.package_in(folder);
  const auto* exports = package != nullptr ? package->if_contains("exports") : nullptr;
  Found found;
  if (exports != nullptr) {
    const auto* map = exports->if_object();
    const bool has_subpaths = map != nullptr && !map->empty() && map->begin()->key().starts_with(".");
    if (has_subpaths) {
      found = from_map(*map, subpath, folder, typescript_first);
    } else if (subpath == ".") {
      found = target(*exports, {}, folder, typescript_first, 0);
    }
  } else {
    const auto path = joined(folder, subpath);
    if (path) found = file_or_folder(*path, typescript_first);
  }
  if (!found && subpath == ".") found = with_extension(folder.empty() ? "src/index" : folder + "/src/index", typescript_first);
  return found;
}

Resolver::Found Resolver::from_map(const boost::json::object& map, std::string_view key, const std::string& folder,
                                   bool typescript_first) {
  const boost::json::value* best = nullptr;
  std::string_view star;
  std::size_t best_length = 0;
  for (const auto& [pattern, value] : map) {
    const std::string_view spelled(pattern.data(), pattern.size());
    const auto matched = star_of(spelled, key);
    const std::size_t length = spelled == key ? std::string_view::npos : spelled.find('*') + 1;
    if (!matched || length <= best_length) continue;
    best = &value;
    best_length = length;
    star = *matched;
  }
  return best != nullptr ? target(*best, star, folder, typescript_first, 0) : Found();
}

// A path, a list of alternatives, or paths by condition, of which the first that leads to a file of ours is taken.
Resolver::Found Resolver::target(const boost::json::value& value, std::string_view star, const std::string& folder,
                                 bool typescript_first, int depth) {
  if (depth > max_conditions) return {};
  if (value.is_string()) {
    const auto path = joined(folder, with_star(text_of(&value), star));
    return path ? file_or_folder(*path, typescript_first) : Found();
  }
  if (const auto* list = value.if_array()) {
    for (const auto& one : *list) {
      if (const Found found = target(one, star, folder, typescript_first, depth + 1)) return found;
    }
  }
  if (const auto* conditions = value.if_object()) {
    for (const auto& condition : *conditions) {
      if (const Found found = target(condition.value(), star, folder, typescript_first, depth + 1)) return found;
    }
  }
  return {};
}

void Resolver::add_python_module(std::size_t file) {
  constexpr auto endings = std::to_array<std::string_view>({".py", "/__init__.py", ".pyi", "/__init__.pyi"});
  const std::string& path = files_[file].path;
  for (std::size_t rank = 0; rank < endings.size(); ++rank) {
    if (!path.ends_with(endings[rank])) continue;
    const Module module{file, rank};
    const auto [known, is_new] = python_modules_.try_emplace(path.substr(0, path.size() - endings[rank].size()), module);
    if (!is_new && rank < known->second.rank) known->second = module;
  }
}

Resolver::Found Resolver::python_module(const std::string& path) const {
  const auto found = python_modules_.find(path);
  return found != python_modules_.end() ? Found(found->second.file) : Found();
}

// The folder that the outermost package around `folder` lies in: where its absolute imports begin.
const std::string& Resolver::package_parent(const std::string& folder) {
  const auto [known, is_new] = package_parents_.try_emplace(folder, folder);
  std::string& parent = known->second;
  if (is_new) {
    while (!parent.empty() && exact(parent + "/__init__.py")) parent = folder_of(parent);
  }
  return parent;
}

// Leads to the most specific module there is: `from a import b` to a/b.py, else to a.py or a/__init__.py. The packages on the way
// are loaded too, but always before, so they make no cycle of their own.
std::vector<std::size_t> Resolver::python(std::size_t from, const ImportFact& import) {
  std::string_view dotted = import.specifier;
  const std::size_t dots = std::min(dotted.find_first_not_of('.'), dotted.size());
  dotted.remove_prefix(dots);
  std::string relative(dotted);
  std::replace(relative.begin(), relative.end(), '.', '/');

  const std::string own = folder_of(files_[from].path);
  std::vector<std::string> roots{package_parent(own)};
  for (const char* root : {"", "src"}) {
    if (root != roots.front()) roots.emplace_back(root);
  }
  if (dots > 0) {
    std::string base = own;
    for (std::size_t up = 1; up < dots; ++up) {
      if (base.empty()) return {};
      base = folder_of(base);
    }
    roots = {base};
  }
  for (const std::string& root : roots) {
    const auto path = joined(root, relative);
    if (!path) continue;
    std::vector<std::size_t> found;
    bool whole = import.names.empty();
    for (const std::string& name : import.names) {
      if (const Found module = python_module(path->empty() ? name : *path + "/" + name)) {
        found.push_back(*module);
      } else {
        whole = true;
      }
    }
    if (whole) {
      if (const Found module = path->empty() ? exact("__init__.py") : python_module(*path)) found.push_back(*module);
    }
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace insight::engine::graph
