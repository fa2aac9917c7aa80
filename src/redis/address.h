// Address of a Redis server: redis://[user][:password]@host[:port][/database], rediss:// for TLS. Plain value. The password stands
// nowhere but in its member: what `shown` gives is fit for logs and errors.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace insight::redis {

struct Address {
  bool tls = false;
  std::string host = "127.0.0.1";
  std::uint16_t port = 6379;
  std::string user;      // empty: the default user
  std::string password;  // empty: none
  int database = 0;
  bool operator==(const Address&) const = default;
};

// Percent-encoded user and password are decoded. Throws Error(invalid) that repeats nothing of the text but its scheme.
Address parse_address(std::string_view url);

// "redis://host:6379/0"
std::string shown(const Address& address);

}  // namespace insight::redis
