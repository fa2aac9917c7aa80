// ISO-8601 in UTC, the only spelling of time that leaves or enters the house: "2025-01-31T09:30:00.000Z".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace insight {

std::string to_iso8601(Millis time);
// Accepts seconds or milliseconds and `Z`, as written by to_iso8601. Nothing for any other text or a date that doesn't exist.
std::optional<Millis> from_iso8601(std::string_view text);
// "Fri, 31 Jan 2025 09:30:00 GMT", for HTTP headers.
std::string to_http_date(Millis time);

}  // namespace insight
