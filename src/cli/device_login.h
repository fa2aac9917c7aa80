// device_login: a log-in by RFC 8628's device flow, for a terminal: shows an address and a code, and asks the server until a person
// has decided in a browser. Used by `insight login`.
#pragma once

#include <functional>
#include <string>

#include "cli/credentials.h"
#include "http/client.h"

namespace insight::cli {

struct DeviceLoginDoors {
  std::function<http::Answer(const http::Call&)> send;
  std::function<void(std::int64_t seconds)> wait;
  std::function<void(const std::string& line)> say;
};

// Throws Error: forbidden (denied), unavailable (the code ran out, or the server knows no such log-in).
Credentials device_login(const std::string& server, const DeviceLoginDoors& doors);

}  // namespace insight::cli
