// Bounds: what a described struct's types can't say of its members, for schemas: how long a text may be, how many elements a list
// may have, between which numbers a number lies. Found by argument-dependent look-up, beside the struct:
//   inline json::Bounds bounds(const NewProject*) { return {{"name", 1, kMostName}, {"gitUrl", 0, kMostUrl}}; }
// The code that refuses reads the same constants, and tests/api/bounds_test.cpp holds every bound against a server. Where code
// counts bytes the schema counts characters: what the code takes, the schema allows. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/page.h"

namespace insight::json {

struct Bound {
  std::string_view member;  // as on the wire
  std::int64_t least = 0;
  std::optional<std::int64_t> most{};
};
using Bounds = std::vector<Bound>;

template <class T>
concept Bounded = requires { bounds(static_cast<const T*>(nullptr)); };

inline Bounds both(Bounds some, const Bounds& more) {
  some.insert(some.end(), more.begin(), more.end());
  return some;
}

// The parameters that http::page_of reads.
inline Bounds page_bounds(const PageSizes& sizes) {
  return {{"page", 1, kLastPage}, {"limit", 1, sizes.largest}, {"pageSize", 1, sizes.largest}};
}

}  // namespace insight::json
