#include "account/external_store.h"

namespace insight::account::store {
namespace {

using db::Query;

constexpr Query insert_identity{"external_identity.insert", R"(
  INSERT INTO external_identity (id, issuer, subject, account_id, plan, created_at) VALUES ($1, $2, $3, $4, $5, $6))"};
constexpr Query identity_of{"external_identity.find", "SELECT * FROM external_identity WHERE issuer = $1 AND subject = $2"};
constexpr Query note_plan{"external_identity.plan", "UPDATE external_identity SET plan = $2 WHERE id = $1"};
constexpr Query move_account_plan{"account.move_plan", R"(
  UPDATE account SET plan = $3, updated_at = $4 WHERE id = $1 AND plan = $2)"};
constexpr Query disable_account{"account.disable", "UPDATE account SET disabled_at = $2 WHERE id = $1"};

}  // namespace

void insert(db::Transaction& tx, const ExternalIdentity& identity) {
  tx.run_struct(insert_identity, identity);
}

std::optional<ExternalIdentity> find_external(db::Transaction& tx, const std::string& issuer, const std::string& subject) {
  return tx.find<ExternalIdentity>(identity_of, issuer, subject);
}

void move_plan(db::Transaction& tx, const ExternalIdentity& identity, PlanName plan, Millis now) {
  tx.run(note_plan, identity.id, plan);
  tx.run(move_account_plan, identity.account_id, identity.plan, plan, now);
}

bool set_disabled(db::Transaction& tx, const AccountId& account, std::optional<Millis> since) {
  return tx.run(disable_account, account, since) == 1;
}

}  // namespace insight::account::store
