#include "analysis/idempotency.h"
#include "base/error.h"

namespace insight::analysis::idempotency {
namespace {

constexpr db::Query forget_expired{"idempotency.expire",
                                   "DELETE FROM idempotency_key WHERE user_id = $1 AND key = $2 AND created_at <= $3"};
// On a database with several writers this waits for the one that holds the key already, until it commits or is undone.
constexpr db::Query claim_key{"idempotency.claim", R"(
  INSERT INTO idempotency_key (id, user_id, key, request, answer, created_at) VALUES ($1, $2, $3, $4, '', $5)
  ON CONFLICT (user_id, key) DO NOTHING)"};
constexpr db::Query find_key{"idempotency.find", "SELECT request, answer FROM idempotency_key WHERE user_id = $1 AND key = $2"};
constexpr db::Query keep_answer{"idempotency.answer", "UPDATE idempotency_key SET answer = $3 WHERE user_id = $1 AND key = $2"};
constexpr db::Query sweep_keys{"idempotency.sweep", "DELETE FROM idempotency_key WHERE created_at <= $1"};

struct Kept {
  std::string request;
  std::string answer;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (request, answer))

}  // namespace

std::optional<std::string> claim(db::Transaction& tx, const account::AccountId& account, const IdempotencyKey& key,
                                 std::string_view request, std::string_view row_id, Millis now) {
  tx.send(forget_expired, account, key.text, now - kKept);
  if (tx.run(claim_key, row_id, account, key.text, request, now) == 1) return std::nullopt;
  auto kept = tx.one<Kept>(find_key, account, key.text);
  if (kept.request != request)
    throw Error{ErrorCode::conflict,
                "This Idempotency-Key was used for another request in the last 24 hours; take a new key for a new request",
                {{"Idempotency-Key", "was used for another request"}}}
        .because("IDEMPOTENCY_KEY_REUSED");
  return std::move(kept.answer);
}

void answer(db::Transaction& tx, const account::AccountId& account, const IdempotencyKey& key, std::string_view answer) {
  tx.send(keep_answer, account, key.text, answer);
}

void sweep(db::Transaction& tx, Millis now) {
  tx.run(sweep_keys, now - kKept);
}

}  // namespace insight::analysis::idempotency
