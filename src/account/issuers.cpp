#include "account/issuers.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "base/error.h"
#include "base/text.h"

namespace insight::account {
namespace {

constexpr Millis fresh_for = 600'000;
constexpr Millis cool_down = 30'000;
constexpr Millis served_at_most = 86'400'000;
constexpr int most_waiting = 3;  // of the handler threads
constexpr std::size_t most_set_bytes = 256 * 1024;

Error issuer_unavailable(std::int64_t seconds) {
  Error error{ErrorCode::unavailable, "The keys of this token's issuer can't be had right now; try again in a moment"};
  return error.because("ISSUER_UNAVAILABLE").retry_after(seconds);
}

bool is_url(std::string_view source) {
  return source.starts_with("https://") || source.starts_with("http://");
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(most_set_bytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad() || (file.fail() && !file.eof())) throw Error{ErrorCode::unavailable, "The file " + path + " can't be read"};
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

std::string text_of(const boost::json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

bool is_true(const boost::json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);  // some providers send the word
  return value != nullptr && (value->is_bool() ? value->get_bool() : value->is_string() && value->get_string() == "true");
}

std::optional<PlanName> plan_of(const boost::json::object& claims) {
  const auto word = text_of(claims, "insightPlanId");
  std::optional<PlanName> plan;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<PlanName>>([&](auto enumerator) {
    if (word == enumerator.name) plan = enumerator.value;
  });
  return plan;
}

ForeignUser user_of(const boost::json::object& claims, const IssuerOptions& options) {
  ForeignUser user{options.issuer, text_of(claims, "sub"), {}, shorten(text_of(claims, "name"), 300), {}};
  if (user.subject.size() > 255)
    throw Error{ErrorCode::unauthenticated, "The access token's `sub` has more than 255 bytes"}.because("INVALID_TOKEN");
  if (is_true(claims, "email_verified")) user.email = canonical_email(text_of(claims, "email"));
  if (options.plan_claim) user.plan = plan_of(claims);
  return user;
}

}  // namespace

void validate(const std::vector<IssuerOptions>& issuers) {
  std::set<std::string> names{"insight"};  // ours
  for (const auto& one : issuers) {
    if (one.issuer.empty() || one.audience.empty() || one.jwks.empty()) {
      throw Error{ErrorCode::invalid,
                  "The issuer `" + one.issuer + "` needs all of issuer, audience and jwks (an address or a file)"};
    }
    if (!names.insert(one.issuer).second) throw Error{ErrorCode::invalid, "The issuer `" + one.issuer + "` is there twice"};
  }
}

KeySet::KeySet(std::string source, const Clock& clock, FetchText fetch, Log* log)
    : source_(std::move(source)), clock_(clock), fetch_(std::move(fetch)), log_(log) {}

std::optional<crypto::PublicKey> KeySet::find(std::string_view id) {
  std::unique_lock lock(mutex_);
  auto key = among_known(id);
  if (fetching_) {
    if (key) return key;  // not new, but good enough while another looks
    wait_for_fetch(lock);
    return require_set(among_known(id));
  }
  if (!may_fetch(key.has_value(), clock_.now())) return require_set(std::move(key));
  fetch_unlocked(lock);
  return require_set(among_known(id));
}

void KeySet::wait_for_fetch(std::unique_lock<std::mutex>& lock) {
  if (waiting_ >= most_waiting) throw issuer_unavailable(1);
  ++waiting_;
  fetched_.wait(lock, [&] { return !fetching_; });
  --waiting_;
}

std::optional<crypto::PublicKey> KeySet::among_known(std::string_view id) const {
  if (!good_since_ || *good_since_ + served_at_most <= clock_.now()) return std::nullopt;
  const auto key = std::ranges::find(keys_, id, &crypto::PublicKey::id);
  return key == keys_.end() ? std::nullopt : std::optional(*key);
}

// Not a word about the token while nobody could have checked it.
std::optional<crypto::PublicKey> KeySet::require_set(std::optional<crypto::PublicKey> key) const {
  if (good_since_ && *good_since_ + served_at_most > clock_.now()) return key;
  throw issuer_unavailable(cool_down / 1000);
}

bool KeySet::may_fetch(bool known, Millis now) const {
  if (last_tried_ && *last_tried_ + cool_down > now) return false;
  const bool fresh = good_since_ && *good_since_ + fresh_for > now;
  return !known || !fresh;
}

void KeySet::fetch_unlocked(std::unique_lock<std::mutex>& lock) {
  fetching_ = true;
  last_tried_ = clock_.now();
  lock.unlock();
  std::optional<Keys> fresh;
  std::string why;
  try {
    fresh = crypto::parse_jwks(is_url(source_) ? fetch_(source_) : read_file(source_));
  } catch (const std::exception& failure) {
    why = failure.what();
  }
  if (!fresh && log_ != nullptr) log_->warn("issuer.keys_unavailable", {{"source", source_}, {"reason", why}});
  lock.lock();
  if (fresh) {
    keys_ = *std::move(fresh);  // keys that were removed there are gone here
    good_since_ = clock_.now();
  }
  fetching_ = false;
  fetched_.notify_all();
}

Issuers::Issuers(const std::vector<IssuerOptions>& options, const Clock& clock, FetchText fetch, Log* log) : clock_(clock) {
  validate(options);
  for (const auto& one : options) issuers_.push_back({one, std::make_unique<KeySet>(one.jwks, clock, fetch, log)});
}

std::optional<ForeignUser> Issuers::verify(std::string_view token) {
  if (issuers_.empty()) return std::nullopt;
  const auto claimed = crypto::claimed_issuer(token);
  const auto issuer = std::ranges::find_if(issuers_, [&](const Issuer& one) { return claimed && one.options.issuer == *claimed; });
  if (issuer == issuers_.end()) return std::nullopt;
  const crypto::Expected expected{issuer->options.issuer, issuer->options.audience, {"JWT", "at+jwt"}};
  const auto claims =
      crypto::verify_jwt(token, [&](std::string_view id) { return issuer->keys->find(id); }, expected, clock_.now());
  return user_of(claims, issuer->options);
}

}  // namespace insight::account
