// The sources that the tests here have analysed.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "process/sanitized.h"

namespace insight::e2e {

// Whether each file takes about ten times as long to analyse as in a release build.
#ifdef __OPTIMIZE__
inline constexpr bool kSlowBuild = process::kSanitized;
#else
inline constexpr bool kSlowBuild = true;
#endif

// How many files keep a run about as busy in this build as so many do in a release build.
constexpr int files_as_busy_as(int released) {
  return kSlowBuild ? released / 10 : released;
}

// Enough work for a run to be caught in its middle, with findings in every file.
inline void write_sources(const std::filesystem::path& folder, int files) {
  std::filesystem::create_directories(folder);
  for (int i = 0; i < files; ++i) {
    std::ofstream out(folder / ("module" + std::to_string(i) + ".py"));
    out << "import subprocess\nfrom flask import request\n\ndef run" << i << "():\n    name = request.args.get('name')\n"
        << "    subprocess.run('convert ' + name, shell=True)\n\n";
    for (int f = 0; f < 40; ++f)
      out << "def work" << f << "(a, b):\n    if a > b:\n        return [x * a for x in range(b)]\n    return {'a': a, 'b': b}\n\n";
  }
}

}  // namespace insight::e2e
