// insight: server, worker, command line and local analyser in one program. The commands are listed in run.cpp, each in a file of
// its own beside this one.
#include "cli/run.h"

int main(int count, char** words) {
  return insight::cli::run({words + 1, words + count});
}
