#include "cli/version.h"

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/exit_code.h"

namespace insight::cli {
namespace {

int run(const Arguments&) {
  fmt::print("insight {}\n", kVersion);
  return kClean;
}

}  // namespace

Command version_command() {
  return {{"version", "", "Print the version.", "", "", {}}, run};
}

}  // namespace insight::cli
