// Project: the configuration files that say where an import leads: tsconfig.json, jsconfig.json and package.json, read as data.
// Used by the resolver. Each file is read once, through a function that the caller gives; nothing of the project is ever run, and a
// file that can't be read or understood counts as absent. One thread.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace insight::engine::graph {

// The text of a file below the root by its relative path, or nothing. Never follows a path out of the root.
using ReadProjectFile = std::function<std::optional<std::string>(const std::string& path)>;

// JSON with comments and trailing commas, as JSON. Strings stay as they are.
std::string json_of_jsonc(std::string_view text);

// "a/b/../c" as "a/c"; nothing for a path that climbs out of the root.
std::optional<std::string> normalised(std::string_view path);
std::optional<std::string> joined(std::string_view folder, std::string_view path);
std::string folder_of(std::string_view path);  // "" for a file of the root

// `compilerOptions.paths` and `baseUrl` of one tsconfig.json with all that it extends.
struct PathAliases {
  std::optional<std::string> base_url;                                     // a folder
  std::vector<std::pair<std::string, std::vector<std::string>>> patterns;  // targets are relative to the root already
};

class Project {
 public:
  explicit Project(ReadProjectFile read) : read_(std::move(read)) {}

  // Of the nearest tsconfig.json or jsconfig.json at or above the folder.
  const PathAliases& aliases_for(const std::string& folder);

  // The package.json of that very folder; null when there is none.
  const boost::json::object* package_in(const std::string& folder);

 private:
  const boost::json::object* load(const std::string& path);
  bool read_aliases(const std::string& path, PathAliases& into, int depth);
  void read_references(const boost::json::object& config, const std::string& folder, PathAliases& into, int depth);

  ReadProjectFile read_;
  std::map<std::string, std::optional<boost::json::object>> files_;
  std::map<std::string, PathAliases> aliases_;
  int configs_left_ = 0;  // that may be looked at for the folder asked for
};

}  // namespace insight::engine::graph
