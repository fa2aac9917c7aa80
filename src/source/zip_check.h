// The central directory of a zip, read by ourselves: libarchive takes several entries that share their bytes without complaint,
// which is how a small zip becomes an endless one. Pure; looks at the archive's bytes and creates nothing.
#pragma once

#include <string_view>

namespace insight::source {

bool looks_like_zip(std::string_view bytes);

// Throws Error(invalid) naming the entry: overlapping entries, entries outside the file, NUL in a name, encryption, parts of a
// multi-volume archive, a directory that can't be read, or that another reader could find elsewhere or longer.
void check_zip(std::string_view bytes);

}  // namespace insight::source
