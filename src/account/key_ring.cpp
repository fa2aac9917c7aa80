#include "account/key_ring.h"

#include <algorithm>

#include "account/store.h"
#include "base/text.h"

namespace insight::account {
namespace {

constexpr std::string_view one_at_a_time = "signing_key";
constexpr Millis reread_after = 30'000;
constexpr Millis reread_for_strangers_after = 1'000;  // a token may name any key; the database is not asked for each
// A server signs with the old key until it has read again, and verifiers grant a minute.
constexpr Millis verifies_after_retirement = access_lifetime + reread_after + 90'000;

bool verifies(const store::KeyRow& row, Millis now) {
  return !row.retired_at || *row.retired_at + verifies_after_retirement > now;
}

crypto::SigningKey signing_key_of(const store::KeyRow& row) {
  const auto bytes = from_base64url(row.secret);
  crypto::Seed seed{};
  if (!bytes || bytes->size() != seed.size()) throw std::runtime_error("the signing key " + row.id + " is damaged");
  std::copy(bytes->begin(), bytes->end(), seed.begin());
  return crypto::signing_key(row.id, seed);
}

KeyFacts facts_of(const store::KeyRow& row) {
  KeyFacts facts{row.id, row.algorithm, row.created_at, row.retired_at, {}};
  if (row.retired_at) facts.verifies_until = *row.retired_at + verifies_after_retirement;
  return facts;
}

store::KeyRow new_key(IdMaker& ids, Random& random, Millis now) {
  return {ids.uuid_v7(), "EdDSA", to_base64url(crypto::draw_seed(random)), now, {}};
}

}  // namespace

KeyRing::KeyRing(db::Database& database, const Clock& clock, IdMaker& ids, Random& random)
    : database_(database), clock_(clock), ids_(ids), random_(random) {
  database_.transact([&](db::Transaction& tx) {
    tx.lock(one_at_a_time);  // of servers that start together one makes the key
    const auto rows = store::keys(tx);
    const bool signs = std::ranges::any_of(rows, [](const auto& row) { return !row.retired_at; });
    if (!signs) store::insert(tx, new_key(ids_, random_, clock_.now()));
  });
  keys_ = read_again();
}

std::shared_ptr<const crypto::SigningKey> KeyRing::signer() {
  return keys()->signing.front();
}

std::optional<crypto::PublicKey> KeyRing::find(std::string_view id) {
  const auto among = [&](const Keys& keys) -> std::optional<crypto::PublicKey> {
    const auto key = std::ranges::find(keys.verifying, id, &crypto::PublicKey::id);
    return key == keys.verifying.end() ? std::nullopt : std::optional(*key);
  };
  const auto known = keys();
  if (auto key = among(*known)) return key;
  if (known->read_at + reread_for_strangers_after > clock_.now()) return std::nullopt;
  return among(*read_again());
}

boost::json::object KeyRing::jwks() {
  boost::json::array list;
  for (const auto& key : keys()->signing) list.push_back(crypto::public_jwk(*key));
  return {{"keys", list}};
}

KeyFacts KeyRing::rotate() {
  const auto now = clock_.now();
  const auto fresh = new_key(ids_, random_, now);
  database_.transact([&](db::Transaction& tx) {
    tx.lock(one_at_a_time);
    store::retire_keys(tx, now);
    store::insert(tx, fresh);
  });
  read_again();
  return facts_of(fresh);
}

std::vector<KeyFacts> KeyRing::list() {
  std::vector<KeyFacts> facts;
  for (const auto& row : database_.read([](db::Transaction& tx) { return store::keys(tx); })) {
    if (verifies(row, clock_.now())) facts.push_back(facts_of(row));
  }
  return facts;
}

std::shared_ptr<const KeyRing::Keys> KeyRing::keys() {
  {
    const std::lock_guard lock(mutex_);
    if (keys_->read_at + reread_after > clock_.now()) return keys_;
  }
  return read_again();
}

std::shared_ptr<const KeyRing::Keys> KeyRing::read_again() {
  const auto now = clock_.now();
  const auto rows = database_.read([](db::Transaction& tx) { return store::keys(tx); });
  auto fresh = std::make_shared<Keys>();
  fresh->read_at = now;
  for (const auto& row : rows) {
    if (!verifies(row, now)) continue;
    auto key = std::make_shared<const crypto::SigningKey>(signing_key_of(row));
    fresh->verifying.push_back(crypto::public_key(*key));
    fresh->signing.push_back(std::move(key));
  }
  if (fresh->signing.size() < rows.size())
    database_.transact([&](db::Transaction& tx) { store::delete_keys_retired_before(tx, now - verifies_after_retirement); });
  const std::lock_guard lock(mutex_);
  return keys_ = std::move(fresh);
}

}  // namespace insight::account
