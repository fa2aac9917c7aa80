#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "account/service.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "db/test_database.h"

namespace insight::account {
namespace {

class AccountsTest : public testing::Test {
 protected:
  Accounts& accounts() {
    if (!accounts_) accounts_.emplace(*database_, clock_, ids_, random_, RegistrationPolicy::open);
    return *accounts_;
  }
  template <class F>
  static std::string refused(F&& call) {
    try {
      call();
      return "accepted";
    } catch (const Error& error) {
      return error.reason().empty() ? "no reason" : error.reason();
    }
  }

  TestFolder folder_;
  ManualClock clock_;
  SeededRandom random_;
  IdMaker ids_{clock_, random_};
  std::unique_ptr<db::Database> database_ = db::open_test_database(folder_.path());
  std::optional<Accounts> accounts_;
  const Registration jose{"Jose@Example.org", "correct horse", "José"};
};

TEST_F(AccountsTest, ATokenNamesItsCallerAlsoAfterARestart) {
  const auto signed_in = accounts().register_account(jose);
  EXPECT_EQ(signed_in.user.email, "jose@example.org");
  EXPECT_EQ(accounts().caller_of(signed_in.access_token).name, "José");
  accounts_.reset();
  EXPECT_EQ(accounts().caller_of(signed_in.access_token).account, signed_in.user.id);
  clock_.advance(17 * 60'000);
  EXPECT_EQ(refused([&] { accounts().caller_of(signed_in.access_token); }), "INVALID_TOKEN");
}

TEST_F(AccountsTest, ARefreshTokenWorksOnceAndItsSecondUseEndsTheFamily) {
  const auto first = accounts().register_account(jose);
  const auto second = accounts().refresh(first.refresh_token);
  EXPECT_EQ(accounts().caller_of(second.access_token).account, first.user.id);
  EXPECT_EQ(refused([&] { accounts().refresh(first.refresh_token); }), "INVALID_REFRESH_TOKEN");
  EXPECT_EQ(refused([&] { accounts().refresh(second.refresh_token); }), "INVALID_REFRESH_TOKEN");
  EXPECT_EQ(refused([&] { accounts().caller_of(second.access_token); }), "INVALID_TOKEN");
}

TEST_F(AccountsTest, APlanThatIsOverIsNotShownUntilASweepSaysSo) {
  const auto first = accounts().register_account(jose);
  database_->transact([&](db::Transaction& tx) {
    tx.run({"grant", "UPDATE account SET plan = 'INSIGHT_PRO', plan_until = $1"}, clock_.now() + 60'000);
  });
  const Credentials known{jose.email, jose.password, {}};
  const auto paid = accounts().login(known, {});
  EXPECT_EQ(paid.user.insight_plan_id, PlanName::INSIGHT_PRO);
  clock_.advance(60'000);
  EXPECT_EQ(accounts().login(known, {}).user.insight_plan_id, PlanName::INSIGHT_FREE);
  EXPECT_EQ(accounts().refresh(paid.refresh_token).user.insight_plan_id, PlanName::INSIGHT_FREE);
}

TEST_F(AccountsTest, RefreshingKeepsALogInAliveButNotForever) {
  auto current = accounts().register_account(jose);
  for (int i = 0; i < 3; ++i) {
    clock_.advance(6 * 86'400'000LL);
    current = accounts().refresh(current.refresh_token);
    accounts().caller_of(current.access_token);
  }
  clock_.advance(7 * 86'400'000LL);
  EXPECT_EQ(refused([&] { accounts().refresh(current.refresh_token); }), "INVALID_REFRESH_TOKEN");
}

TEST_F(AccountsTest, LoggingOutStopsAtOnceAndOnlyThatLogIn) {
  const auto first = accounts().register_account(jose);
  const auto second = accounts().login({jose.email, jose.password, "laptop"}, {"::1"});
  accounts().logout(accounts().caller_of(first.access_token));
  EXPECT_EQ(refused([&] { accounts().caller_of(first.access_token); }), "INVALID_TOKEN");
  EXPECT_EQ(accounts().caller_of(second.access_token).account, first.user.id);
  accounts().revoke(second.refresh_token);
  EXPECT_EQ(refused([&] { accounts().caller_of(second.access_token); }), "INVALID_TOKEN");
}

TEST_F(AccountsTest, GuessingIsSlowedDownForTheGuesserAlone) {
  accounts().register_account(jose);
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(refused([&] { accounts().login({jose.email, "wrong", {}}, {"10.0.0.1"}); }), "INVALID_CREDENTIALS");
  try {
    accounts().login({jose.email, jose.password, {}}, {"10.0.0.1"});
    FAIL() << "admitted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::rate_limited);
  }
  accounts().login({jose.email, jose.password, {}}, {"10.0.0.2"});
  clock_.advance(1'000);
  accounts().login({jose.email, jose.password, {}}, {"10.0.0.1"});
}

TEST_F(AccountsTest, UnknownAddressesLookLikeWrongPasswords) {
  EXPECT_EQ(refused([&] { accounts().login({"nobody@example.org", "wrong", {}}, {"::1"}); }), "INVALID_CREDENTIALS");
}

TEST_F(AccountsTest, AnAddressIsTakenOnceWhateverItsCase) {
  accounts().register_account(jose);
  auto again = jose;
  again.email = " JOSE@example.ORG ";
  EXPECT_EQ(refused([&] { accounts().register_account(again); }), "EMAIL_TAKEN");
}

TEST_F(AccountsTest, RegistrationCanBeClosed) {
  Accounts closed(*database_, clock_, ids_, random_, RegistrationPolicy::closed);
  EXPECT_EQ(refused([&] { closed.register_account(jose); }), "REGISTRATION_CLOSED");
}

TEST_F(AccountsTest, ARotationIsSeenWithinAMinuteAndTheOldKeyVerifiesUntilItsTokensAreGone) {
  const auto before = accounts().register_account(jose);
  KeyRing elsewhere(*database_, clock_, ids_, random_);
  const auto fresh = elsewhere.rotate();
  EXPECT_EQ(elsewhere.list().front().id, fresh.id);
  EXPECT_EQ(elsewhere.list().size(), 2U);
  EXPECT_EQ(accounts().caller_of(before.access_token).account, before.user.id);
  clock_.advance(31'000);
  const auto after = accounts().refresh(before.refresh_token);
  EXPECT_EQ(accounts().jwks().at("keys").as_array().size(), 2U);
  EXPECT_EQ(accounts().jwks().at("keys").as_array().front().at("kid").as_string(), fresh.id);
  clock_.advance(14 * 60'000);
  EXPECT_EQ(accounts().caller_of(before.access_token).account, before.user.id);
  EXPECT_EQ(accounts().caller_of(after.access_token).account, before.user.id);
  clock_.advance(4 * 60'000);
  EXPECT_EQ(accounts().jwks().at("keys").as_array().size(), 1U);
  EXPECT_EQ(elsewhere.list().size(), 1U);
}

TEST_F(AccountsTest, ATokenOfAKeyThatIsNewerThanOursIsReadAtOnce) {
  accounts().register_account(jose);
  clock_.advance(2'000);
  KeyRing(*database_, clock_, ids_, random_).rotate();
  Accounts rotated(*database_, clock_, ids_, random_, RegistrationPolicy::open);
  const auto token = rotated.login({jose.email, jose.password, {}}, {"::1"}).access_token;
  EXPECT_EQ(accounts().caller_of(token).name, "José");
}

TEST(Registration, NamesEveryBadField) {
  try {
    json::decode<Registration>(R"({"email":"nobody","password":"short","name":"  "})");
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.fields().size(), 3U);
  }
  EXPECT_NO_THROW(json::decode<Registration>(R"({"email":"a+b@localhost","password":"pässwörd","name":"José Ñ"})"));
}

}  // namespace
}  // namespace insight::account
