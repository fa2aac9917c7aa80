// read_resources: the configuration files of a run that its code may read, as syntax::Resources has them. Called once by analyze.
#pragma once

#include <filesystem>
#include <span>

#include "engine/files/walk.h"
#include "engine/syntax/resources.h"

namespace insight::engine {

// Small files only, 200 at most; none where no code is in a language that reads them.
syntax::Resources read_resources(const std::filesystem::path& root, std::span<const files::FileEntry> entries);

}  // namespace insight::engine
