// What events come to, in whatever order they arrive: the bodies are those that Stripe writes (tests/stripe/bodies), the database
// is a real one.
#include "billing/stripe/ledger.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "base/test_folder.h"
#include "billing/stripe/figures.h"
#include "db/test_database.h"
#include "json/encode.h"
#include "json/parse.h"
#include "queue/sql_queue.h"

namespace insight::billing::stripe {
namespace {

constexpr Millis kDay = 86'400'000;
constexpr Millis kBegin = 1'760'000'000'000;

constexpr db::Query event_states{"test.states", "SELECT id || '=' || state || ' ' || reason FROM stripe_event ORDER BY id"};
constexpr db::Query all_subscriptions{"test.subscriptions", "SELECT * FROM subscription ORDER BY id"};
constexpr db::Query all_links{"test.links", "SELECT id || '=' || user_id FROM stripe_customer ORDER BY id"};
constexpr db::Query all_plans{"test.plans", "SELECT id || '=' || plan || ' ' || COALESCE(plan_until, 0) FROM account ORDER BY id"};
constexpr db::Query all_anchors{"test.anchors",
                                "SELECT id || '=' || starts_at || ' ' || COALESCE(ends_at, 0) FROM billing_anchor ORDER BY id"};
constexpr db::Query all_audits{"test.audits", "SELECT detail FROM audit_event WHERE action = 'plan.changed' ORDER BY id"};

struct RolledBack {};

class StripeLedger : public testing::Test {
 protected:
  StripeLedger() : clock_(kBegin + 40 * kDay), database_(db::open_test_database(folder_.path())) {
    options_.prices = {{"price_pro_month", "", PlanName::INSIGHT_PRO, Interval::month},
                       {"", "team_year", PlanName::INSIGHT_TEAM, Interval::year}};
    database_->transact([](db::Transaction& tx) {
      for (const char* name : {"ada", "bob", "eve"})
        tx.script(
            fmt::format("INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at) VALUES "
                        "('account-{0}', '{0}@example.org', '', '', 'USER', 'INSIGHT_FREE', 1, 1)",
                        name));
    });
  }

  static std::vector<boost::json::value> bodies(const std::string& shape, const std::string& life) {
    std::ifstream in(std::string(INSIGHT_SOURCE_DIR) + "/tests/stripe/bodies/" + shape + "/" + life + ".json");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto list = json::parse(text).as_array();
    return {list.begin(), list.end()};
  }

  // As the inbox does: stored once, applied by its job; a job may run twice.
  void deliver(db::Transaction& tx, const store::Event& event, const std::optional<Facts>& fetched = {}) {
    store::insert_event(tx, event);
    ledger_.apply(tx, *store::find_event(tx, event.id), fetched);
  }
  void deliver(db::Transaction& tx, const boost::json::value& body, const std::optional<Facts>& fetched = {}) {
    deliver(tx, arrived(body), fetched);
  }
  static store::Event arrived(const boost::json::value& body) {
    const auto envelope = read_envelope(body);
    return {.id = envelope.id,
            .type = envelope.type,
            .kind = kind_of(envelope.type),
            .created = envelope.created,
            .body = boost::json::serialize(body)};
  }

  std::string everything(db::Transaction& tx) {
    auto subscriptions = tx.all<store::Subscription>(all_subscriptions);
    for (auto& row : subscriptions) row.created_at = row.updated_at = 0;
    std::string text = json::encode(subscriptions);
    for (const auto* query : {&event_states, &all_links, &all_plans, &all_anchors})
      for (const auto& line : tx.all<std::string>(*query)) text += "\n" + line;
    return text;
  }

  // The state after these deliveries, from nothing; nothing stays.
  std::string after(const std::vector<const store::Event*>& deliveries) {
    std::string state;
    try {
      database_->transact([&](db::Transaction& tx) {
        for (const auto* event : deliveries) deliver(tx, *event);
        state = everything(tx);
        throw RolledBack{};
      });
    } catch (const RolledBack&) {
    }
    return state;
  }

