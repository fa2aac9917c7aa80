// Sandbox: what a process gives up before it touches code it was sent. Called in a freshly forked, single-threaded child; nothing
// here can be undone. Each layer holds where the kernel has it; which ones took hold is reported, never assumed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace insight::process {

struct ResourceLimits {
  std::uint64_t memory_bytes = 2ull << 30;  // writable private memory (RLIMIT_DATA)
  std::uint64_t cpu_seconds = 900;          // of all its threads together
};

enum Layer : std::uint32_t {
  RLIMITS = 1,         // memory, processor time, no files written, no core dump
  NO_NEW_PRIVS = 2,    // set-user-id programs give nothing, and no capabilities
  LANDLOCK_FILES = 4,  // one folder readable, nothing writable
  LANDLOCK_NET = 8,    // no TCP
  SECCOMP = 16,        // a list of calls: no sockets, processes, programs, tracing, mounts, nothing opened for writing
  NAMESPACES = 32,     // a root with that one folder, read-only; a network without an interface
};

// Gives up everything but reading below `readable` (nothing at all when empty). Returns the layers that took hold.
// `without` leaves layers out: only for the tests that show what the others hold alone.
std::uint32_t enter_sandbox(const ResourceLimits& limits, const std::string& readable, std::uint32_t without = 0);

// What this machine offers, tried in a child. The process must have one thread.
std::uint32_t offered_layers();

// The layers that `--sandbox=strict` insists on and `layers` lacks: all of them, but one that takes the network away is enough
// beside seccomp. 0: strict enough.
std::uint32_t missing_for_strict(std::uint32_t layers);

// "rlimits", "no_new_privs", "landlock-files", "landlock-net", "seccomp", "namespaces"
std::vector<std::string> layer_names(std::uint32_t layers);

}  // namespace insight::process
