// From the request to the settled event, over the real queue.
#include "billing/stripe/inbox.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/test_folder.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "db/test_database.h"
#include "db/test_watched.h"
#include "queue/sql_queue.h"

namespace insight::billing::stripe {
namespace {

constexpr db::Query count_jobs{"test.jobs", "SELECT COUNT(*) FROM job"};

class StripeInbox : public testing::Test {
 protected:
  StripeInbox() : database_(db::open_test_database(folder_.path())) { options_.webhook_secrets = {"whsec_x"}; }

  static std::string event(const std::string& id, const std::string& type = "customer.subscription.updated", bool livemode = true) {
    return R"({"id": ")" + id + R"(", "object": "event", "type": ")" + type + R"(", "created": 1700000000, "livemode": )" +
           (livemode ? "true" : "false") +
           R"(, "data": {"object": {"id": "sub_1", "customer": "cus_1", "status": "active", "metadata": {"userId": "ann"}}}})";
  }
  std::string received(const std::string& body) {
    const auto t = std::to_string(clock_.now() / 1000);
    try {
      inbox_.receive("t=" + t + ",v1=" + to_hex(crypto::hmac_sha256("whsec_x", t + "." + body)), body);
      return "received";
    } catch (const Error& error) {
      return error.reason();
    }
  }
  std::int64_t jobs() {
    return database_->read([](db::Transaction& tx) { return tx.one<std::int64_t>(count_jobs); });
  }
  std::optional<queue::Lease> claim() {
    return database_->transact([&](db::Transaction& tx) { return queue_.claim(tx, "w", queue::Lane::HOUSEKEEPING); });
  }
  void run(const queue::Lease& lease) {
    std::atomic<int> progress = 0;
    inbox_.run({lease, {}, progress});
  }
  std::string state(const std::string& id) {
    const auto found = database_->read([&](db::Transaction& tx) { return store::find_event(tx, id); });
    return found ? std::string(db::name_of_enumerator(found->state)) : "none";
  }

