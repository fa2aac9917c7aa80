// The helper's own loop: take an order, fork a child, report its end. Runs only in the helper process, single-threaded, never
// returns. An order is one datagram with three descriptors: the run's own socket, the output pipe, the request and the beacon.
#pragma once

#include <array>
#include <cstdint>

#include "process/helper.h"

namespace insight::process {

struct Order {
  ResourceLimits resources;
  std::uint32_t required_layers = 0;
  std::uint32_t without_layers = 0;
  std::uint32_t readable_length = 0;
  std::array<char, 4096> readable{};
};
inline constexpr std::size_t kOrderDescriptors = 4;

// A child's exit code, above those of ChildMain: a required layer of the sandbox did not take hold.
inline constexpr int kNotSandboxed = 101;

// What the helper says on a run's socket.
struct RunNews {
  enum class Kind : std::uint32_t { STARTED, EXITED, SIGNALLED, NOT_STARTED };
  Kind kind = Kind::STARTED;
  std::int32_t code = 0;  // exit code, signal or errno
};

[[noreturn]] void helper_loop(Descriptor control, const Prepare& prepare);

// Forks the helper, and another one when it dies of a signal, until one ends by itself. Runs in a process of its own with a single
// thread, because the server, which has many, must not fork. Orders that a dead helper left unread wait for the next.
[[noreturn]] void keep_helper(Descriptor control, const Prepare& prepare);

}  // namespace insight::process
