// starts_of: from which files flows through several files may begin, and for which rules. A file is one where it and the files that
// its imports lead to have both ends of a rule's flows, and not it alone; or where it has a flow of its own, which a function of
// another file may have cleaned. Called by analyze_across. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/graph/imports.h"
#include "engine/match/scan.h"

namespace insight::engine {

struct Start {
  std::size_t file = 0;
  std::vector<std::uint32_t> rules;  // ascending
};

// The files whose names a file may use (graph::Links::beside). Asked once for each file that is reached.
using Beside = std::function<std::vector<std::size_t>(std::size_t file)>;

struct FileEnds {
  const std::vector<match::FlowEnds>* ends = nullptr;  // null: one that flows can't go through
  std::vector<std::uint32_t> flows;                    // the rules of which it has one by itself
  const graph::FileImports* facts = nullptr;           // null: nobody has collected them
};

// In the order of the files.
std::vector<Start> starts_of(std::span<const FileEnds> files, const Beside& beside);

}  // namespace insight::engine
