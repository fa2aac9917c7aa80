#include "project/store.h"

#include "base/error.h"
#include "base/text.h"

namespace insight::project {
namespace {

using db::Query;

constexpr Query owned{"project.owned", "SELECT * FROM project WHERE user_id = $2 AND id = $1"};
constexpr Query note{"project.note_analysis", R"(
  UPDATE project SET analysis_count = analysis_count + 1, last_analyzed_at = $2 WHERE key = $1)"};
constexpr Query insert_project{"project.insert", R"(
  INSERT INTO project (key, id, user_id, name, git_remote, git_branch, git_commit, language, framework, analysis_count,
                       last_analyzed_at, created_at, updated_at, schedule, schedule_next_at, schedule_last_at, schedule_outcome,
                       schedule_reason, schedule_analysis_id, one_at_a_time, supersede)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21))"};
constexpr Query update_project{"project.update", R"(
  UPDATE project SET name = $2, git_remote = $3, git_branch = $4, git_commit = $5, language = $6, framework = $7, updated_at = $8,
    schedule = $9, schedule_next_at = $10, schedule_last_at = $11, schedule_outcome = $12, schedule_reason = $13,
    schedule_analysis_id = $14, one_at_a_time = $15, supersede = $16
   WHERE key = $1)"};
constexpr Query find_due{"project.due", R"(
  SELECT p.key, p.id, p.user_id, p.schedule, p.schedule_next_at
  FROM project p JOIN account c ON c.id = p.user_id AND c.disabled_at IS NULL
  WHERE p.schedule_next_at <= $1 ORDER BY p.schedule_next_at, p.key LIMIT $2)"};
constexpr Query still_due{"project.still_due", "SELECT key FROM project WHERE key = $1 AND schedule_next_at = $2"};
// Zero rows: somebody else has served that time, or the schedule is another one now.
constexpr Query take_turn_query{"project.take_turn", R"(
  UPDATE project SET schedule_next_at = $3, schedule_last_at = $2, schedule_outcome = $4, schedule_reason = $5, schedule_analysis_id = $6
   WHERE key = $1 AND schedule_next_at = $2)"};
constexpr Query delete_project{"project.delete", "DELETE FROM project WHERE key = $1"};
constexpr Query find_sources{"project.sources", R"(
  SELECT DISTINCT source_id FROM analysis WHERE project_key = $1 AND source_id IS NOT NULL)"};
constexpr Query unfinished{"project.unfinished", "SELECT COUNT(*) FROM analysis WHERE project_key = $1 AND finished_at IS NULL"};
constexpr Query count_owned{"project.count_owned", "SELECT COUNT(*) FROM project WHERE user_id = $1"};
constexpr Query count_matching{"project.count", R"(
  SELECT COUNT(*) FROM project WHERE user_id = $1 AND lower(name) LIKE lower($2) ESCAPE '\')"};
constexpr Query list_matching{"project.list", R"(
  SELECT * FROM project WHERE user_id = $1 AND lower(name) LIKE lower($2) ESCAPE '\'
   ORDER BY CASE WHEN name = $3 THEN 0 WHEN lower(name) = lower($3) THEN 1 ELSE 2 END, created_at DESC, key DESC LIMIT $4 OFFSET $5)"};

std::string like_pattern(std::string_view search) {
  std::string pattern = "%";
  for (const char c : search) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern += '%';
}

}  // namespace

std::optional<Project> find_owned(db::Transaction& tx, const ProjectId& id, const account::AccountId& owner) {
  return tx.find<Project>(owned, id, owner);
}

Project require_owned(db::Transaction& tx, const ProjectId& id, const account::AccountId& owner) {
  if (auto project = find_owned(tx, id, owner)) return *std::move(project);
  throw Error{ErrorCode::not_found, "There is no project `" + shorten(id.text(), 100) + "`; GET /api/insight/projects lists yours"}
      .titled("Project not found");
}

void note_analysis(db::Transaction& tx, const ProjectKey& project, Millis now) {
  tx.send(note, project, now);
}

std::vector<DueProject> due(db::Transaction& tx, Millis now, std::int64_t most) {
  return tx.all<DueProject>(find_due, now, most);
}

bool any_due(db::Transaction& tx, Millis now) {
  return !due(tx, now, 1).empty();
}

bool is_due(db::Transaction& tx, const DueProject& project) {
  return tx.find<ProjectKey>(still_due, project.key, project.schedule_next_at).has_value();
}

bool take_turn(db::Transaction& tx, const DueProject& project, Millis next, const Turn& turn) {
  return tx.run(take_turn_query, project.key, project.schedule_next_at, next, turn.outcome, turn.reason, turn.analysis_id) == 1;
}

namespace store {

Listing list(db::Transaction& tx, const account::AccountId& owner, const std::string& search, std::int64_t limit,
             std::int64_t offset) {
  const auto pattern = like_pattern(search);
  return {tx.all<Project>(list_matching, owner, pattern, search, limit, offset),
          tx.one<std::int64_t>(count_matching, owner, pattern)};
}

std::int64_t count(db::Transaction& tx, const account::AccountId& owner) {
  return tx.one<std::int64_t>(count_owned, owner);
}

void insert(db::Transaction& tx, const Project& project) {
  tx.run_struct(insert_project, project);
}

void update(db::Transaction& tx, const Project& p) {
  tx.run(update_project, p.key, p.name, p.git_remote, p.git_branch, p.git_commit, p.language, p.framework, p.updated_at, p.schedule,
         p.schedule_next_at, p.schedule_last_at, p.schedule_outcome, p.schedule_reason, p.schedule_analysis_id, p.one_at_a_time,
         p.supersede);
}

void remove(db::Transaction& tx, const ProjectKey& project) {
  tx.run(delete_project, project);
}

std::vector<source::SourceId> sources_of(db::Transaction& tx, const ProjectKey& project) {
  return tx.all<source::SourceId>(find_sources, project);
}

std::int64_t count_unfinished_analyses(db::Transaction& tx, const ProjectKey& project) {
  return tx.one<std::int64_t>(unfinished, project);
}

}  // namespace store
}  // namespace insight::project
