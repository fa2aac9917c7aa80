// circular: the detector of that name. Tells which files import each other, one finding for each group of them, with the place of
// every import on a shortest cycle. Called once a run by analyze with the facts of all files; asks for tsconfig.json and
// package.json files by `read` and for nothing else. One thread.
#pragma once

#include <span>
#include <vector>

#include "engine/finding.h"
#include "engine/graph/imports.h"
#include "engine/graph/project.h"

namespace insight::engine::detectors {

// Rule: import-cycle. MEDIUM; LOW where a lazy import on the cycle keeps it from mattering while files are loaded. Imports that
// only types need don't count. Ordered by the first file; without fingerprint and code line.
std::vector<Finding> circular(std::span<const graph::FileImports> files, graph::ReadProjectFile read);

}  // namespace insight::engine::detectors
