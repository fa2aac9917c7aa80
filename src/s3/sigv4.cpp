#include "s3/sigv4.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>

#include "base/text.h"
#include "crypto/hash.h"

namespace insight::s3 {
namespace {

bool is_unreserved(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
}

std::string encoded(std::string_view text, std::string_view kept) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c) || kept.find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string_view view_of(const crypto::Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

// What a signature holds for: one day, one region, this service.
std::string scope(std::string_view region, std::string_view amz_time) {
  return fmt::format("{}/{}/s3/aws4_request", amz_time.substr(0, 8), region);
}

using Headers = std::vector<std::pair<std::string, std::string>>;

Headers sorted(const Headers& headers) {
  Headers all;
  for (const auto& [name, value] : headers) all.emplace_back(lower(name), trim(value));
  std::ranges::sort(all);
  return all;
}

std::string names_of(const Headers& sorted) {
  std::string names;
  for (const auto& header : sorted) {
    if (!names.empty()) names += ';';
    names += header.first;
  }
  return names;
}

}  // namespace

std::string encoded_path(std::string_view path) {
  return encoded(path, "/");
}

// In the order of what is encoded, not of what it says.
std::string encoded_query(std::vector<std::pair<std::string, std::string>> query) {
  for (auto& [name, value] : query) {
    name = encoded(name, "");
    value = encoded(value, "");
  }
  std::ranges::sort(query);
  std::string out;
  for (const auto& [name, value] : query) {
    if (!out.empty()) out += '&';
    ((out += name) += '=') += value;
  }
  return out;
}

std::string amz_time(Millis at) {
  const auto seconds = static_cast<time_t>(at / 1000);
  struct tm utc{};
  ::gmtime_r(&seconds, &utc);
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min,
                     utc.tm_sec);
}

std::string canonical_request(const Request& request) {
  const auto headers = sorted(request.headers);
  std::string out = request.method + '\n' + encoded_path(request.path) + '\n' + encoded_query(request.query) + '\n';
  for (const auto& [name, value] : headers) (((out += name) += ':') += value) += '\n';
  return out + '\n' + names_of(headers) + '\n' + request.payload_hash;
}

std::string string_to_sign(std::string_view canonical, std::string_view region, std::string_view amz_time) {
  return fmt::format("AWS4-HMAC-SHA256\n{}\n{}\n{}", amz_time, scope(region, amz_time), crypto::sha256_hex(canonical));
}

std::string signature(std::string_view to_sign, std::string_view secret, std::string_view region, std::string_view amz_time) {
  auto key = crypto::hmac_sha256("AWS4" + std::string(secret), amz_time.substr(0, 8));
  for (const auto part : {region, std::string_view("s3"), std::string_view("aws4_request")})
    key = crypto::hmac_sha256(view_of(key), part);
  return to_hex(crypto::hmac_sha256(view_of(key), to_sign));
}

std::string authorization(const Request& request, const Keys& keys, std::string_view region, std::string_view amz_time) {
  const auto to_sign = string_to_sign(canonical_request(request), region, amz_time);
  return fmt::format("AWS4-HMAC-SHA256 Credential={}/{},SignedHeaders={},Signature={}", keys.access, scope(region, amz_time),
                     names_of(sorted(request.headers)), signature(to_sign, keys.secret, region, amz_time));
}

}  // namespace insight::s3
