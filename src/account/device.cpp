#include "account/device.h"

#include <fmt/format.h>

#include <algorithm>

#include "account/device_store.h"
#include "base/error.h"
#include "base/text.h"
#include "crypto/secret.h"

namespace insight::account {
namespace {

using store::DeviceGrant;
using store::GrantState;

constexpr std::string_view letters = "BCDFGHJKLMNPQRSTVWXZ";  // no vowels, so no words; none that look alike
constexpr std::size_t code_letters = 8;
constexpr std::string_view device_grant_type = "urn:ietf:params:oauth:grant-type:device_code";
constexpr std::int64_t slower_by_seconds = 5;
constexpr std::int64_t longest_interval_seconds = 120;
constexpr Millis poll_slack = 500;  // a question that waited its time may have been quicker on its way

std::string draw_user_code(Random& random) {
  std::string code;
  while (code.size() < code_letters + 1) {
    std::array<std::uint8_t, 1> byte{};
    random.fill(byte);
    if (byte[0] >= 240) continue;  // 12 times 20: each letter is as likely
    code += letters[byte[0] % letters.size()];
    if (code.size() == code_letters / 2) code += '-';
  }
  return code;
}

// What is between the scheme and the path of an address, and nothing else.
bool is_host(std::string_view text) {
  const auto may = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-:[]").find(c) != std::string_view::npos;
  };
  return !text.empty() && text.size() <= 255 && std::ranges::all_of(text, may);
}

Error refused(const char* reason, const char* why) {
  Error error{ErrorCode::invalid, why};
  error.because(reason);
  return error;
}

Error expired_token() {
  return refused("expired_token", "The device code is unknown, used or has run out; ask for another");
}

Error unknown_code() {
  return refused("UNKNOWN_CODE", "This code is unknown, decided already or has run out; look again, or start anew on the device");
}

// What a question with this grant comes to; APPROVED goes on.
std::optional<Error> verdict(db::Transaction& tx, const DeviceGrant& grant, Millis now) {
  switch (grant.state) {
    case GrantState::APPROVED:
      return std::nullopt;
    case GrantState::DENIED:
      return refused("access_denied", "The log-in was denied");
    case GrantState::USED:
      return expired_token();
    case GrantState::PENDING:
      break;
  }
  const bool hasty = grant.polled_at && now - *grant.polled_at < grant.interval_seconds * 1000 - poll_slack;
  const auto interval =
      hasty ? std::min(grant.interval_seconds + slower_by_seconds, longest_interval_seconds) : grant.interval_seconds;
  store::note_poll(tx, grant.id, now, interval);
  if (!hasty) return refused("authorization_pending", "Nobody has decided yet; ask again");
  auto error = refused("slow_down", "These questions come too fast; wait five seconds longer between them from now on");
  error.with("interval", interval);
  return error;
}

}  // namespace

void validate(const DeviceCodeRequest& wanted, json::Problems& problems) {
  const auto& id = wanted.client_id;
  const bool odd = std::ranges::any_of(id, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  if (id.empty() || std::cmp_greater(count_code_points(id), kMostName) || odd)
    problems.add("/clientId", "must have 1 to " + std::to_string(kMostName) + " characters, none of them a control character");
}

std::optional<std::string> canonical_user_code(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (code.size() == code_letters / 2) code += '-';
    if (letters.find(code[code.size() - (code.back() == '-' ? 2 : 1)]) == std::string_view::npos || code.size() > code_letters + 1)
      return std::nullopt;
  }
  return code.size() == code_letters + 1 ? std::optional(code) : std::nullopt;
}

DeviceFlow::DeviceFlow(db::Database& database, const Clock& clock, IdMaker& ids, Random& random, Accounts& accounts,
                       DeviceOptions options)
    : database_(database),
      clock_(clock),
      ids_(ids),
      random_(random),
      accounts_(accounts),
      options_(std::move(options)),
      audit_(clock, ids),
      guesses_(clock) {}

