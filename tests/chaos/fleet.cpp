#include "fleet.h"

#include <sched.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>

#include "queue/sql_queue.h"

namespace insight::chaos {
namespace {

constexpr Millis kMostDead = 1'500;
constexpr Millis kMostStopped = 13'000;          // longer than a lease
constexpr Millis kMostPostgresStopped = 20'000;  // longer than a lease, and than anybody waits for an answer
constexpr Millis kMostRedisStopped = 4'000;

Millis now() {
  return SystemClock().now();
}

Millis up_to(std::mt19937_64& dice, Millis most) {
  return std::uniform_int_distribution<Millis>(0, most)(dice);
}

// What starts from now on runs there.
bool move_to_machine(int number) {
  const auto name = "machine" + std::to_string(number);
  return ::unshare(CLONE_NEWUTS) == 0 && ::sethostname(name.data(), name.size()) == 0;
}

std::vector<std::string> redis_settings(Mode mode) {
  if (mode != Mode::bullmq_aof) return {};
  return {"--appendonly", "yes", "--appendfsync", "everysec"};
}

}  // namespace

Fleet::Fleet(Mode mode, std::filesystem::path folder) : mode_(mode), folder_(std::move(folder)) {
  if (mode_ == Mode::sqlite) {
    database_ = folder_ / "data" / "insight.db";
    members_.resize(1);
    members_[0].serves = true;
  } else {
    postgres_.emplace("fsync = off\nsynchronous_commit = on\n");  // what was answered for is in the kernel's hands, which lives on
    database_ = postgres_->new_database();
    if (mode_ != Mode::postgres) redis_.emplace(redis_settings(mode_));
    members_.resize(5);
    members_[0].serves = members_[1].serves = true;
  }
  for (auto& member : members_) {
    member.machine = machines_++;
    start(member);
  }
}

std::vector<std::string> Fleet::words(bool serves) const {
  std::vector<std::string> words{
      serves ? "serve" : "worker", "--data", folder_ / "data", "--log-level", "error", "--allow-root", folder_};
  if (serves) {
    words.insert(words.end(), {"--port", "0", "--rate-limit", "0", "--plan", "INSIGHT_FREE.analyses=unlimited", "--plan",
                               "INSIGHT_FREE.concurrency=2", "--workers", postgres_ ? "0" : "2"});
  }
  if (postgres_) words.insert(words.end(), {"--database", database_});
  if (redis_) words.insert(words.end(), {"--queue", redis_->url()});
  return words;
}

std::vector<std::string> Fleet::urls() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> found;
  for (const auto& member : members_)
    if (member.serves && member.process) found.push_back(member.process->url());
  return found;
}

// A server that starts while its database is away says so and ends; it is started again.
void Fleet::start(Member& member) {
  has_machines_ = move_to_machine(member.machine) && has_machines_;
  try {
    auto process = std::make_unique<e2e::ServerProcess>(words(member.serves));
    const std::lock_guard lock(mutex_);
    member.process = std::move(process);
  } catch (const std::runtime_error&) {
    member.back_at = now() + 200;
  }
}

void Fleet::kill(Member& member, Millis back_after, bool elsewhere) {
  blows_.push_back({member.process->pid(), now()});
  {
    const std::lock_guard lock(mutex_);
    member.process->kill_hard();
    member.process.reset();
  }
  member.wake_at = 0;
  member.back_at = now() + back_after;
  if (elsewhere) member.machine = machines_++;
  ++kills_;
  count(member.serves ? "server killed" : "worker killed");
}

void Fleet::stop(Member& member, Millis length) {
  if (member.wake_at != 0) return;
  blows_.push_back({member.process->pid(), now()});
  ::kill(member.process->pid(), SIGSTOP);
  member.wake_at = now() + length;
  count(member.serves ? "server stopped" : "worker stopped");
}

void Fleet::wake(Member& member) {
  if (member.process) ::kill(member.process->pid(), SIGCONT);
  member.wake_at = 0;
}

void Fleet::strike(std::mt19937_64& dice) {
  const auto lot = up_to(dice, 99);
  if (postgres_ && lot < 6) return kill_postgres();
  if (postgres_ && (lot < 9 || struck_.empty()))
    return stop_postgres(up_to(dice, up_to(dice, 1) == 0 ? kMostPostgresStopped : 2'000));
  if (redis_ && lot < 16) return kill_redis();
  if (redis_ && lot < 20) return pause_redis(up_to(dice, kMostRedisStopped));
  auto& member = members_[static_cast<std::size_t>(up_to(dice, static_cast<Millis>(members_.size()) - 1))];
  if (!member.process) return;
  if (up_to(dice, 4) == 0) return stop(member, up_to(dice, kMostStopped));
  kill(member, up_to(dice, kMostDead), postgres_ && up_to(dice, 1) == 0);
}

// With all its processes at once, as when its machine goes, but for what the kernel has been given to write.
void Fleet::kill_postgres() {
  wake_postgres();
  const auto all = e2e::descendants_of(postgres_->process());
  for (const auto process : all) ::kill(process, SIGKILL);
  postgres_->stop(SIGKILL);
  postgres_->run();
  ++kills_;
  count("PostgreSQL killed");
}

void Fleet::stop_postgres(Millis length) {
  if (postgres_wakes_at_ != 0) return;
  postgres_->freeze();
  postgres_stopped_at_ = now();
  postgres_wakes_at_ = postgres_stopped_at_ + length;
  count(length > queue::QueueTimes().lease ? "PostgreSQL stopped for longer than a lease" : "PostgreSQL stopped");
}

void Fleet::wake_postgres() {
  if (postgres_wakes_at_ == 0) return;
  postgres_->thaw();
  standstills_.push_back({postgres_stopped_at_, now()});
  postgres_wakes_at_ = 0;
}

void Fleet::kill_redis() {
  redis_wakes_at_ = 0;
  redis_->stop(SIGKILL);
  redis_->run();
  ++kills_;
  count("Redis killed");
}

void Fleet::pause_redis(Millis length) {
  ::kill(redis_->process(), SIGSTOP);
  redis_wakes_at_ = now() + length;
  count("Redis stopped");
}

void Fleet::count(const std::string& what) {
  ++struck_[what];
  events_.push_back({now(), what});
}

void Fleet::tend() {
  for (auto& member : members_) {
    wake_databases();  // each start may have taken long, waiting for one of them
    if (!member.process && now() >= member.back_at) start(member);
    if (member.wake_at != 0 && now() >= member.wake_at) wake(member);
  }
}

void Fleet::wake_databases() {
  if (now() >= postgres_wakes_at_) wake_postgres();
  if (redis_wakes_at_ == 0 || now() < redis_wakes_at_) return;
  ::kill(redis_->process(), SIGCONT);
  redis_wakes_at_ = 0;
}

void Fleet::heal() {
  for (auto& member : members_) {
    member.back_at = 0;
    if (member.wake_at != 0) member.wake_at = 1;
  }
  wake_postgres();
  if (redis_wakes_at_ != 0) redis_wakes_at_ = 1;
  tend();
}

bool Fleet::whole() const {
  return std::ranges::all_of(members_, [](const Member& member) { return member.process != nullptr && member.wake_at == 0; });
}

}  // namespace insight::chaos
