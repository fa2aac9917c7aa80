// SourceFiles: the files of a folder that a server is sent, each with the hash of its content. Takes what an analysis of the folder
// would look at (ignore files honoured) and no symbolic links; runs nothing that the folder brings.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/coverage.h"

namespace insight::cli {

struct SourceFile {
  std::string path;  // relative to the folder
  std::string sha256;
  std::uint64_t size = 0;
};

struct SourceFiles {
  std::vector<SourceFile> files;
  // Files that aren't sent: unreadable, gone meanwhile, of a name that a server could not give back, or a server's own database.
  std::vector<engine::Skipped> left_out;
};
SourceFiles source_files(const std::filesystem::path& folder);

// Why a file of this name is not sent; nothing when it can be.
std::optional<std::string_view> why_not_sent(std::string_view path);

}  // namespace insight::cli
