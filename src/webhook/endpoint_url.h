// EndpointUrl: an address to send to, taken apart and checked. What it says of the host is no proof: the sender's client checks the
// socket that it connects (http/address_guard.h). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/address_guard.h"

namespace insight::webhook {

inline constexpr std::size_t kMostEndpointUrl = 2'000;

struct EndpointUrl {
  std::string server;  // "https://example.org:8443"
  std::string path;    // with its query; "/" at least
  std::string host;
};

// Throws Error(invalid) with the sentence for `url`: no http(s), with credentials, a fragment, without a host, longer than 2000
// bytes.
EndpointUrl parse_endpoint_url(std::string_view url);
// Why an address as good as written out may not be sent to; empty for a name, whose address is seen when it is used.
std::string refusal_of(const EndpointUrl& url, const http::AddressGuard& guard);

}  // namespace insight::webhook
