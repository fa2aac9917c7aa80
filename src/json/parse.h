// parse: hostile JSON text into a value, strictly. Unlike Boost.JSON's own parser it refuses a repeated member name (of which that
// one silently keeps the last), and it bounds nesting. Pure; any thread.
#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>

namespace insight::json {

struct Limits {
  std::size_t bytes = 8 * 1024 * 1024;
  std::size_t depth = 64;
};

// Throws Error(invalid) naming the place: what isn't JSON (with its byte offset), every repeated name (as a pointer), NUL
// characters; Error(too_large) for a text above the limit.
boost::json::value parse(std::string_view text, const Limits& limits = {});

// "/a~1b/0": `pointer` gets one more step.
void append_pointer(std::string& pointer, std::string_view member);

}  // namespace insight::json
