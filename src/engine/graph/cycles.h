// Cycles: groups of files that import each other, each shown by one shortest cycle. Pure over import facts; used by the detector
// `circular`. The same facts give the same cycles, whatever the order of the files. Time grows with files + imports; the search for
// a shortest cycle is bounded.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/graph/imports.h"
#include "engine/graph/resolver.h"

namespace insight::engine::graph {

struct CycleEdge {
  const FileImports* from = nullptr;
  const FileImports* to = nullptr;
  const ImportFact* import = nullptr;
};

struct Cycle {
  std::vector<CycleEdge> edges;  // each begins where the one before ends; the last leads back to the first
  std::size_t component = 0;     // files that import each other, those of the cycle included
};

enum class TypeImports : bool { Ignore, Follow };

// Borrows `files`. Ordered by the first file's path. A cycle that exists when files are loaded is preferred to one with lazy
// imports.
std::vector<Cycle> find_cycles(std::span<const FileImports> files, Resolver& resolver, TypeImports types = TypeImports::Ignore);

}  // namespace insight::engine::graph
