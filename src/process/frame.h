// Frames: messages over a pipe, each a length (32 bits, little endian) and that many bytes. The child writes them, the parent takes
// them apart as bytes arrive. The parent trusts nothing: a length above the cap is an error, never an allocation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace insight::process {

inline constexpr std::size_t kMaxFrame = 16u << 20;

// Blocks until all of it is written. False when the reader is gone. Throws Error(too_large) for a message above kMaxFrame.
bool write_frame(int fd, std::string_view message);

class FrameReader {
 public:
  // Hands every message that `bytes` completes to `on_message`. False when a length is above kMaxFrame: the sender is broken.
  bool feed(std::string_view bytes, const std::function<void(std::string_view)>& on_message);
  // A message has begun and not ended.
  bool inside_message() const { return !pending_.empty(); }

 private:
  std::string pending_;
};

}  // namespace insight::process
