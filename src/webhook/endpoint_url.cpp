#include "webhook/endpoint_url.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "base/error.h"
#include "base/text.h"

namespace insight::webhook {
namespace {

[[noreturn]] void refuse(const std::string& detail) {
  throw Error{ErrorCode::invalid, "The endpoint's url " + detail, {{"/url", detail}}};
}

}  // namespace

EndpointUrl parse_endpoint_url(std::string_view text) {
  if (text.size() > kMostEndpointUrl)
    refuse("has " + std::to_string(text.size()) + " bytes; " + std::to_string(kMostEndpointUrl) + " are the most");
  const auto parsed = boost::urls::parse_uri(text);
  if (!parsed) refuse("must be an absolute URL such as https://example.org/hooks/insight");
  const auto& url = *parsed;
  const auto scheme = url.scheme_id();
  if (scheme != boost::urls::scheme::https && scheme != boost::urls::scheme::http)
    refuse("must begin with https:// or http://, not " + shorten(std::string_view(url.scheme()), 30) + ":");
  if (url.has_userinfo()) refuse("must not hold a user name or password; check the signature instead");
  if (url.has_fragment()) refuse("must not hold a fragment (#…), which is never sent");
  if (url.host().empty()) refuse("names no host");
  if (url.has_port() && url.port_number() == 0) refuse("has a port that is none: " + shorten(std::string_view(url.port()), 30));

  EndpointUrl endpoint;
  endpoint.host = lower(std::string_view(url.encoded_host()));
  endpoint.server = lower(std::string_view(url.scheme())) + "://" + endpoint.host;
  if (url.has_port()) endpoint.server += ":" + std::string(url.port());
  endpoint.path = std::string(std::string_view(url.encoded_path()));
  // Boost.URL 1.81 takes what stands between the host and the next slash for a path (`http://[::1]@a/`).
  if (!endpoint.path.empty() && endpoint.path.front() != '/')
    refuse("has " + shorten(endpoint.path, 30) + " behind its host, where a / must come");
  if (endpoint.path.empty()) endpoint.path = "/";
  if (url.has_query()) endpoint.path += "?" + std::string(std::string_view(url.encoded_query()));
  return endpoint;
}

std::string refusal_of(const EndpointUrl& url, const http::AddressGuard& guard) {
  auto host = std::string_view(url.host);
  if (host.ends_with('.')) host.remove_suffix(1);
  const bool local_name = host == "localhost" || host.ends_with(".localhost");
  const auto address = local_name ? http::parse_ip("127.0.0.1") : http::parse_ip(host);
  if (!address || guard.allows(*address)) return "";
  return "leads to " + std::string(host) + ", a private, local or reserved address; this server sends to public ones only";
}

}  // namespace insight::webhook
