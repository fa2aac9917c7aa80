// ProjectFiles: the configuration that says where imports lead (package.json, tsconfig.json), read below the root as data, also
// where the walk left it out. Remembers what was asked for, so that a result is only taken from an earlier run while that is the
// same. Used by analyze for the import graph; any thread.
#pragma once

#include <boost/describe.hpp>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/cache/findings_cache.h"

namespace insight::engine {

class ProjectFiles {
 public:
  explicit ProjectFiles(std::filesystem::path root) : root_(std::move(root)) {}

  std::optional<std::string> read(const std::string& path);  // relative to the root; nothing: it isn't there or no text

  struct Asked {
    std::string path;
    cache::Key content;  // nothing but zeros: there was none
  };
  std::vector<Asked> asked() const;  // by path, each once
  bool are_as(const std::vector<Asked>& before);

 private:
  std::filesystem::path root_;
  mutable std::mutex mutex_;
  std::map<std::string, cache::Key> asked_;
};
BOOST_DESCRIBE_STRUCT(ProjectFiles::Asked, (), (path, content))

}  // namespace insight::engine
