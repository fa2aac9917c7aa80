#include "project/service.h"

#include "account/locks.h"
#include "base/error.h"
#include "base/text.h"
#include "billing/entitlements.h"
#include "project/cron.h"
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
  project.one_at_a_time = wanted.one_at_a_time.value_or(project.one_at_a_time);
  project.supersede = wanted.supersede.value_or(project.supersede);
}

// Another schedule begins anew: what became of the times of the one before says nothing of it.
void put_schedule(Project& project, const std::optional<std::string>& wanted, Millis now) {
  if (!wanted || (project.schedule && trim(*wanted) == *project.schedule)) return;
  project.schedule = project.schedule_reason = project.schedule_analysis_id = std::nullopt;
  project.schedule_next_at = project.schedule_last_at = std::nullopt;
  project.schedule_outcome = std::nullopt;
  if (trim(*wanted).empty()) return;
  project.schedule = trim(*wanted);
  project.schedule_next_at = Cron::parse(*project.schedule).next_after(now);
}

boost::json::value or_null(const std::optional<std::string>& text) {
  return text ? boost::json::value(*text) : boost::json::value(nullptr);
}

// docs/api.md, Events. POST /api/webhooks/insight-internal takes it in as well.
boost::json::object told(const Project& project) {
  return {{"projectId", project.id.text()},
          {"userId", project.user_id.text()},
          {"name", project.name},
          {"gitRemote", or_null(project.git_remote)},
          {"gitBranch", or_null(project.git_branch)},
          {"gitCommit", or_null(project.git_commit)},
          {"language", or_null(project.language)},
          {"framework", or_null(project.framework)}};
}

}  // namespace

void Projects::insert(db::Transaction& tx, const Project& project) {
  billing::require_project_place(usage_.plan_of(tx, project.user_id), store::count(tx, project.user_id));
  store::insert(tx, project);
  outbox_.publish(tx, project.user_id, {"project.created", told(project)});
}

void Projects::remove(db::Transaction& tx, const Project& project, const account::AuditEntry& line) {
  if (const auto unfinished = store::count_unfinished_analyses(tx, project.key); unfinished > 0) {
    throw Error{ErrorCode::conflict, "The project has " + std::to_string(unfinished) +
                                         " analyses that are queued or running; cancel them or let them end first"}
        .because("ANALYSIS_RUNNING");
  }
  const auto sources = store::sources_of(tx, project.key);
  store::remove(tx, project.key);
  sources_.remove_unneeded(tx, project.user_id.text(), sources);
  audit_.record(tx, line);
  outbox_.publish(tx, project.user_id, {"project.deleted", told(project)});
}

Project Projects::create(const account::Caller& caller, const NewProject& wanted) {
  Project project;
  project.key = ids_.make<ProjectKey>();
  project.id = ProjectId{project.key.text()};
  project.user_id = caller.account;
  project.name = trim(wanted.name);
  put_details(project, wanted);
  project.created_at = project.updated_at = clock_.now();
  put_schedule(project, wanted.schedule, project.created_at);
  database_.transact([&](db::Transaction& tx) {
    account::lock_account(tx, caller.account);
    insert(tx, project);
  });
  return project;
}

Project Projects::show(const account::Caller& caller, const ProjectId& id) {
  return database_.read([&](db::Transaction& tx) { return require_owned(tx, id, caller.account); });
}

Project Projects::change(const account::Caller& caller, const ProjectId& id, const ProjectChange& wanted) {
  return database_.transact([&](db::Transaction& tx) {
    account::lock_account(tx, caller.account);
    auto project = require_owned(tx, id, caller.account);
    if (wanted.name) project.name = trim(*wanted.name);
    put_details(project, wanted);
    project.updated_at = clock_.now();
    put_schedule(project, wanted.schedule, project.updated_at);
    store::update(tx, project);
    return project;
  });
}

void Projects::remove(const account::Caller& caller, const ProjectId& id) {
  database_.transact([&](db::Transaction& tx) {
    account::lock_account(tx, caller.account);
    const auto project = require_owned(tx, id, caller.account);
    remove(tx, project, account::AuditEntry::by(caller, "project.deleted", id.text(), {{"name", project.name}}));
  });
}

bool Projects::create_for(db::Transaction& tx, const account::AccountId& owner, const ProjectId& id, const NewProject& wanted) {
  account::lock_account(tx, owner);
  if (find_owned(tx, id, owner)) return false;
  Project project;
  project.key = ids_.make<ProjectKey>();
  project.id = id;
  project.user_id = owner;
  project.name = trim(wanted.name);
  put_details(project, wanted);
  project.created_at = project.updated_at = clock_.now();
  put_schedule(project, wanted.schedule, project.created_at);
  insert(tx, project);
  return true;
}

bool Projects::remove_for(db::Transaction& tx, const account::AccountId& owner, const ProjectId& id) {
  account::lock_account(tx, owner);
  const auto project = find_owned(tx, id, owner);
  if (!project) return false;
  remove(tx, *project, {owner, "internal", "project.deleted", id.text(), {{"name", project->name}}, ""});
  return true;
}

Projects::List Projects::list(const account::Caller& caller, const std::string& search, std::int64_t limit, std::int64_t offset) {
  return database_.read([&](db::Transaction& tx) {
    auto found = store::list(tx, caller.account, search, limit, offset);
    return List{std::move(found.projects), found.total};
  });
}

}  // namespace insight::project
