// Probes: what hostile code would try from inside a child, by name, for the tests of the sandbox. Each is a system call or two, as
// plain as an exploit's. Runs in a child of the real helper.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace insight::process {

struct Probe {
  std::string_view name;
  std::uint32_t held_by;  // layers each of which alone must refuse it
  enum class Bare {
    WORKS,
    DEPENDS
  } bare;  // whether it works for a process without any layer, on any machine: else it shows nothing
  bool (*attempt)(const std::string& argument);  // true: it got through
};

const std::vector<Probe>& probes();

// "name argument" → 0: refused, 1: it got through, 2: no such probe.
int run_probe(std::string_view request);

}  // namespace insight::process
