#include "account/external.h"

#include <algorithm>

#include "account/audit.h"
#include "account/external_store.h"
#include "account/locks.h"
#include "account/store.h"
#include "base/error.h"
#include "base/text.h"
#include "crypto/hash.h"

namespace insight::account {
namespace {

Caller caller_from(const Account& account, Millis now) {
  if (account.disabled_at)
    throw Error{ErrorCode::unauthenticated, "This account is disabled; ask the owner of this server"}.because("ACCOUNT_DISABLED");
  Caller caller;
  caller.account = account.id;
  caller.email = account.email;
  caller.name = account.name;
  caller.role = account.role;
  caller.plan = account.plan_at(now);
  return caller;
}

// With the address that the issuer vouches for, where nobody here has it; else with one that no mail reaches and no log-in uses.
void insert(db::Transaction& tx, Account& account, const ForeignUser& user) {
  account.email = user.email;
  if (looks_like_email(user.email) && store::insert(tx, account)) return;
  account.email = crypto::sha256_hex(user.issuer + "\n" + user.subject).substr(0, 32) + "@external.invalid";
  if (!store::insert(tx, account)) throw std::logic_error("an invented e-mail address is taken: " + account.email);
}

std::string shown_name(const ForeignUser& user) {
  std::string name;
  for (const char c : user.name)
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) name += c;
  name = shorten(trim(name), 100);
  return name.empty() ? "User" : name;
}

}  // namespace

Caller ExternalAccounts::caller_of(const ForeignUser& user) {
  const auto plan = user.plan.value_or(PlanName::INSIGHT_FREE);
  const auto known = database_.read([&](db::Transaction& tx) -> std::optional<Account> {
    const auto identity = store::find_external(tx, user.issuer, user.subject);
    return identity && identity->plan == plan ? store::find(tx, identity->account_id) : std::nullopt;
  });
  if (known) return caller_from(*known, clock_.now());
  const auto account = database_.transact([&](db::Transaction& tx) {
    const auto now = clock_.now();
    lock_identity(tx, user.issuer, user.subject);
    if (const auto identity = store::find_external(tx, user.issuer, user.subject)) {
      store::move_plan(tx, *identity, plan, now);
      return store::find(tx, identity->account_id).value();
    }
    // No password: none matches an empty hash.
    Account fresh{ids_.make<AccountId>(), "", shown_name(user), "", Role::USER, plan, now, now, {}};
    insert(tx, fresh, user);
    store::insert(tx, store::ExternalIdentity{ids_.uuid_v7(), user.issuer, user.subject, fresh.id, plan, now});
    Audit(clock_, ids_)
        .record(
            tx,
            {fresh.id, user.issuer, "account.linked", fresh.id.text(), {{"issuer", user.issuer}, {"subject", user.subject}}, ""});
    return fresh;
  });
  return caller_from(account, clock_.now());
}

}  // namespace insight::account
