// The rows of projects. Every look-up names the account: another's project can't be found by mistake.
// `analysis` calls require_owned and note_analysis inside its own transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "project/project.h"
#include "source/types.h"

namespace insight::project {

// Throws Error(not_found), the same for a missing one and another's.
Project require_owned(db::Transaction& tx, const ProjectId& id, const account::AccountId& owner);
std::optional<Project> find_owned(db::Transaction& tx, const ProjectId& id, const account::AccountId& owner);

// One more analysis was accepted under it.
void note_analysis(db::Transaction& tx, const ProjectKey& project, Millis now);

// --- schedules: for analysis/schedule.h, which serves every account ---

struct DueProject {
  ProjectKey key;
  ProjectId id;
  account::AccountId user_id;
  std::string schedule;
  Millis schedule_next_at = 0;
};
BOOST_DESCRIBE_STRUCT(DueProject, (), (key, id, user_id, schedule, schedule_next_at))
// The longest due first. A disabled account's wait until it is enabled.
std::vector<DueProject> due(db::Transaction& tx, Millis now, std::int64_t most);
bool any_due(db::Transaction& tx, Millis now);
// It is still due, at that time.
bool is_due(db::Transaction& tx, const DueProject& project);

struct Turn {
  TurnOutcome outcome = TurnOutcome::SKIPPED;
  std::optional<std::string> reason;
  std::optional<std::string> analysis_id;
};
// That time is done with and the next one is set. False when it was done with already: then nothing may be done for it.
bool take_turn(db::Transaction& tx, const DueProject& project, Millis next, const Turn& turn);

namespace store {

struct Listing {
  std::vector<Project> projects;
  std::int64_t total = 0;
};
// Exact matches of the name first, then the newest. An empty search finds all.
Listing list(db::Transaction& tx, const account::AccountId& owner, const std::string& search, std::int64_t limit,
             std::int64_t offset);

std::int64_t count(db::Transaction& tx, const account::AccountId& owner);

void insert(db::Transaction& tx, const Project& project);
void update(db::Transaction& tx, const Project& project);  // what a client may change
void remove(db::Transaction& tx, const ProjectKey& project);
// Queued and running ones, which a deletion would pull the ground from under.
// What its analyses were made from.
std::vector<source::SourceId> sources_of(db::Transaction& tx, const ProjectKey& project);
std::int64_t count_unfinished_analyses(db::Transaction& tx, const ProjectKey& project);

}  // namespace store
}  // namespace insight::project
