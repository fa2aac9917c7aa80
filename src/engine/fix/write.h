// Writes a fixed file in place of the one that was read: a new file in its folder, with its mode, renamed over it, so that nobody
// ever sees half of it. Never follows a link, never leaves the root, and leaves a file alone that has changed since it was read.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/fix/edits.h"

namespace insight::engine::fix {

// Why it was not written; nothing when it was.
std::optional<std::string> write(const std::filesystem::path& root, const FixedFile& file);

}  // namespace insight::engine::fix
