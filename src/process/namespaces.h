// Namespaces: a world of its own for a child, in which there is one folder, read-only, and no network, not even the machine's own.
// Needs user namespaces, which some systems and container runtimes refuse: then nothing is changed and the other layers carry on.
#pragma once

#include <string>

namespace insight::process {

// For the calling process, which has one thread. `readable` keeps its path; empty: the world is empty. False when refused.
bool enter_namespaces(const std::string& readable);

}  // namespace insight::process
