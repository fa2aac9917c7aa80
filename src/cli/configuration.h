// Configuration: what `insight serve` and `insight config` share. The flags of both come from the table in app/settings.h; this
// reads the environment and the file that --config or INSIGHT_CONFIG names. No file is looked for by itself: whoever starts a
// server in a folder of somebody else's code must not be configured by it.
#pragma once

#include <vector>

#include "app/settings.h"
#include "cli/arguments.h"

namespace insight::cli {

// One per setting, then --config and --quiet.
std::vector<Flag> setting_flags();

// Throws Error(invalid) with every bad value and where it stands.
app::Configuration configuration_of(const Arguments& arguments);

}  // namespace insight::cli
