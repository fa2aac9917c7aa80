#include "source/zip_check.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/text.h"

namespace insight::source {
namespace {

constexpr std::size_t kEndRecord = 22, kCentralHeader = 46, kLocalHeader = 30, kEnd64Locator = 20, kEnd64Record = 56;

[[noreturn]] void refuse(const std::string& what) {
  throw Error{ErrorCode::invalid, "the zip " + what + "; pack it again and send the whole file"};
}

// Little-endian numbers at checked offsets.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number(std::uint64_t at, unsigned width) const {
    if (at > bytes_.size() || bytes_.size() - at < width) refuse("is cut short");
    std::uint64_t value = 0;
    for (unsigned i = 0; i < width; ++i) value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[at + i])) << (8 * i);
    return value;
  }
  std::string_view text(std::uint64_t at, std::uint64_t length) const {
    if (at > bytes_.size() || bytes_.size() - at < length) refuse("is cut short");
    return bytes_.substr(at, length);
  }
  bool has(std::uint64_t at, std::string_view signature) const {
    return at <= bytes_.size() && bytes_.substr(at).starts_with(signature);
  }
  std::uint64_t size() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

// `end` is where the next record stands: libarchive finds the directory from there, backwards, and reads on until there.
struct Directory {
  std::uint64_t entries = 0, offset = 0, end = 0;
};

std::uint64_t find_end(const Bytes& zip, std::string_view bytes) {
  const auto at = bytes.rfind("PK\x05\x06");
  if (at == std::string_view::npos || zip.size() - at < kEndRecord) refuse("has no end record: it is cut short or not a zip");
  return at;
}

Directory find_directory(const Bytes& zip, std::string_view bytes) {
  const auto end = find_end(zip, bytes);
  if (zip.number(end + 4, 2) != 0 && zip.number(end + 4, 2) != 0xffff) refuse("is one volume of several");
  const Directory directory{zip.number(end + 10, 2), zip.number(end + 16, 4), end};
  if (end < kEnd64Locator || !zip.has(end - kEnd64Locator, "PK\x06\x07")) return directory;
  const auto end64 = zip.number(end - kEnd64Locator + 8, 8);
  if (!zip.has(end64, "PK\x06\x06") || zip.size() - end64 < kEnd64Record) refuse("has a broken zip64 end record");
  const Directory wide{zip.number(end64 + 32, 8), zip.number(end64 + 48, 8), end64};
  const bool same = (directory.entries == 0xffff || directory.entries == wide.entries) &&
                    (directory.offset == 0xffffffff || directory.offset == wide.offset);
  if (!same) refuse("names two directories, one in each of its end records");
  return wide;
}

struct Entry {
  std::uint64_t begin = 0, end = 0;
  std::string name;
};

// Sizes that don't fit 32 bits stand in the extra field 0x0001, in this order: size, packed size, offset.
void read_zip64(const Bytes& zip, std::uint64_t extra, std::uint64_t extra_end, bool size_there, std::uint64_t& packed,
                std::uint64_t& offset) {
  while (extra + 4 <= extra_end) {
    const auto id = zip.number(extra, 2), length = zip.number(extra + 2, 2);
    if (id == 1) {
      auto at = extra + 4 + (size_there ? 8 : 0);
      if (packed == 0xffffffff) packed = zip.number(at, 8), at += 8;
      if (offset == 0xffffffff) offset = zip.number(at, 8);
      return;
    }
    extra += 4 + length;
  }
}

// Reads the entry at `at` and moves `at` past it.
Entry read_entry(const Bytes& zip, std::uint64_t& at) {
  if (!zip.has(at, "PK\x01\x02")) refuse("has a broken directory");
  const auto name_length = zip.number(at + 28, 2), extra_length = zip.number(at + 30, 2), comment_length = zip.number(at + 32, 2);
  Entry entry;
  entry.name = zip.text(at + kCentralHeader, name_length);
  const auto shown = "'" + shorten(entry.name, 200) + "'";
  if (entry.name.find('\0') != std::string::npos) refuse("has an entry with a NUL in its name: " + shown);
  if (zip.number(at + 8, 2) & 1) refuse("has an encrypted entry, " + shown + ", which nobody here could read");
  auto packed = zip.number(at + 20, 4), offset = zip.number(at + 42, 4);
  const auto extra = at + kCentralHeader + name_length;
  read_zip64(zip, extra, extra + extra_length, zip.number(at + 24, 4) == 0xffffffff, packed, offset);
  if (!zip.has(offset, "PK\x03\x04")) refuse("has an entry without its header: " + shown);
  entry.begin = offset;
  const auto data = offset + kLocalHeader + zip.number(offset + 26, 2) + zip.number(offset + 28, 2);
  if (packed > zip.size() || data > zip.size() - packed) refuse("has an entry that reaches beyond its end: " + shown);
  entry.end = data + packed;
  at += kCentralHeader + name_length + extra_length + comment_length;
  return entry;
}

}  // namespace

bool looks_like_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

void check_zip(std::string_view bytes) {
  const Bytes zip{bytes};
  const auto directory = find_directory(zip, bytes);
  if (directory.entries > zip.size() / kCentralHeader) refuse("promises more entries than it has bytes for");
  std::vector<Entry> entries;
  entries.reserve(directory.entries);
  auto at = directory.offset;
  for (std::uint64_t i = 0; i < directory.entries; ++i) entries.push_back(read_entry(zip, at));
  if (at != directory.end) refuse("has something between its directory and its end record");
  std::ranges::sort(entries, {}, &Entry::begin);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].end > directory.offset)
      refuse("has an entry that overlaps its directory: '" + shorten(entries[i].name, 200) + "'");
    if (i > 0 && entries[i].begin < entries[i - 1].end)
      refuse("has entries that overlap: '" + shorten(entries[i - 1].name, 200) + "' and '" + shorten(entries[i].name, 200) + "'");
  }
}

}  // namespace insight::source
