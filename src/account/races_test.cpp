// What two servers do to accounts at the same moment: as if one had come after the other, on every database.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "account/administration.h"
#include "account/api_keys.h"
#include "account/device.h"
#include "account/device_store.h"
#include "account/external.h"
#include "account/service.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "crypto/secret.h"
#include "db/test_database.h"
#include "db/test_watched.h"

namespace insight::account {
namespace {

using testing::UnorderedElementsAre;

class AccountRaces : public testing::Test {
 protected:
  using Work = std::function<void(db::Database&)>;

  static std::string outcome(const std::function<void()>& call) {
    try {
      call();
      return "accepted";
    } catch (const Error& error) {
      return error.reason().empty() ? error.what() : error.reason();
    }
  }
  // What the two came to who met after the statement of that name.
  std::vector<std::string> meet(const std::string& statement, const Work& one, const Work& other) {
    db::Meeting meeting(*database_, statement);
    std::vector<std::string> outcomes(2);
    meeting.of([&] { outcomes[0] = outcome([&] { one(meeting.database); }); },
               [&] { outcomes[1] = outcome([&] { other(meeting.database); }); });
    return outcomes;
  }
  std::vector<std::string> meet(const std::string& statement, const Work& both) { return meet(statement, both, both); }

  Accounts server(db::Database& database, RegistrationPolicy policy = RegistrationPolicy::open) {
    return Accounts(database, clock_, ids_, random_, policy);
  }
  Administration administration(db::Database& database) { return {database, clock_, ids_, random_}; }
  static Registration person(const std::string& name, std::optional<std::string> invitation = {}) {
    return {name + "@example.org", "password of " + name, name, std::move(invitation)};
  }
  std::int64_t count(const std::string& what) {
    return database_->read(
        [&](db::Transaction& tx) { return tx.one<std::int64_t>({"test.count", "SELECT COUNT(*) FROM " + what}); });
  }
  std::int64_t owners() { return count("account WHERE role = 'ADMIN'"); }

  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  std::unique_ptr<db::Database> database_ = db::open_test_database(folder_.path());
};

TEST_F(AccountRaces, AnOwnersLinkMakesOneOwner) {
  const auto token = administration(*database_).owner_link("command line").token;
  auto accept = [&](const std::string& name) {
    return [=, this](db::Database& database) {
      Accounts accounts(database, clock_, ids_, random_, RegistrationPolicy::closed);
      accounts.accept_invitation(person(name, token), {});
    };
  };
  EXPECT_THAT(meet("invitation.by_hash", accept("ann"), accept("eve")), UnorderedElementsAre("accepted", "INVITATION_INVALID"));
  EXPECT_EQ(owners(), 1);
  EXPECT_EQ(count("account"), 1);
}

TEST_F(AccountRaces, OfTwoOwnersLinksOneHolds) {
  meet("account.count_owners", [&](db::Database& database) { administration(database).owner_link("command line"); });
  EXPECT_EQ(count("invitation"), 1);
}

TEST_F(AccountRaces, TwoOwnersCantBothStepBack) {
  std::vector<AccountId> ids;
  for (const auto* name : {"ann", "bob"}) ids.push_back(server(*database_).register_account(person(name), {}).user.id);
  database_->transact([](db::Transaction& tx) { tx.run({"test.owners", "UPDATE account SET role = 'ADMIN'"}); });
  const auto step_back = [&](std::size_t who) {
    return [&, who](db::Database& database) {
      Caller caller;
      caller.account = ids[who];
      administration(database).change_role(caller, ids[who], Role::USER);
    };
  };
  EXPECT_THAT(meet("account.count_owners", step_back(0), step_back(1)), UnorderedElementsAre("accepted", "LAST_OWNER"));
  EXPECT_EQ(owners(), 1);
}

TEST_F(AccountRaces, AnAddressIsTakenOnce) {
  const auto register_ann = [&](db::Database& database) {
    Accounts accounts(database, clock_, ids_, random_, RegistrationPolicy::open);
    accounts.register_account(person("ann"), {});
  };
  EXPECT_THAT(meet("account.insert", register_ann), UnorderedElementsAre("accepted", "EMAIL_TAKEN"));
}

TEST_F(AccountRaces, AForeignSubjectsFirstRequestsMakeOneAccount) {
  const ForeignUser user{"https://id.example", "42", "ann@example.org", "Ann", {}};
  std::mutex mutex;
  std::set<std::string> accounts;
  const auto ask = [&](db::Database& database) {
    const auto account = ExternalAccounts(database, clock_, ids_).caller_of(user).account;
    const std::lock_guard lock(mutex);
    accounts.insert(account.text());
  };
  EXPECT_THAT(meet("external_identity.find", ask), UnorderedElementsAre("accepted", "accepted"));
  EXPECT_EQ(accounts.size(), 1U);
}

TEST_F(AccountRaces, TwoForeignersOfOneAddressGetAnAccountEach) {
  std::atomic<int> subject = 0;
  const auto ask = [&](db::Database& database) {
    ExternalAccounts(database, clock_, ids_)
        .caller_of({"https://id.example", std::to_string(++subject), "ann@example.org", "Ann", {}});
  };
  EXPECT_THAT(meet("account.insert", ask), UnorderedElementsAre("accepted", "accepted"));
  EXPECT_EQ(count("account"), 2);
  EXPECT_EQ(count("account WHERE email = 'ann@example.org'"), 1);
}

TEST_F(AccountRaces, ServersThatStartTogetherHaveOneKeyThatSigns) {
  const auto start = [&](db::Database& database) { KeyRing(database, clock_, ids_, random_); };
  meet("signing_key.list", start);
  EXPECT_EQ(count("signing_key"), 1);
}

TEST_F(AccountRaces, TwoRotationsLeaveOneKeyThatSigns) {
  const KeyRing first(*database_, clock_, ids_, random_);
  meet("signing_key.retire", [&](db::Database& database) { KeyRing(database, clock_, ids_, random_).rotate(); });
  EXPECT_EQ(count("signing_key WHERE retired_at IS NULL"), 1);
}

TEST_F(AccountRaces, TheLastPlaceForAnApiKeyIsGivenOnce) {
  auto accounts = server(*database_);
  const auto ann = accounts.caller_of(accounts.register_account(person("ann"), {}).access_token);
  const ApiKeyOptions options{.most_keys = 1};
  const auto make = [&](db::Database& database) {
    ApiKeys(database, clock_, ids_, random_, options).make(ann, {"ci", {"analysis:read"}, {}});
  };
  EXPECT_THAT(meet("api_key.count", make), UnorderedElementsAre("accepted", "TOO_MANY_KEYS"));
}

TEST_F(AccountRaces, TheLastPlaceForADeviceIsGivenOnce) {
  auto accounts = server(*database_);
  const DeviceOptions options{.most_pending_for_address = 1};
  const auto start = [&](db::Database& database) {
    DeviceFlow(database, clock_, ids_, random_, accounts, options).start({"tool", {}}, "localhost:8080", "10.0.0.9");
  };
  const auto outcomes = meet("device_grant.count_of", start);
  EXPECT_EQ(std::ranges::count(outcomes, "accepted"), 1);
}

// Who decides is who asked, though somebody else opens the page in between.
TEST_F(AccountRaces, ADeviceIsLetInAsWhoApprovedIt) {
  auto accounts = server(*database_);
  const auto eve = accounts.register_account(person("eve"), {}).user;
  const auto ann = accounts.register_account(person("ann"), {}).user;
  DeviceFlow flow(*database_, clock_, ids_, random_, accounts, {});
  const auto codes = flow.start({"tool", {}}, "localhost:8080", "10.0.0.9");
  const auto asking = flow.open(codes.user_code, {eve.email, "password of eve", {}}, "::1");
  db::Meeting meeting(*database_, "device_grant.decide");
  meeting.with_guest(
      [&] {
        outcome([&] {
          DeviceFlow(meeting.database, clock_, ids_, random_, accounts, {}).decide(asking.ticket, Decision::approve, "::1");
        });
      },
      [&] {
        database_->transact([&](db::Transaction& tx) {
          const auto grant = store::find_by_user_code(tx, codes.user_code).value();
          store::set_ticket(tx, grant.id, ann.id, crypto::token_hash("ann's ticket"));
        });
      });
  EXPECT_EQ(count("device_grant WHERE state = 'APPROVED' AND account_id = '" + ann.id.text() + "'"), 0);
}

TEST_F(AccountRaces, ALogInWithThePasswordThatIsBeingChangedEndsWithIt) {
  auto accounts = server(*database_);
  const auto ann = accounts.caller_of(accounts.register_account(person("ann"), {}).access_token);
  db::Meeting meeting(*database_, "session.delete_expired", std::chrono::milliseconds(1'500));
  std::optional<SignedIn> thief;
  meeting.with_guest(
      [&] {
        outcome([&] {
          Accounts there(meeting.database, clock_, ids_, random_, RegistrationPolicy::open);
          thief = there.login({ann.email, "password of ann", {}}, {});
        });
      },
      [&] { accounts.change_password(ann, {"password of ann", "another password"}); });
  EXPECT_EQ(outcome([&] { accounts.caller_of(thief.value().access_token); }), "INVALID_TOKEN");
  EXPECT_EQ(count("session WHERE revoked_at IS NULL"), 1);
}

}  // namespace
}  // namespace insight::account
