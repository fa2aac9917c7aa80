#include "account/disable.h"

#include "account/audit.h"
#include "account/external_store.h"
#include "account/store.h"
#include "base/error.h"

namespace insight::account {

void set_admission(db::Database& database, const Clock& clock, IdMaker& ids, const std::string& who, Admission wanted,
                   const std::string& actor) {
  const bool disabled = wanted == Admission::DISABLED;
  database.transact([&](db::Transaction& tx) {
    auto account = store::find_by_email(tx, canonical_email(who));
    if (!account) account = store::find(tx, AccountId{who});
    if (!account) throw Error{ErrorCode::not_found, "There is no account `" + who + "`; give its e-mail address or id"};
    store::set_disabled(tx, account->id, disabled ? std::optional(clock.now()) : std::nullopt);
    Audit(clock, ids)
        .record(tx, {account->id, actor, disabled ? "account.disabled" : "account.enabled", account->id.text(), {}, ""});
  });
}

}  // namespace insight::account
