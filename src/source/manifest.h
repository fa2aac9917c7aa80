// Manifest: a source told by names and hashes of its files, whose contents were sent before. plan_of decides by the same rules as
// for an archive what it becomes, before anything is created. Pure.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "json/bounds.h"
#include "json/decode.h"
#include "source/limits.h"
#include "source/types.h"

namespace insight::source {

struct ManifestFile {
  std::string path;
  std::string sha256;
  std::uint64_t size = 0;
  std::optional<boost::json::value> mode;  // 420, "0644" or "100644"; only plain files are taken, and their permissions not kept
};
BOOST_DESCRIBE_STRUCT(ManifestFile, (), (path, sha256, size, mode))
inline json::Bounds bounds(const ManifestFile*) {
  return {{"path", 1, Limits{}.path_bytes}, {"sha256", 64, 64}};
}

struct Manifest {
  std::vector<ManifestFile> files;
};
BOOST_DESCRIBE_STRUCT(Manifest, (), (files))
void validate(const Manifest& manifest, json::Problems& problems);
inline json::Bounds bounds(const Manifest*) {
  return {{"files", 1, Limits{}.files}};
}

// What is to be made, in order: folders, outermost first, then files, each by its place in the manifest.
struct ManifestPlan {
  struct File {
    std::string path;  // clean
    std::size_t index = 0;
  };
  std::vector<std::string> folders;
  std::vector<File> files;
  std::vector<SkippedEntry> skipped;
  std::uint64_t bytes = 0;  // as the manifest says
};

// Throws Error: invalid (every bad path), too_large (which limit).
ManifestPlan plan_of(const Manifest& manifest, const Limits& limits);

}  // namespace insight::source
