#include "webhook/inbox.h"

#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "webhook/signature.h"
#include "webhook/store.h"

namespace insight::webhook {
namespace {

constexpr Millis keep_messages = 30LL * 86'400'000;
constexpr std::size_t least_token = 16;

[[noreturn]] void refuse(const std::string& message) {
  throw Error{ErrorCode::unauthenticated, message}.because("INVALID_SIGNATURE");
}

std::optional<std::int64_t> seconds_in(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size() || seconds < 0 || text.front() == '-' || text.size() > 12)
    return std::nullopt;
  return seconds;
}

}  // namespace

Inbox::Inbox(const Clock& clock, const Options& options) : clock_(clock), options_(options) {
  for (const auto& secret : options_.internal_secrets) {
    auto key = key_of(secret);
    if (!key) {
      throw Error{ErrorCode::invalid,
                  "A secret of the internal webhook is none: it must be `whsec_` and the base64 of 16 bytes at least. "
                  "Draw one: echo whsec_$(openssl rand -base64 32)"};
    }
    keys_.push_back(*std::move(key));
  }
  if (!options_.internal_token.empty() && options_.internal_token.size() < least_token)
    throw Error{ErrorCode::invalid,
                "The token of the internal webhook must have " + std::to_string(least_token) + " bytes at least"};
}

void Inbox::require_genuine(const MessageHeaders& headers, std::string_view body) const {
  if (keys_.empty() && options_.internal_token.empty()) {
    throw Error{ErrorCode::unavailable,
                "The internal webhook is switched off here: the server has neither a secret nor a token for it"}
        .because("INTERNAL_WEBHOOK_DISABLED");
  }
  if (!headers.token.empty()) {
    // Hashed first, so that the comparison tells nothing of the token's length either.
    const bool right =
        !options_.internal_token.empty() &&
        crypto::equal_in_constant_time(crypto::sha256_hex(headers.token), crypto::sha256_hex(options_.internal_token));
    if (!right) refuse("X-Internal-Auth is not the token of this server");
    return;
  }
  if (headers.id.empty() || headers.timestamp.empty() || headers.signature.empty())
    refuse("A message needs the headers webhook-id, webhook-timestamp and webhook-signature, or X-Internal-Auth");
  if (headers.id.size() > 200) refuse("The webhook-id is longer than 200 bytes");
  require_recent(headers.timestamp);
  const auto timestamp = seconds_in(headers.timestamp).value();
  if (!is_signed(keys_, headers.id, timestamp, body, headers.signature))
    refuse("No signature in webhook-signature is right for this id, time and body under a secret of this server");
}

void Inbox::require_recent(const std::string& text) const {
  const auto timestamp = seconds_in(text);
  if (!timestamp) refuse("webhook-timestamp must be whole seconds since 1970");
  const auto apart = clock_.now() / 1'000 - *timestamp;
  if (apart > options_.tolerance.count() || -apart > options_.tolerance.count())
    refuse("webhook-timestamp is more than " + std::to_string(options_.tolerance.count()) +
           " s away from this server's time; sign again, and look at the clocks");
}

bool Inbox::take_in(db::Transaction& tx, std::string_view id, std::string_view type) const {
  const auto now = clock_.now();
  store::trim_messages(tx, now - keep_messages);
  return store::take_in(tx, id, type, now);
}

void Inbox::note_outcome(db::Transaction& tx, std::string_view id, bool applied, std::string_view reason) const {
  store::note_outcome(tx, id, applied, reason);
}

}  // namespace insight::webhook
