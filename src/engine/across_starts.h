// starts_of: from which files flows through several files may begin, and for which rules. A file is one where it or the files that
// its imports lead to may have both ends of a rule's flows, and not it alone. Called by analyze_across. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/match/scan.h"

namespace insight::engine {

struct Start {
  std::size_t file = 0;
  std::vector<std::uint32_t> rules;  // ascending
};

// The files whose names a file may use (graph::Links::beside). Asked once for each file that is reached.
using Beside = std::function<std::vector<std::size_t>(std::size_t file)>;

// `ends` by file; null: one that flows can't go through. In the order of the files.
std::vector<Start> starts_of(std::span<const std::vector<match::FlowEnds>* const> ends, const Beside& beside);

}  // namespace insight::engine
