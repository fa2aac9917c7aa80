// Console: what the command line knows about where it is shown, and the bar that moves there during long work.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "engine/report/text.h"

namespace insight::cli {

bool stdout_is_terminal();
bool stderr_is_terminal();

// Colours for a terminal that wants them: not with NO_COLOR set or TERM=dumb.
engine::report::Colour colour_for(bool terminal);

// One line on stderr that is drawn over and over, and wiped at the end. Silent where stderr is no terminal and during the first
// second, so short work shows nothing. Any thread.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine() { wipe(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // "label  [#####     ] 50 %  1200/2400"; a total of 0 shows the label alone.
  void show(std::string_view label, std::uint64_t done, std::uint64_t total);
  void wipe();

 private:
  using SteadyTime = std::chrono::steady_clock::time_point;
  std::mutex mutex_;
  bool terminal_;
  SteadyTime next_;
  bool drawn_ = false;
};

// "label [####      ] 40 %  2/5", for a line as wide as a plain terminal.
std::string progress_bar(std::string_view label, std::uint64_t done, std::uint64_t total);

}  // namespace insight::cli
