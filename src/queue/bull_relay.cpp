// The threads of BullQueue: the relay, which keeps the windows filled and Redis informed, and a listener for each lane.
#include <algorithm>

#include "base/pause.h"
#include "base/text.h"
#include "queue/bull_queue.h"

namespace insight::queue {
namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kListen{5'000};
constexpr std::chrono::milliseconds kBreath{10};       // between passes: what happens meanwhile is told and sent together
constexpr std::chrono::milliseconds kAskAgain{1'000};  // for a Redis that is away
constexpr Lane kLanes[] = {Lane::ANALYSIS, Lane::HOUSEKEEPING};

// "redis_version:7.0.15"
std::string_view line_of(std::string_view info, std::string_view name) {
  for (const auto line : split(info, '\n')) {
    if (line.starts_with(name) && line.substr(name.size()).starts_with(':')) return trim(line.substr(name.size() + 1));
  }
  return {};
}

// [[stream, [[id, [name, value, …]], …]]], or nil. `last` becomes the id of the newest.
bool brings_work(const redis::Reply& news, std::string& last) {
  if (news.items.empty() || news.items[0].items.size() < 2) return false;
  bool work = false;
  for (const auto& event : news.items[0].items[1].items) {
    if (event.items.size() < 2) continue;
    last = event.items[0].text;
    const auto& fields = event.items[1].items;
    for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
      if (fields[i].text == "event") work = work || fields[i + 1].text == "waiting" || fields[i + 1].text == "stalled";
    }
  }
  return work;
}

bool older_than_6_2(std::string_view version) {
  const auto parts = split(version, '.');
  const auto number = [&](std::size_t i) { return i < parts.size() ? std::atoi(std::string(parts[i]).c_str()) : 0; };
  return number(0) < 6 || (number(0) == 6 && number(1) < 2);
}

}  // namespace

bull::Reached BullQueue::connect() {
  const auto taking = taking_.connect();
  const auto telling = telling_.connect();
  return std::min(taking, telling) == bull::Reached::AWAY ? bull::Reached::AWAY : std::max(taking, telling);
}

void BullQueue::start(db::Database& database) {
  database_ = &database;
  if (connect() != bull::Reached::AWAY) look_at_server();
  threads_.emplace_back([this](const std::stop_token& stop) { relay(stop); });
  for (const auto lane : kLanes) threads_.emplace_back([this, lane](const std::stop_token& stop) { listen(stop, lane); });
}

void BullQueue::stop() {
  for (auto& thread : threads_) thread.request_stop();
  {
    const std::lock_guard lock{mutex_};
    for (auto* const connection : listening_) connection->interrupt();
  }
  threads_.clear();
  tell();
}

void BullQueue::relay(const std::stop_token& stop) {
  std::uint64_t seen = 0;
  auto next_renewal = SteadyClock::now() + options_.lock / 3;
  while (!stop.stop_requested()) {
    const auto reached = connect();
    try {
      if (reached == bull::Reached::ANEW) look_at_server();
      tell();
      for (const auto lane : kLanes) pass(lane);
      if (SteadyClock::now() >= next_renewal) {
        next_renewal = SteadyClock::now() + options_.lock / 3;
        renew();
      }
    } catch (const std::exception& error) {
      log_.error("queue.relay_failed", {{"reason", error.what()}});
      insight::pause(stop, std::chrono::milliseconds(200));
    }
    insight::pause(stop, kBreath);
    const auto patience = reached == bull::Reached::AWAY ? kAskAgain : std::min(options_.pass_every, options_.lock / 3);
    seen = rows_->wait(seen, stop, patience);
  }
}

// The rows are read in one short transaction, Redis is asked in none.
void BullQueue::pass(Lane lane) {
  const auto startable = [&] {
    return database_->read([&](db::Transaction& tx) { return rows_->startable(tx, lane, options_.window); });
  };
  std::vector<Startable> again;
  if (!fill(lane, startable(), again) || again.empty()) return;
  database_->transact([&](db::Transaction& tx) {
    for (const auto& job : again) rows_->redispatch(tx, job.id, job.dispatch);
  });
  log_.info("queue.redispatched", {{"jobs", again.size()}});
  again.clear();
  fill(lane, startable(), again);
}

void BullQueue::renew() {
  for (const auto lane : kLanes) {
    std::vector<bull::Taken> held;
    {
      const std::lock_guard lock{mutex_};
      for (const auto& [job, one] : held_) {
        if (one.lane == lane) held.push_back({one.message.id, one.message.token, {}});
      }
    }
    std::vector<const bull::Taken*> named;
    for (const auto& one : held) named.push_back(&one);
    telling_.use([&](redis::Connection& redis) {
      auto queue = client(redis, lane);
      if (!named.empty()) queue.extend(named);
      queue.recover_stalled(clock_.now(), options_.lock);
    });
  }
}

// Reads the queue's events instead of taking its marker: a marker taken by a process whose workers are all busy would be missed by
// one that is idle.
void BullQueue::listen(const std::stop_token& stop, Lane lane) {
  const bull::QueueName name{options_.prefix, queue_name(lane)};
  const auto events = name.key("events");
  const auto patience = std::to_string(kListen.count());
  while (!stop.stop_requested()) {
    try {
      redis::Connection redis{
          options_.address, {std::chrono::seconds(1), std::chrono::seconds(1)}, bull::client_name(name, options_.worker)};
      {
        const std::lock_guard lock{mutex_};
        listening_.push_back(&redis);
      }
      const std::unique_ptr<redis::Connection, std::function<void(redis::Connection*)>> listed(&redis,
                                                                                               [this](redis::Connection* one) {
                                                                                                 const std::lock_guard lock{mutex_};
                                                                                                 std::erase(listening_, one);
                                                                                               });
      rows_->wake();  // Redis is there (again), perhaps empty
      std::string last = "$";
      while (!stop.stop_requested()) {
        const auto news =
            redis.call_within(kListen + std::chrono::seconds(2), {"XREAD", "BLOCK", patience, "STREAMS", events, last});
        if (brings_work(news, last)) rows_->wake();
      }
    } catch (const std::exception&) {
      insight::pause(stop, std::chrono::milliseconds(500));  // the relay's link says in the log that Redis is away
    }
  }
}

void BullQueue::look_at_server() {
  telling_.use([&](redis::Connection& redis) {
    for (const auto lane : kLanes) client(redis, lane).introduce();
    const auto version = redis.call({"INFO", "server"}).text;
    if (older_than_6_2(line_of(version, "redis_version")))
      log_.warn("redis.old", {{"version", line_of(version, "redis_version")}, {"wanted", "6.2"}});
    const auto memory = redis.call({"INFO", "memory"}).text;
    if (const auto policy = line_of(memory, "maxmemory_policy"); policy != "noeviction")
      log_.warn("redis.evicts", {{"maxmemory_policy", policy}, {"wanted", "noeviction"}});
    const auto persistence = redis.call({"INFO", "persistence"}).text;
    if (line_of(persistence, "aof_enabled") != "1")
      log_.warn("redis.forgets", {{"appendonly", "no"}, {"means", "a restart empties the window; jobs are sent again"}});
  });
}

}  // namespace insight::queue
