// Seccomp: the list of system calls that a child may make, everything else is refused. It stands alone: without Landlock, without
// namespaces and without limits it still lets nothing be written, sent, started or signalled. What it can't see is which file is
// opened for reading, because a path is behind a pointer: that is the business of the other layers.
#pragma once

namespace insight::process {

// For the calling process, which has one thread. False when this kernel has no seccomp filters.
bool allow_listed_calls();
bool has_seccomp();

}  // namespace insight::process