  // Every order of the events, each event followed by one that was there before.
  std::set<std::string> states_of_all_orders(const std::vector<boost::json::value>& told) {
    std::vector<store::Event> events;
    for (const auto& body : told) events.push_back(arrived(body));
    std::set<std::string> states;
    std::mt19937 dice(7);
    std::vector<std::size_t> order(events.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    int orders = 0;
    do {
      std::vector<const store::Event*> deliveries;
      for (std::size_t i = 0; i < order.size(); ++i) {
        deliveries.push_back(&events[order[i]]);
        deliveries.push_back(&events[order[dice() % (i + 1)]]);
      }
      states.insert(after(deliveries));
      ++orders;
    } while (std::ranges::next_permutation(order).found);
    EXPECT_EQ(orders, 720);
    return states;
  }

  TestFolder folder_;
  ManualClock clock_;
  SeededRandom random_;
  IdMaker ids_{clock_, random_};
  std::unique_ptr<db::Database> database_;
  StripeOptions options_;
  Plans plans_;
  queue::SqlQueue queue_{{}, clock_, random_};
  account::Audit audit_{clock_, ids_};
  Grants grants_{plans_, queue_, audit_, clock_};
  Log log_{clock_, LogLevel::error, [this](std::string_view line) { logged_ += line; }};
  std::string logged_;
  Ledger ledger_{grants_, options_, clock_, log_};
};

class StripeOrders : public StripeLedger, public testing::WithParamInterface<std::tuple<const char*, const char*>> {};

TEST_P(StripeOrders, EveryOrderWithRepeatsEndsInOneState) {
  const auto [shape, life] = GetParam();
  const auto events = bodies(shape, life);
  ASSERT_EQ(events.size(), 6u);
  const auto states = states_of_all_orders(events);
  ASSERT_EQ(states.size(), 1u) << *states.begin() << "\n\n" << *states.rbegin();
  const auto& state = *states.begin();
  EXPECT_THAT(state, testing::Not(testing::HasSubstr("WAITING")));
  EXPECT_THAT(state, testing::Not(testing::HasSubstr("FAILED")));
  if (life == std::string("ended")) {
    EXPECT_THAT(state, testing::HasSubstr("account-ada=INSIGHT_FREE 0"));
    EXPECT_THAT(state, testing::HasSubstr(R"("status":"canceled")"));
  } else if (life == std::string("late")) {
    EXPECT_THAT(state, testing::HasSubstr("account-bob=INSIGHT_PRO " + std::to_string(kBegin + 45 * kDay)));
    EXPECT_THAT(state, testing::HasSubstr(R"("invoiceStatus":"payment_failed")"));
    EXPECT_THAT(state, testing::HasSubstr("account-bob=" + std::to_string(kBegin + 31 * kDay)));  // its months
  } else {
    EXPECT_THAT(state, testing::HasSubstr("account-eve=INSIGHT_TEAM 0"));
    EXPECT_THAT(state, testing::HasSubstr(R"("cancelAtPeriodEnd":true)"));
    EXPECT_THAT(state, testing::HasSubstr(R"("billingInterval":"year")"));
  }
}

// Each life in one shape: that both say the same is held below.
INSTANTIATE_TEST_SUITE_P(Lives, StripeOrders,
                         testing::Values(std::tuple("2026", "ended"), std::tuple("2024", "late"), std::tuple("2026", "upgraded")));

TEST_F(StripeLedger, BothShapesSayTheSame) {
  for (const auto* life : {"ended", "late", "upgraded"}) {
    const auto one = bodies("2024", life);
    const auto other = bodies("2026", life);
    for (std::size_t i = 0; i < one.size(); ++i) {
      const auto type = read_envelope(one[i]).type;
      EXPECT_EQ(read_facts(type, one[i]), read_facts(type, other[i])) << life << " " << i << " " << type;
    }
  }
}

// What a test changes of a body that Stripe wrote.
boost::json::value changed(boost::json::value event, const std::string& id, std::int64_t created, std::string_view status,
                           std::string_view price = "price_pro_month") {
  event.as_object()["id"] = id;
  event.as_object()["created"] = created;
  auto& subscription = event.at("data").at("object").as_object();
  subscription["status"] = status;
  subscription["items"].at("data").as_array()[0].at("price").as_object()["id"] = price;
  return event;
}

class StripeGrants : public StripeLedger {
 protected:
  std::string plan_after(std::string_view status, std::string_view price = "price_pro_month") {
    ++count_;
    return database_->transact([&](db::Transaction& tx) {
      deliver(tx, changed(bob_, "evt_" + std::to_string(count_), kBegin / 1000 + count_, status, price));
      return tx.one<std::string>({"test.bob", "SELECT plan FROM account WHERE id = 'account-bob'"});
    });
  }
  std::string state_of(const std::string& event) {
    return database_->read([&](db::Transaction& tx) {
      const auto found = store::find_event(tx, event);
      return std::string(db::name_of_enumerator(found->state)) + " " + found->reason;
    });
  }
  const boost::json::value bob_ = bodies("2026", "late")[1];  // an update that names its account
  int count_ = 0;
};

TEST_F(StripeGrants, AStatusGrantsAndNotAType) {
  EXPECT_EQ(plan_after("incomplete"), "INSIGHT_FREE");
  EXPECT_EQ(plan_after("active"), "INSIGHT_PRO");
  EXPECT_EQ(plan_after("unpaid"), "INSIGHT_FREE");
  EXPECT_EQ(plan_after("trialing"), "INSIGHT_PRO");
  EXPECT_EQ(plan_after("paused"), "INSIGHT_FREE");
  EXPECT_EQ(plan_after("active"), "INSIGHT_PRO");
  EXPECT_EQ(plan_after("canceled"), "INSIGHT_FREE");
  EXPECT_EQ(plan_after("active"), "INSIGHT_FREE");  // the end is the end
}

TEST_F(StripeGrants, IncompleteExpiredIsTheEndToo) {
  EXPECT_EQ(plan_after("incomplete_expired"), "INSIGHT_FREE");
  EXPECT_EQ(plan_after("active"), "INSIGHT_FREE");
}

TEST_F(StripeGrants, AnUnknownStatusKeepsTheLastGrantAndAlarms) {
  EXPECT_EQ(plan_after("active"), "INSIGHT_PRO");
  EXPECT_EQ(plan_after("hibernating"), "INSIGHT_PRO");
  EXPECT_THAT(logged_, testing::HasSubstr("the status hibernating is unknown"));
  EXPECT_EQ(state_of("evt_2"), "APPLIED the status hibernating is unknown");
  EXPECT_EQ(database_->read(count_puzzles), 1);
  EXPECT_EQ(plan_after("canceled"), "INSIGHT_FREE");
  // In the other order as well.
  EXPECT_EQ(plan_after("hibernating"), "INSIGHT_FREE");
}

TEST_F(StripeGrants, GraceLastsFourteenDaysFromTheFirstNotice) {
  clock_.advance(-40 * kDay);
  EXPECT_EQ(plan_after("active"), "INSIGHT_PRO");
  EXPECT_EQ(plan_after("past_due"), "INSIGHT_PRO");
  EXPECT_EQ(plan_after("past_due"), "INSIGHT_PRO");
  const auto until = database_->read([](db::Transaction& tx) {
    return tx.one<Millis>({"test.until", "SELECT plan_until FROM account WHERE id = 'account-bob'"});
  });
  EXPECT_EQ(until, kBegin + 2000 + 14 * kDay);
  clock_.advance(15 * kDay);
  database_->transact([&](db::Transaction& tx) { grants_.end_expired(tx, 10); });
  EXPECT_EQ(plan_after("past_due"), "INSIGHT_FREE");  // still the same grace
  EXPECT_EQ(plan_after("active"), "INSIGHT_PRO");
}

TEST_F(StripeGrants, AnUnknownPriceWaitsForConfiguration) {
  EXPECT_EQ(plan_after("active"), "INSIGHT_PRO");
  EXPECT_EQ(plan_after("active", "price_new"), "INSIGHT_PRO");
  EXPECT_EQ(state_of("evt_2"), "WAITING the price price_new is in no plan");
  EXPECT_EQ(database_->read(count_by_state).at("WAITING"), 1);
  EXPECT_EQ(database_->read(count_puzzles), 1);
  options_.prices.push_back({"price_new", "", PlanName::INSIGHT_TEAM, Interval::month});
  database_->transact([&](db::Transaction& tx) {
    for (const auto& event : store::list_kept(tx)) ledger_.apply(tx, event, {});
    EXPECT_EQ(tx.one<std::string>({"test.bob", "SELECT plan FROM account WHERE id = 'account-bob'"}), "INSIGHT_TEAM");
  });
  EXPECT_EQ(state_of("evt_2"), "APPLIED ");
  EXPECT_EQ(database_->read(count_puzzles), 0);
}

TEST_F(StripeGrants, ADeletedCustomerHasNothing) {
  EXPECT_EQ(plan_after("active"), "INSIGHT_PRO");
  database_->transact([&](db::Transaction& tx) {
    deliver(tx, json::parse(
                    R"({"id": "evt_gone", "object": "event", "type": "customer.deleted", "created": 1760009000, "livemode": false,
      "data": {"object": {"id": "cus_bob", "object": "customer", "metadata": {}}}})"));
    EXPECT_EQ(tx.one<std::string>({"test.bob", "SELECT plan FROM account WHERE id = 'account-bob'"}), "INSIGHT_FREE");
  });
  EXPECT_EQ(state_of("evt_gone"), "APPLIED ");
}

TEST_F(StripeGrants, ThePlanOfAnOwnerStaysUntilASubscriptionChangesSomething) {
  EXPECT_EQ(plan_after("active"), "INSIGHT_PRO");
  database_->transact([&](db::Transaction& tx) {
    grants_.set_plan(tx, {account::AccountId{"account-bob"}, PlanName::INSIGHT_ENTERPRISE, {}, "owner", ""});
  });
  EXPECT_EQ(plan_after("active"), "INSIGHT_ENTERPRISE");
  EXPECT_EQ(plan_after("canceled"), "INSIGHT_FREE");
}

TEST_F(StripeGrants, TheAuditNamesTheEvent) {
  plan_after("active");
  const auto audits = database_->read([](db::Transaction& tx) { return tx.all<std::string>(all_audits); });
  EXPECT_THAT(audits, testing::ElementsAre(testing::HasSubstr(R"("cause":"evt_1")")));
}

// Of two events of one second, the one that comes second asks Stripe; what it says wins over the order of ranks.
TEST_F(StripeGrants, WhatWasFetchedWinsItsSecond) {
  const auto created = changed(bob_, "evt_a", kBegin / 1000, "active");
  const auto other = changed(bob_, "evt_b", kBegin / 1000, "paused");
  auto fetched = read_subscription(created.at("data").at("object").as_object());
  database_->transact([&](db::Transaction& tx) {
    deliver(tx, created);
    EXPECT_TRUE(store::has_tie(tx, "evt_b", "sub_bob", kBegin / 1000));
    EXPECT_FALSE(store::has_tie(tx, "evt_b", "sub_bob", kBegin / 1000 + 1));
    EXPECT_FALSE(store::has_tie(tx, "evt_a", "sub_bob", kBegin / 1000));
    deliver(tx, other, fetched);
    EXPECT_EQ(tx.one<std::string>({"test.bob", "SELECT plan FROM account WHERE id = 'account-bob'"}), "INSIGHT_PRO");
  });
}

TEST_F(StripeLedger, AnEventOfAStrangerIsKeptAndAppliedWhenTheLinkAppears) {
  const auto life = bodies("2026", "ended");
  database_->transact([&](db::Transaction& tx) {
    for (const int i : {1, 2}) deliver(tx, life[i]);
    EXPECT_THAT(everything(tx), testing::HasSubstr("evt_ada_2=WAITING no account is known for the customer cus_ada"));
    EXPECT_THAT(everything(tx), testing::HasSubstr("account-ada=INSIGHT_FREE"));
    deliver(tx, life[3]);
    EXPECT_THAT(everything(tx), testing::HasSubstr("evt_ada_2=APPLIED"));
    EXPECT_THAT(everything(tx), testing::HasSubstr("account-ada=INSIGHT_PRO"));
  });
}

TEST_F(StripeLedger, TheFirstLinkOfACustomerStays) {
  const auto life = bodies("2026", "ended");
  auto theft = life[3];
  theft.as_object()["id"] = "evt_theft";
  theft.at("data").at("object").as_object()["client_reference_id"] = "account-bob";
  database_->transact([&](db::Transaction& tx) {
    for (const int i : {1, 3}) deliver(tx, life[i]);
    deliver(tx, theft);
    EXPECT_THAT(everything(tx), testing::HasSubstr("cus_ada=account-ada"));
    EXPECT_THAT(everything(tx), testing::HasSubstr("account-bob=INSIGHT_FREE"));
  });
}

TEST_F(StripeLedger, WhatCannotBeReadIsKeptAsFailed) {
  database_->transact([&](db::Transaction& tx) {
    deliver(tx, json::parse(R"({"id": "evt_odd", "type": "customer.subscription.updated", "created": 1, "livemode": false,
      "data": {"object": {"id": 7}}})"));
    EXPECT_THAT(everything(tx), testing::HasSubstr("evt_odd=FAILED"));
  });
}

}  // namespace
}  // namespace insight::billing::stripe
