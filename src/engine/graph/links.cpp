#include "engine/graph/links.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "engine/syntax/languages/go_package.h"

namespace insight::engine::graph {

using syntax::Language;

namespace {

constexpr std::size_t most_beside = 400;  // files
constexpr std::size_t most_heirs = 12;    // files; of what more are made from, nobody knows which is meant

// Do files of one folder see each other's names without importing them?
bool shares_folder(Language language) {
  return language == Language::Java || language == Language::Kotlin || language == Language::Scala || language == Language::Go;
}

// Do files see each other's classes wherever they stand?
bool sees_all(Language language) {
  return language == Language::CSharp || language == Language::Ruby;
}

// C's headers are read as C, its files may be C++.
bool may_call(Language from, Language to) {
  const auto either_c = [](Language language) { return language == Language::C || language == Language::Cpp; };
  return from == to || (either_c(from) && either_c(to));
}

std::string_view stem_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  return path.substr(0, path.find('.'));
}

// How many of the parts before the name are the folders before the file, from the last on?
std::size_t shared(std::string_view path, std::span<const std::string_view> parts) {
  std::string folder = folder_of(path);
  std::size_t count = 0;
  while (!parts.empty() && !folder.empty() && stem_of(folder) == parts.back()) {
    folder = folder_of(folder);
    parts = parts.first(parts.size() - 1);
    ++count;
  }
  return count;
}

}  // namespace

Links::Links(std::span<const FileImports> files, ReadProjectFile read)
    : files_(files), resolver_(files, std::move(read)), visible_(files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    const FileImports& file = files[i];
    by_stem_[file_key(file.language, stem_of(file.path))].push_back(i);
    by_folder_[folder_of(file.path)].push_back(i);
    if (file.names) {
      for (const std::uint32_t base : file.names->bases) by_base_[base].push_back(i);
    }
    if (file.names && leads_to_definitions(file.language)) {
      for (const std::uint32_t name : file.names->gives) by_given_[name].push_back(i);
    }
    if (sees_all(file.language)) by_number_[file_number(file.language, stem_of(file.path))].push_back(i);
  }
}

const std::vector<Links::Target>& Links::of(std::size_t from, const std::string& name) {
  const auto [known, is_new] = known_.try_emplace({from, name});
  if (!is_new) return known->second;
  switch (link_way(files_[from].language)) {
    case LinkWay::Module:
      return known->second = module_of(from, name);
    case LinkWay::Class:
      return known->second = class_of(from, name);
    case LinkWay::Package:
      return known->second = package_of(from, name);
    case LinkWay::Defined:
      return known->second = definition_of(from, name);
    case LinkWay::Path:
      return known->second = path_of(from, name);
    case LinkWay::None:
      return known->second;
  }
  return known->second;
}

// The longest beginning that is a module: `a.b.f` is f of a/b.py, `./db.run` is run of ./db.ts.
std::vector<Links::Target> Links::module_of(std::size_t from, std::string_view name) {
  for (std::size_t end = name.size(); end != std::string_view::npos && end > 0; end = name.rfind('.', end - 1)) {
    ImportFact import;
    import.specifier = name.substr(0, end);
    if (import.specifier.find_first_not_of("./") == std::string::npos) break;
    const auto found = resolver_.resolve(from, import);
    if (found.size() != 1) continue;
    return {{found.front(), std::string(name.substr(std::min(end + 1, name.size())))}};
  }
  return {};
}

// Of several files that go by the name, the one whose folders fit best; of equal ones none.
std::vector<Links::Target> Links::class_of(std::size_t from, std::string_view name) const {
  const auto parts = split(name, '.');
  for (std::size_t at = parts.size(); at-- > 0;) {
    const auto known = by_stem_.find(file_key(files_[from].language, parts[at]));
    if (known == by_stem_.end()) continue;
    std::size_t best = 0;
    std::vector<std::size_t> fitting;
    for (const std::size_t file : known->second) {
      if (file == from || files_[file].language != files_[from].language) continue;
      const bool is_near = at == 0 && folder_of(files_[file].path) == folder_of(files_[from].path);
      const std::size_t fit = shared(files_[file].path, std::span(parts).first(at)) + (is_near ? 1 : 0);
      if (fit > best) fitting.clear();
      if (fit >= best) fitting.push_back(file);
      best = std::max(best, fit);
    }
    if (fitting.size() != 1) continue;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < at; ++i) begin += parts[i].size() + 1;
    return {{fitting.front(), std::string(name.substr(begin))}};
  }
  return {};
}

