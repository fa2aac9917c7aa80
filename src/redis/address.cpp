#include "redis/address.h"

#include <charconv>
#include <optional>

#include "base/error.h"
#include "base/text.h"

namespace insight::redis {
namespace {

[[noreturn]] void refuse(std::string_view what) {
  throw Error(ErrorCode::invalid, "The address of Redis has " + std::string(what) +
                                      "; expected redis://[user][:password]@host[:port][/database], or rediss:// for TLS");
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const auto byte = from_hex(text.substr(i + 1, 2));
    if (!byte || byte->size() != 1) refuse("a broken % sequence");
    out += static_cast<char>(byte->front());
    i += 2;
  }
  return out;
}

int number(std::string_view text, int most, std::string_view what) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > most) refuse(what);
  return value;
}

void read_credentials(std::string_view text, Address& address) {
  const auto colon = text.find(':');
  address.user = decoded(text.substr(0, colon));
  if (colon != std::string_view::npos) address.password = decoded(text.substr(colon + 1));
  // AUTH with a user and no password can't be meant.
  if (!address.user.empty() && address.password.empty()) refuse("a user without a password");
}

void read_host(std::string_view text, Address& address) {
  std::string_view port;
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos) refuse("an unfinished IPv6 address");
    address.host = text.substr(1, end - 1);
    port = text.substr(end + 1);
    if (!port.empty() && !port.starts_with(':')) refuse("something after its IPv6 address");
  } else {
    const auto colon = text.find(':');
    address.host = text.substr(0, colon);
    if (colon != std::string_view::npos) port = text.substr(colon);
  }
  if (address.host.empty()) refuse("no host");
  for (const char c : address.host) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F) refuse("a host with spaces or control characters");
  }
  if (!port.empty()) address.port = static_cast<std::uint16_t>(number(port.substr(1), 65'535, "a bad port"));
}

}  // namespace

Address parse_address(std::string_view url) {
  Address address;
  if (url.starts_with("rediss://")) {
    address.tls = true;
    url.remove_prefix(9);
  } else if (url.starts_with("redis://")) {
    url.remove_prefix(8);
  } else {
    refuse("another scheme");
  }
  if (url.find_first_of("?#") != std::string_view::npos) refuse("a query or fragment (encode ? and # of a password)");
  if (const auto at = url.rfind('@'); at != std::string_view::npos) {
    read_credentials(url.substr(0, at), address);
    url.remove_prefix(at + 1);
  }
  const auto slash = url.find('/');
  read_host(url.substr(0, slash), address);
  if (slash != std::string_view::npos && slash + 1 < url.size())
    address.database = number(url.substr(slash + 1), 65'535, "a database that is no number");
  return address;
}

std::string shown(const Address& address) {
  const bool v6 = address.host.find(':') != std::string::npos;
  return std::string(address.tls ? "rediss" : "redis") + "://" + (v6 ? "[" + address.host + "]" : address.host) + ":" +
         std::to_string(address.port) + "/" + std::to_string(address.database);
}

}  // namespace insight::redis
