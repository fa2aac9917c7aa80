// Where contents are kept on a server that speaks S3, and with whose keys. Plain values; checked by sound, used by bucket.h.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace insight::s3 {

struct Options {
  std::string bucket;    // empty: no S3
  std::string prefix;    // of every key, without a slash at either end; several installations may share a bucket
  std::string endpoint;  // "https://minio.example.org:9000"; empty: Amazon's of the region
  std::string region = "us-east-1";
  // The bucket as the first part of the path, not of the host's name. By default where an endpoint is named, or where the bucket's
  // name has a dot, which no certificate of `*.host` covers.
  std::optional<bool> path_style;
  std::string access_key;
  std::string secret_key;
  std::string session_token;                  // of keys that hold for a while only
  std::chrono::milliseconds timeout{30'000};  // without a byte from or to the server
  unsigned attempts = 5;                      // of a request that the network or the server failed
  unsigned connections = 16;                  // at the same time, of one call that moves many contents
  bool operator==(const Options&) const = default;
};

// "s3://bucket/some/prefix" into bucket and prefix; empty text takes both away. Throws Error(invalid).
void read_address(std::string_view text, Options& options);
std::string address_of(const Options& options);

// "https://host[:port]", without a path. Throws Error(invalid).
std::string checked_endpoint(std::string_view text);

}  // namespace insight::s3
