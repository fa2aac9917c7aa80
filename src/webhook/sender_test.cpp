// Outbox, sender and log against a real receiver of the test's own. What the receiver thinks of signatures is tests/webhooks'
// business, with the npm package as judge.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "base/test_folder.h"
#include "db/test_database.h"
#include "db/test_watched.h"
#include "http/server.h"
#include "webhook/inbox.h"
#include "webhook/sender.h"
#include "webhook/service.h"
#include "webhook/signature.h"

namespace insight::webhook {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

// What came, in order; `answer` decides what goes back.
class Receiver {
 public:
  struct Message {
    std::string path, id, timestamp, signature, body;
  };
  Receiver(IdMaker& ids, Log& log, const std::filesystem::path& spool) {
    for (const auto* path : {"/a", "/b", "/slow"}) {
      router_.add({http::Method::POST, path, {}, http::BodyRule::json(), {}, [this](const http::Request& request) {
                     const auto header = [&](std::string_view name) { return std::string(request.header(name)); };
                     const Message message{request.path, header("webhook-id"), header("webhook-timestamp"),
                                           header("webhook-signature"), request.body()};
                     std::size_t number = 0;
                     {
                       const std::lock_guard lock(mutex_);
                       messages_.push_back(message);
                       number = messages_.size();
                     }
                     return answer(message, number);
                   }});
    }
    http::ServerOptions options;
    options.spool_folder = spool;
    server_.emplace(router_, options, ids, log);
    server_->start();
  }
  std::string at(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(server_->port()) + path; }
  std::vector<Message> messages() {
    const std::lock_guard lock(mutex_);
    return messages_;
  }
  std::function<http::Response(const Message&, std::size_t)> answer = [](const Message&, std::size_t) {
    return http::json_text(200, "{}");
  };

