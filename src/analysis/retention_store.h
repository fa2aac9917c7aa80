// What is old enough to go. SQL lives in retention_store.cpp alone; every function works in the caller's transaction and does a
// bounded piece.
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <vector>

#include "account/account.h"
#include "analysis/types.h"
#include "db/database.h"
#include "source/types.h"

namespace insight::analysis::store {

struct OldSource {
  source::SourceId id;
  std::string user_id;
};
BOOST_DESCRIBE_STRUCT(OldSource, (), (id, user_id))

// Analyses that ended before, of accounts that are on this plan now.
std::vector<AnalysisId> old_analyses(db::Transaction& tx, account::PlanName plan, Millis ended_before, Millis now,
                                     std::int64_t most);
// Issues of one analysis, at most so many. Returns how many.
std::int64_t remove_some_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t most);
// The row itself, and one less in its project.
void remove(db::Transaction& tx, const AnalysisId& id);

// Sources that were sent before and that no analysis refers to.
std::vector<OldSource> old_sources(db::Transaction& tx, account::PlanName plan, Millis sent_before, Millis now, std::int64_t most);
// False when an analysis refers to it after all.
bool remove_source(db::Transaction& tx, const source::SourceId& id);
bool has_source(db::Transaction& tx, const source::SourceId& id);

// Jobs of analyses that were deleted with their project, at most so many. Returns how many.
std::int64_t remove_orphaned_jobs(db::Transaction& tx, Millis ended_before, std::int64_t most);

}  // namespace insight::analysis::store
