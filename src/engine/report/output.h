// Output: where a report is written to, piece by piece. Writers append to `text` and call `spill` now and then, so that a report
// of a million findings never stands in memory as a whole. One thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace insight::engine::report {

class Output {
 public:
  using Sink = std::function<void(std::string_view piece)>;

  explicit Output(Sink sink) : sink_(std::move(sink)) {}
  ~Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  std::string text;

  void spill() {
    if (text.size() >= kPiece) flush();
  }
  void flush() {
    if (!text.empty()) sink_(text);
    text.clear();
  }

 private:
  static constexpr std::size_t kPiece = 64 * 1024;
  Sink sink_;
};

}  // namespace insight::engine::report
