// AddressGuard: which addresses a request made for a stranger may go to. A client asks it about each socket before it connects
// (client.h), so no name, redirect or second answer of a resolver leads past it. Public addresses are allowed; those of this
// machine, of private networks and of protocols that lead there are not, unless their network is named. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insight::http {

// IPv4 stands in the first four bytes.
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};
  bool v6 = false;
  bool operator==(const IpAddress&) const = default;
};

// "192.0.2.1", "2001:db8::1", "[2001:db8::1]". Only the usual spelling: no octal, hexadecimal or shortened IPv4.
std::optional<IpAddress> parse_ip(std::string_view text);

struct Network {
  IpAddress address;
  unsigned bits = 0;
  bool holds(const IpAddress& candidate) const;
};

// "10.0.0.0/8", "fd00::/8", or one address. Nothing when it is none, or has bits set behind its length.
std::optional<Network> parse_network(std::string_view text);
// The same back: "10.0.0.0/8".
std::string to_text(const Network& network);

// Reachable from everywhere and nobody's own: what the registries of special-purpose addresses leave over.
bool is_public(const IpAddress& address);

class AddressGuard {
 public:
  explicit AddressGuard(std::vector<Network> allowed = {}) : allowed_(std::move(allowed)) {}
  static AddressGuard letting_all_through();

  bool allows(const IpAddress& address) const;

 private:
  std::vector<Network> allowed_;
  bool all_ = false;
};

}  // namespace insight::http