  TestFolder folder_;
  ManualClock clock_;
  SeededRandom random_;
  IdMaker ids_{clock_, random_};
  std::unique_ptr<db::Database> database_;
  StripeOptions options_;
  Plans plans_;
  InboxHooks hooks_{clock_};
  queue::SqlQueue queue_{{{std::string(kJobKind), &hooks_}}, clock_, random_};
  account::Audit audit_{clock_, ids_};
  Grants grants_{plans_, queue_, audit_, clock_};
  Log log_{clock_, LogLevel::error, [](std::string_view) {}};
  Ledger ledger_{grants_, options_, clock_, log_};
  Inbox inbox_{*database_, queue_, ledger_, nullptr, options_, clock_, log_};
};

TEST_F(StripeInbox, AnEventIsOneJob) {
  EXPECT_EQ(received(event("evt_1")), "received");
  EXPECT_EQ(received(event("evt_1")), "received");
  EXPECT_EQ(received(event("evt_2", "charge.refunded")), "received");
  EXPECT_EQ(jobs(), 1);
  EXPECT_EQ(state("evt_1"), "PENDING");
  EXPECT_EQ(state("evt_2"), "IGNORED");
  run(claim().value());
  EXPECT_EQ(state("evt_1"), "WAITING");
  EXPECT_FALSE(claim().has_value());
}

TEST_F(StripeInbox, WhatWaitsIsTriedAgainAtTheNextStart) {
  EXPECT_EQ(received(event("evt_1")), "received");
  run(claim().value());
  database_->transact([](db::Transaction& tx) {
    tx.script(R"(INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at)
      VALUES ('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1))");
  });
  inbox_.retry_kept();
  EXPECT_EQ(state("evt_1"), "PENDING");
  run(claim().value());
  EXPECT_EQ(state("evt_1"), "WAITING");  // its price is in no plan
  options_.prices.push_back({"", "team", PlanName::INSIGHT_TEAM, Interval::month});
  EXPECT_EQ(inbox_.list(store::EventState::WAITING, 10).events.at(0).reason, "the price is missing");
  EXPECT_EQ(inbox_.list({}, 10).events.at(0).created_at, "2023-11-14T22:13:20.000Z");
  EXPECT_EQ(inbox_.retry_kept().events, 1);
  EXPECT_EQ(inbox_.retry_kept().events, 0);
  EXPECT_EQ(jobs(), 3);
}

TEST_F(StripeInbox, ServersThatStartTogetherTryEachEventAgainOnce) {
  EXPECT_EQ(received(event("evt_1")), "received");
  run(claim().value());
  ASSERT_EQ(state("evt_1"), "WAITING");
  db::Meeting meeting(*database_, "stripe_event.kept");
  Inbox beside(meeting.database, queue_, ledger_, nullptr, options_, clock_, log_);
  std::atomic<std::int64_t> tried = 0;
  const auto start = [&] { EXPECT_NO_THROW(tried += beside.retry_kept().events); };
  meeting.of(start, start);
  EXPECT_EQ(tried, 1);
  EXPECT_EQ(jobs(), 2);
}

TEST_F(StripeInbox, AJobThatDiedLeavesAFailedEvent) {
  EXPECT_EQ(received(event("evt_1")), "received");
  const auto lease = claim().value();
  database_->transact([&](db::Transaction& tx) { queue_.fail(tx, lease, "the disk is full", queue::Retry::NEVER); });
  EXPECT_EQ(state("evt_1"), "FAILED");
  inbox_.retry_kept();
  EXPECT_EQ(state("evt_1"), "PENDING");
  run(claim().value());
  EXPECT_EQ(state("evt_1"), "WAITING");
}

TEST_F(StripeInbox, RefusesByName) {
  EXPECT_EQ(received(event("evt_1", "invoice.paid", false)), "WRONG_LIVEMODE");
  EXPECT_EQ(received("{}"), "");
  EXPECT_EQ(received("[]"), "");
  for (const auto* created : {"-1", "0", "1e9", "\"1\"", "null", "253402300800", "9223372036854775807"})
    EXPECT_EQ(received(R"({"id": "evt_1", "type": "invoice.paid", "livemode": true, "created": )" + std::string(created) + "}"),
              "");
  EXPECT_EQ(received(event("evt 1")), "");
  EXPECT_EQ(received(event("evt.1")), "");
  EXPECT_EQ(jobs(), 0);
  database_->transact([](db::Transaction& tx) { tx.script("DROP TABLE stripe_event"); });
  EXPECT_EQ(received(event("evt_1")), "INBOX_UNAVAILABLE");
  options_.webhook_secrets.clear();
  EXPECT_EQ(received(event("evt_1")), "BILLING_DISABLED");
}

TEST_F(StripeInbox, OldBodiesAreEmptied) {
  EXPECT_EQ(received(event("evt_1")), "received");
  run(claim().value());
  database_->transact([&](db::Transaction& tx) { store::set_state(tx, "evt_1", store::EventState::SUPERSEDED, "", clock_.now()); });
  const auto body = [&] { return database_->read([](db::Transaction& tx) { return store::find_event(tx, "evt_1")->body; }); };
  database_->transact([&](db::Transaction& tx) { hooks_.on_sweep(tx); });
  EXPECT_NE(body(), "");
  clock_.advance(Millis{91} * 86'400'000);
  database_->transact([&](db::Transaction& tx) { hooks_.on_sweep(tx); });
  EXPECT_EQ(body(), "");
}

TEST(StripeOptions, SaysWhatIsMissing) {
  const auto refused = [](StripeOptions options) {
    try {
      require_sound(options);
      return std::string();
    } catch (const Error& error) {
      return std::string(error.what());
    }
  };
  EXPECT_EQ(refused({}), "");
  EXPECT_NE(refused({.webhook_secrets = {" whsec_x"}}), "");
  EXPECT_NE(refused({.prices = {{}}}), "");
  StripeOptions selling{.api_key = "sk_live_x", .success_url = "https://a", .cancel_url = "https://a", .return_url = "https://a"};
  EXPECT_EQ(refused(selling), "");
  EXPECT_TRUE(selling.live());
  selling.api_key = "rk_test_x";
  EXPECT_FALSE(selling.live());
  selling.return_url = "javascript:alert(1)";
  EXPECT_NE(refused(selling).find("javascript:alert(1)"), std::string::npos);
}

}  // namespace
}  // namespace insight::billing::stripe
