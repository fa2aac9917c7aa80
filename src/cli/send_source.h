// send_source: a folder to a server, as a source. By content where the server takes that: it is asked what it has not had from this
// account yet, and only that is sent. Else, or where something changes meanwhile, as one archive.
#pragma once

#include <filesystem>
#include <string>

#include "cli/api_client.h"

namespace insight::cli {

// Returns the source's id. Says on stderr what is sent and what is not.
std::string send_source(ApiClient& api, const std::filesystem::path& folder);

}  // namespace insight::cli
