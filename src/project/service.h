// Projects: create, find, change and delete one's own. Called by handlers from any thread; every call is one transaction, in which
// what came and went is told to the account's webhooks. Another account's project is not found, word for word like a missing one.
#pragma once

#include <string>
#include <vector>

#include "account/audit.h"
#include "base/id.h"
#include "billing/usage.h"
#include "db/database.h"
#include "project/project.h"
#include "source/service.h"
#include "webhook/outbox.h"

namespace insight::project {

class Projects {
 public:
  Projects(db::Database& database, const billing::Usage& usage, source::Sources& sources, const Clock& clock, IdMaker& ids,
           const webhook::Outbox& outbox, const account::Audit& audit)
      : database_(database), usage_(usage), sources_(sources), clock_(clock), ids_(ids), outbox_(outbox), audit_(audit) {}

  // Throws Error: forbidden (INSUFFICIENT_PLAN) when the plan allows no more projects.
  Project create(const account::Caller& caller, const NewProject& wanted);
  Project show(const account::Caller& caller, const ProjectId& id);
  Project change(const account::Caller& caller, const ProjectId& id, const ProjectChange& wanted);
  // With its analyses, and the sources that no other project's analysis was made from. Throws Error: conflict while one of them is
  // queued or running.
  void remove(const account::Caller& caller, const ProjectId& id);

  // The same for what another part of the installation says that an account did, inside its transaction. False when there is
  // nothing to do: such a project is there already, or is not.
  bool create_for(db::Transaction& tx, const account::AccountId& owner, const ProjectId& id, const NewProject& wanted);
  bool remove_for(db::Transaction& tx, const account::AccountId& owner, const ProjectId& id);

  struct List {
    std::vector<Project> projects;
    std::int64_t total = 0;
  };
  List list(const account::Caller& caller, const std::string& search, std::int64_t limit, std::int64_t offset);

 private:
  void insert(db::Transaction& tx, const Project& project);
  void remove(db::Transaction& tx, const Project& project, const account::AuditEntry& line);

  db::Database& database_;
  const billing::Usage& usage_;
  source::Sources& sources_;
  const Clock& clock_;
  IdMaker& ids_;
  const webhook::Outbox& outbox_;
  const account::Audit& audit_;
};

}  // namespace insight::project
