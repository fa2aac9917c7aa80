#include "cli/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace insight::cli {
namespace {

constexpr std::chrono::milliseconds kQuiet{1000};
constexpr std::chrono::milliseconds kBetween{100};

}  // namespace

bool stdout_is_terminal() {
  return ::isatty(STDOUT_FILENO) == 1;
}
bool stderr_is_terminal() {
  return ::isatty(STDERR_FILENO) == 1;
}

engine::report::Colour colour_for(bool terminal) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  const bool refused = (no_colour != nullptr && *no_colour != '\0') || (kind != nullptr && std::string_view(kind) == "dumb");
  return terminal && !refused ? engine::report::Colour::ALWAYS : engine::report::Colour::NEVER;
}

std::string progress_bar(std::string_view label, std::uint64_t done, std::uint64_t total) {
  if (total == 0) return std::string(label);
  constexpr std::uint64_t kCells = 24;
  const auto part = std::min(done, total);
  const auto filled = part * kCells / total;
  return fmt::format("{} [{}{}] {} %  {}/{}", label, std::string(filled, '#'), std::string(kCells - filled, ' '),
                     part * 100 / total, done, total);
}

ProgressLine::ProgressLine() : terminal_(stderr_is_terminal()), next_(std::chrono::steady_clock::now() + kQuiet) {}

void ProgressLine::show(std::string_view label, std::uint64_t done, std::uint64_t total) {
  if (!terminal_) return;
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock.owns_lock()) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + kBetween;
  drawn_ = true;
  const auto text = progress_bar(label, done, total);
  std::fprintf(stderr, "\r\x1b[K%s", text.c_str());
}

void ProgressLine::wipe() {
  const std::lock_guard lock(mutex_);
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace insight::cli
