#include "process/frame.h"

#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/error.h"

namespace insight::process {
namespace {

constexpr std::size_t kHeader = 4;

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::size_t length_at(std::string_view bytes) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < kHeader; ++i) length |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return length;
}

}  // namespace

bool write_frame(int fd, std::string_view message) {
  if (message.size() > kMaxFrame)
    throw Error{ErrorCode::too_large, "a message of " + std::to_string(message.size()) + " bytes is above the limit of a frame, " +
                                          std::to_string(kMaxFrame) + "; send it in parts"};
  std::array<char, kHeader> header{};
  for (std::size_t i = 0; i < kHeader; ++i) header[i] = static_cast<char>((message.size() >> (8 * i)) & 0xff);
  return write_all(fd, {header.data(), header.size()}) && write_all(fd, message);
}

bool FrameReader::feed(std::string_view bytes, const std::function<void(std::string_view)>& on_message) {
  pending_.append(bytes);
  std::string_view rest = pending_;
  while (rest.size() >= kHeader) {
    const auto length = length_at(rest);
    if (length > kMaxFrame) return false;
    if (rest.size() - kHeader < length) break;
    on_message(rest.substr(kHeader, length));
    rest.remove_prefix(kHeader + length);
  }
  pending_.erase(0, pending_.size() - rest.size());
  return true;
}

}  // namespace insight::process