// `db.Run` by the folder of the package that is imported as db, `Run` by the own one.
std::vector<Links::Target> Links::package_of(std::size_t from, std::string_view name) const {
  const std::size_t dot = name.find('.');
  std::string_view folder;
  const std::string own = folder_of(files_[from].path);
  if (dot != std::string_view::npos) folder = go_folder(from, name.substr(0, dot));
  const bool is_own = folder.empty();
  const auto files = by_folder_.find(is_own ? std::string_view(own) : folder);
  if (files == by_folder_.end()) return {};
  std::vector<Target> targets;
  for (const std::size_t file : files->second) {
    if (file == from || files_[file].language != Language::Go || files_[file].path.ends_with("_test.go")) continue;
    targets.push_back({file, std::string(is_own ? name : name.substr(dot + 1))});
  }
  return targets;
}

bool Links::sees(std::size_t from, std::size_t to) {
  if (!may_call(files_[from].language, files_[to].language)) return false;
  switch (files_[from].language) {
    case Language::Swift:
      return visible_.is_same_module(from, to);
    case Language::Rust:
      return visible_.is_same_crate(from, to);
    default:
      return std::ranges::binary_search(visible_.included(from), to);
  }
}

// `Helper.run` by the files that define Helper. An imported name has the import before it (Solidity).
std::vector<Links::Target> Links::definition_of(std::size_t from, std::string_view name) {
  for (const ImportFact& import : files_[from].imports) {
    const std::string& specifier = import.specifier;
    if (specifier.empty() || !name.starts_with(specifier) || name.size() <= specifier.size() || name[specifier.size()] != '.')
      continue;
    if (const auto file = visible_.import(from, specifier)) return {{*file, std::string(name.substr(specifier.size() + 1))}};
  }
  std::vector<Target> targets;
  const auto known = by_given_.find(static_cast<std::uint32_t>(syntax::symbol_of(name.substr(0, name.find('.')))));
  if (known == by_given_.end() || known->second.size() > most_beside) return targets;
  for (const std::size_t file : known->second) {
    if (file != from && sees(from, file)) targets.push_back({file, std::string(name)});
  }
  return targets;
}

std::vector<Links::Target> Links::path_of(std::size_t from, std::string_view name) const {
  const auto parts = split(name, '.');
  const auto module = visible_.module_of(from, parts);
  if (!module || module->file == from) return {};
  std::size_t begin = 0;
  for (std::size_t i = 0; i < module->parts; ++i) begin += parts[i].size() + 1;
  return {{module->file, std::string(name.substr(std::min(begin, name.size())))}};
}

// The longest folder that ends the path under which the package is imported.
std::string_view Links::go_folder(std::size_t from, std::string_view package) const {
  for (const ImportFact& import : files_[from].imports) {
    if (syntax::go_package(import.specifier) != package) continue;
    std::string_view path = import.specifier;
    for (;;) {
      if (const auto folder = by_folder_.find(path); folder != by_folder_.end()) return folder->first;
      const std::size_t slash = path.find('/');
      if (slash == std::string_view::npos) break;
      path.remove_prefix(slash + 1);
    }
  }
  return {};
}

