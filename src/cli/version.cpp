#include "cli/version.h"

#include <cstdio>

#include "cli/command.h"
#include "cli/exit_code.h"

namespace insight::cli {
namespace {

int run(const Arguments&) {
  std::printf("insight %s\n", kVersion.data());
  return kClean;
}

}  // namespace

Command version_command() {
  return {{"version", "", "Print the version.", "", "", {}}, run};
}

}  // namespace insight::cli
