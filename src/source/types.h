// Source: the files that an account has sent, kept as a folder, or packed among the contents. Plain values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"

namespace insight::source {

using SourceId = Id<struct SourceTag>;

// What an upload left out, with the reason.
struct SkippedEntry {
  std::string path;
  std::string reason;
  bool operator==(const SkippedEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(SkippedEntry, (), (path, reason))

// A file of a source by its content.
struct HashedFile {
  std::string path;
  std::string sha256;
  std::uint64_t bytes = 0;
};

struct Contents {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::vector<SkippedEntry> skipped;
  std::vector<HashedFile> hashed;  // what was written and hashed on the way
};

struct Source {
  SourceId id;
  std::string user_id;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  Millis created_at = 0;
  std::optional<std::string> packed;  // the hash of its archive among the contents; nothing: it is a folder
  bool brings_rules = false;          // rules of its own, in .insight/rules; said of packed ones
  bool operator==(const Source&) const = default;
};
BOOST_DESCRIBE_STRUCT(Source, (), (id, user_id, files, bytes, created_at, packed, brings_rules))

// The answer to an upload.
struct Uploaded {
  SourceId source_id;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::vector<SkippedEntry> skipped;
};
BOOST_DESCRIBE_STRUCT(Uploaded, (), (source_id, files, bytes, skipped))

}  // namespace insight::source
