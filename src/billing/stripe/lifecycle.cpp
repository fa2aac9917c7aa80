#include "billing/stripe/lifecycle.h"

#include <algorithm>
#include <tuple>

namespace insight::billing::stripe {
namespace {

using account::PlanName;

int rank_of(const Snapshot& snapshot) {
  if (snapshot.fetched_at != 0) return 4;
  if (snapshot.kind == Kind::INVOICE) return snapshot.facts.status == "paid" ? 2 : 1;
  if (snapshot.type.ends_with(".deleted")) return 3;
  return snapshot.type.ends_with(".created") ? 1 : 2;
}

std::int64_t period_end_of(const Snapshot& snapshot) {
  std::int64_t end = 0;
  for (const auto& item : snapshot.facts.items) end = std::max(end, item.period_end);
  return end;
}

auto place_of(const Snapshot& snapshot) {
  return std::tuple(snapshot.created, rank_of(snapshot), snapshot.fetched_at, period_end_of(snapshot),
                    std::string_view(snapshot.event));
}

// The item that a plan hangs on: the one whose price buys the most, else the first.
struct Bought {
  const Item* item = nullptr;
  const StripePrice* price = nullptr;
};
Bought bought_by(const Facts& facts, const StripeOptions& options) {
  Bought best;
  for (const auto& item : facts.items) {
    const auto* price = find_price(options, item.price, item.lookup_key);
    if (best.item == nullptr || (price != nullptr && (best.price == nullptr || price->plan > best.price->plan)))
      best = {&item, price};
  }
  return best;
}

// How the story went on; `grant` is what the status is worth, or stays what it was.
void go_on(State& state, const Snapshot& snapshot, const StripeOptions& options) {
  const auto& facts = snapshot.facts;
  state.status = facts.status;
  state.last_event = snapshot.event;
  state.puzzle.clear();
  if (snapshot.kind == Kind::SUBSCRIPTION) {
    const auto bought = bought_by(facts, options);
    state.price = bought.item == nullptr ? "" : bought.item->price;
    state.plan = bought.price == nullptr ? std::nullopt : std::optional(bought.price->plan);
    state.interval = bought.price == nullptr ? std::nullopt : std::optional(bought.price->interval);
    state.period_start = bought.item == nullptr ? 0 : bought.item->period_start;
    state.period_end = bought.item == nullptr ? 0 : bought.item->period_end;
    state.cancel_at_period_end = facts.cancel_at_period_end;
  }
  const auto worth = worth_of(state.status);
  if (worth == Worth::NOTHING) {
    state.granted = PlanName::INSIGHT_FREE;
    state.grace_until.reset();
  } else if (worth == Worth::UNKNOWN) {
    state.puzzle = "the status " + state.status + " is unknown";
  } else if (!state.plan) {
    state.puzzle = "the price " + (state.price.empty() ? std::string("is missing") : state.price + " is in no plan");
  } else {
    state.granted = *state.plan;
    if (worth == Worth::PLAN) state.grace_until.reset();
    if (worth == Worth::GRACE && !state.grace_until) state.grace_until = snapshot.created * 1000 + kGrace;
  }
}

}  // namespace

Worth worth_of(std::string_view status) {
  if (status == "active" || status == "trialing") return Worth::PLAN;
  if (status == "past_due") return Worth::GRACE;
  for (const auto nothing : {"incomplete", "incomplete_expired", "unpaid", "paused", "canceled"})
    if (status == nothing) return Worth::NOTHING;
  return Worth::UNKNOWN;
}

bool is_final(std::string_view status) {
  return status == "canceled" || status == "incomplete_expired";
}

State tell(std::vector<Snapshot> snapshots, const StripeOptions& options) {
  std::ranges::sort(snapshots, [](const Snapshot& a, const Snapshot& b) { return place_of(a) < place_of(b); });
  State state;
  for (const auto& snapshot : snapshots) {
    if (snapshot.kind == Kind::INVOICE) {
      state.invoice = snapshot.facts.invoice;
      state.invoice_status = snapshot.facts.status;
    } else if (!is_final(state.status)) {
      go_on(state, snapshot, options);
    }
  }
  return state;
}

}  // namespace insight::billing::stripe
