#include <boost/json/serialize.hpp>

#include "account/audit.h"

namespace insight::account {
namespace {

constexpr db::Query insert_event{"audit.insert", R"(
  INSERT INTO audit_event (id, account_id, actor, action, target, detail, remote, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8))"};

}  // namespace

AuditEntry AuditEntry::by(const Caller& caller, std::string action, std::string target, boost::json::object detail) {
  if (!caller.key.empty()) detail["key"] = caller.key;
  return {caller.account, caller.account.text(), std::move(action), std::move(target), std::move(detail), caller.remote};
}

void Audit::record(db::Transaction& tx, const AuditEntry& entry) const {
  tx.send(insert_event, ids_.uuid_v7(), entry.account, entry.actor, entry.action, entry.target,
          boost::json::serialize(entry.detail), entry.remote, clock_.now());
}

}  // namespace insight::account
