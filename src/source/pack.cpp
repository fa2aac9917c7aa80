#include "source/pack.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <system_error>

#include "base/error.h"
#include "base/utf8_locale.h"

namespace insight::source {
namespace {

namespace fs = std::filesystem;

struct CloseWriter {
  void operator()(archive* writer) const { archive_write_free(writer); }
};
using Writer = std::unique_ptr<archive, CloseWriter>;
struct CloseEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

[[noreturn]] void failed(archive* writer) {
  const int error = archive_errno(writer);
  if (error == ENOSPC || error == EDQUOT)
    throw Error{ErrorCode::unavailable, "the server has no room for the upload; try again later or ask its operator"};
  throw std::system_error(error, std::generic_category(), "packing a source");
}

void require(archive* writer, int result) {
  if (result < ARCHIVE_WARN) failed(writer);
}

// Cheap and good enough for text: the archive lives for a while only.
Writer open_writer(const fs::path& place) {
  Writer writer{archive_write_new()};
  require(writer.get(), archive_write_add_filter_gzip(writer.get()));
  require(writer.get(), archive_write_set_format_pax_restricted(writer.get()));
  require(writer.get(), archive_write_set_options(writer.get(), "gzip:compression-level=1,gzip:!timestamp"));
  require(writer.get(), archive_write_open_filename(writer.get(), place.c_str()));
  return writer;
}

void write_content(archive* writer, const fs::path& path) {
  const std::unique_ptr<std::FILE, CloseFile> file{std::fopen(path.c_str(), "rb")};
  if (!file) throw std::system_error(errno, std::generic_category(), "reading a source");
  std::array<char, 65536> piece;
  while (const auto got = std::fread(piece.data(), 1, piece.size(), file.get()))
    if (archive_write_data(writer, piece.data(), got) < 0) failed(writer);
}

}  // namespace

void pack(const fs::path& folder, const fs::path& place, std::string_view owner) {
  const Utf8Locale names;
  const auto writer = open_writer(place);
  const std::string owner_name(owner);
  for (const auto& found : fs::recursive_directory_iterator(folder)) {
    const std::unique_ptr<archive_entry, CloseEntry> entry{archive_entry_new()};
    const bool is_folder = found.is_directory();
    archive_entry_set_pathname(entry.get(), found.path().lexically_relative(folder).c_str());
    archive_entry_set_filetype(entry.get(), is_folder ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry.get(), is_folder ? 0700 : 0600);
    archive_entry_set_uname(entry.get(), owner_name.c_str());
    archive_entry_set_size(entry.get(), is_folder ? 0 : static_cast<la_int64_t>(found.file_size()));
    require(writer.get(), archive_write_header(writer.get(), entry.get()));
    if (!is_folder) write_content(writer.get(), found.path());
  }
  require(writer.get(), archive_write_close(writer.get()));
}

}  // namespace insight::source
