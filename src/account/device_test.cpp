#include "account/device.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "account/device_page_handlers.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "db/test_database.h"

namespace insight::account {
namespace {

class DeviceFlowTest : public testing::Test {
 protected:
  DeviceFlowTest() {
    accounts_.emplace(*database_, clock_, ids_, random_, RegistrationPolicy::open);
    accounts_->register_account({"ada@example.org", "correct horse", "Ada"});
    flow_.emplace(*database_, clock_, ids_, random_, *accounts_, options_);
  }
  template <class F>
  static std::string refused(F&& call) {
    try {
      call();
      return "accepted";
    } catch (const Error& error) {
      return error.reason().empty() ? error.what() : error.reason();
    }
  }
  DeviceCode start() { return flow_->start({"tool", {}}, "localhost:8080", "10.0.0.9"); }
  std::string ask(const DeviceCode& codes) {
    return refused([&] { flow_->exchange({codes.device_code, {}, {}}); });
  }
  Asking open(const std::string& code) { return flow_->open(code, {"ada@example.org", "correct horse", {}}, "::1"); }

  TestFolder folder_;
  ManualClock clock_;
  SeededRandom random_;
  IdMaker ids_{clock_, random_};
  std::unique_ptr<db::Database> database_ = db::open_test_database(folder_.path());
  DeviceOptions options_{.most_pending_for_address = 5};
  std::optional<Accounts> accounts_;
  std::optional<DeviceFlow> flow_;
};

TEST_F(DeviceFlowTest, CodesAreWhatPeopleCanTypeAndProgramsCantGuess) {
  const auto codes = start();
  EXPECT_THAT(codes.user_code, testing::MatchesRegex("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}"));
  EXPECT_EQ(codes.device_code.size(), 43U);
  EXPECT_EQ(codes.verification_uri, "http://localhost:8080/device");
  EXPECT_EQ(codes.verification_uri_complete, "http://localhost:8080/device?user_code=" + codes.user_code);
  EXPECT_EQ(canonical_user_code(" wdjb mj-ht"), "WDJB-MJHT");
  for (const auto* bad : {"", "WDJB", "WDJB-MJH", "WDJB-MJHTT", "WDJA-MJHT", "WDJB_MJHT", "WDJB-MJH\xc3\xa9", "1234-5678"})
    EXPECT_EQ(canonical_user_code(bad), std::nullopt) << bad;
  EXPECT_NE(refused([&] { flow_->start({"tool", {}}, "evil.example/path?", "::1"); }), "accepted");
}

TEST_F(DeviceFlowTest, WaitsAtTheGivenPaceAndFiveSecondsMoreWhenHurried) {
  const auto codes = start();
  EXPECT_EQ(ask(codes), "authorization_pending");
  clock_.advance(4'900);
  EXPECT_EQ(ask(codes), "authorization_pending");
  clock_.advance(3'000);
  EXPECT_EQ(ask(codes), "slow_down");
  clock_.advance(5'000);
  EXPECT_EQ(ask(codes), "slow_down") << "ten seconds from now on, and then fifteen";
  clock_.advance(15'000);
  EXPECT_EQ(ask(codes), "authorization_pending");
  clock_.advance(900'000);
  EXPECT_EQ(ask(codes), "expired_token");
  EXPECT_EQ(refused([&] { open(codes.user_code); }), "UNKNOWN_CODE");
}

TEST_F(DeviceFlowTest, ATicketIsGoodForOneDecisionAndACodeForOneLogIn) {
  const auto codes = start();
  const auto first = open(codes.user_code);
  EXPECT_EQ(first.client_id, "tool");
  EXPECT_EQ(first.remote, "10.0.0.9");
  const auto second = open(codes.user_code);
  EXPECT_EQ(refused([&] { flow_->decide(first.ticket, Decision::approve, "::1"); }), "UNKNOWN_CODE") << "the page was opened again";
  EXPECT_EQ(flow_->decide(second.ticket, Decision::approve, "::1"), "tool");
  EXPECT_EQ(refused([&] { flow_->decide(second.ticket, Decision::deny, "::1"); }), "UNKNOWN_CODE");
  EXPECT_EQ(refused([&] { open(codes.user_code); }), "UNKNOWN_CODE");
  const auto tokens = flow_->exchange({codes.device_code, "tool", {}});
  EXPECT_EQ(accounts_->caller_of(tokens.access_token).email, "ada@example.org");
  EXPECT_EQ(ask(codes), "expired_token");
}

TEST_F(DeviceFlowTest, NobodyElsesCodeNorAnotherKindOfGrant) {
  const auto codes = start();
  EXPECT_EQ(refused([&] { flow_->exchange({codes.device_code, "other", {}}); }), "invalid_grant");
  EXPECT_EQ(refused([&] { flow_->exchange({codes.device_code, {}, "password"}); }), "unsupported_grant_type");
}

TEST_F(DeviceFlowTest, GuessingCodesIsSlowedDownForTheOneWhoGuesses) {
  const auto codes = start();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(refused([&] { open("BBBB-BBBB"); }), "UNKNOWN_CODE");
  try {
    open(codes.user_code);
    FAIL() << "admitted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::rate_limited);
  }
  accounts_->register_account({"bob@example.org", "correct horse", "Bob"});
  EXPECT_EQ(flow_->open(codes.user_code, {"bob@example.org", "correct horse", {}}, "::1").client_id, "tool");
}

TEST_F(DeviceFlowTest, AnAddressHasOnlySoManyOpenQuestions) {
  for (int i = 0; i < 5; ++i) start();
  EXPECT_NE(refused([&] { start(); }), "accepted");
  EXPECT_NO_THROW(flow_->start({"tool", {}}, "localhost", "10.0.0.10"));
  clock_.advance(900'000);
  EXPECT_NO_THROW(start());
}

TEST(DevicePage, EscapesWhatComesFromOutside) {
  const auto page = device_question({"<script>alert(1)</script>", "\"&'", 0, "<b>", "t"}).body;
  EXPECT_THAT(page, testing::Not(testing::HasSubstr("<script")));
  EXPECT_THAT(page, testing::HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(page, testing::HasSubstr("<dd>&quot;&amp;&#39;</dd>"));
}

}  // namespace
}  // namespace insight::account
