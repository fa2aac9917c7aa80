#include "account/issuers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <future>
#include <semaphore>
#include <thread>

#include "account/api_keys.h"
#include "account/external_store.h"
#include "account/service.h"
#include "account/sessions.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "db/test_database.h"

namespace insight::account {
namespace {

const std::string company = "https://id.example.org";

crypto::SigningKey key(std::string id, std::uint8_t seed = 1) {
  return crypto::signing_key(std::move(id), crypto::Seed{seed, 2, 3});
}

std::string set_of(std::initializer_list<crypto::SigningKey> keys) {
  boost::json::array list;
  for (const auto& one : keys) list.push_back(crypto::public_jwk(one));
  return boost::json::serialize(boost::json::object{{"keys", list}});
}

template <class F>
std::string refused(F&& call) {
  try {
    call();
    return "accepted";
  } catch (const Error& error) {
    return error.reason().empty() ? error.what() : error.reason();
  }
}

class KeySetTest : public testing::Test {
 protected:
  std::string fetch() {
    ++fetches;
    if (answer.empty()) throw Error{ErrorCode::unavailable, "no answer"};
    return answer;
  }
  ManualClock clock;
  std::atomic<int> fetches = 0;
  std::string answer = set_of({key("a")});
  KeySet keys{"https://id.example.org/jwks", clock, [this](const std::string&) { return fetch(); }, nullptr};
};

TEST_F(KeySetTest, IsFetchedOnceInTenMinutes) {
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(keys.find("a"));
  EXPECT_EQ(fetches, 1);
  clock.advance(599'000);
  EXPECT_TRUE(keys.find("a"));
  EXPECT_EQ(fetches, 1);
  clock.advance(1'000);
  EXPECT_TRUE(keys.find("a"));
  EXPECT_EQ(fetches, 2);
}

TEST_F(KeySetTest, LooksAgainForUnknownKeysEveryHalfMinuteAtMost) {
  EXPECT_TRUE(keys.find("a"));
  answer = set_of({key("a"), key("b")});
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(keys.find("b"));
  EXPECT_EQ(fetches, 1);
  clock.advance(30'000);
  EXPECT_TRUE(keys.find("b"));
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(keys.find("invented" + std::to_string(i)));
  EXPECT_EQ(fetches, 2);
}

TEST_F(KeySetTest, RemovedKeysAreGoneWithTheNextSet) {
  EXPECT_TRUE(keys.find("a"));
  answer = set_of({key("b")});
  clock.advance(600'000);
  EXPECT_FALSE(keys.find("a"));
  EXPECT_TRUE(keys.find("b"));
}

TEST_F(KeySetTest, ServesTheLastGoodSetForADayWhenThereIsNoOther) {
  EXPECT_TRUE(keys.find("a"));
  for (const auto* bad : {"", "no JSON", R"({"keys":7})"}) {
    answer = bad;
    clock.advance(700'000);
    EXPECT_TRUE(keys.find("a"));
    EXPECT_TRUE(keys.find("a"));
  }
  EXPECT_EQ(fetches, 4) << "a failure is not repeated at once";
  clock.advance(86'400'000);
  EXPECT_EQ(refused([&] { keys.find("a"); }), "ISSUER_UNAVAILABLE");
  answer = set_of({key("a")});
  EXPECT_EQ(refused([&] { keys.find("a"); }), "ISSUER_UNAVAILABLE");
  clock.advance(30'000);
  EXPECT_TRUE(keys.find("a"));
}

TEST(KeySet, OneFetchesWhileTheOthersGoOnOrWait) {
  ManualClock clock;
  std::counting_semaphore<8> go(1);
  std::atomic<int> fetches = 0;
  KeySet keys(
      "https://id.example.org/jwks", clock,
      [&](const std::string&) {
        go.acquire();
        return ++fetches == 1 ? set_of({key("a")}) : set_of({key("a"), key("b")});
      },
      nullptr);
  EXPECT_TRUE(keys.find("a"));
  clock.advance(700'000);
  std::atomic<int> turned_away = 0;
  const auto look = [&] {
    auto said = refused([&] { EXPECT_TRUE(keys.find("b")); });
    if (said == "ISSUER_UNAVAILABLE") ++turned_away;
    return said;
  };
  std::vector<std::future<std::string>> threads;
  for (int i = 0; i < 8; ++i) threads.push_back(std::async(std::launch::async, look));
  for (int i = 0; i < 5'000 && turned_away < 4; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  EXPECT_EQ(turned_away, 4) << "one looks, three wait";
  EXPECT_TRUE(keys.find("a")) << "needs no new set";
  go.release(8);
  EXPECT_EQ(std::ranges::count(threads, "accepted", [](auto& one) { return one.get(); }), 4);
  EXPECT_EQ(fetches, 2);
}

TEST(KeySet, ComesFromAFileAsWell) {
  const TestFolder folder;
  const auto path = (folder.path() / "jwks.json").string();
  ManualClock clock;
  KeySet keys(path, clock, nullptr, nullptr);
  EXPECT_EQ(refused([&] { keys.find("a"); }), "ISSUER_UNAVAILABLE");
  std::ofstream(path) << set_of({key("a")});
  clock.advance(30'000);
  EXPECT_TRUE(keys.find("a"));
  std::ofstream(path) << std::string(300'000, ' ');
  clock.advance(600'000);
  EXPECT_TRUE(keys.find("a")) << "a set that is too large is none";
}

class ForeignTokens : public testing::Test {
 protected:
  std::string token(boost::json::object more = {}, const crypto::SigningKey& by = key("a")) {
    boost::json::object claims{{"iss", company},
                               {"aud", "insight-api"},
                               {"sub", "user-7"},
                               {"iat", clock.now() / 1000},
                               {"exp", clock.now() / 1000 + 600}};
    for (auto& [name, value] : more) claims[name] = value;
    return crypto::sign_jwt(by, "JWT", claims);
  }
  void disable(const AccountId& account, std::optional<Millis> since) {
    database->transact([&](db::Transaction& tx) { store::set_disabled(tx, account, since); });
  }

  TestFolder folder;
  ManualClock clock;
  SeededRandom random;
  IdMaker ids{clock, random};
  std::unique_ptr<db::Database> database = db::open_test_database(folder.path());
  Issuers issuers{
      {{company, "insight-api", "https://id.example.org/jwks"}}, clock, [](const std::string&) { return set_of({key("a")}); }};
  Accounts accounts{*database, clock, ids, random, RegistrationPolicy::open, &issuers};
  const boost::json::object ada{{"email", "Ada@Example.org"}, {"email_verified", true}, {"name", "Ada"}};
};

TEST_F(ForeignTokens, TheFirstOneMakesAnAccountAndTheNextFindsIt) {
  const auto first = accounts.caller_of(token(ada));
  EXPECT_EQ(first.email, "ada@example.org");
  EXPECT_EQ(first.name, "Ada");
  EXPECT_EQ(first.role, Role::USER);
  clock.advance(5'000);
  EXPECT_EQ(accounts.caller_of(token({{"email", "other@example.org"}, {"email_verified", true}})).account, first.account);
  EXPECT_NE(accounts.caller_of(token({{"sub", "user-8"}})).account, first.account);
  EXPECT_EQ(refused([&] { accounts.login({"ada@example.org", "", {}}, {"::1"}); }), "INVALID_CREDENTIALS");
}

TEST_F(ForeignTokens, AnAddressOpensNobodyElsesAccount) {
  const auto own = accounts.register_account({"ada@example.org", "correct horse", "Ada"});
  const auto foreign = accounts.caller_of(token(ada));
  EXPECT_NE(foreign.account, own.user.id);
  EXPECT_THAT(foreign.email, testing::EndsWith("@external.invalid"));
  const auto unverified = accounts.caller_of(token({{"sub", "user-9"}, {"email", "eve@example.org"}}));
  EXPECT_THAT(unverified.email, testing::EndsWith("@external.invalid"));
}

TEST_F(ForeignTokens, RolesAreNotClaimed) {
  EXPECT_EQ(accounts.caller_of(token({{"role", "ADMIN"}, {"userId", "root"}})).role, Role::USER);
}

TEST_F(ForeignTokens, AClaimedPlanCountsUntilSomethingElseHasSetIt) {
  const auto plan = [&](std::string_view claimed) { return accounts.caller_of(token({{"insightPlanId", claimed}})).plan; };
  EXPECT_EQ(plan("INSIGHT_PRO"), PlanName::INSIGHT_PRO);
  EXPECT_EQ(plan("INSIGHT_TEAM"), PlanName::INSIGHT_TEAM);
  EXPECT_EQ(plan("nonsense"), PlanName::INSIGHT_FREE);
  EXPECT_EQ(plan("INSIGHT_PRO"), PlanName::INSIGHT_PRO);
  database->transact([](db::Transaction& tx) { tx.script("UPDATE account SET plan = 'INSIGHT_ENTERPRISE'"); });
  EXPECT_EQ(plan("INSIGHT_FREE"), PlanName::INSIGHT_ENTERPRISE);
}

TEST_F(ForeignTokens, ADisabledAccountStopsAtOnce) {
  const auto foreign = token(ada);
  const auto account = accounts.caller_of(foreign).account;
  disable(account, clock.now());
  EXPECT_EQ(refused([&] { accounts.caller_of(foreign); }), "ACCOUNT_DISABLED");
  disable(account, std::nullopt);
  EXPECT_EQ(accounts.caller_of(foreign).account, account);

  const auto own = accounts.register_account({"bob@example.org", "correct horse", "Bob"});
  ApiKeys keys(*database, clock, ids, random, {});
  Sessions sessions(*database, clock, ids);
  const auto made = keys.make(accounts.caller_of(own.access_token), {"ci", {"analysis:read"}, {}});
  EXPECT_EQ(keys.caller_of(made.key).account, own.user.id);
  EXPECT_EQ(sessions.caller_of(own.sid).account, own.user.id);
  disable(own.user.id, clock.now());
  EXPECT_NE(refused([&] { keys.caller_of(made.key); }), "accepted");
  EXPECT_NE(refused([&] { sessions.caller_of(own.sid); }), "accepted");
  EXPECT_EQ(refused([&] { accounts.caller_of(own.access_token); }), "INVALID_TOKEN");
  EXPECT_EQ(refused([&] { accounts.refresh(own.refresh_token); }), "INVALID_REFRESH_TOKEN");
  EXPECT_EQ(refused([&] { accounts.login({"bob@example.org", "correct horse", {}}, {"::1"}); }), "ACCOUNT_DISABLED");
}

TEST_F(ForeignTokens, AreRefusedLikeOurs) {
  EXPECT_EQ(refused([&] { accounts.caller_of(token({}, key("a", 9))); }), "INVALID_TOKEN");
  EXPECT_EQ(refused([&] { accounts.caller_of(token({{"aud", "other"}})); }), "INVALID_TOKEN");
  EXPECT_EQ(refused([&] { accounts.caller_of(token({{"iss", "https://evil.example"}})); }), "INVALID_TOKEN");
  EXPECT_EQ(refused([&] { accounts.caller_of(token({{"iss", "insight"}, {"sid", "x"}})); }), "INVALID_TOKEN")
      << "our name, their key";
  EXPECT_EQ(refused([&] { accounts.caller_of(token({{"sub", std::string(300, 'x')}})); }), "INVALID_TOKEN");
  EXPECT_EQ(refused([&] { accounts.caller_of(token({{"exp", clock.now() / 1000 - 60}})); }), "INVALID_TOKEN");
}

TEST(Issuers, MustBeWholeAndDifferent) {
  EXPECT_NE(refused([] { validate({{"a", "", "x"}}); }), "accepted");
  EXPECT_NE(refused([] { validate({{"a", "b", "x"}, {"a", "c", "y"}}); }), "accepted");
  EXPECT_NE(refused([] { validate({{"insight", "b", "x"}}); }), "accepted");
  EXPECT_EQ(refused([] { validate({{"a", "b", "x"}, {"c", "b", "x"}}); }), "accepted");
}

}  // namespace
}  // namespace insight::account
