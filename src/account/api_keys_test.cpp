#include "account/api_keys.h"

#include <gtest/gtest.h>

#include "account/api_key_text.h"
#include "account/service.h"
#include "account/sessions.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "db/test_database.h"

namespace insight::account {
namespace {

constexpr Millis day = 86'400'000;

template <class F>
std::string refused(F&& call) {
  try {
    call();
    return "accepted";
  } catch (const Error& error) {
    return error.reason().empty() ? "no reason" : error.reason();
  }
}

TEST(ApiKeyText, HasAChecksumThatNoTypingErrorSurvives) {
  SeededRandom random;
  const auto key = draw_api_key(random);
  EXPECT_EQ(key.size(), 47U);
  EXPECT_TRUE(is_api_key(key));
  for (std::size_t i = 0; i < key.size(); ++i) {
    auto typed = key;
    typed[i] = typed[i] == 'x' ? 'y' : 'x';
    EXPECT_FALSE(is_api_key(typed)) << typed;
  }
  EXPECT_FALSE(is_api_key(key.substr(1)));
  EXPECT_FALSE(is_api_key(key + "0"));
  EXPECT_FALSE(is_api_key(""));
  EXPECT_NE(draw_api_key(random), key);
}

// Worked out by hand from zlib's crc32, so that keys made by another program with this rule are taken.
TEST(ApiKeyText, TakesAKnownKey) {
  EXPECT_TRUE(is_api_key("odv_live_0123456789ABCDEFGHIJKLMNOPQRSTUV1ggZdL"));
}

class ApiKeysTest : public testing::Test {
 protected:
  ApiKeysTest() {
    accounts_.emplace(*database_, clock_, ids_, random_, RegistrationPolicy::open);
    ada_ = accounts_->caller_of(accounts_->register_account({"ada@example.org", "correct horse", "Ada"}).access_token);
  }
  std::int64_t writes_of_use() {
    return database_->read(
        [](db::Transaction& tx) { return tx.one<std::int64_t>({"used", "SELECT COALESCE(MAX(last_used_at), 0) FROM api_key"}); });
  }