 private:
  std::mutex mutex_;
  std::vector<Message> messages_;
  http::Router router_;
  std::optional<http::Server> server_;
};

class WebhookTest : public testing::Test {
 protected:
  WebhookTest() : database_(db::open_test_database(folder_.path())) {
    database_->transact([](db::Transaction& tx) {
      tx.script(R"(
        INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at) VALUES
          ('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1), ('bob', 'bob@example.org', 'Bob', '', 'USER', 'INSIGHT_FREE', 1, 1);)");
    });
    ann_.account = account::AccountId{"ann"};
    bob_.account = account::AccountId{"bob"};
    options_.allow_private = true;
    options_.retry_after = {20ms, 20ms, 20ms};
    options_.poll = 50ms;
    options_.timeout = 1s;
  }
  Endpoint listen(const std::string& path, std::vector<std::string> events = {"*"}) {
    return webhooks_.create(ann_, {receiver_.at(path), std::move(events), {}});
  }
  void happens(std::string_view type, const account::Caller& who) {
    database_->transact([&](db::Transaction& tx) { outbox_.publish(tx, who.account, {type, {{"n", 1}}}); });
  }
  std::unique_ptr<Sender> start() {
    return std::make_unique<Sender>(*database_, outbox_, audit_, clock_, ids_, random_, log_, options_);
  }
  std::vector<Delivery> log_of(const Endpoint& endpoint) {
    return webhooks_.deliveries(ann_, endpoint.id, {}, {1, 100}).deliveries;
  }
  // The answer of a receiver that takes its time, as long as `hold_` says.
  http::Response slowly() {
    const int now = ++inside_;
    most_ = std::max(most_.load(), now);
    for (int i = 0; i < 1'500 && hold_; ++i) std::this_thread::sleep_for(10ms);
    --inside_;
    return http::json_text(200, "{}");
  }
  bool becomes(const std::function<bool()>& state) {
    for (int i = 0; i < 1'000; ++i) {
      if (state()) return true;
      std::this_thread::sleep_for(10ms);
    }
    return false;
  }
  bool ends(const Endpoint& endpoint, DeliveryState state) {
    return becomes([&] {
      const auto log = log_of(endpoint);
      return !log.empty() && std::ranges::all_of(log, [&](const Delivery& one) { return one.state == state; });
    });
  }

  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  Log log_{clock_, LogLevel::error, [](std::string_view) {}};
  std::unique_ptr<db::Database> database_;
  Options options_;
  Outbox outbox_{clock_, ids_};
  account::Audit audit_{clock_, ids_};
  Webhooks webhooks_{*database_, outbox_, audit_, clock_, ids_, random_, options_};
  account::Caller ann_, bob_;
  std::atomic<int> inside_ = 0, most_ = 0;  // what the receiver's threads, which outlive a test's body, count
  std::atomic<bool> slow_ = false, hold_ = false;
  Receiver receiver_{ids_, log_, folder_.path()};
};

TEST_F(WebhookTest, EachEndpointIsToldWhatItWantsAndNobodyElse) {
  const auto all = listen("/a"), failures = listen("/b", {"analysis.failed"});
  const auto sender = start();
  happens("analysis.completed", ann_);
  happens("analysis.failed", bob_);
  ASSERT_TRUE(ends(all, DeliveryState::DELIVERED));
  const auto log = log_of(all);
  ASSERT_EQ(log.size(), 1u);
  EXPECT_EQ(log[0].attempts, 1);
  EXPECT_EQ(log[0].last_status, 200);
  EXPECT_TRUE(log_of(failures).empty());

  const auto messages = receiver_.messages();
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0].id, log[0].event_id);
  EXPECT_EQ(messages[0].body, log[0].body);
  const std::vector<std::string> keys{*key_of(all.secret)};
  EXPECT_TRUE(is_signed(keys, messages[0].id, std::stoll(messages[0].timestamp), messages[0].body, messages[0].signature));
}

TEST_F(WebhookTest, NothingIsSentOfWhatDidNotHappen) {
  const auto endpoint = listen("/a");
  const auto sender = start();
  EXPECT_THROW(database_->transact([&](db::Transaction& tx) {
    outbox_.publish(tx, ann_.account, {"project.created", {}});
    throw std::runtime_error("it did not");
  }),
               std::runtime_error);
  happens("project.deleted", ann_);
  ASSERT_TRUE(ends(endpoint, DeliveryState::DELIVERED));
  EXPECT_EQ(log_of(endpoint).size(), 1u);
}

TEST_F(WebhookTest, AFailureIsTriedAgainUnderTheSameIdUntilThereIsNoPauseLeft) {
  receiver_.answer = [](const auto&, std::size_t number) { return http::json_text(number == 2 ? 302 : 500, "{}"); };
  const auto endpoint = listen("/a");
  const auto sender = start();
  happens("project.created", ann_);
  ASSERT_TRUE(ends(endpoint, DeliveryState::FAILED));
  const auto log = log_of(endpoint);
  EXPECT_EQ(log[0].attempts, 4);
  EXPECT_EQ(log[0].last_status, 500);
  EXPECT_EQ(log[0].last_error, "answered 500");
  const auto tried = database_->read([&](db::Transaction& tx) { return store::attempts(tx, log[0].id); });
  ASSERT_EQ(tried.size(), 4u);
  for (std::size_t i = 0; i < tried.size(); ++i) {
    EXPECT_EQ(tried[i].attempt, static_cast<std::int64_t>(i + 1));
    EXPECT_EQ(tried[i].status, i == 1 ? 302 : 500);
    EXPECT_GE(tried[i].duration_ms, 0);
    EXPECT_GE(tried[i].started_at, log[0].created_at);
  }
  EXPECT_THAT(tried[1].error.value_or(""), testing::HasSubstr("redirects are not followed"));
  const auto messages = receiver_.messages();
  ASSERT_EQ(messages.size(), 4u);
  for (const auto& message : messages) EXPECT_EQ(message.id, log[0].event_id);
}

TEST_F(WebhookTest, GoneDisablesTheEndpointAndEndsWhatWaits) {
  receiver_.answer = [](const auto&, std::size_t) { return http::json_text(410, "{}"); };
  const auto endpoint = listen("/a");
  happens("project.created", ann_);
  happens("project.deleted", ann_);
  const auto sender = start();
  ASSERT_TRUE(ends(endpoint, DeliveryState::FAILED));
  EXPECT_EQ(receiver_.messages().size(), 1u);
  const auto now = webhooks_.show(ann_, endpoint.id);
  EXPECT_FALSE(now.enabled);
  EXPECT_EQ(now.disabled_reason, "it answered 410 Gone");
  happens("project.created", ann_);
  EXPECT_EQ(log_of(endpoint).size(), 2u) << "a disabled endpoint is told nothing";
}

TEST_F(WebhookTest, ASlowEndpointStallsNoOtherAndGetsOneMessageAtATime) {
  options_.timeout = 20s;
  hold_ = true;
  receiver_.answer = [this](const auto& message, std::size_t) {
    return message.path == "/slow" ? slowly() : http::json_text(200, "{}");
  };
  const auto slow = listen("/slow"), quick = listen("/b");
  for (int i = 0; i < 5; ++i) happens("project.created", ann_);
  const auto sender = start();
  ASSERT_TRUE(ends(quick, DeliveryState::DELIVERED));
  EXPECT_TRUE(std::ranges::all_of(log_of(slow), [](const Delivery& one) { return one.state == DeliveryState::PENDING; }));
  hold_ = false;
  ASSERT_TRUE(ends(slow, DeliveryState::DELIVERED));
  EXPECT_EQ(most_, 1);
}

TEST_F(WebhookTest, ManySlowEndpointsLeaveThreadsForTheOthers) {
  options_.senders = 4;
  options_.timeout = 20s;
  receiver_.answer = [this](const auto& message, std::size_t) {
    return message.path == "/slow" ? slowly() : http::json_text(200, "{}");
  };
  std::vector<Endpoint> slow;
  for (int i = 0; i < 5; ++i) slow.push_back(listen("/slow", {"analysis.failed"}));
  const auto quick = listen("/b", {"project.created"});
  database_->transact([&](db::Transaction& tx) {
    for (const auto& endpoint : slow) {
      tx.run({"test.hold", "UPDATE webhook_endpoint SET lease_holder = 'x', lease_until = 1 WHERE id = $1"}, endpoint.id);
      store::release(tx, endpoint.id, "x", true);
    }
  });
  hold_ = true;
  const auto sender = start();
  happens("analysis.failed", ann_);
  ASSERT_TRUE(becomes([&] { return inside_ == 2; }));
  happens("project.created", ann_);
  ASSERT_TRUE(ends(quick, DeliveryState::DELIVERED));
  EXPECT_EQ(inside_, 2);
  hold_ = false;
  for (const auto& endpoint : slow) ASSERT_TRUE(ends(endpoint, DeliveryState::DELIVERED));
  EXPECT_EQ(most_, 2);
  EXPECT_FALSE(webhooks_.show(ann_, slow[4].id).slow) << "it was quick this time";
}

TEST_F(WebhookTest, AReceiverThatSaysNothingCostsTheTimeoutAndNoMore) {
  options_.timeout = 200ms;
  options_.retry_after = {};
  receiver_.answer = [](const auto&, std::size_t) {
    std::this_thread::sleep_for(1s);
    return http::json_text(200, "{}");
  };
  const auto endpoint = listen("/a");
  const auto sender = start();
  happens("project.created", ann_);
  ASSERT_TRUE(ends(endpoint, DeliveryState::FAILED));
  EXPECT_FALSE(log_of(endpoint)[0].last_status);
  EXPECT_THAT(*log_of(endpoint)[0].last_error, HasSubstr("Timeout"));
}

TEST_F(WebhookTest, PrivateAddressesAreNotSentToByAnyName) {
  const auto endpoint = listen("/a");
  options_.allow_private = false;
  options_.retry_after = {};
  const auto sender = start();
  database_->transact([&](db::Transaction& tx) {
    auto moved = endpoint;
    moved.url.replace(7, 9, "localhost");
    store::update(tx, moved);
  });
  happens("project.created", ann_);
  ASSERT_TRUE(ends(endpoint, DeliveryState::FAILED));
  EXPECT_THAT(*log_of(endpoint)[0].last_error, HasSubstr("may not be connected to"));
  EXPECT_TRUE(receiver_.messages().empty());
}

TEST_F(WebhookTest, ARotatedSecretAndTheOldOneBothSignForADay) {
  const auto before = listen("/a");
  const auto after = webhooks_.rotate_secret(ann_, before.id);
  EXPECT_NE(before.secret, after.secret);
  const auto sender = start();
  happens("project.created", ann_);
  ASSERT_TRUE(ends(before, DeliveryState::DELIVERED));
  database_->transact([&](db::Transaction& tx) {
    auto later = after;
    later.previous_until = clock_.now() - 1;
    store::update(tx, later);
  });
  happens("project.created", ann_);
  ASSERT_TRUE(becomes([&] { return receiver_.messages().size() == 2; }));
  const auto holds = [](const Receiver::Message& message, const std::string& secret) {
    const std::vector<std::string> keys{*key_of(secret)};
    return is_signed(keys, message.id, std::stoll(message.timestamp), message.body, message.signature);
  };
  const auto messages = receiver_.messages();
  EXPECT_TRUE(holds(messages[0], before.secret) && holds(messages[0], after.secret));
  EXPECT_TRUE(!holds(messages[1], before.secret) && holds(messages[1], after.secret));
}

TEST_F(WebhookTest, AReplayIsTheSameMessageAsAnotherDelivery) {
  const auto endpoint = listen("/a");
  const auto sender = start();
  happens("project.created", ann_);
  ASSERT_TRUE(ends(endpoint, DeliveryState::DELIVERED));
  const auto first = log_of(endpoint)[0];
  EXPECT_THROW(webhooks_.replay(bob_, first.id), Error);
  const auto again = webhooks_.replay(ann_, first.id);
  ASSERT_TRUE(becomes([&] { return receiver_.messages().size() == 2; }));
  EXPECT_EQ(again.replay_of, first.id.text());
  EXPECT_EQ(receiver_.messages()[0].id, receiver_.messages()[1].id);
  EXPECT_EQ(receiver_.messages()[0].body, receiver_.messages()[1].body);
}

TEST_F(WebhookTest, StoppingBreaksOffWhatTakesTooLongAndLeavesItDue) {
  options_.timeout = 20s;
  slow_ = true;
  receiver_.answer = [this](const auto&, std::size_t) {
    if (slow_) std::this_thread::sleep_for(3s);
    return http::json_text(200, "{}");
  };
  const auto endpoint = listen("/a");
  auto sender = start();
  happens("project.created", ann_);
  ASSERT_TRUE(becomes([&] { return receiver_.messages().size() == 1; }));
  const auto began = std::chrono::steady_clock::now();
  sender->stop(50ms);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 2'500ms);
  const auto left = log_of(endpoint)[0];
  EXPECT_EQ(left.state, DeliveryState::PENDING);
  EXPECT_EQ(left.attempts, 0);
  slow_ = false;
  sender = start();
  ASSERT_TRUE(ends(endpoint, DeliveryState::DELIVERED));
  EXPECT_EQ(log_of(endpoint)[0].attempts, 1);
}

TEST_F(WebhookTest, WhatASenderThatDiedHeldIsDueAgainAndItsLateWordCountsForNothing) {
  const auto endpoint = listen("/a");
  happens("project.created", ann_);
  const auto now = clock_.now();
  const auto due = database_->read([&](db::Transaction& tx) { return *store::find_due(tx, now, store::Which::ALL); });
  const auto begin = [&](Millis at, const char* holder) {
    return database_->transact([&](db::Transaction& tx) { return store::begin_attempt(tx, due, holder, at, at + 1'000); });
  };
  ASSERT_TRUE(begin(now, "dead"));
  EXPECT_FALSE(begin(now + 999, "too early"));
  EXPECT_FALSE(database_->read([&](db::Transaction& tx) { return store::find_due(tx, now + 999, store::Which::ALL); }));
  ASSERT_TRUE(begin(now + 1'000, "second"));
  database_->transact([&](db::Transaction& tx) {
    EXPECT_FALSE(store::delivered(tx, {due, 1, 200, {}}, now)) << "the first attempt's word comes after the second began";
    store::release(tx, endpoint.id, "dead", false);
    EXPECT_FALSE(store::find_due(tx, now + 1'001, store::Which::ALL)) << "nor does it free the endpoint";
    EXPECT_TRUE(store::delivered(tx, {due, 2, 200, {}}, now));
    store::release(tx, endpoint.id, "second", false);
  });
  EXPECT_FALSE(begin(now + 5'000, "late")) << "what is delivered isn't sent by one who found it due before";
  webhooks_.ping(ann_, endpoint.id);
  EXPECT_TRUE(database_->read([&](db::Transaction& tx) { return store::find_due(tx, clock_.now(), store::Which::ALL); }))
      << "and the endpoint is free";
}

TEST_F(WebhookTest, SeveralSendersOnOneDatabaseSendEachMessageOnce) {
  const auto a = listen("/a"), b = listen("/b");
  for (int i = 0; i < 50; ++i) happens("project.created", ann_);
  const auto one = start(), other = start();
  ASSERT_TRUE(ends(a, DeliveryState::DELIVERED) && ends(b, DeliveryState::DELIVERED));
  EXPECT_EQ(receiver_.messages().size(), 100u);
}

TEST_F(WebhookTest, TheLogIsTrimmedByAgeAndNumber) {
  const auto endpoint = listen("/a");
  const auto put = [&](const char* id, DeliveryState state, Millis created) {
    Delivery delivery;
    delivery.id = DeliveryId{id};
    delivery.endpoint_id = endpoint.id;
    delivery.state = state;
    delivery.body = "{}";
    delivery.created_at = created;
    (state == DeliveryState::PENDING ? delivery.next_attempt_at : delivery.finished_at) = created;
    database_->transact([&](db::Transaction& tx) { store::insert(tx, delivery); });
  };
  put("old", DeliveryState::DELIVERED, 10);
  put("old-pending", DeliveryState::PENDING, 10);
  put("third", DeliveryState::FAILED, 101);
  put("pending", DeliveryState::PENDING, 102);
  put("second", DeliveryState::DELIVERED, 103);
  put("first", DeliveryState::DELIVERED, 104);
  database_->transact([](db::Transaction& tx) { store::trim(tx, 100, 2); });
  std::vector<std::string> left;
  for (const auto& delivery : log_of(endpoint)) left.push_back(delivery.id.text());
  EXPECT_THAT(left, testing::ElementsAre("first", "second", "pending"));
}

TEST_F(WebhookTest, AnAccountHasSoManyEndpointsAndNoMore) {
  options_.most_endpoints = 2;
  listen("/a");
  listen("/b");
  try {
    listen("/a");
    ADD_FAILURE() << "a third";
  } catch (const Error& error) {
    EXPECT_EQ(error.reason(), "TOO_MANY_WEBHOOKS");
  }
}

// What two servers do to endpoints at the same moment: as if one had come after the other.
class WebhookRaces : public WebhookTest {
 protected:
  Webhooks on(db::Database& database) { return {database, outbox_, audit_, clock_, ids_, random_, options_}; }
  std::string refused(const std::function<void()>& call) {
    try {
      call();
      return "accepted";
    } catch (const Error& error) {
      return error.reason().empty() ? error.what() : error.reason();
    }
  }
  void publish(db::Database& database) {
    database.transact([&](db::Transaction& tx) { outbox_.publish(tx, ann_.account, {"project.created", {{"n", 1}}}); });
  }
};

TEST_F(WebhookRaces, TheLastPlaceIsGivenOnce) {
  options_.most_endpoints = 1;
  db::Meeting meeting(*database_, "webhook.count");
  std::vector<std::string> outcomes(2);
  const auto create = [&](std::string& outcome) {
    outcome = refused([&] { on(meeting.database).create(ann_, {receiver_.at("/a"), {"*"}, {}}); });
  };
  meeting.of([&] { create(outcomes[0]); }, [&] { create(outcomes[1]); });
  EXPECT_THAT(outcomes, testing::UnorderedElementsAre("accepted", "TOO_MANY_WEBHOOKS"));
}

TEST_F(WebhookRaces, AChangeAndARotationBothStand) {
  const auto endpoint = listen("/a");
  db::Meeting meeting(*database_, "webhook.take_owned");
  std::string secret;
  meeting.of(
      [&] {
        WebhookChange change;
        change.description = "changed";
        on(meeting.database).change(ann_, endpoint.id, change);
      },
      [&] { secret = on(meeting.database).rotate_secret(ann_, endpoint.id).secret; });
  const auto found = webhooks_.show(ann_, endpoint.id);
  EXPECT_EQ(found.secret, secret);
  EXPECT_EQ(found.description, "changed");
}

TEST_F(WebhookRaces, ADeletionUndoesNothingOfWhatHappens) {
  auto endpoint = listen("/a");
  {
    db::Meeting meeting(*database_, "webhook.interested");
    meeting.with_guest([&] { EXPECT_EQ(refused([&] { publish(meeting.database); }), "accepted"); },
                       [&] { webhooks_.remove(ann_, endpoint.id); });
  }
  endpoint = listen("/a");
  db::Meeting meeting(*database_, "webhook.delete");
  meeting.with_guest([&] { on(meeting.database).remove(ann_, endpoint.id); },
                     [&] { EXPECT_EQ(refused([&] { publish(*database_); }), "accepted"); });
}

TEST_F(WebhookRaces, ADeliveryThatIsTrimmedIsNotBegun) {
  const auto endpoint = listen("/a");
  publish(*database_);
  const auto delivery = log_of(endpoint).at(0).id;
  db::Meeting meeting(*database_, "webhook.hold");
  std::optional<Delivery> begun;
  meeting.with_guest(
      [&] {
        begun = meeting.database.transact(
            [&](db::Transaction& tx) { return store::begin_attempt(tx, delivery, "holder", clock_.now(), clock_.now() + 1'000); });
      },
      [&] { database_->transact([&](db::Transaction& tx) { store::trim(tx, clock_.now() + 1, 0); }); });
  EXPECT_EQ(begun.has_value(), db::tests_run_on_postgres() ? false : true) << "SQLite's one writer trims afterwards";
  EXPECT_TRUE(log_of(endpoint).empty());
}

TEST_F(WebhookTest, WhatIsDoneToEndpointsIsInTheAuditLogWithoutTheirSecrets) {
  const auto endpoint = listen("/a");
  webhooks_.change(ann_, endpoint.id, {.url = {}, .events = {}, .description = "x", .enabled = {}});
  const auto rotated = webhooks_.rotate_secret(ann_, endpoint.id);
  webhooks_.remove(ann_, endpoint.id);
  std::string text;
  constexpr db::Query all{"test.audit", "SELECT action || ' ' || detail FROM audit_event ORDER BY id"};
  database_->read([&](db::Transaction& tx) {
    for (const auto& line : tx.all<std::string>(all)) text += line + "\n";
  });
  for (const auto* action : {"webhook.created", "webhook.changed", "webhook.secret_rotated", "webhook.deleted"})
    EXPECT_THAT(text, HasSubstr(action));
  EXPECT_EQ(text.find("whsec_"), std::string::npos);
}

// --- incoming ---

class InboxTest : public testing::Test {
 protected:
  static constexpr std::string_view secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  InboxTest() { options_.internal_secrets = {std::string(secret)}; }
  std::string refusal(const MessageHeaders& headers, std::string_view body = "{}") const {
    try {
      Inbox(clock_, options_).require_genuine(headers, body);
      return "";
    } catch (const Error& error) {
      return error.reason();
    }
  }
  MessageHeaders signed_at(std::int64_t seconds, std::string_view body = "{}", std::string_view with = secret) const {
    return {"msg_1", std::to_string(seconds), sign(*key_of(with), "msg_1", seconds, body), ""};
  }
  std::int64_t now() const { return clock_.now() / 1'000; }
  ManualClock clock_;
  Options options_;
};

TEST_F(InboxTest, BelievesASignatureOfTheLastFiveMinutes) {
  EXPECT_EQ(refusal(signed_at(now())), "");
  EXPECT_EQ(refusal(signed_at(now() - 300)), "");
  EXPECT_EQ(refusal(signed_at(now() + 300)), "");
  EXPECT_EQ(refusal(signed_at(now() - 301)), "INVALID_SIGNATURE");
  EXPECT_EQ(refusal(signed_at(now() + 301)), "INVALID_SIGNATURE");
  EXPECT_EQ(refusal(signed_at(now()), "{ }"), "INVALID_SIGNATURE");
}

TEST_F(InboxTest, BelievesNothingElse) {
  const auto good = signed_at(now());
  for (const auto& timestamp : {"", "x", "-1", "1e9", " 1700000000", "1700000000.0", "99999999999999999999"}) {
    auto headers = good;
    headers.timestamp = timestamp;
    EXPECT_EQ(refusal(headers), "INVALID_SIGNATURE") << timestamp;
  }
  for (const auto member : {&MessageHeaders::id, &MessageHeaders::timestamp, &MessageHeaders::signature}) {
    auto headers = good;
    (headers.*member).clear();
    EXPECT_EQ(refusal(headers), "INVALID_SIGNATURE");
  }
  auto other = good;
  other.id = "msg_2";
  EXPECT_EQ(refusal(other), "INVALID_SIGNATURE");
  EXPECT_EQ(refusal({"", "", "", "a token of somebody"}), "INVALID_SIGNATURE") << "no token is configured";
}

TEST_F(InboxTest, BelievesEachOfSeveralSecretsAndTheToken) {
  constexpr std::string_view second = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  options_.internal_secrets.emplace_back(second);
  options_.internal_token = "a token of ours!";
  EXPECT_EQ(refusal(signed_at(now())), "");
  EXPECT_EQ(refusal(signed_at(now(), "{}", second)), "");
  EXPECT_EQ(refusal({"", "", "", "a token of ours!"}), "");
  EXPECT_EQ(refusal({"", "", "", "a token of ours?"}), "INVALID_SIGNATURE");
  auto both = signed_at(now());
  both.token = "a wrong one";
  EXPECT_EQ(refusal(both), "INVALID_SIGNATURE") << "a wrong token is not made good by a signature";
}

TEST_F(InboxTest, IsOffWithoutConfigurationAndRefusesBadOne) {
  options_.internal_secrets = {};
  EXPECT_EQ(refusal(signed_at(now())), "INTERNAL_WEBHOOK_DISABLED");
  options_.internal_token = "short";
  EXPECT_THROW(Inbox(clock_, options_), Error);
  options_.internal_token = "";
  options_.internal_secrets = {"whsec_c2hvcnQ="};
  EXPECT_THROW(Inbox(clock_, options_), Error);
}

}  // namespace
}  // namespace insight::webhook
