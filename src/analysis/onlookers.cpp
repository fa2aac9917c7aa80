#include "analysis/onlookers.h"

#include <algorithm>

namespace insight::analysis {
namespace {

constexpr int kPositionsEvery = 8;  // looks; a place in the queue costs more to find than all the rest
constexpr int kRest = 4;            // times as long as a look took, so that many onlookers cost at most a fifth of a core
constexpr std::chrono::milliseconds kShortestRest{20};

}  // namespace

Onlookers::Onlookers(db::Database& database, queue::JobQueue& queue, Log& log, std::chrono::milliseconds look_every)
    : database_(database), queue_(queue), log_(log), look_every_(look_every), thread_([this](const std::stop_token& stop) {
        work(stop);
      }) {}

Onlookers::~Onlookers() = default;

Onlookers::Onlooker Onlookers::add(const AnalysisId& id, Tell tell) {
  const std::lock_guard lock(mutex_);
  const auto number = next_number_++;
  auto& watched = watched_[id];
  watched.tells.emplace(number, std::move(tell));
  watched.unseen = true;
  somebody_came_.notify_all();
  return {nullptr, [this, id, number](void*) { remove(id, number); }};
}

void Onlookers::remove(const AnalysisId& id, std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  const auto found = watched_.find(id);
  if (found == watched_.end()) return;
  found->second.tells.erase(number);
  if (found->second.tells.empty()) watched_.erase(found);
}

void Onlookers::work(const std::stop_token& stop) {
  using SteadyClock = std::chrono::steady_clock;
  std::uint64_t seen = 0;
  for (int looks = 0; !stop.stop_requested(); ++looks) {
    {
      std::unique_lock lock(mutex_);
      somebody_came_.wait(lock, stop, [&] { return !watched_.empty(); });
    }
    const auto began = SteadyClock::now();
    try {
      look(looks % kPositionsEvery == 0);
    } catch (const std::exception& error) {
      log_.warn("onlookers.look_failed", {{"reason", error.what()}});
    }
    const auto took = std::chrono::ceil<std::chrono::milliseconds>(SteadyClock::now() - began);
    std::this_thread::sleep_for(std::max(kShortestRest, kRest * took));
    seen = queue_.wait(seen, stop, look_every_);
  }
}

std::vector<AnalysisId> Onlookers::watched() const {
  const std::lock_guard lock(mutex_);
  std::vector<AnalysisId> ids;
  for (const auto& [id, unused] : watched_) ids.push_back(id);
  return ids;
}

void Onlookers::look(bool positions_too) {
  const auto ids = watched();
  std::map<AnalysisId, std::optional<News>> found;
  database_.read([&](db::Transaction& tx) {
    for (const auto& id : ids) {
      auto news = find_news(tx, id);
      if (news && news->status == Status::QUEUED && positions_too) news->ahead = queue_.ahead(tx, job_of(id));
      found.emplace(id, std::move(news));
    }
  });
  std::vector<Tell> to_tell;
  {
    const std::lock_guard lock(mutex_);
    for (auto& [id, news] : found) {
      const auto at = watched_.find(id);
      if (at == watched_.end()) continue;
      auto& watched = at->second;
      if (news && watched.seen && !news->ahead) news->ahead = watched.seen->ahead;
      const bool same = news == watched.seen && !watched.unseen;
      watched.seen = std::move(news);
      watched.unseen = false;
      if (same) continue;
      for (const auto& [unused, tell] : watched.tells) to_tell.push_back(tell);
    }
  }
  for (const auto& tell : to_tell) tell();
}

}  // namespace insight::analysis
