// What a flow has found so far, and what it has lost sight of. Plain values of Flow.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/taint/state.h"

namespace insight::engine::taint {

// What has arrived at a sink so far, whatever it requires.
struct Arrival {
  TaintSet taints = clean;
  std::vector<TaintSet> of_metavariables;  // beside TaintItem::of_metavariables
};

// What a function has given to calls that nobody knows, by the variable of its own that may hold it now: of `parts.append(x)`
// parts. Its caller only minds: a call is taken for one that gives back what it is given where the function may do so.
struct Lost {
  std::unordered_map<std::uint32_t, TaintSet> held;  // by the variable's definition
  TaintSet returned = clean;                         // of what it gives back
};

// What runs, whatever its values: tainted behind a source with `control`.
inline constexpr Place what_runs{.base = 1ull << 61, .path = itself};

}  // namespace insight::engine::taint
