// run: the command line as a function, so that tests can call it. Words in, exit code out; errors become one sentence on stderr.
#pragma once

#include <string>
#include <vector>

namespace insight::cli {

int run(const std::vector<std::string>& words);

}  // namespace insight::cli
