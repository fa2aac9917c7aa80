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
