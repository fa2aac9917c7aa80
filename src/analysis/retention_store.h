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

// Of accounts that are on the plan now: what ended or was sent before. The plan may change between a look and the removal, so the
// removal asks again.
struct Age {
  account::PlanName plan;
  Millis before = 0;
  Millis now = 0;
};

struct OldSource {
  source::SourceId id;
  std::string user_id;
};
BOOST_DESCRIBE_STRUCT(OldSource, (), (id, user_id))

std::vector<AnalysisId> old_analyses(db::Transaction& tx, const Age& age, std::int64_t most);
bool is_old(db::Transaction& tx, const Age& age, const AnalysisId& id);
// Issues of one analysis, at most so many. Returns how many.
std::int64_t remove_some_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t most);
// The row itself, and one less in its project.
void remove(db::Transaction& tx, const AnalysisId& id);

// Those that no analysis refers to.
std::vector<OldSource> old_sources(db::Transaction& tx, const Age& age, std::int64_t most);
// False when it is wanted after all.
bool remove_source(db::Transaction& tx, const Age& age, const source::SourceId& id);
bool has_source(db::Transaction& tx, const source::SourceId& id);

// Jobs of analyses that were deleted with their project, at most so many. Returns how many.
std::int64_t remove_orphaned_jobs(db::Transaction& tx, Millis ended_before, std::int64_t most);

}  // namespace insight::analysis::store
