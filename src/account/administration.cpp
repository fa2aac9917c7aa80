#include "account/administration.h"

#include <charconv>
#include <limits>

#include "account/admin_store.h"
#include "account/locks.h"
#include "account/service.h"
#include "account/store.h"
#include "base/error.h"
#include "base/text.h"
#include "base/time_text.h"
#include "crypto/secret.h"
#include "json/parse.h"

namespace insight::account {
namespace {

constexpr Millis day = 86'400'000;

InvitationView view_of(const store::Invitation& row) {
  return {row.id, row.email, row.role, to_iso8601(row.created_at), to_iso8601(row.expires_at)};
}

AccountView view_of(const Account& account, Millis now) {
  return {user_of(account, now), to_iso8601(account.created_at)};
}

AuditView view_of(const store::AuditRow& row) {
  return {row.id,     row.account_id,          row.actor,  row.action,
          row.target, json::parse(row.detail), row.remote, to_iso8601(row.created_at)};
}

// "1700000000000.01a2…"
store::AuditPlace place_of(const std::optional<std::string>& cursor) {
  store::AuditPlace place{std::numeric_limits<Millis>::max(), ""};
  if (!cursor) return place;
  const auto dot = cursor->find('.');
  const auto* begin = cursor->data();
  const auto* end = begin + std::min(dot, cursor->size());
  const auto [stop, error] = std::from_chars(begin, end, place.created_at);
  if (dot != std::string::npos) place.id = cursor->substr(dot + 1);
  if (error != std::errc{} || stop != end || !is_uuid(place.id))
    throw Error{ErrorCode::invalid, "The cursor is none of ours; take nextCursor of the page before", {{"cursor", "is unknown"}}};
  return place;
}

}  // namespace

void validate(const NewInvitation& wanted, json::Problems& problems) {
  check_email(wanted.email, problems);
}

InvitationMade Administration::owner_link(const std::string& actor) {
  return database_.transact([&](db::Transaction& tx) {
    lock_owners(tx);
    if (store::count_owners(tx) > 0) {
      throw Error{ErrorCode::conflict, "This installation has an owner already; an owner can invite another"}.because(
          "OWNER_EXISTS");
    }
    return make(tx, actor, "", "", Role::ADMIN, day);
  });
}

InvitationMade Administration::invite(const Caller& caller, const NewInvitation& wanted) {
  return invite(caller.account.text(), caller.remote, wanted);
}

InvitationMade Administration::invite(const std::string& actor, const std::string& remote, const NewInvitation& wanted) {
  const auto email = canonical_email(wanted.email);
  return database_.transact([&](db::Transaction& tx) {
    lock_owners(tx);
    if (store::find_by_email(tx, email))
      throw Error{ErrorCode::conflict, "There is an account with the e-mail address " + email + " already"}.because("EMAIL_TAKEN");
    return make(tx, actor, remote, email, wanted.role.value_or(Role::USER), 7 * day);
  });
}

InvitationMade Administration::make(db::Transaction& tx, const std::string& actor, const std::string& remote,
                                    const std::string& email, Role role, Millis lifetime) {
  const auto now = clock_.now();
  const auto token = crypto::draw_token(random_);
  const store::Invitation row{ids_.uuid_v7(), email, role, crypto::token_hash(token), actor, now, now + lifetime};
  store::remove_invitations_for(tx, email);
  store::insert(tx, row);
  audit_.record(
      tx, {AccountId{}, actor, "invitation.created", row.id, {{"email", email}, {"role", db::name_of_enumerator(role)}}, remote});
  return {view_of(row), true, token, "/setup?token=" + token};
}

std::vector<InvitationView> Administration::invitations() {
  const auto rows = database_.read([&](db::Transaction& tx) { return store::open_invitations(tx, clock_.now()); });
  std::vector<InvitationView> views;
  for (const auto& row : rows) views.push_back(view_of(row));
  return views;
}

std::optional<InvitationView> Administration::find_invitation(const std::string& token) {
  const auto row =
      database_.read([&](db::Transaction& tx) { return store::find_invitation(tx, crypto::token_hash(token), clock_.now()); });
  if (!row) return std::nullopt;
  return view_of(*row);
}

void Administration::withdraw(const Caller& caller, const std::string& id) {
  database_.transact([&](db::Transaction& tx) {
    if (!store::remove_invitation(tx, id)) {
      throw Error{ErrorCode::not_found,
                  "There is no invitation `" + shorten(id, 100) + "` that waits; GET /api/admin/invitations lists them"};
    }
    audit_.record(tx, AuditEntry::by(caller, "invitation.withdrawn", id));
  });
}

AccountList Administration::accounts(const Page& page) {
  return database_.read([&](db::Transaction& tx) {
    AccountList list;
    for (const auto& row : store::list_accounts(tx, page, clock_.now()))
      list.accounts.push_back({{row.id, row.email, row.name, row.role, row.plan}, to_iso8601(row.created_at)});
    list.total = store::count_accounts(tx);
    list.page = page.page;
    list.page_size = page.size;
    list.pagination = Pagination::of(page, list.total);
    return list;
  });
}

AccountView Administration::change_role(const Caller& caller, const AccountId& id, Role role) {
  return database_.transact([&](db::Transaction& tx) {
    lock_owners(tx);
    auto account = store::find(tx, id);
    if (!account) {
      throw Error{ErrorCode::not_found,
                  "There is no account `" + shorten(id.text(), 100) + "`; GET /api/admin/accounts lists them"};
    }
    if (account->role == role) return view_of(*account, clock_.now());
    if (role != Role::ADMIN && store::count_owners(tx) == 1)
      throw Error{ErrorCode::conflict, "This is the last owner; make another one first"}.because("LAST_OWNER");
    store::set_role(tx, id, role, clock_.now());
    audit_.record(tx, {id,
                       caller.account.text(),
                       "role.changed",
                       id.text(),
                       {{"from", db::name_of_enumerator(account->role)}, {"to", db::name_of_enumerator(role)}},
                       caller.remote});
    account->role = role;
    return view_of(*account, clock_.now());
  });
}

AuditPage Administration::audit(const AuditFilter& filter, std::int64_t limit, const std::optional<std::string>& cursor) {
  const auto place = place_of(cursor);
  auto rows =
      database_.read([&](db::Transaction& tx) { return store::audit_events(tx, filter.account, filter.action, place, limit + 1); });
  AuditPage page;
  page.pagination.limit = limit;
  if (std::ssize(rows) > limit) {
    rows.pop_back();
    page.pagination.next_cursor = std::to_string(rows.back().created_at) + "." + rows.back().id;
  }
  for (const auto& row : rows) page.events.push_back(view_of(row));
  return page;
}

}  // namespace insight::account
