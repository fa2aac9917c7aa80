// Timetable: jobs that come again and again. Made by the composition root of every server; its thread enqueues what is due. A job's
// id is its kind and the number of its turn, so that many servers make one job of each turn. Turns that nobody was there for are
// not made up.
#pragma once

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/log.h"
#include "queue/job_queue.h"

namespace insight::queue {

struct Recurring {
  std::string kind;
  Millis every = 3'600'000;
  // Whether there is anything to do this time, asked before the job is made; without one there always is.
  std::function<bool(db::Transaction&)> is_wanted = nullptr;
};

class Timetable {
 public:
  Timetable(db::Database& database, JobQueue& queue, const Clock& clock, Log& log, const std::vector<Recurring>& jobs);
  ~Timetable();
  Timetable(const Timetable&) = delete;
  Timetable& operator=(const Timetable&) = delete;

  void start();  // looks at once and then every half minute
  // What the thread does each time. Returns how many jobs it made.
  int enqueue_due();

 private:
  struct Entry {
    Recurring job;
    Millis last_turn = -1;
  };
  bool enqueue_turn(const Recurring& job, Millis turn);

  db::Database& database_;
  JobQueue& queue_;
  const Clock& clock_;
  Log& log_;
  std::vector<Entry> entries_;
  std::jthread thread_;
};

}  // namespace insight::queue
