// The log of what a running attempt has found so far, for those who follow it: batches in the order of finding, in the words of the
// wire, written by its worker and read by whoever serves a listener. It is no result: issues are stored in the listing's order when
// all are known, under the same ids. Every function works in the caller's transaction.
#pragma once

#include <optional>
#include <string>

#include "analysis/types.h"
#include "db/database.h"

namespace insight::analysis {

struct FoundBatch {
  std::int64_t first = 0;             // how many were told before in this epoch, counting a taking back as one
  std::int64_t found = 0;             // how many this tells
  std::int64_t base = 0;              // where the count began anew
  std::string issues;                 // JSON with commas between
  std::optional<std::string> reason;  // all told before is void, because of this; nothing is told
};
BOOST_DESCRIBE_STRUCT(FoundBatch, (), (first, found, base, issues, reason))

void append_found(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch, const FoundBatch& batch);
// The batch at which a listener stands who has heard of `first`; nothing: none was written yet, or it stands elsewhere.
std::optional<FoundBatch> find_found(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch, std::int64_t first);
// Its last one: nothing when the epoch has no log.
std::optional<FoundBatch> find_last_found(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch);
// Of attempts that are over, and of analyses that ended before `ended_before`.
void remove_stale_found(db::Transaction& tx, Millis ended_before);

}  // namespace insight::analysis
