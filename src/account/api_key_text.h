// The text of an API key: `odv_live_`, 32 letters drawn at random, 6 letters that are the CRC32 of those 32, all Base62. The
// checksum tells a mistyped or invented key before any database is asked, and lets scanners for secrets be sure. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace insight::account {

inline constexpr std::string_view api_key_prefix = "odv_live_";

std::string draw_api_key(Random& random);
// Whether it has the form and the right checksum; says nothing about whether it was ever given out.
bool is_api_key(std::string_view text);

}  // namespace insight::account
