// sinks_by_names: of which rules a file may get to a sink by calling what others define: its functions use the names of functions
// that do, or that use such names. It allows too much, never too little. Called by starts_of, which leaves out what leads nowhere.
// One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/graph/imports.h"

namespace insight::engine {

// Of which rules, a bit each.
using RuleBits = std::vector<std::uint64_t>;

struct NamingFile {
  struct Sinks {
    std::size_t rule = 0;                   // its bit
    std::span<const std::uint32_t> places;  // where they begin, bytes of the text
  };
  const graph::FileImports* facts = nullptr;  // null: nothing is known
  std::vector<Sinks> sinks;
};

// By file, `words` of 64 bits each; nothing for one of whose functions nothing is known (LinkNames::functions). `beside` is asked
// for all others.
std::vector<std::optional<RuleBits>> sinks_by_names(std::span<const NamingFile> files, std::size_t words,
                                                    const std::function<const std::vector<std::size_t>&(std::size_t)>& beside);

}  // namespace insight::engine
