#include "account/administration.h"

#include <gtest/gtest.h>

#include "account/admin_handlers.h"
#include "account/service.h"
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

class AdministrationTest : public testing::Test {
 protected:
  Accounts& accounts() {
    if (!accounts_) accounts_.emplace(*database_, clock_, ids_, random_, RegistrationPolicy::closed);
    return *accounts_;
  }
  static Registration by(const std::string& name, const std::string& token) {
    return {name + "@example.org", "password of " + name, name, token};
  }
  User first_owner() { return accounts().accept_invitation(by("root", administration_.owner_link("command line").token), {}); }
  Caller caller_of(const User& user) {
    return accounts().caller_of(accounts().login({user.email, "password of " + user.name, {}}, {}).access_token);
  }

  TestFolder folder_;
  ManualClock clock_;
  SeededRandom random_;
  IdMaker ids_{clock_, random_};
  std::unique_ptr<db::Database> database_ = db::open_test_database(folder_.path());
  std::optional<Accounts> accounts_;
  Administration administration_{*database_, clock_, ids_, random_};
};

TEST_F(AdministrationTest, TheOwnersLinkWorksOnceAndWithinADay) {
  const auto replaced = administration_.owner_link("command line").token;
  const auto expired = administration_.owner_link("command line").token;
  EXPECT_EQ(refused([&] { accounts().accept_invitation(by("root", replaced), {}); }), "INVITATION_INVALID");
  clock_.advance(day);
  EXPECT_EQ(refused([&] { accounts().accept_invitation(by("root", expired), {}); }), "INVITATION_INVALID");
  const auto good = administration_.owner_link("command line").token;
  clock_.advance(day - 1);
  EXPECT_EQ(accounts().accept_invitation(by("root", good), {}).role, Role::ADMIN);
  EXPECT_EQ(refused([&] { accounts().accept_invitation(by("eve", good), {}); }), "INVITATION_INVALID");
  EXPECT_EQ(refused([&] { administration_.owner_link("command line"); }), "OWNER_EXISTS");
}

TEST_F(AdministrationTest, TheFirstOwnersLinkIsWorthNothingOnceThereIsAnOwner) {
  const auto link = administration_.owner_link("command line").token;
  const auto invited = administration_.invite("command line", "", {"root@example.org", Role::ADMIN}).token;
  EXPECT_EQ(accounts().register_account(by("root", invited)).user.role, Role::ADMIN);
  EXPECT_EQ(refused([&] { accounts().register_account(by("eve", link)); }), "INVITATION_INVALID");
}

TEST_F(AdministrationTest, AnAccountThatExistsBecomesOwnerByItsOwnPassword) {
  Accounts open(*database_, clock_, ids_, random_, RegistrationPolicy::open);
  open.register_account({"ada@example.org", "password of ada", "ada", {}});
  const auto link = administration_.owner_link("command line").token;
  EXPECT_EQ(refused([&] { accounts().accept_invitation({"ada@example.org", "something else", "ada", link}, {}); }), "no reason");
  EXPECT_EQ(accounts().accept_invitation(by("ada", link), {}).role, Role::ADMIN);
  EXPECT_EQ(caller_of({{}, "ada@example.org", "ada"}).role, Role::ADMIN);
}

TEST_F(AdministrationTest, AnInvitationLetsOneAddressInWhereRegistrationIsClosed) {
  const auto root = caller_of(first_owner());
  EXPECT_EQ(refused([&] { accounts().register_account({"ada@example.org", "password of ada", "ada", {}}); }),
            "REGISTRATION_CLOSED");
  const auto token = administration_.invite(root, {" Ada@example.org", {}}).token;
  EXPECT_EQ(refused([&] { accounts().register_account(by("eve", token)); }), "INVITATION_INVALID");
  EXPECT_EQ(accounts().register_account(by("ada", token)).user.role, Role::USER);
  EXPECT_EQ(refused([&] { accounts().register_account(by("ada", token)); }), "INVITATION_INVALID");
  EXPECT_TRUE(administration_.invitations().empty());
}

TEST_F(AdministrationTest, TheLastOwnerStays) {
  const auto root = caller_of(first_owner());
  EXPECT_EQ(refused([&] { administration_.change_role(root, root.account, Role::USER); }), "LAST_OWNER");
  const auto token = administration_.invite(root, {"ada@example.org", Role::ADMIN}).token;
  accounts().register_account(by("ada", token));
  EXPECT_EQ(administration_.change_role(root, root.account, Role::USER).role, Role::USER);
}

TEST_F(AdministrationTest, PagesOfTheAuditLogHoldEveryEventOnce) {
  const auto root = caller_of(first_owner());
  const Audit audit(clock_, ids_);
  for (int i = 0; i < 25; ++i) {
    database_->transact([&](db::Transaction& tx) { audit.record(tx, AuditEntry::by(root, "test", std::to_string(i))); });
    if (i % 10 == 0) clock_.advance(1);
  }
  std::vector<std::string> seen;
  std::optional<std::string> cursor;
  do {
    const auto page = administration_.audit({root.account.text(), "test"}, 4, cursor);
    for (const auto& event : page.events) seen.push_back(event.target);
    cursor = page.pagination.next_cursor;
  } while (cursor);
  ASSERT_EQ(seen.size(), 25U);
  for (int i = 0; i < 25; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)], std::to_string(24 - i));
}

TEST_F(AdministrationTest, ThePageShowsWhatWasSentAsTextOnly) {
  account::Setup setup{administration_, accounts(), CookieSecurity::https_only};
  http::Request request;
  request.method = http::Method::POST;
  const auto token = administration_.owner_link("command line").token;
  request.content = "token=" + token + "&email=%22%3E%3Cscript%3E&name=%3Cb%3E&password=correct+horse&again=other+horse";
  const auto answer = set_up(setup, request);
  EXPECT_EQ(answer.status, 400U);
  EXPECT_EQ(answer.body.find("<script>"), std::string::npos);
  EXPECT_EQ(answer.body.find("<b>"), std::string::npos);
  EXPECT_EQ(answer.body.find("horse"), std::string::npos) << "a password is shown";
  EXPECT_NE(answer.body.find("&quot;&gt;&lt;script&gt;"), std::string::npos);
  EXPECT_NE(answer.body.find("The password given again must be the same password."), std::string::npos);
  request.headers = {{"Host", "insight.test"}, {"Origin", "http://insight.test"}};
  EXPECT_EQ(refused([&] { set_up(setup, request); }), "CROSS_SITE_REQUEST") << "a page that came without TLS is not ours";
}

}  // namespace
}  // namespace insight::account
