#include "webhook/sender.h"

#include <algorithm>
#include <cstring>

#include "base/error.h"
#include "base/text.h"
#include "http/client.h"
#include "webhook/endpoint_url.h"
#include "webhook/signature.h"

namespace insight::webhook {
namespace {

using std::chrono::milliseconds;

constexpr Millis trim_every = 3'600'000;
constexpr milliseconds lease_beyond_timeout{5'000};
constexpr std::size_t most_answer = 16 * 1024;  // it is not kept; a receiver may say a word, not a book
constexpr std::int64_t gone = 410;

std::string complaint_about(std::int64_t status) {
  auto text = "answered " + std::to_string(status);
  if (status >= 300 && status < 400) text += "; redirects are not followed, PATCH the webhook with the new url";
  if (status == gone) text += ": it wants no more messages";
  return text;
}

}  // namespace

Sender::Sender(db::Database& database, const Outbox& outbox, const account::Audit& audit, const Clock& clock, IdMaker& ids,
               Random& random, Log& log, const Options& options)
    : database_(database),
      outbox_(outbox),
      audit_(audit),
      clock_(clock),
      ids_(ids),
      random_(random),
      log_(log),
      options_(options),
      guard_(options.guard()) {
  working_ = options_.senders;
  for (unsigned i = 0; i < options_.senders; ++i) {
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
  }
}

Sender::~Sender() {
  stop(milliseconds(0));
}

void Sender::stop(milliseconds patience) {
  for (auto& thread : threads_) thread.request_stop();
  {
    std::unique_lock lock{mutex_};
    ended_.wait_for(lock, patience, [&] { return working_ == 0; });
  }
  break_off_.request_stop();
  threads_.clear();
}

void Sender::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::optional<Taken> taken;
    {
      const std::lock_guard lookout{lookout_};
      taken = next(stop);
    }
    if (taken) send(*taken);
  }
  const std::lock_guard lock{mutex_};
  --working_;
  ended_.notify_all();
}

// Blocks until something is due or the stop.
std::optional<Sender::Taken> Sender::next(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    auto pause = options_.poll;
    try {
      trim_now_and_then();
      if (auto taken = take()) return taken;
      pause = until_next_due();
    } catch (const std::exception& error) {
      log_.error("webhook.sender_failed", {{"reason", error.what()}});
    }
    seen_ = outbox_.wait(seen_, stop, pause);
  }
  return std::nullopt;
}

store::Which Sender::which() const {
  return slow_now_ < std::max(1u, options_.senders / 2) ? store::Which::ALL : store::Which::QUICK_ALONE;
}

std::optional<Sender::Taken> Sender::take() {
  const auto now = clock_.now();
  const auto wanted = which();
  const auto due = database_.read([&](db::Transaction& tx) { return store::find_due(tx, now, wanted); });
  if (!due) return std::nullopt;
  auto taken = database_.transact_relaxed([&](db::Transaction& tx) -> std::optional<Taken> {
    Taken begun;
    begun.holder = ids_.uuid_v7();
    const auto until = now + (options_.timeout + lease_beyond_timeout).count();
    auto delivery = store::begin_attempt(tx, *due, begun.holder, now, until);
    if (!delivery) return std::nullopt;
    begun.endpoint = store::find(tx, delivery->endpoint_id).value();
    begun.delivery = *std::move(delivery);
    return begun;
  });
  if (taken && taken->endpoint.slow) ++slow_now_;
  return taken;
}

// What a power cut takes back is sent again, as after any other death.
void Sender::send(const Taken& taken) {
  const auto outcome = attempt(taken);
  if (taken.endpoint.slow) --slow_now_;
  try {
    database_.transact_relaxed([&](db::Transaction& tx) {
      record(tx, taken, outcome);
      outbox_.wake_after(tx);  // the endpoint is free
    });
  } catch (const std::exception& error) {
    log_.error("webhook.sender_failed", {{"reason", error.what()}});
  }
  log_.info("webhook.attempt", {{"delivery", taken.delivery.id.text()},
                                {"endpoint", taken.endpoint.id.text()},
                                {"attempt", taken.delivery.attempts},
                                {"status", outcome.status.value_or(0)},
                                {"error", outcome.error}});
}