  TestFolder folder_;
  ManualClock clock_;
  SeededRandom random_;
  IdMaker ids_{clock_, random_};
  std::unique_ptr<db::Database> database_ = db::open_test_database(folder_.path());
  std::optional<Accounts> accounts_;
  Caller ada_;
  ApiKeys keys_{*database_, clock_, ids_, random_, {.most_keys = 3}};
};

TEST_F(ApiKeysTest, AKeyIsItsOwnersWithItsScopesUntilItExpires) {
  const auto made = keys_.make(ada_, {"laptop", {"analysis:read", "project:read"}, {}});
  const auto caller = keys_.caller_of(made.key);
  EXPECT_EQ(caller.account, ada_.account);
  EXPECT_EQ(caller.scopes, (std::vector<std::string>{"analysis:read", "project:read"}));
  EXPECT_EQ(caller.key, made.id);
  EXPECT_TRUE(made.key.starts_with(made.prefix));
  EXPECT_TRUE(made.key.ends_with(made.last4));
  clock_.advance(90 * day - 1);
  EXPECT_EQ(keys_.caller_of(made.key).account, ada_.account);
  clock_.advance(1);
  EXPECT_EQ(refused([&] { keys_.caller_of(made.key); }), "INVALID_TOKEN");
  EXPECT_TRUE(keys_.list(ada_).at(0).expired);
}

TEST_F(ApiKeysTest, APlanThatIsOverIsShownToNobody) {
  const auto session = accounts_->register_account({"bob@example.org", "correct horse", "Bob"});
  const auto made = keys_.make(accounts_->caller_of(session.access_token), {"laptop", {"usage:read"}, {}});
  database_->transact([&](db::Transaction& tx) {
    tx.run({"grant", "UPDATE account SET plan = 'INSIGHT_PRO', plan_until = $1 WHERE email = 'bob@example.org'"},
           clock_.now() + 1'000);
  });
  EXPECT_EQ(keys_.caller_of(made.key).plan, PlanName::INSIGHT_PRO);
  EXPECT_EQ(accounts_->caller_of(session.access_token).plan, PlanName::INSIGHT_PRO);
  clock_.advance(1'000);
  EXPECT_EQ(keys_.caller_of(made.key).plan, PlanName::INSIGHT_FREE);
  EXPECT_EQ(accounts_->caller_of(session.access_token).plan, PlanName::INSIGHT_FREE);
}

TEST_F(ApiKeysTest, TheKeyItselfIsNowhereInTheDatabase) {
  const auto made = keys_.make(ada_, {"laptop", {"usage:read"}, {}});
  const auto kept = database_->read([](db::Transaction& tx) { return tx.one<std::string>({"hash", "SELECT hash FROM api_key"}); });
  EXPECT_NE(kept, made.key);
  EXPECT_EQ(kept.size(), 64U);
  const auto audited = database_->read([](db::Transaction& tx) {
    return tx.all<std::string>({"audit", "SELECT detail FROM audit_event WHERE action LIKE 'key.%'"});
  });
  for (const auto& detail : audited) EXPECT_EQ(detail.find(made.key.substr(13)), std::string::npos) << detail;
}

TEST_F(ApiKeysTest, ARevokedKeyStopsAtOnceAndOthersCannotRevokeIt) {
  const auto made = keys_.make(ada_, {"laptop", {"usage:read"}, {}});
  const auto bob = accounts_->caller_of(accounts_->register_account({"bob@example.org", "correct horse", "Bob"}).access_token);
  EXPECT_NE(refused([&] { keys_.revoke(bob, made.id); }), "accepted");
  EXPECT_EQ(keys_.caller_of(made.key).account, ada_.account);
  keys_.revoke(ada_, made.id);
  EXPECT_EQ(refused([&] { keys_.caller_of(made.key); }), "INVALID_TOKEN");
}

TEST_F(ApiKeysTest, AnAccountHasOnlySoMany) {
  for (int i = 0; i < 3; ++i) keys_.make(ada_, {"laptop", {"usage:read"}, 1});
  EXPECT_EQ(refused([&] { keys_.make(ada_, {"one more", {"usage:read"}, {}}); }), "TOO_MANY_KEYS");
  clock_.advance(2 * day);
  EXPECT_EQ(refused([&] { keys_.make(ada_, {"one more", {"usage:read"}, {}}); }), "accepted");
  EXPECT_EQ(keys_.revoke_all(ada_), 4);
}

TEST_F(ApiKeysTest, UseIsWrittenDownOnceAMinute) {
  const auto made = keys_.make(ada_, {"laptop", {"usage:read"}, {}});
  const auto first = clock_.now();
  keys_.caller_of(made.key);
  EXPECT_EQ(writes_of_use(), first);
  clock_.advance(59'999);
  keys_.caller_of(made.key);
  EXPECT_EQ(writes_of_use(), first);
  // nor when another process of the same database has forgotten
  ApiKeys(*database_, clock_, ids_, random_).caller_of(made.key);
  EXPECT_EQ(writes_of_use(), first);
  clock_.advance(1);
  keys_.caller_of(made.key);
  EXPECT_EQ(writes_of_use(), first + 60'000);
}

TEST(NewApiKey, NamesEveryBadField) {
  try {
    json::decode<NewApiKey>(R"({"name":"","scopes":["analysis:reed","usage:read","usage:read"]})");
    FAIL() << "accepted";
  } catch (const Error& error) {
    ASSERT_EQ(error.fields().size(), 3U);
    EXPECT_NE(error.fields()[1].detail.find("did you mean `analysis:read`"), std::string::npos) << error.fields()[1].detail;
    EXPECT_NE(error.fields()[1].detail.find("webhook:admin"), std::string::npos);
  }
}

class SessionsTest : public ApiKeysTest {
 protected:
  Sessions sessions_{*database_, clock_, ids_};
};

TEST_F(SessionsTest, ACookieIsALogInAndEndsWithIt) {
  const auto signed_in = accounts_->login({"ada@example.org", "correct horse", {}}, {"::1", "browser"});
  const auto caller = sessions_.caller_of(signed_in.sid);
  EXPECT_EQ(caller.account, ada_.account);
  EXPECT_NE(caller.session, ada_.session);
  const auto list = sessions_.list(ada_);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].device + list[1].device, "browser");
  EXPECT_EQ(std::count_if(list.begin(), list.end(), [](const auto& session) { return session.current; }), 1);
  sessions_.end(ada_, caller.session);
  EXPECT_EQ(refused([&] { sessions_.caller_of(signed_in.sid); }), "INVALID_TOKEN");
  EXPECT_EQ(refused([&] { accounts_->caller_of(signed_in.access_token); }), "INVALID_TOKEN");
  EXPECT_NE(refused([&] { sessions_.end(ada_, caller.session); }), "accepted");
}

TEST_F(SessionsTest, UsingACookieKeepsItAliveForAMonthAtMost) {
  const auto signed_in = accounts_->login({"ada@example.org", "correct horse", {}}, {});
  for (int i = 0; i < 4; ++i) {
    clock_.advance(6 * day);
    sessions_.note_use(sessions_.caller_of(signed_in.sid).session);
  }
  clock_.advance(5 * day);
  sessions_.note_use(sessions_.caller_of(signed_in.sid).session);
  clock_.advance(2 * day);
  EXPECT_EQ(refused([&] { sessions_.caller_of(signed_in.sid); }), "INVALID_TOKEN");
}

TEST_F(SessionsTest, AnUnusedCookieEndsAfterAWeek) {
  const auto signed_in = accounts_->login({"ada@example.org", "correct horse", {}}, {});
  clock_.advance(7 * day);
  EXPECT_EQ(refused([&] { sessions_.caller_of(signed_in.sid); }), "INVALID_TOKEN");
}

TEST_F(SessionsTest, ANewPasswordEndsTheOtherLogIns) {
  const auto other = accounts_->login({"ada@example.org", "correct horse", {}}, {});
  EXPECT_NE(refused([&] { accounts_->change_password(ada_, {"wrong", "battery staple"}); }), "accepted");
  accounts_->change_password(ada_, {"correct horse", "battery staple"});
  EXPECT_EQ(refused([&] { sessions_.caller_of(other.sid); }), "INVALID_TOKEN");
  EXPECT_EQ(sessions_.list(ada_).size(), 1U);
  EXPECT_EQ(refused([&] { accounts_->login({"ada@example.org", "correct horse", {}}, {}); }), "INVALID_CREDENTIALS");
  EXPECT_EQ(refused([&] { accounts_->login({"ada@example.org", "battery staple", {}}, {}); }), "accepted");
}

TEST_F(SessionsTest, NeitherKeyNorCookieOpensAnAccountThatWasStopped) {
  const auto key = keys_.make(ada_, {"laptop", {"usage:read"}, {}}).key;
  const auto cookie = accounts_->login({"ada@example.org", "correct horse", {}}, {}).sid;
  database_->transact([&](db::Transaction& tx) { tx.run({"stop", "UPDATE account SET disabled_at = 1"}); });
  EXPECT_EQ(refused([&] { keys_.caller_of(key); }), "INVALID_TOKEN");
  EXPECT_EQ(refused([&] { sessions_.caller_of(cookie); }), "INVALID_TOKEN");
}

TEST_F(SessionsTest, AFloodOfFailedLogInsIsToldOnceAMinute) {
  for (int i = 0; i < 4; ++i) {
    const auto remote = "10.0.0." + std::to_string(i);
    EXPECT_EQ(refused([&] { accounts_->login({"ada@example.org", "wrong", {}}, {remote}); }), "INVALID_CREDENTIALS");
  }
  EXPECT_EQ(database_->read([](db::Transaction& tx) {
    return tx.one<int>({"failures", "SELECT COUNT(*) FROM audit_event WHERE action = 'login.failed'"});
  }),
            1);
}

}  // namespace
}  // namespace insight::account