std::vector<std::size_t> Links::beside(std::size_t from) {
  std::vector<std::size_t> found;
  const FileImports& file = files_[from];
  for (const ImportFact& import : file.imports) add_imported(from, import, found);
  if (shares_folder(file.language)) add_folder(from, folder_of(file.path), found);
  if (sees_all(file.language)) add_all_seen(from, found);
  if (leads_to_definitions(file.language)) add_defining(from, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase_if(found, [&](std::size_t other) { return other == from || !may_lead(from, other); });
  if (found.size() > most_beside) found.resize(most_beside);
  add_heirs(from, found);
  return found;
}

std::span<const std::size_t> Links::heirs(std::string_view name) const {
  const auto known = by_base_.find(static_cast<std::uint32_t>(syntax::symbol_of(name)));
  if (known == by_base_.end() || known->second.size() > most_heirs) return {};
  return known->second;
}

// Whoever calls a class of `from` may run what a class made from it does instead.
void Links::add_heirs(std::size_t from, std::vector<std::size_t>& found) const {
  if (!files_[from].names) return;
  for (const std::uint32_t name : files_[from].names->abstracts) {
    const auto known = by_base_.find(name);
    if (known == by_base_.end() || known->second.size() > most_heirs) continue;
    for (const std::size_t file : known->second) {
      const bool is_new = file != from && family_of(files_[file].language) == family_of(files_[from].language);
      const auto at = std::lower_bound(found.begin(), found.end(), file);
      if (is_new && (at == found.end() || *at != file)) found.insert(at, file);
    }
  }
}

// Found by the names that the file uses, not by asking all: of ten thousand files each would ask ten thousand.
void Links::add_all_seen(std::size_t from, std::vector<std::size_t>& found) const {
  const FileImports& file = files_[from];
  if (!file.names) return add_folder(from, folder_of(file.path), found);
  for (const std::uint32_t use : file.names->uses) {
    const auto known = by_number_.find(use);
    if (known == by_number_.end()) continue;
    std::ranges::copy_if(known->second, std::back_inserter(found),
                         [&](std::size_t other) { return files_[other].language == file.language; });
  }
}

// By the names that it uses; of what it includes also files of which nobody knows what they define.
void Links::add_defining(std::size_t from, std::vector<std::size_t>& found) {
  const bool includes = files_[from].language != Language::Swift && files_[from].language != Language::Rust;
  if (includes) {
    std::ranges::copy_if(visible_.included(from), std::back_inserter(found),
                         [&](std::size_t file) { return !files_[file].names || !files_[from].names; });
  }
  if (!files_[from].names) return;
  for (const std::uint32_t use : files_[from].names->uses) {
    const auto known = by_given_.find(use);
    if (known == by_given_.end() || known->second.size() > most_beside) continue;
    std::ranges::copy_if(known->second, std::back_inserter(found), [&](std::size_t file) { return sees(from, file); });
  }
}

// A file whose names nobody has collected may lead anywhere.
bool Links::may_lead(std::size_t from, std::size_t to) const {
  const auto& here = files_[from].names;
  const auto& there = files_[to].names;
  return !here || !there || graph::may_lead(files_[from].language, *here, stem_of(files_[to].path), *there);
}

void Links::add_imported(std::size_t from, const ImportFact& import, std::vector<std::size_t>& found) {
  switch (link_way(files_[from].language)) {
    case LinkWay::Module: {
      const auto files = resolver_.resolve(from, import);
      found.insert(found.end(), files.begin(), files.end());
      return;
    }
    case LinkWay::Class:
      for (const std::string& name : import.names) {
        for (const Target& target : of(from, import.specifier + "." + name)) found.push_back(target.file);
        std::string folder = import.specifier;
        std::replace(folder.begin(), folder.end(), '.', '/');
        if (name == "*") add_folder(from, folder, found);
      }
      return;
    case LinkWay::Package:
      return add_folder(from, std::string(go_folder(from, syntax::go_package(import.specifier))), found);
    case LinkWay::Path:
      for (const std::string& name : import.names) {
        for (const Target& target : of(from, import.specifier + "." + name)) found.push_back(target.file);
      }
      return;
    case LinkWay::Defined:  // by what it defines
    case LinkWay::None:
      return;
  }
}

// All files of the language in the folder, or in those that end so.
void Links::add_folder(std::size_t from, const std::string& folder, std::vector<std::size_t>& found) const {
  for (const auto& [path, files] : by_folder_) {
    if (path != folder && !(!folder.empty() && path.ends_with("/" + folder))) continue;
    for (const std::size_t file : files) {
      if (files_[file].language == files_[from].language) found.push_back(file);
    }
  }
}

}  // namespace insight::engine::graph
