// Signature: Standard Webhooks (standardwebhooks.com), version 1. A secret is `whsec_` and base64; its bytes sign
// `id.timestamp.body` with HMAC-SHA256; a header holds one `v1,<base64>` for each secret in use. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/random.h"

namespace insight::webhook {

// 256 bits, as shown to the endpoint's owner.
std::string draw_secret(Random& random);
// The bytes that sign; nothing for what is no secret: bad base64, or too short to protect anything (16 bytes at least).
std::optional<std::string> key_of(std::string_view secret);

// "v1,<base64>". `timestamp` in seconds.
std::string sign(std::string_view key, std::string_view id, std::int64_t timestamp, std::string_view body);
// Whether any signature of the header is right under any of the keys. Takes as long for a near miss as for a far one.
bool is_signed(std::span<const std::string> keys, std::string_view id, std::int64_t timestamp, std::string_view body,
               std::string_view header);

}  // namespace insight::webhook
