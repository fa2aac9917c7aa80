// Worker names: who holds a job, in a form that a later process of the same machine can check. "<host>:<boot>:<pid>:<started>#<n>":
// a process id alone comes back after a while, together with the boot and the process's start time it doesn't.
#pragma once

#include <string>
#include <string_view>

#include "queue/job.h"

namespace insight::queue {

// Of this process.
std::string worker_name(unsigned number, Lane lane = Lane::ANALYSIS);

// True when the name is of this machine and its process is certainly dead. A name of another machine, or one that can't be read, is
// never "gone": its lease decides.
bool is_gone(std::string_view worker);

}  // namespace insight::queue
