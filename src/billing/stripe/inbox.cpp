#include "billing/stripe/inbox.h"

#include "base/error.h"
#include "base/time_text.h"
#include "billing/stripe/signature.h"
#include "json/parse.h"

namespace insight::billing::stripe {
namespace {

constexpr Millis kSweepEvery = 3'600'000;
constexpr Millis kBodiesKept = Millis{90} * 86'400'000;
constexpr std::int64_t kBodiesAtOnce = 500;

// "<event>.<try>": an event that is tried anew is another job.
queue::JobId job_of(const std::string& event, std::int64_t tries) {
  return queue::JobId{event + "." + std::to_string(tries)};
}
std::string event_of(const queue::JobId& job) {
  return job.text().substr(0, job.text().rfind('.'));
}

std::string_view sentence_of(Signature verdict) {
  switch (verdict) {
    case Signature::MISSING:
      return "there is no Stripe-Signature header, or no body";
    case Signature::NOT_TEXT:
      return "the body is not UTF-8 or begins with a byte order mark";
    case Signature::MALFORMED:
      return "the header is not a list like t=…,v1=…";
    case Signature::NO_TIMESTAMP:
      return "the header has no t";
    case Signature::SECOND_TIMESTAMP:
      return "the header has more than one t";
    case Signature::BAD_TIMESTAMP:
      return "t is not a plain number of seconds";
    case Signature::NO_SIGNATURE:
      return "the header has no v1";
    case Signature::TOO_OLD:
      return "t is more than 300 seconds ago; is this machine's clock right?";
    case Signature::IN_THE_FUTURE:
      return "t is more than 300 seconds ahead; is this machine's clock right?";
    default:
      return "no v1 fits the body under any configured secret; is it the secret of this endpoint?";
  }
}

}  // namespace

void Inbox::receive(std::string_view signature, std::string_view body) {
  if (!options_.takes_events())
    throw Error{ErrorCode::unavailable, "This installation has no secret for Stripe's events and takes none"}.because(
        "BILLING_DISABLED");
  const auto verdict = verify_signature(signature, body, options_.webhook_secrets, clock_.now());
  if (verdict != Signature::GOOD) {
    log_.warn("stripe.refused", {{"why", db::name_of_enumerator(verdict)}});
    throw Error{ErrorCode::invalid, "The signature doesn't hold: " + std::string(sentence_of(verdict))}.because(
        "INVALID_SIGNATURE");
  }
  const auto envelope = read_envelope(json::parse(body));
  if (envelope.livemode != options_.live()) {
    log_.warn("stripe.refused", {{"why", "WRONG_LIVEMODE"}, {"event", envelope.id}});
    throw Error{ErrorCode::invalid, std::string("The event is of ") + (envelope.livemode ? "live" : "test") +
                                        " mode; this installation takes " + (options_.live() ? "live" : "test") + " events only"}
        .because("WRONG_LIVEMODE");
  }
  try {
    database_.transact([&](db::Transaction& tx) { keep(tx, envelope, body); });
  } catch (const std::exception& failure) {
    log_.error("stripe.inbox_failed", {{"event", envelope.id}, {"reason", failure.what()}});
    throw Error{ErrorCode::unavailable, "The event couldn't be stored; send it again"}.because("INBOX_UNAVAILABLE").retry_after(5);
  }
}

void Inbox::keep(db::Transaction& tx, const Envelope& envelope, std::string_view body) {
  const auto kind = kind_of(envelope.type);
  const bool concerns = kind != Kind::OTHER;
  store::Event event;
  event.id = envelope.id;
  event.type = envelope.type;
  event.kind = kind;
  event.created = envelope.created;
  event.state = concerns ? store::EventState::PENDING : store::EventState::IGNORED;
  event.reason = concerns ? "" : "nothing depends on events of this type";
  event.received_at = clock_.now();
  if (concerns) event.body = std::string(body);
  if (store::insert_event(tx, event) && concerns) enqueue(tx, event.id, 0);
}

void Inbox::enqueue(db::Transaction& tx, const std::string& event, std::int64_t tries) {
  queue::NewJob job;
  job.id = job_of(event, tries);
  job.kind = std::string(kJobKind);
  job.tenant = "stripe";
  job.lane = queue::Lane::HOUSEKEEPING;
  queue_.enqueue(tx, job);
}

void Inbox::run(const queue::Work& work) {
  const auto id = event_of(work.lease.job);
  const auto event = database_.read([&](db::Transaction& tx) { return store::find_event(tx, id); });
  const auto fetched = event ? fetch_on_tie(*event) : std::nullopt;
  database_.transact([&](db::Transaction& tx) {
    if (const auto current = store::find_event(tx, id)) ledger_.apply(tx, *current, fetched);
    queue_.finish(tx, work.lease);
  });
}

// Two events of one second can't be told apart by their time; Stripe knows how things are. Where it doesn't answer, the order of
// lifecycle.h decides.
std::optional<Facts> Inbox::fetch_on_tie(const store::Event& event) const {
  if (api_ == nullptr || event.kind != Kind::SUBSCRIPTION) return std::nullopt;
  try {
    const auto facts = read_facts(event.type, json::parse(event.body));
    const bool tie =
        database_.read([&](db::Transaction& tx) { return store::has_tie(tx, event.id, facts.subscription, event.created); });
    if (!tie) return std::nullopt;
    return read_subscription(api_->get("/v1/subscriptions", facts.subscription));
  } catch (const Error& error) {
    log_.warn("stripe.fetch_failed", {{"event", event.id}, {"reason", error.what()}});
    return std::nullopt;
  }
}

Retried Inbox::retry_kept() {
  const auto queued = database_.transact([&](db::Transaction& tx) {
    std::int64_t again = 0;
    for (const auto& event : store::list_kept(tx)) {
      const auto tries = store::set_pending(tx, event.id, clock_.now());
      if (!tries) continue;  // another server, started beside this one, was quicker
      enqueue(tx, event.id, *tries);
      ++again;
    }
    return again;
  });
  if (queued > 0) log_.info("stripe.retried", {{"events", queued}});
  return {true, queued};
}

StripeEventList Inbox::list(std::optional<store::EventState> state, std::int64_t limit) const {
  StripeEventList answer;
  for (const auto& event : database_.read([&](db::Transaction& tx) { return store::list_events(tx, state, limit); }))
    answer.events.push_back({event.id, event.type, event.state, event.reason, event.tries, to_iso8601(event.created * 1000),
                             to_iso8601(event.received_at)});
  return answer;
}

void InboxHooks::on_dead(db::Transaction& tx, const queue::Job& job, std::string_view code, std::string_view reason) {
  store::set_state(tx, event_of(job.id), store::EventState::FAILED, std::string(code) + ": " + std::string(reason), clock_.now());
}

void InboxHooks::on_sweep(db::Transaction& tx) {
  const auto now = clock_.now();
  if (now < next_sweep_.load()) return;
  next_sweep_ = now + kSweepEvery;
  store::drop_bodies(tx, now - kBodiesKept, kBodiesAtOnce);
}

}  // namespace insight::billing::stripe
