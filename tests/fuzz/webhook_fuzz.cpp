// An endpoint's address as its owner gives it, and what a message's sender says for itself: the first line is the URL, the second a
// list of networks, the third a secret, the fourth a signature's header, the rest the body.
#include <arpa/inet.h>

#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "fuzz.h"
#include "http/address_guard.h"
#include "webhook/endpoint_url.h"
#include "webhook/signature.h"

namespace {

using namespace insight;

void read_url(std::string_view text) {
  const auto url = webhook::parse_endpoint_url(text);
  fuzz::require(!url.host.empty() && url.path.starts_with('/'));
  fuzz::require(url.server.starts_with("http://" + url.host) || url.server.starts_with("https://" + url.host));
  for (const char c : url.server + url.path) fuzz::require(static_cast<unsigned char>(c) > 0x20 && c != 0x7f);
  const auto again = webhook::parse_endpoint_url(url.server + url.path);
  fuzz::require(again.server == url.server && again.path == url.path && again.host == url.host);
  webhook::refusal_of(url, http::AddressGuard());
}

// An address means what it means to the system that would connect to it.
void read_address(std::string_view text) {
  const auto address = http::parse_ip(text);
  if (!address) return;
  const bool bracketed = text.starts_with('[');
  const std::string plain(bracketed ? text.substr(1, text.size() - 2) : text);
  std::array<std::uint8_t, 16> bytes{};
  fuzz::require(::inet_pton(address->v6 ? AF_INET6 : AF_INET, plain.c_str(), bytes.data()) == 1 && bytes == address->bytes);
  fuzz::require(http::AddressGuard().allows(*address) == http::is_public(*address));
}

void read_network(std::string_view text) {
  read_address(text);
  const auto network = http::parse_network(text);
  if (!network) return;
  fuzz::require(network->holds(network->address));
  const auto again = http::parse_network(http::to_text(*network));
  fuzz::require(again && again->address == network->address && again->bits == network->bits);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::int64_t now = 1'700'000'000;
  auto rest = fuzz::text_of(data, size);
  const auto url = fuzz::take_line(rest);
  const auto networks = fuzz::take_line(rest);
  const auto secret = fuzz::take_line(rest);
  const auto header = fuzz::take_line(rest);
  fuzz::refusing([&] { read_url(url); });
  for (const auto network : split(networks, ',')) read_network(network);
  const std::vector<std::string> keys{"sixteen bytes or more", webhook::key_of(secret).value_or("another key, as long")};
  fuzz::require(!webhook::is_signed(keys, "id", now, rest, header));  // nobody guesses a signature
  const auto more = std::string(header) + " " + webhook::sign(keys[1], "id", now, rest);
  const bool few = split(more, ' ').size() <= 16;  // more than that are nobody's honest rotation
  fuzz::require(webhook::is_signed(keys, "id", now, rest, more) == few);
  return 0;
}
