#include "project/service.h"

#include "base/error.h"
#include "base/text.h"
#include "billing/entitlements.h"
#include "project/store.h"

namespace insight::project {
namespace {

// An empty text takes a detail away, as a missing one leaves it.
void put(std::optional<std::string>& to, const std::optional<std::string>& from) {
  if (from) to = from->empty() ? std::nullopt : from;
}

template <class Wanted>
void put_details(Project& project, const Wanted& wanted) {
  put(project.git_remote, wanted.git_url);
  put(project.git_remote, wanted.git_remote);
  put(project.git_branch, wanted.git_branch);
  put(project.git_commit, wanted.git_commit);
  put(project.language, wanted.language);
  put(project.framework, wanted.framework);
}

}  // namespace

Project Projects::create(const account::Caller& caller, const NewProject& wanted) {
  Project project;
  project.key = ids_.make<ProjectKey>();
  project.id = ProjectId{project.key.text()};
  project.user_id = caller.account;
  project.name = trim(wanted.name);
  put_details(project, wanted);
  project.created_at = project.updated_at = clock_.now();
  database_.transact([&](db::Transaction& tx) {
    billing::require_project_place(usage_.plan_of(tx, caller.account), store::count(tx, caller.account));
    store::insert(tx, project);
  });
  return project;
}

Project Projects::show(const account::Caller& caller, const ProjectId& id) {
  return database_.read([&](db::Transaction& tx) { return require_owned(tx, id, caller.account); });
}

Project Projects::change(const account::Caller& caller, const ProjectId& id, const ProjectChange& wanted) {
  return database_.transact([&](db::Transaction& tx) {
    auto project = require_owned(tx, id, caller.account);
    if (wanted.name) project.name = trim(*wanted.name);
    put_details(project, wanted);
    project.updated_at = clock_.now();
    store::update(tx, project);
    return project;
  });
}

void Projects::remove(const account::Caller& caller, const ProjectId& id) {
  database_.transact([&](db::Transaction& tx) {
    const auto project = require_owned(tx, id, caller.account);
    if (const auto unfinished = store::count_unfinished_analyses(tx, project.key); unfinished > 0) {
      throw Error{ErrorCode::conflict, "The project has " + std::to_string(unfinished) +
                                           " analyses that are queued or running; cancel them or let them end first"}
          .because("ANALYSIS_RUNNING");
    }
    store::remove(tx, project.key);
    audit_.record(tx, account::AuditEntry::by(caller, "project.deleted", project.id.text(), {{"name", project.name}}));
  });
}

Projects::List Projects::list(const account::Caller& caller, const std::string& search, std::int64_t limit, std::int64_t offset) {
  return database_.read([&](db::Transaction& tx) {
    auto found = store::list(tx, caller.account, search, limit, offset);
    return List{std::move(found.projects), found.total};
  });
}

}  // namespace insight::project
