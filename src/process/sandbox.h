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
  NO_NEW_PRIVS = 2,    // set-user-id programs give nothing
  LANDLOCK_FILES = 4,  // one folder readable, nothing writable
  LANDLOCK_NET = 8,    // no TCP
  SECCOMP = 16,        // no sockets, no new processes, no exec, no ptrace, no mounts
};

// Gives up everything but reading below `readable` (nothing at all when empty). Returns the layers that took hold.
std::uint32_t enter_sandbox(const ResourceLimits& limits, const std::string& readable);

// What this kernel offers, found without giving anything up.
std::uint32_t offered_layers();

// "rlimits", "no_new_privs", "landlock-files", "landlock-net", "seccomp"
std::vector<std::string> layer_names(std::uint32_t layers);

}  // namespace insight::process
