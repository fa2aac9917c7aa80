#include "queue/bull_queue.h"

#include <algorithm>
#include <charconv>

#include "base/random.h"
#include "base/text.h"

namespace insight::queue {
namespace {

constexpr int kMessagesAClaim = 8;  // looked at before a claim gives up until the next wake-up
constexpr std::size_t kMostWords = 10'000;

std::string message_id(const JobId& job, std::int64_t dispatch) {
  return job.text() + "." + std::to_string(dispatch);
}

struct Named {
  JobId job;
  std::int64_t dispatch = 0;
};

// Nothing for what somebody else has put into the queue.
std::optional<Named> named_by(const std::string& id) {
  const auto dot = id.rfind('.');
  if (dot == std::string::npos) return std::nullopt;
  Named named{JobId{id.substr(0, dot)}};
  const auto* const last = id.data() + id.size();
  const auto [end, error] = std::from_chars(id.data() + dot + 1, last, named.dispatch);
  if (error != std::errc{} || end != last) return std::nullopt;
  return named;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out += '"';
}

// What a worker of any language needs to claim the row.
std::string data_of(const Startable& job) {
  return R"({"id":)" + quoted(job.id.text()) + R"(,"dispatch":)" + std::to_string(job.dispatch) + R"(,"kind":)" + quoted(job.kind) +
         R"(,"tenant":)" + quoted(job.tenant) + "}";
}

std::string fresh_token() {
  SystemRandom random;
  std::array<std::uint8_t, 16> bytes{};
  random.fill(bytes);
  return to_hex(bytes);
}

}  // namespace

std::string queue_name(Lane lane) {
  return lane == Lane::ANALYSIS ? "insight-analysis" : "insight-housekeeping";
}

BullQueue::BullQueue(std::shared_ptr<SqlQueue> rows, BullOptions options, const Clock& clock, Log& log)
    : rows_(std::move(rows)),
      options_(std::move(options)),
      clock_(clock),
      log_(log),
      taking_(options_.address, log),
      telling_(options_.address, log),
      token_(fresh_token()) {}

BullQueue::~BullQueue() {
  stop();
}

bull::Client BullQueue::client(redis::Connection& redis, Lane lane) const {
  return {redis, scripts_, {options_.prefix, queue_name(lane)}, options_.lock, options_.keep};
}

std::optional<Lease> BullQueue::claim(db::Transaction& tx, std::string_view worker, Lane lane) {
  if (database_ == nullptr) {  // no relay does it
    connect();
    tell();
  }
  bool filled = false;
  for (int i = 0; i < kMessagesAClaim; ++i) {
    bool away = false;
    auto message = take(lane, away);
    if (away) return rows_->claim(tx, worker, lane);
    if (message) {
      if (auto lease = claim_message(tx, worker, lane, *std::move(message))) return lease;
    } else if (!std::exchange(filled, true)) {
      fill_in(tx, lane);
    } else {
      break;
    }
  }
  return std::nullopt;
}

std::optional<bull::Taken> BullQueue::take(Lane lane, bool& away) {
  std::optional<bull::Taken> taken;
  away = !taking_.use([&](redis::Connection& redis) {
    taken = client(redis, lane).take(token_, options_.worker, std::max<Millis>(clock_.now(), 1)).job;
  });
  return taken;
}

// A message that names no job which may start is thrown away: when its turn comes, the job goes out again.
std::optional<Lease> BullQueue::claim_message(db::Transaction& tx, std::string_view worker, Lane lane, bull::Taken message) {
  std::optional<Lease> lease;
  try {
    if (const auto named = named_by(message.id)) lease = rows_->claim_dispatch(tx, worker, lane, named->job, named->dispatch);
  } catch (...) {
    say({Word::Kind::dropped, lane, std::move(message), {}});
    throw;
  }
  if (!lease) {
    say({Word::Kind::dropped, lane, std::move(message), {}});
    tell();  // at once: until it is gone, it can't be sent again
    return std::nullopt;
  }
  say({Word::Kind::logged,
       lane,
       {.id = message.id},
       "epoch " + std::to_string(lease->epoch) + " begins, by " + std::string(worker)});
  hold(*lease, lane, std::move(message));
  return lease;
}

void BullQueue::fill_in(db::Transaction& tx, Lane lane) {
  std::vector<Startable> again;
  fill(lane, rows_->startable(tx, lane, options_.window), again);
  if (again.empty()) return;
  for (const auto& job : again) rows_->redispatch(tx, job.id, job.dispatch);
  fill(lane, rows_->startable(tx, lane, options_.window), again);
}

bool BullQueue::fill(Lane lane, std::span<const Startable> wanted, std::vector<Startable>& again) {
  return telling_.use([&](redis::Connection& redis) {
    auto queue = client(redis, lane);
    const auto live = queue.live();
    const auto now = std::chrono::steady_clock::now();
    std::map<std::string, std::chrono::steady_clock::time_point, std::less<>> taken;
    std::vector<const Startable*> missing;
    std::vector<std::string> ids;
    for (const auto& job : wanted) {
      const auto id = message_id(job.id, job.dispatch);
      if (live.active.contains(id)) {
        const std::lock_guard lock{mutex_};
        const auto before = taken_since_.find(id);
        const auto since = before == taken_since_.end() ? now : before->second;
        if (now - since >= options_.stuck) again.push_back(job);
        taken.emplace(id, since);
      } else if (!live.waiting.contains(id) && live.waiting.size() + missing.size() < options_.window) {
        missing.push_back(&job);
        ids.push_back(id);
      }
    }
    const auto known = queue.known(ids);
    std::vector<bull::NewMessage> messages;
    for (std::size_t i = 0; i < missing.size(); ++i) {
      if (known[i]) {
        again.push_back(*missing[i]);  // it has ended in Redis, and the row hasn't
      } else {
        messages.push_back(
            {.id = ids[i], .name = missing[i]->kind, .data = data_of(*missing[i]), .timestamp = clock_.now(), .attempts = 1});
      }
    }
    queue.add_all(messages);
    const std::lock_guard lock{mutex_};
    std::erase_if(taken_since_, [&](const auto& one) { return one.second + options_.stuck + options_.lock < now; });
    for (auto& [id, since] : taken) taken_since_.insert_or_assign(id, since);
  });
}

bool BullQueue::beat(db::Transaction& tx, const Lease& lease, int progress) {
  const bool held = rows_->beat(tx, lease, progress);
  if (held) {
    tx.after_commit([this, lease, progress] { note_progress(lease, progress); });
  } else {
    let_go(lease, Word::Kind::dropped);
  }
  return held;
}

bool BullQueue::holds(db::Transaction& tx, const Lease& lease) {
  const bool held = rows_->holds(tx, lease);
  if (!held) let_go(lease, Word::Kind::dropped);
  return held;
}

// What is to be said to Redis is noted before the rows wake the relay, so it says it at once.
void BullQueue::finish(db::Transaction& tx, const Lease& lease) {
  tx.after_commit([this, lease] { let_go(lease, Word::Kind::finished, R"({"epoch":)" + std::to_string(lease.epoch) + "}"); });
  rows_->finish(tx, lease);
}

void BullQueue::fail(db::Transaction& tx, const Lease& lease, std::string_view reason, Retry retry) {
  tx.after_commit([this, lease, why = std::string(reason)] { let_go(lease, Word::Kind::failed, why); });
  rows_->fail(tx, lease, reason, retry);
}

void BullQueue::give_back(db::Transaction& tx, const Lease& lease, std::string_view reason) {
  tx.after_commit([this, lease] { let_go(lease, Word::Kind::dropped); });
  rows_->give_back(tx, lease, reason);
}

bool BullQueue::cancel(db::Transaction& tx, const JobId& job) {
  const auto dispatch = rows_->dispatch_of(tx, job);
  if (!rows_->cancel(tx, job)) return false;
  tx.after_commit([this, id = message_id(job, dispatch.value_or(0))] {
    for (const auto lane : {Lane::ANALYSIS, Lane::HOUSEKEEPING}) say({Word::Kind::removed, lane, {.id = id}, {}});
  });
  return true;
}

// Held as soon as it is claimed, not after the commit: a claim that is undone leaves a row that is queued and a message that is
// active, which a pass puts right.
void BullQueue::hold(const Lease& lease, Lane lane, bull::Taken message) {
  const std::lock_guard lock{mutex_};
  held_.insert_or_assign(lease.job.text(), Held{std::move(message), lane, lease.epoch, 0});
}

void BullQueue::let_go(const Lease& lease, Word::Kind kind, std::string text) {
  std::optional<Word> word;
  {
    const std::lock_guard lock{mutex_};
    const auto found = held_.find(lease.job.text());
    if (found == held_.end() || found->second.epoch != lease.epoch) return;
    word = Word{kind, found->second.lane, std::move(found->second.message), std::move(text)};
    held_.erase(found);
  }
  say(*std::move(word));
}

void BullQueue::note_progress(const Lease& lease, int progress) {
  const std::lock_guard lock{mutex_};
  const auto found = held_.find(lease.job.text());
  if (found == held_.end() || found->second.epoch != lease.epoch || progress <= found->second.progress) return;
  found->second.progress = progress;
  words_.push_back({Word::Kind::progressed, found->second.lane, {.id = found->second.message.id}, std::to_string(progress)});
}

// Told by the relay's next look (without one, the next claim), never in the caller's own time. Words that nobody takes are for Bull
// Board alone.
void BullQueue::say(Word word) {
  const std::lock_guard lock{mutex_};
  if (words_.size() < kMostWords) words_.push_back(std::move(word));
}

// "Unknown" and "lock lost" are fine answers: the row has said what became of the job.
void BullQueue::tell() {
  std::vector<Word> words;
  {
    const std::lock_guard lock{mutex_};
    words.swap(words_);
  }
  if (words.empty()) return;
  telling_.use([&](redis::Connection& redis) {
    std::vector<bull::Client::Call> calls;
    for (const auto& word : words) calls.push_back(call_of(client(redis, word.lane), word));
    client(redis, Lane::ANALYSIS).run_all(calls);
  });
}

bull::Client::Call BullQueue::call_of(const bull::Client& queue, const Word& word) const {
  switch (word.kind) {
    case Word::Kind::finished:
      return queue.finishing(word.message, word.text, clock_.now(), options_.worker, bull::Fetch::NOTHING);
    case Word::Kind::failed:
      return queue.failing(word.message, word.text, clock_.now(), options_.worker, bull::Fetch::NOTHING);
    case Word::Kind::dropped:
      return queue.dropping(word.message, clock_.now());
    case Word::Kind::removed:
      return queue.removing(word.message.id);
    case Word::Kind::progressed:
      return queue.progressing(word.message.id, word.text);
    case Word::Kind::logged:
      return queue.logging(word.message.id, word.text);
  }
  throw std::logic_error("a word of no kind");
}

}  // namespace insight::queue
