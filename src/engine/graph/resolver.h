// Resolver: which file of the project an import leads to. Knows relative paths, tsconfig paths and baseUrl, the packages of a
// workspace (exports, imports, main, self-reference) and Python's absolute and relative modules. Anything outside the analysed
// files, a library for example, resolves to nothing. One thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/graph/imports.h"
#include "engine/graph/project.h"

namespace insight::engine::graph {

class Resolver {
 public:
  // `files` must outlive the resolver; an answer is an index into it.
  Resolver(std::span<const FileImports> files, ReadProjectFile read);

  // Several for Python's `from package import module, other_module`; never the file itself.
  std::vector<std::size_t> resolve(std::size_t file, const ImportFact& import);

 private:
  using Found = std::optional<std::size_t>;

  Found exact(const std::string& path) const;
  Found script(std::size_t from, std::string_view specifier);
  Found file_or_folder(const std::string& path, bool typescript_first);
  Found with_extension(const std::string& path, bool typescript_first) const;
  Found aliased(std::string_view specifier, const PathAliases& aliases, bool typescript_first);
  Found package(std::string_view specifier, bool typescript_first);
  Found package_import(const std::string& folder, std::string_view specifier, bool typescript_first);
  Found entry_of(const std::string& folder, std::string_view subpath, bool typescript_first);
  Found from_map(const boost::json::object& map, std::string_view key, const std::string& folder, bool typescript_first);
  Found target(const boost::json::value& value, std::string_view star, const std::string& folder, bool typescript_first, int depth);

  void add_python_module(std::size_t file);
  std::vector<std::size_t> python(std::size_t from, const ImportFact& import);
  Found python_module(const std::string& path) const;
  const std::string& package_parent(const std::string& folder);

  std::span<const FileImports> files_;
  std::unordered_map<std::string, std::size_t> index_;
  std::unordered_map<std::string, std::string> packages_;  // name → folder
  struct Module {
    std::size_t file = 0;
    std::size_t rank = 0;  // of several files for one module the lowest counts
  };
  std::unordered_map<std::string, Module> python_modules_;  // by path without what tells a module from a package
  std::unordered_map<std::string, std::string> package_parents_;
  Project project_;
};

}  // namespace insight::engine::graph
