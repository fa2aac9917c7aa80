// Ranges: where formulas match, and how they are combined: as sets of places, each with what its metavariables are bound to. Used
// by Evaluation; pure functions, whose results don't depend on the order of what they are given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/match/environment.h"

namespace insight::engine::match {

struct RangeMatch {
  Span span;
  Environment environment;
  bool inside = false;  // from pattern-inside: gives way to any other range within it
  bool cut = false;     // by a `...` at the pattern's end, which may stop after any statement
};
using Ranges = std::vector<RangeMatch>;

inline constexpr std::size_t max_ranges = 20'000;  // of one formula; what comes later is dropped

inline bool within(const Span& inner, const Span& outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

// Equal ones once, by place.
void drop_doubles(Ranges& ranges);

// Of those that begin together, with the same bindings, and differ only in where their last `...` stops: the longest.
void keep_longest(Ranges& ranges);

// Of two nested ranges the inner one stays and learns what the outer has bound. A range from pattern-inside is never the inner one
// unless both are.
Ranges intersect(const Ranges& left, const Ranges& right);

enum class Removal : std::uint8_t { Equal, Inside, Overlap };
// Takes those away that a negative one with agreeing bindings equals, holds, or nests with.
void subtract(Ranges& ranges, const Ranges& negative, Removal removal);

// Each range becomes what these metavariables are bound to. Names under one key: the union of their ranges; several keys: what lies
// in all.
Ranges focused(const Ranges& ranges, const std::vector<std::vector<std::string>>& keys);

}  // namespace insight::engine::match
