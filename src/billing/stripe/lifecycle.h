// Lifecycle: what a subscription is, told from all that was ever heard of it. Events arrive late, twice and in any order; so they
// are never applied one onto another, but sorted and told from the beginning each time. The same set of events gives the same
// state. Pure.
//
// The order: Stripe's `created`; within one second deleted over updated over created, what was fetched from Stripe over all, then
// the later period, then the larger event id. `canceled` and `incomplete_expired` end the story.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "billing/stripe/event.h"
#include "billing/stripe/options.h"

namespace insight::billing::stripe {

inline constexpr Millis kGrace = Millis{14} * 86'400'000;  // how long a plan outlives a payment that failed

struct Snapshot {
  std::string event;
  std::string type;
  Kind kind = Kind::OTHER;
  std::int64_t created = 0;  // seconds
  Millis fetched_at = 0;     // 0: as the event said it
  Facts facts;
};

// What a status is worth.
enum class Worth : std::uint8_t { PLAN, GRACE, NOTHING, UNKNOWN };
Worth worth_of(std::string_view status);
bool is_final(std::string_view status);

struct State {
  std::string status;
  std::string price;
  std::optional<account::PlanName> plan;  // what the price buys; nothing for an unknown price
  std::optional<Interval> interval;
  std::int64_t period_start = 0;  // seconds
  std::int64_t period_end = 0;
  bool cancel_at_period_end = false;
  std::string last_event;  // that the status is from
  account::PlanName granted = account::PlanName::INSIGHT_FREE;
  std::optional<Millis> grace_until;  // of what is granted
  std::string invoice;                // the last one
  std::string invoice_status;
  // Why the grant is an older one, for the alarm; empty when all is clear.
  std::string puzzle;
};

// Snapshots of one subscription and of its customer's deletion, in any order.
State tell(std::vector<Snapshot> snapshots, const StripeOptions& options);

}  // namespace insight::billing::stripe
