// What `insight` ends with. Scripts and CI jobs depend on these numbers; they never change meaning.
#pragma once

namespace insight::cli {

enum ExitCode : int {
  kClean = 0,          // done; nothing at or above --fail-on
  kFindings = 1,       // a finding at or above --fail-on
  kBadUsage = 2,       // wrong flag, path or rule file
  kDetectorNotOk = 3,  // a detector asked for by name did not end OK
  kUnable = 4,         // the work could not be done: no server, no access, no disk
};

}  // namespace insight::cli
