// unpack: a hostile archive into a folder of its own, or nothing at all. Called by service.cpp with the bytes of an upload, on a
// request's thread. The kind is told from the content: tar, tar.gz or zip. It creates plain files and folders below the folder it
// is given and nothing else: links, devices and every path that leads out are refused, never followed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "source/limits.h"
#include "source/types.h"

namespace insight::source {

// `folder` exists and is empty. Throws Error: invalid (the entry and the remedy), too_large (which limit), unsupported_media (not
// an archive). What was written until then is the caller's to remove.
Contents unpack(std::string_view archive, const std::filesystem::path& folder, const Limits& limits = {});

}  // namespace insight::source