DeviceCode DeviceFlow::start(const DeviceCodeRequest& wanted, const std::string& host, const std::string& remote) {
  if (options_.public_url.empty() && !is_host(host)) throw Error{ErrorCode::invalid, "The Host header names no host"};
  const auto address = options_.public_url.empty() ? (options_.https ? "https://" : "http://") + host : options_.public_url;
  const auto now = clock_.now();
  const auto device_code = crypto::draw_token(random_);
  const auto user_code = database_.transact([&](db::Transaction& tx) {
    tx.lock("device_grant");  // so that the limits are met and no code is drawn twice
    store::delete_expired_grants(tx, now);
    if (store::count_grants_of(tx, remote) >= options_.most_pending_for_address) {
      throw Error{ErrorCode::rate_limited, "Too many log-ins from this address wait for a decision; try again later"}.retry_after(
          60);
    }
    if (store::count_grants(tx) >= options_.most_pending)
      throw Error{ErrorCode::unavailable, "Too many log-ins wait for a decision; try again later"}.retry_after(60);
    auto code = free_user_code(tx);
    store::insert(tx, DeviceGrant{ids_.uuid_v7(),
                                  crypto::token_hash(device_code),
                                  code,
                                  wanted.client_id,
                                  remote,
                                  GrantState::PENDING,
                                  options_.interval_seconds,
                                  {},
                                  {},
                                  {},
                                  now,
                                  now + options_.lifetime});
    return code;
  });
  const auto page = address + "/device";
  return {device_code, user_code, page, page + "?user_code=" + user_code, options_.lifetime / 1000, options_.interval_seconds};
}

DeviceTokens DeviceFlow::exchange(const DeviceTokenRequest& asked) {
  if (asked.grant_type && *asked.grant_type != device_grant_type)
    throw refused("unsupported_grant_type", "The grant_type must be urn:ietf:params:oauth:grant-type:device_code");
  std::optional<Error> refusal;  // thrown outside: what the question changed must stay
  auto tokens = database_.transact([&](db::Transaction& tx) -> std::optional<SignedIn> {
    const auto now = clock_.now();
    const auto grant = store::find_by_device(tx, crypto::token_hash(asked.device_code));
    if (!grant || grant->expires_at <= now) {
      refusal = expired_token();
    } else if (asked.client_id && *asked.client_id != grant->client_id) {
      refusal = refused("invalid_grant", "The device code was given to another client");
    } else {
      refusal = verdict(tx, *grant, now);
    }
    if (refusal) return std::nullopt;
    if (!store::move_grant(tx, grant->id, GrantState::APPROVED, GrantState::USED)) throw expired_token();
    return accounts_.sign_in(tx, *grant->account_id, {grant->remote, grant->client_id});
  });
  if (refusal) throw *refusal;
  return {std::move(tokens->user), std::move(tokens->access_token), std::move(tokens->refresh_token), "Bearer", tokens->expires_in};
}

Asking DeviceFlow::open(const std::string& user_code, const Credentials& given, const std::string& remote) {
  const auto account = accounts_.authenticate(given, remote);
  guesses_.admit(account.id.text(), "");
  const auto code = canonical_user_code(user_code);
  const auto ticket = crypto::draw_token(random_);
  const auto grant = database_.transact([&](db::Transaction& tx) -> std::optional<DeviceGrant> {
    auto found = code ? store::find_by_user_code(tx, *code) : std::nullopt;
    if (!found || found->state != GrantState::PENDING || found->expires_at <= clock_.now()) return std::nullopt;
    store::set_ticket(tx, found->id, account.id, crypto::token_hash(ticket));
    return found;
  });
  if (!grant) {
    guesses_.failed(account.id.text(), "");
    throw unknown_code();
  }
  guesses_.succeeded(account.id.text(), "");
  return {grant->client_id, grant->remote, grant->created_at, account.email, ticket};
}

std::string DeviceFlow::decide(const std::string& ticket, Decision decision, const std::string& remote) {
  const bool approved = decision == Decision::approve;
  return database_.transact([&](db::Transaction& tx) {
    const auto grant =
        store::decide(tx, crypto::token_hash(ticket), approved ? GrantState::APPROVED : GrantState::DENIED, clock_.now());
    if (!grant) throw unknown_code();
    audit_.record(tx, {grant->account_id.value(),
                       grant->account_id->text(),
                       approved ? "device.approved" : "device.denied",
                       grant->id,
                       {{"clientId", grant->client_id}, {"askedFrom", grant->remote}},
                       remote});
    return grant->client_id;
  });
}

std::string DeviceFlow::free_user_code(db::Transaction& tx) {
  for (;;) {
    auto code = draw_user_code(random_);
    if (!store::find_by_user_code(tx, code)) return code;
  }
}

}  // namespace insight::account
