// BullQueue: the queue whose jobs reach workers through BullMQ on Redis. The rows are SqlQueue's, and so is every decision: a
// message only names a job and its dispatch, "<id>.<dispatch>", and whoever takes it claims exactly that row. Redis may lose,
// repeat or delay messages, or be away altogether; then claims come from the rows alone.
//
// Each lane is a BullMQ queue ("insight-analysis", "insight-housekeeping") that holds a bounded window of the jobs that may start
// next, in the fair order. A pass compares the window with the rows and sends what is missing, so that there is nothing to be
// remembered about what was sent. Passes are made by the relay's thread, with each event and every few seconds, and by a claim
// that finds no message.
//
// Nothing about Redis is ever thrown to a caller. What a claim asks Redis is bounded by a second, and not asked while Redis is
// away; the relay finds out when it is back.
#pragma once

#include <thread>

#include "queue/bull/client.h"
#include "queue/bull/link.h"
#include "queue/sql_queue.h"

namespace insight::queue {

// Of BullMQ's queue that a lane is.
std::string queue_name(Lane lane);

struct BullOptions {
  redis::Address address;
  std::string prefix = "bull";
  std::size_t window = 4;         // messages of a lane that wait in Redis; about twice the workers
  std::string worker = "worker";  // in getWorkers and Bull Board
  bull::Keep keep{.completed = 1'000, .failed = 1'000};
  std::chrono::milliseconds lock{30'000};  // of a message; renewed at a third
  std::chrono::milliseconds pass_every{5'000};
  std::chrono::milliseconds stuck{5'000};  // taken from Redis and not claimed for so long: its taker died in between
};

class BullQueue final : public JobQueue {
 public:
  BullQueue(std::shared_ptr<SqlQueue> rows, BullOptions options, const Clock& clock, Log& log);
  ~BullQueue() override;
  BullQueue(const BullQueue&) = delete;
  BullQueue& operator=(const BullQueue&) = delete;

  // Connects, which takes up to two seconds; then the relay's thread, and one that listens to each lane. Without, claims alone keep
  // the window filled.
  void start(db::Database& database);
  void stop();
  // For who watches: false while Redis is away and the rows deliver themselves.
  bool has_redis() const { return taking_.is_connected() && telling_.is_connected(); }

  void enqueue(db::Transaction& tx, const NewJob& job) override { rows_->enqueue(tx, job); }
  std::optional<Lease> claim(db::Transaction& tx, std::string_view worker, Lane lane) override;
  bool beat(db::Transaction& tx, const Lease& lease, int progress) override;
  bool holds(db::Transaction& tx, const Lease& lease) override;
  bool may_write(db::Transaction& tx, const Lease& lease) override { return rows_->may_write(tx, lease); }
  void finish(db::Transaction& tx, const Lease& lease) override;
  void fail(db::Transaction& tx, const Lease& lease, std::string_view reason, Retry retry) override;
  void give_back(db::Transaction& tx, const Lease& lease, std::string_view reason) override;
  bool cancel(db::Transaction& tx, const JobId& job) override;
  void reweigh(db::Transaction& tx, std::string_view tenant, Lane lane, int weight, int tenant_cap) override {
    rows_->reweigh(tx, tenant, lane, weight, tenant_cap);
  }
  int sweep(db::Transaction& tx) override { return rows_->sweep(tx); }
  int recover(db::Transaction& tx, const std::function<bool(std::string_view worker)>& is_gone) override {
    return rows_->recover(tx, is_gone);
  }
  bool remove(db::Transaction& tx, const JobId& job) override { return rows_->remove(tx, job); }
  std::int64_t forget(db::Transaction& tx, Lane lane, Millis ended_before, std::int64_t most) override {
    return rows_->forget(tx, lane, ended_before, most);
  }
  std::optional<std::int64_t> ahead(db::Transaction& tx, const JobId& job) override { return rows_->ahead(tx, job); }
  std::optional<JobId> waits_for(db::Transaction& tx, const JobId& job) override { return rows_->waits_for(tx, job); }
  std::vector<Attempt> attempts(db::Transaction& tx, const JobId& job) override { return rows_->attempts(tx, job); }
  bool has_claimable(db::Transaction& tx, Lane lane) override { return rows_->has_claimable(tx, lane); }
  std::uint64_t wait(std::uint64_t seen, std::stop_token stop, std::chrono::milliseconds most) override {
    return rows_->wait(seen, stop, most);
  }

  // Of one lane: sends what is missing. `again`: rows whose message has ended without them, to be sent under a new name. False:
  // Redis is away.
  bool fill(Lane lane, std::span<const Startable> wanted, std::vector<Startable>& again);

 private:
  // A message that this process holds for a running job.
  struct Held {
    bull::Taken message;
    Lane lane;
    std::int64_t epoch;
    int progress = 0;
  };
  // What Redis is yet to be told of a message.
  struct Word {
    enum class Kind : std::uint8_t { finished, failed, dropped, removed, progressed, logged };
    Kind kind;
    Lane lane;
    bull::Taken message;
    std::string text;
  };

  bull::Client client(redis::Connection& redis, Lane lane) const;
  std::optional<bull::Taken> take(Lane lane, bool& away);
  std::optional<Lease> claim_message(db::Transaction& tx, std::string_view worker, Lane lane, bull::Taken message);
  void fill_in(db::Transaction& tx, Lane lane);
  void hold(const Lease& lease, Lane lane, bull::Taken message);
  void let_go(const Lease& lease, Word::Kind kind, std::string text = {});
  void note_progress(const Lease& lease, int progress);
  void say(Word word);
  void tell();  // all words that wait
  bull::Client::Call call_of(const bull::Client& queue, const Word& word) const;

  bull::Reached connect();
  void relay(const std::stop_token& stop);
  void pass(Lane lane);
  void renew();
  void recover_stalled();
  void listen(const std::stop_token& stop, Lane lane);
  void look_at_server();

  std::shared_ptr<SqlQueue> rows_;
  BullOptions options_;
  const Clock& clock_;
  Log& log_;
  bull::Scripts scripts_;
  bull::Link taking_;   // of the claims, which wait for nothing else
  bull::Link telling_;  // of the relay
  std::string token_;
  std::mutex mutex_;
  std::map<std::string, Held, std::less<>> held_;  // by job
  std::vector<Word> words_;
  std::map<std::string, std::chrono::steady_clock::time_point, std::less<>> taken_since_;  // active in Redis, queued in the row
  std::vector<redis::Connection*> listening_;
  db::Database* database_ = nullptr;
  std::vector<std::jthread> threads_;
};

}  // namespace insight::queue
