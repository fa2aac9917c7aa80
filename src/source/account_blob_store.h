// Which content an account has sent: rows alone, the bytes are blob/'s. SQL lives in the .cpp alone; every function works in the
// caller's transaction.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "db/database.h"
#include "source/types.h"

namespace insight::source {

struct AccountBlob {
  std::uint64_t bytes = 0;
  Millis used_at = 0;
};
BOOST_DESCRIBE_STRUCT(AccountBlob, (), (bytes, used_at))

std::optional<AccountBlob> find_account_blob(db::Transaction& tx, std::string_view user_id, std::string_view hash);
void keep_account_blobs(db::Transaction& tx, std::string_view user_id, std::span<const HashedFile> files, Millis now);
void touch_account_blobs(db::Transaction& tx, std::string_view user_id, std::span<const std::string> hashes, Millis now);
void forget_account_blobs(db::Transaction& tx, std::string_view user_id, std::span<const std::string> hashes);
void forget_unused_blobs(db::Transaction& tx, Millis unused_since);
// An account has sent it, or a source is packed in it.
bool is_anybodys_blob(db::Transaction& tx, std::string_view hash);

}  // namespace insight::source
