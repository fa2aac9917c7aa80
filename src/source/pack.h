// pack: a source's folder as one tar.gz, the opposite of unpack.h. Called by service.cpp for sources that are kept among the
// contents.
#pragma once

#include <filesystem>
#include <string_view>

namespace insight::source {

// Plain files and folders of `folder`, without their times and permissions. `owner`, at most 32 bytes, stands in every entry, so
// that no two sources have the same archive, however alike they are. Throws std::system_error.
void pack(const std::filesystem::path& folder, const std::filesystem::path& archive, std::string_view owner);

}  // namespace insight::source
