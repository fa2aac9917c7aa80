#include "queue/bull/worker.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/id.h"
#include "base/pause.h"
#include "json/parse.h"

namespace insight::queue::bull {
namespace {

constexpr std::chrono::milliseconds kBlock{10'000};  // at most, on the marker
constexpr std::chrono::milliseconds kBreath{500};    // after a broken connection

// Whether and when an attempt that failed is made again: decided here, not by the scripts.
struct Again {
  bool again = false;
  Millis pause = 0;
};

std::int64_t whole(const boost::json::value* value) {
  if (value == nullptr) return 0;
  if (value->is_int64()) return value->get_int64();
  if (value->is_uint64()) return static_cast<std::int64_t>(std::min<std::uint64_t>(value->get_uint64(), 1'000'000'000'000));
  return value->is_double() ? static_cast<std::int64_t>(std::clamp(value->get_double(), 0.0, 1e12)) : 0;
}

Again again_after(std::string_view options, std::int64_t attempts_made) {
  const auto parsed = json::parse(options.empty() ? "{}" : options);
  const auto* const object = parsed.if_object();
  if (object == nullptr || attempts_made + 1 >= whole(object->if_contains("attempts"))) return {};
  const auto* const backoff = object->if_contains("backoff");
  if (backoff == nullptr) return {true, 0};
  if (!backoff->is_object()) return {true, whole(backoff)};
  const auto& strategy = backoff->get_object();
  const auto delay = whole(strategy.if_contains("delay"));
  const auto* const type = strategy.if_contains("type");
  const bool grows = type != nullptr && type->is_string() && type->get_string() == "exponential";
  return {true, grows ? delay << std::min<std::int64_t>(attempts_made, 20) : delay};
}

std::int64_t count_of(std::string_view text) {
  std::int64_t value = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9' || value > 1'000'000) break;
    value = value * 10 + (digit - '0');
  }
  return value;
}

}  // namespace

Worker::Worker(const redis::Address& address, const Scripts& scripts, QueueName queue, Processor processor, const Clock& clock,
               Log& log, WorkerOptions options)
    : address_(address),
      scripts_(scripts),
      queue_(std::move(queue)),
      processor_(std::move(processor)),
      clock_(clock),
      log_(log),
      options_(std::move(options)) {
  for (unsigned i = 0; i < options_.concurrency; ++i)
    threads_.emplace_back([this, i](const std::stop_token& stop) { work(stop, i); });
  threads_.emplace_back([this](const std::stop_token& stop) { keep(stop); });
  threads_.emplace_back([this](const std::stop_token& stop) { listen(stop); });
}

Worker::~Worker() {
  for (auto& thread : threads_) thread.request_stop();
  {
    const std::lock_guard lock{mutex_};
    if (listening_ != nullptr) listening_->interrupt();
  }
  threads_.clear();
}

void Worker::work(const std::stop_token& stop, unsigned number) {
  while (!stop.stop_requested()) {
    try {
      serve(stop, number);
    } catch (const std::exception& error) {
      log_.warn("bull.worker_broken", {{"worker", options_.name}, {"reason", error.what()}});
      insight::pause(stop, kBreath);
    }
  }
}

void Worker::serve(const std::stop_token& stop, unsigned number) {
  redis::Connection redis{address_};
  Client client{redis, scripts_, queue_, options_.lock, options_.keep};
  SystemRandom random;
  IdMaker ids{clock_, random};
  const auto token = ids.uuid_v7() + ":" + std::to_string(number);
  while (!stop.stop_requested()) {
    auto taken = client.take(token, options_.name, clock_.now());
    while (taken.job) {
      wake_one();  // there may be more
      const auto job = *std::move(taken.job);
      taken = process(client, job, stop.stop_requested() ? Fetch::NOTHING : Fetch::NEXT);
    }
    auto idle = kBlock;
    if (taken.next_delayed > 0) idle = std::clamp(std::chrono::milliseconds(taken.next_delayed - clock_.now()), {}, idle);
    if (taken.limited_for > 0) idle = std::min(idle, std::chrono::milliseconds(taken.limited_for));
    pause(stop, idle);
  }
}

Take Worker::process(Client& client, const Taken& job, Fetch fetch) {
  struct Held {
    Worker& worker;
    std::list<const Taken*>::iterator place;
    Held(Worker& of, const Taken& one) : worker(of) {
      const std::lock_guard lock{of.mutex_};
      place = of.held_.insert(of.held_.end(), &one);
    }
    ~Held() {
      const std::lock_guard lock{worker.mutex_};
      worker.held_.erase(place);
    }
  } held{*this, job};
  // Its worker died too often; the mark is to be looked at before anything runs.
  if (const auto deferred = job.field("defa"); !deferred.empty()) return settle_failure(client, job, deferred, true, fetch);
  std::string result;
  try {
    Task task{client, job};
    result = processor_(task);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::unavailable) throw;  // Redis itself; the lock will run out
    return settle_failure(client, job, error.what(), error.code() == ErrorCode::invalid, fetch);
  } catch (const std::exception& error) {
    return settle_failure(client, job, error.what(), false, fetch);
  }
  auto ended = client.finish(job, result, clock_.now(), options_.name, fetch);
  if (ended.answer != Answer::ok) log_.warn("bull.lock_lost", {{"job", job.id}});
  return std::move(ended.next);
}

