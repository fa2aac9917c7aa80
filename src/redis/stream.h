// Stream: bytes to and from one server, over TCP or TLS (the server's certificate and name are checked against the system's
// authorities, or those of SSL_CERT_FILE). Every call has a deadline. One thread at a time, but for interrupt().
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "redis/address.h"

namespace insight::redis {

using Deadline = std::chrono::steady_clock::time_point;

class Stream {
 public:
  virtual ~Stream() = default;
  // Throws Error(unavailable) when the deadline passes or the connection breaks; the stream is of no use then.
  virtual void write(std::string_view bytes, Deadline deadline) = 0;
  // At least one byte, appended to `to`.
  virtual void read(std::string& to, Deadline deadline) = 0;
  // Makes a waiting read and everything after it fail at once. Any thread.
  virtual void interrupt() noexcept = 0;
};

std::unique_ptr<Stream> connect(const Address& address, Deadline deadline);

}  // namespace insight::redis
