// Inbox: where Stripe's events arrive. Receiving checks the signature, stores the event and queues its job in one transaction; the
// job (lane HOUSEKEEPING) applies it. Called by the handler, by the workers and at start, from any thread.
#pragma once

#include <atomic>

#include "billing/stripe/api.h"
#include "billing/stripe/ledger.h"
#include "queue/worker_pool.h"

namespace insight::billing::stripe {

// An event as an owner sees it.
struct StripeEventView {
  std::string id;
  std::string type;
  store::EventState state = store::EventState::PENDING;
  std::string reason;
  std::int64_t tries = 0;
  std::string created_at;  // at Stripe
  std::string received_at;
};
BOOST_DESCRIBE_STRUCT(StripeEventView, (), (id, type, state, reason, tries, created_at, received_at))

struct StripeEventList {
  bool success = true;
  std::vector<StripeEventView> events;  // newest first
};
BOOST_DESCRIBE_STRUCT(StripeEventList, (), (success, events))

struct Retried {
  bool success = true;
  std::int64_t events = 0;
};
BOOST_DESCRIBE_STRUCT(Retried, (), (success, events))

inline constexpr std::string_view kJobKind = "stripe-event";

class Inbox {
 public:
  // `api` may be null: then nothing is fetched.
  Inbox(db::Database& database, queue::JobQueue& queue, const Ledger& ledger, const Api* api, const StripeOptions& options,
        const Clock& clock, Log& log)
      : database_(database), queue_(queue), ledger_(ledger), api_(api), options_(options), clock_(clock), log_(log) {}

  // Returns after the commit; once for an event, and quietly for one that is there already or of no concern. Throws Error:
  // unavailable (BILLING_DISABLED, INBOX_UNAVAILABLE), invalid (INVALID_SIGNATURE, WRONG_LIVEMODE, no event).
  void receive(std::string_view signature, std::string_view body);
  // The work of one job.
  void run(const queue::Work& work);
  // Queues what waited for a customer or a price, and what failed, once more: configuration may know now. Called at start and by
  // owners.
  Retried retry_kept();
  StripeEventList list(std::optional<store::EventState> state, std::int64_t limit) const;

 private:
  void keep(db::Transaction& tx, const Envelope& envelope, std::string_view body);
  void enqueue(db::Transaction& tx, const std::string& event, std::int64_t tries);
  std::optional<Facts> fetch_on_tie(const store::Event& event) const;

  db::Database& database_;
  queue::JobQueue& queue_;
  const Ledger& ledger_;
  const Api* api_;
  const StripeOptions& options_;
  const Clock& clock_;
  Log& log_;
};

// Keeps the event's row in step with its job, and empties old bodies. Handed to the queue by the composition root.
class InboxHooks final : public queue::Hooks {
 public:
  explicit InboxHooks(const Clock& clock) : clock_(clock) {}
  void on_claimed(db::Transaction&, const queue::Job&) override {}
  void on_returned(db::Transaction&, const queue::Job&, std::string_view) override {}
  void on_finished(db::Transaction&, const queue::Job&) override {}
  void on_dead(db::Transaction& tx, const queue::Job& job, std::string_view code, std::string_view reason) override;
  void on_sweep(db::Transaction& tx) override;

 private:
  const Clock& clock_;
  std::atomic<Millis> next_sweep_ = 0;
};

}  // namespace insight::billing::stripe
