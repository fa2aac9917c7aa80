#include "http/address_guard.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace insight::http {
namespace {

// IANA's registries of special-purpose addresses, as far as they are not for everybody. What lies in here reaches this machine, its
// neighbours, or nothing.
constexpr std::array<std::string_view, 16> special_v4{
    "0.0.0.0/8",        // this network; 0.0.0.0 reaches this machine
    "10.0.0.0/8",       // private
    "100.64.0.0/10",    // behind a carrier's address translation
    "127.0.0.0/8",      // loopback
    "169.254.0.0/16",   // link-local; the clouds' metadata
    "172.16.0.0/12",    // private
    "192.0.0.0/24",     // protocol assignments
    "192.0.2.0/24",     // documentation
    "192.31.196.0/24",  // AS112
    "192.52.193.0/24",  // automatic multicast tunnels
    "192.88.99.0/24",   // 6to4 relays
    "192.168.0.0/16",   // private
    "198.18.0.0/15",    // benchmarks
    "198.51.100.0/24",  // documentation
    "203.0.113.0/24",   // documentation
    "224.0.0.0/3",      // multicast, reserved, broadcast
};
// Of IPv6 only 2000::/3 is handed out at all. So ::1, ::ffff:0:0/96 (IPv4 in disguise), 64:ff9b::/96 and 64:ff9b:1::/48 (NAT64),
// 100::/64, fc00::/7, fe80::/10, fec0::/10 and ff00::/8 are refused without being named.
constexpr std::string_view handed_out_v6 = "2000::/3";
constexpr std::array<std::string_view, 4> special_v6{
    "2001::/23",      // protocol assignments, among them Teredo, which carries any IPv4 address
    "2001:db8::/32",  // documentation
    "2002::/16",      // 6to4, which carries any IPv4 address
    "3fff::/20",      // documentation
};

Network known(std::string_view text) {
  return parse_network(text).value();
}

template <std::size_t Size>
std::vector<Network> all_of(const std::array<std::string_view, Size>& texts) {
  std::vector<Network> networks;
  for (const auto text : texts) networks.push_back(known(text));
  return networks;
}

bool in_any(const std::vector<Network>& networks, const IpAddress& address) {
  return std::ranges::any_of(networks, [&](const Network& network) { return network.holds(address); });
}

std::uint8_t mask_of(unsigned bits) {
  return static_cast<std::uint8_t>(0xff00u >> bits);
}

}  // namespace

std::optional<IpAddress> parse_ip(std::string_view text) {
  const bool bracketed = text.size() > 2 && text.front() == '[' && text.back() == ']';
  if (bracketed) text = text.substr(1, text.size() - 2);
  const std::string terminated(text);
  if (terminated.find('\0') != std::string::npos) return std::nullopt;
  IpAddress address;
  address.v6 = text.find(':') != std::string_view::npos;
  if (bracketed && !address.v6) return std::nullopt;
  if (::inet_pton(address.v6 ? AF_INET6 : AF_INET, terminated.c_str(), address.bytes.data()) != 1) return std::nullopt;
  return address;
}

bool Network::holds(const IpAddress& candidate) const {
  if (candidate.v6 != address.v6) return false;
  const std::size_t whole = bits / 8;
  if (!std::equal(address.bytes.begin(), address.bytes.begin() + static_cast<std::ptrdiff_t>(whole), candidate.bytes.begin()))
    return false;
  const unsigned rest = bits % 8;
  return rest == 0 || ((address.bytes[whole] ^ candidate.bytes[whole]) & mask_of(rest)) == 0;
}

std::optional<Network> parse_network(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = parse_ip(text.substr(0, slash));
  if (!address) return std::nullopt;
  const unsigned longest = address->v6 ? 128 : 32;
  Network network{*address, longest};
  if (slash != std::string_view::npos) {
    const auto length = text.substr(slash + 1);
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), network.bits);
    if (error != std::errc{} || end != length.data() + length.size() || network.bits > longest) return std::nullopt;
  }
  for (unsigned bit = network.bits; bit < longest; ++bit) {
    if ((address->bytes[bit / 8] & (0x80u >> (bit % 8))) != 0) return std::nullopt;
  }
  return network;
}

std::string to_text(const Network& network) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  ::inet_ntop(network.address.v6 ? AF_INET6 : AF_INET, network.address.bytes.data(), text.data(), text.size());
  return std::string(text.data()) + "/" + std::to_string(network.bits);
}

bool is_public(const IpAddress& address) {
  static const auto v4 = all_of(special_v4);
  static const auto v6 = all_of(special_v6);
  static const auto handed_out = known(handed_out_v6);
  if (!address.v6) return !in_any(v4, address);
  return handed_out.holds(address) && !in_any(v6, address);
}

AddressGuard AddressGuard::letting_all_through() {
  AddressGuard guard;
  guard.all_ = true;
  return guard;
}

bool AddressGuard::allows(const IpAddress& address) const {
  return all_ || is_public(address) || in_any(allowed_, address);
}

}  // namespace insight::http