Sender::Outcome Sender::attempt(const Taken& taken) const {
  const auto& delivery = taken.delivery;
  const auto now = clock_.now();
  const auto timestamp = now / 1'000;
  http::ClientOptions options;
  options.connect_timeout = options.timeout = options_.timeout;
  options.most_answer_bytes = most_answer;
  options.cut_long_answers = true;
  options.guarded = guard_;
  Outcome outcome;
  outcome.started_at = now;
  const auto began = std::chrono::steady_clock::now();
  try {
    const auto url = parse_endpoint_url(taken.endpoint.url);
    http::Call call;
    call.method = http::Method::POST;
    call.path = url.path;
    call.body = delivery.body;
    call.headers = {{"User-Agent", "Insight-Cloud-Webhooks/1"},
                    {"webhook-id", delivery.event_id},
                    {"webhook-timestamp", std::to_string(timestamp)},
                    {"webhook-signature", signatures(taken.endpoint, delivery, timestamp)}};
    call.stop = break_off_.get_token();
    outcome.status = http::Client(url.server, options).send(call).status;
    if (*outcome.status < 200 || *outcome.status >= 300) outcome.error = complaint_about(*outcome.status);
  } catch (const Error& error) {
    outcome.error = shorten(error.what(), 500);
    outcome.broken_off = break_off_.stop_requested();
  }
  const auto took = std::chrono::steady_clock::now() - began;
  outcome.slow = took > options_.timeout / 4;
  outcome.duration = std::chrono::duration_cast<milliseconds>(took).count();
  return outcome;
}

std::string Sender::signatures(const Endpoint& endpoint, const Delivery& delivery, std::int64_t timestamp) const {
  const auto signed_with = [&](const std::string& secret) {
    return sign(key_of(secret).value(), delivery.event_id, timestamp, delivery.body);
  };
  auto header = signed_with(endpoint.secret);
  if (endpoint.previous_secret && *endpoint.previous_until > clock_.now())
    (header += ' ') += signed_with(*endpoint.previous_secret);
  return header;
}

void Sender::record(db::Transaction& tx, const Taken& taken, const Outcome& outcome) {
  store::Ended ended{taken.delivery.id, taken.delivery.attempts, outcome.status, std::nullopt};
  bool counts = false;  // a late word of an attempt that was given up, or one that we broke off, is not in the log
  if (outcome.broken_off) {
    store::broken_off(tx, ended);
  } else if (outcome.error.empty()) {
    counts = store::delivered(tx, ended, clock_.now());
  } else {
    ended.error = outcome.error;
    counts = record_failure(tx, taken, ended);
  }
  if (counts)
    store::insert(tx, {ids_.uuid_v7(), ended.id, ended.attempt, outcome.started_at, outcome.duration, ended.status, ended.error});
  store::release(tx, taken.endpoint.id, taken.holder, outcome.slow);
}

bool Sender::record_failure(db::Transaction& tx, const Taken& taken, const store::Ended& ended) {
  const auto now = clock_.now();
  if (ended.status == gone) {
    if (!store::failed_for_good(tx, ended, now)) return false;
    disable_gone(tx, taken.endpoint);
    return true;
  }
  if (ended.attempt > static_cast<std::int64_t>(options_.retry_after.size())) return store::failed_for_good(tx, ended, now);
  return store::failed_for_now(tx, ended, now + pause_before_next(ended.attempt));
}

void Sender::disable_gone(db::Transaction& tx, const Endpoint& endpoint) {
  const auto now = clock_.now();
  constexpr std::string_view reason = "it answered 410 Gone";
  if (!store::disable(tx, endpoint.id, reason, now)) return;
  store::fail_pending(tx, endpoint.id, "the webhook was disabled: " + std::string(reason), now);
  audit_.record(tx, {endpoint.user_id, "system", "webhook.disabled", endpoint.id.text(), {{"reason", reason}}, ""});
}

// After `attempts` that failed. A tenth up or down, so that what failed together isn't tried together again.
Millis Sender::pause_before_next(std::int64_t attempts) const {
  const auto pause = options_.retry_after.at(static_cast<std::size_t>(attempts - 1)).count();
  std::uint64_t drawn = 0;
  std::array<std::uint8_t, sizeof drawn> bytes{};
  random_.fill(bytes);
  std::memcpy(&drawn, bytes.data(), sizeof drawn);
  const auto spread = static_cast<std::uint64_t>(pause / 5 + 1);
  return pause - pause / 10 + static_cast<Millis>(drawn % spread);
}

milliseconds Sender::until_next_due() {
  const auto now = clock_.now();
  const auto next = database_.read([&](db::Transaction& tx) { return store::next_due(tx, now, which()); });
  if (!next) return options_.poll;
  return std::clamp(milliseconds(*next - now), milliseconds(10), options_.poll);
}

void Sender::trim_now_and_then() {
  const auto now = clock_.now();
  auto due = next_trim_.load();
  if (now < due || !next_trim_.compare_exchange_strong(due, now + trim_every)) return;
  const auto since = now - milliseconds(options_.keep_deliveries).count();
  database_.transact_relaxed([&](db::Transaction& tx) { store::trim(tx, since, options_.keep_deliveries_each); });
}

}  // namespace insight::webhook
