#include "account/verified_tokens.h"

#include "crypto/hash.h"

namespace insight::account {
namespace {

constexpr std::size_t most_entries = 10'000;

std::string key_of(std::string_view token) {
  const auto digest = crypto::sha256(token);
  return {digest.begin(), digest.end()};
}

}  // namespace

std::optional<SessionId> VerifiedTokens::find(std::string_view token, Millis now) const {
  const auto key = key_of(token);
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.expires_at <= now) return std::nullopt;
  return found->second.session;
}

void VerifiedTokens::remember(std::string_view token, const SessionId& session, Millis expires_at) {
  auto key = key_of(token);
  const std::lock_guard lock(mutex_);
  if (entries_.size() >= most_entries) entries_.clear();  // every token is only verified once more
  entries_.insert_or_assign(std::move(key), Entry{session, expires_at});
}

}  // namespace insight::account