Take Worker::settle_failure(Client& client, const Taken& job, std::string_view reason, bool for_good, Fetch fetch) {
  const auto next = for_good ? Again{} : again_after(job.field("opts"), count_of(job.field("atm")));
  if (!next.again) return client.fail(job, reason, clock_.now(), options_.name, fetch).next;
  if (next.pause == 0) {
    client.retry(job, reason, clock_.now());
  } else {
    client.delay(job, reason, clock_.now(), next.pause);
  }
  return client.take(job.token, options_.name, clock_.now());
}

// Renews locks and looks for what stalled, on a connection of its own that no processor delays.
void Worker::keep(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      redis::Connection redis{address_};
      Client client{redis, scripts_, queue_, options_.lock, options_.keep};
      auto next_renewal = std::chrono::steady_clock::now() + options_.lock / 2;
      auto next_look = std::chrono::steady_clock::now();
      while (!stop.stop_requested()) {
        const auto now = std::chrono::steady_clock::now();
        if (now >= next_look) {
          next_look = now + options_.stalled_interval;
          if (!client.recover_stalled(clock_.now(), options_.stalled_interval, options_.most_stalls).empty()) wake_one();
        }
        if (now >= next_renewal) {
          next_renewal = now + options_.lock / 2;
          const std::lock_guard lock{mutex_};  // what is held stays while it is named
          const std::vector<const Taken*> held{held_.begin(), held_.end()};
          if (!held.empty()) client.extend(held);
        }
        std::unique_lock lock{mutex_};
        std::condition_variable_any timer;
        timer.wait_until(lock, stop, std::min(next_look, next_renewal), [] { return false; });
      }
    } catch (const std::exception& error) {
      log_.warn("bull.keeper_broken", {{"worker", options_.name}, {"reason", error.what()}});
      insight::pause(stop, kBreath);
    }
  }
}

void Worker::listen(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      wait_for_marker(stop);
    } catch (const std::exception& error) {
      if (stop.stop_requested()) return;
      log_.warn("bull.listener_broken", {{"worker", options_.name}, {"reason", error.what()}});
      insight::pause(stop, kBreath);
    }
  }
}

void Worker::wait_for_marker(const std::stop_token& stop) {
  redis::Connection redis{address_, {}, client_name(queue_, options_.name)};
  struct Listening {
    Worker& worker;
    Listening(Worker& of, redis::Connection& connection) : worker(of) {
      const std::lock_guard lock{of.mutex_};
      of.listening_ = &connection;
    }
    ~Listening() {
      const std::lock_guard lock{worker.mutex_};
      worker.listening_ = nullptr;
    }
  } listening{*this, redis};
  const auto marker = queue_.key("marker");
  while (!stop.stop_requested()) {
    redis.call_within(kBlock + std::chrono::seconds(5), {"BZPOPMIN", marker, "10"});
    wake_one();
  }
}

void Worker::wake_one() {
  {
    const std::lock_guard lock{mutex_};
    wakes_ = std::min(wakes_ + 1, options_.concurrency);
  }
  woken_.notify_one();
}

void Worker::pause(const std::stop_token& stop, std::chrono::milliseconds time) {
  std::unique_lock lock{mutex_};
  if (woken_.wait_for(lock, stop, time, [&] { return wakes_ > 0; })) --wakes_;
}

}  // namespace insight::queue::bull
