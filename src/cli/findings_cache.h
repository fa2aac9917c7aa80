// Where `insight analyze` keeps what files gave, and what that depends on.
#pragma once

#include <span>

#include "engine/analyze.h"

namespace insight::cli {

// Sets the options' cache: below $XDG_CACHE_HOME or ~/.cache, for this very program and these rules. Left out where there is no
// home, and for rules that ask for the day.
void use_cache(engine::AnalyzeOptions& options, std::span<const engine::RuleSource> sources);

}  // namespace insight::cli
