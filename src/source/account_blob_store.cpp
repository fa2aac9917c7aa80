#include "source/account_blob_store.h"

#include <array>

namespace insight::source {
namespace {

constexpr db::Query find{"account_blob.find", "SELECT bytes, used_at FROM account_blob WHERE user_id = $1 AND sha256 = $2"};
constexpr db::Query keep{"account_blob.keep", R"(
  INSERT INTO account_blob (id, user_id, sha256, bytes, created_at, used_at) VALUES ($1, $2, $3, $4, $5, $5)
  ON CONFLICT (user_id, sha256) DO UPDATE SET used_at = excluded.used_at)"};
constexpr db::Query touch{"account_blob.touch", "UPDATE account_blob SET used_at = $3 WHERE user_id = $1 AND sha256 = $2"};
constexpr db::Query forget{"account_blob.forget", "DELETE FROM account_blob WHERE user_id = $1 AND sha256 = $2"};
constexpr db::Query forget_unused{"account_blob.forget_unused", "DELETE FROM account_blob WHERE used_at < $1"};
constexpr db::Query anybodys{"account_blob.anybodys",
                             R"(
  SELECT COUNT(*) FROM (SELECT 1 FROM account_blob WHERE sha256 = $1
                        UNION ALL SELECT 1 FROM source WHERE packed = $1 LIMIT 1) AS found)"};

}  // namespace

std::optional<AccountBlob> find_account_blob(db::Transaction& tx, std::string_view user_id, std::string_view hash) {
  return tx.find<AccountBlob>(find, user_id, hash);
}

void keep_account_blobs(db::Transaction& tx, std::string_view user_id, std::span<const HashedFile> files, Millis now) {
  const auto batch = tx.batch(keep);
  std::string id;
  for (const auto& file : files) {
    ((id = user_id) += '.') += file.sha256;
    const std::array<db::Param, 5> row{id, user_id, file.sha256, file.bytes, now};
    batch->add(row);
  }
}

void touch_account_blobs(db::Transaction& tx, std::string_view user_id, std::span<const std::string> hashes, Millis now) {
  for (const auto& hash : hashes) tx.run(touch, user_id, hash, now);
}

void forget_account_blobs(db::Transaction& tx, std::string_view user_id, std::span<const std::string> hashes) {
  for (const auto& hash : hashes) tx.run(forget, user_id, hash);
}

void forget_unused_blobs(db::Transaction& tx, Millis unused_since) {
  tx.run(forget_unused, unused_since);
}

bool is_anybodys_blob(db::Transaction& tx, std::string_view hash) {
  return tx.one<std::int64_t>(anybodys, hash) > 0;
}

}  // namespace insight::source
