// Source: the files that an account has sent, kept unpacked. Plain values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
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
  bool operator==(const Source&) const = default;
};
BOOST_DESCRIBE_STRUCT(Source, (), (id, user_id, files, bytes, created_at))

// The answer to an upload.
struct Uploaded {
  SourceId source_id;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::vector<SkippedEntry> skipped;
};
BOOST_DESCRIBE_STRUCT(Uploaded, (), (source_id, files, bytes, skipped))

}  // namespace insight::source
