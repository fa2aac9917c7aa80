// Retention: deletes what is older than its account's plan keeps: analyses with their issues and jobs, then sources that no
// analysis needs any more, with their files. It also ends graces that are over and forgets old months and old jobs. Run as an
// hourly housekeeping job; every transaction is a bounded piece, so that no request waits long behind it, and a sweep that was cut
// off is finished by the next. The audit is never touched.
#pragma once

#include "analysis/retention_settings.h"
#include "base/log.h"
#include "billing/grants.h"
#include "db/database.h"
#include "queue/worker_pool.h"
#include "source/service.h"

namespace insight::analysis {

inline constexpr std::string_view kRetentionJob = "RETENTION";

class Retention {
 public:
  Retention(db::Database& database, queue::JobQueue& queue, const source::Sources& sources, const billing::Plans& plans,
            const billing::Grants& grants, const Clock& clock, Log& log, RetentionSettings settings = {});

  // The housekeeping job.
  void operator()(const queue::Work& work);

  struct Swept {
    std::int64_t analyses = 0;
    std::int64_t sources = 0;
    std::int64_t folders = 0;  // that had no row
    std::int64_t graces = 0;
    std::int64_t rows = 0;  // of old months and jobs
    bool operator==(const Swept&) const = default;
  };
  // Everything that is due now; stops early, between two pieces, when it is asked to.
  Swept sweep(const std::stop_token& stop);

 private:
  std::int64_t sweep_analyses(const billing::Plan& plan, const std::stop_token& stop);
  std::int64_t sweep_sources(const billing::Plan& plan, const std::stop_token& stop);
  std::int64_t sweep_folders(const std::stop_token& stop);
  void remove_analysis(const std::string& id);
  // Does pieces until one finds less than a whole batch; returns how many in all.
  template <class Piece>
  std::int64_t in_pieces(const std::stop_token& stop, Piece&& piece);

  db::Database& database_;
  queue::JobQueue& queue_;
  const source::Sources& sources_;
  const billing::Plans& plans_;
  const billing::Grants& grants_;
  const Clock& clock_;
  Log& log_;
  RetentionSettings settings_;
};

}  // namespace insight::analysis
