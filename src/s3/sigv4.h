// SigV4: the signature that S3 wants under every request (AWS Signature Version 4, in the Authorization header). Pure functions on
// plain structs: what is signed comes in, text comes out. Called by bucket.h; any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"

namespace insight::s3 {

struct Keys {
  std::string access;
  std::string secret;
  std::string session_token;  // empty: the keys hold for themselves
};

// A request as it is signed. Nothing in it is encoded yet.
struct Request {
  std::string method;
  std::string path;                                          // from the root: "/bucket/key"
  std::vector<std::pair<std::string, std::string>> query;    // in any order
  std::vector<std::pair<std::string, std::string>> headers;  // all that are signed, `host` and `x-amz-date` among them
  std::string payload_hash;                                  // SHA-256 of the body in hexadecimal
};

inline constexpr std::string_view kHashOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

// Percent-encoded as the signature wants it; what goes over the wire must be spelled the same.
std::string encoded_path(std::string_view path);
std::string encoded_query(std::vector<std::pair<std::string, std::string>> query);

// "20130524T000000Z"
std::string amz_time(Millis at);

// The three steps, each the input of the next.
std::string canonical_request(const Request& request);
std::string string_to_sign(std::string_view canonical, std::string_view region, std::string_view amz_time);
std::string signature(std::string_view to_sign, std::string_view secret, std::string_view region, std::string_view amz_time);

// The value of the header Authorization.
std::string authorization(const Request& request, const Keys& keys, std::string_view region, std::string_view amz_time);

}  // namespace insight::s3
