// The version under the command line's own name.
#pragma once

#include "base/version.h"

namespace insight::cli {

using insight::kVersion;

}  // namespace insight::cli
