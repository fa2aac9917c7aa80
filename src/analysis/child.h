// The analyser's side of the sandbox: what the helper prepares once (the compiled rules) and what each child does with a request.
// Runs only in the helper process and its children; sees a request and the files it may read, nothing else of this program.
#pragma once

#include "process/helper.h"

namespace insight::analysis {

// For process::Helper::start.
process::ChildMain prepare_child();

}  // namespace insight::analysis
