#include "analysis/retention_store.h"

namespace insight::analysis::store {
namespace {

#define INSIGHT_ON_PLAN "(CASE WHEN c.plan_until <= $3 THEN 'INSIGHT_FREE' ELSE c.plan END) = $1"

constexpr db::Query list_analyses{"retention.analyses", R"(
  SELECT a.id FROM account c JOIN analysis a ON a.user_id = c.id AND a.created_at < $2
  WHERE )" INSIGHT_ON_PLAN " AND a.finished_at < $2 LIMIT $4"};
constexpr db::Query find_analysis{"retention.find_analysis", R"(
  SELECT a.id FROM analysis a JOIN account c ON c.id = a.user_id
  WHERE )" INSIGHT_ON_PLAN " AND a.finished_at < $2 AND a.id = $4"};
constexpr db::Query delete_issues{"retention.issues", R"(
  DELETE FROM analysis_issue WHERE id IN (SELECT id FROM analysis_issue WHERE analysis_id = $1 LIMIT $2))"};
constexpr db::Query count_down{"retention.count_down", R"(
  UPDATE project SET analysis_count = analysis_count - 1 WHERE key = $1)"};
constexpr db::Query delete_analysis{"retention.analysis", "DELETE FROM analysis WHERE id = $1 RETURNING project_key"};

constexpr db::Query list_sources{"retention.sources", R"(
  SELECT s.id, s.user_id FROM account c JOIN source s ON s.user_id = c.id AND s.created_at < $2
  WHERE )" INSIGHT_ON_PLAN " AND NOT EXISTS (SELECT 1 FROM analysis a WHERE a.source_id = s.id) LIMIT $4"};
constexpr db::Query delete_source{"retention.source", R"(
  DELETE FROM source WHERE id = $4 AND created_at < $2 AND NOT EXISTS (SELECT 1 FROM analysis WHERE source_id = $4)
    AND EXISTS (SELECT 1 FROM account c WHERE c.id = source.user_id AND )" INSIGHT_ON_PLAN ")"};
constexpr db::Query find_source{"retention.find_source", "SELECT id FROM source WHERE id = $1"};

constexpr db::Query delete_jobs{"retention.jobs", R"(
  DELETE FROM job WHERE id IN (SELECT j.id FROM job j WHERE j.lane = 'ANALYSIS' AND j.finished_at < $1
    AND NOT EXISTS (SELECT 1 FROM analysis a WHERE a.id = j.id) LIMIT $2))"};

}  // namespace

std::vector<AnalysisId> old_analyses(db::Transaction& tx, const Age& age, std::int64_t most) {
  return tx.all<AnalysisId>(list_analyses, age.plan, age.before, age.now, most);
}

bool is_old(db::Transaction& tx, const Age& age, const AnalysisId& id) {
  return tx.find<AnalysisId>(find_analysis, age.plan, age.before, age.now, id).has_value();
}

std::int64_t remove_some_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t most) {
  return tx.run(delete_issues, id, most);
}

void remove(db::Transaction& tx, const AnalysisId& id) {
  if (const auto project = tx.find<std::string>(delete_analysis, id)) tx.run(count_down, *project);
}

std::vector<OldSource> old_sources(db::Transaction& tx, const Age& age, std::int64_t most) {
  return tx.all<OldSource>(list_sources, age.plan, age.before, age.now, most);
}

bool remove_source(db::Transaction& tx, const Age& age, const source::SourceId& id) {
  return tx.run(delete_source, age.plan, age.before, age.now, id) == 1;
}

bool has_source(db::Transaction& tx, const source::SourceId& id) {
  return tx.find<source::SourceId>(find_source, id).has_value();
}

std::int64_t remove_orphaned_jobs(db::Transaction& tx, Millis ended_before, std::int64_t most) {
  return tx.run(delete_jobs, ended_before, most);
}

}  // namespace insight::analysis::store
