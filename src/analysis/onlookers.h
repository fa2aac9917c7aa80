// Onlookers: tells whoever waits for news of an analysis that there may be some. One thread looks at the rows for all of them, so
// it makes no difference which process runs the analysis; events of the queue make it look at once. Used by the handlers of long
// polls and event streams, from any thread. It knows no caller: who may look is decided where the news is told.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "analysis/store.h"
#include "base/log.h"
#include "queue/job_queue.h"

namespace insight::analysis {

class Onlookers {
 public:
  Onlookers(db::Database& database, queue::JobQueue& queue, Log& log,
            std::chrono::milliseconds look_every = std::chrono::milliseconds(250));
  ~Onlookers();
  Onlookers(const Onlookers&) = delete;
  Onlookers& operator=(const Onlookers&) = delete;

  // While it lives, its `tell` is called after every change, and once soon after it began. Must not block or throw.
  using Tell = std::function<void()>;
  using Onlooker = std::shared_ptr<void>;
  Onlooker add(const AnalysisId& id, Tell tell);

 private:
  struct Watched {
    std::map<std::uint64_t, Tell> tells;
    std::optional<News> seen;
    bool unseen = true;  // somebody came since the last look
  };
  void remove(const AnalysisId& id, std::uint64_t number);
  void work(const std::stop_token& stop);
  void look(bool positions_too);
  std::vector<AnalysisId> watched() const;

  db::Database& database_;
  queue::JobQueue& queue_;
  Log& log_;
  std::chrono::milliseconds look_every_;
  mutable std::mutex mutex_;
  std::condition_variable_any somebody_came_;
  std::map<AnalysisId, Watched> watched_;
  std::uint64_t next_number_ = 1;
  std::jthread thread_;  // the last member
};

}  // namespace insight::analysis
