#include "analysis/store.h"

#include <array>
#include <stdexcept>

#include "base/error.h"
#include "engine/report/json.h"

namespace insight::analysis {
namespace {

constexpr db::Query insert_analysis{"analysis.insert", R"(
  INSERT INTO analysis (id, project_key, project_id, user_id, detectors, detector_runs, language, path, source_id, retry_of,
    branch, scheduled_for, root, status, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))"};

#define INSIGHT_ANALYSIS_COLUMNS                                                                                                  \
  "SELECT a.id, a.project_id, p.name AS project_name, a.user_id, a.detectors, a.language, a.path, a.source_id, a.retry_of, "      \
  "a.branch, a.scheduled_for, a.root, a.status, "                                                                                 \
  "CASE WHEN a.status = 'COMPLETED' THEN 100 ELSE j.progress END AS progress, a.total_issues, a.critical, a.high, a.medium, "     \
  "a.low, a.info, a.detector_runs, a.coverage, a.error, a.error_code, COALESCE(a.result_epoch, j.epoch) AS epoch, a.started_at, " \
  "a.finished_at, a.created_at, a.updated_at FROM analysis a JOIN project p ON p.key = a.project_key JOIN job j ON j.id = a.id "

constexpr db::Query find_owned{"analysis.find_owned", INSIGHT_ANALYSIS_COLUMNS "WHERE a.id = $1 AND a.user_id = $2"};
constexpr db::Query find_stamp{"analysis.stamp", R"(
  SELECT p.name AS project_name, COALESCE(a.result_epoch, j.epoch) AS epoch, a.finished_at, a.updated_at
  FROM analysis a JOIN project p ON p.key = a.project_key JOIN job j ON j.id = a.id WHERE a.id = $1 AND a.user_id = $2)"};
constexpr db::Query unfinished{"analysis.unfinished", R"(
  SELECT a.id FROM analysis a JOIN job j ON j.id = a.id
  WHERE a.project_key = $1 AND a.status IN ('QUEUED', 'RUNNING') AND COALESCE(a.branch, '') = $2 ORDER BY a.created_at, a.id)"};
// What can be analysed again: its source is kept, or it was a folder of the server.
constexpr db::Query last_kept{"analysis.last_kept", INSIGHT_ANALYSIS_COLUMNS R"(
  WHERE a.project_key = $1 AND (a.source_id IS NULL OR EXISTS (SELECT 1 FROM source s WHERE s.id = a.source_id))
  ORDER BY a.created_at DESC, a.id DESC LIMIT 1)"};
constexpr db::Query find_retry{"analysis.find_retry", "SELECT id FROM analysis WHERE retry_of = $1 LIMIT 1"};
constexpr db::Query name_successor{"analysis.superseded",
                                   "UPDATE analysis SET error_code = 'SUPERSEDED', error = $2 WHERE id = $1"};
constexpr db::Query news_of{"analysis.news", R"(
  SELECT j.state AS status, j.epoch, j.progress, CAST(NULL AS BIGINT) AS ahead,
    (SELECT MAX(i.ordinal) FROM analysis_issue i WHERE i.analysis_id = j.id AND i.epoch = j.epoch) AS last_ordinal,
    (SELECT MAX(f.first) FROM analysis_found f WHERE f.analysis_id = j.id AND f.epoch = j.epoch) AS last_found
  FROM job j WHERE j.id = $1)"};
constexpr db::Query find_any{"analysis.find", INSIGHT_ANALYSIS_COLUMNS "WHERE a.id = $1"};
constexpr db::Query list_owned{"analysis.list", INSIGHT_ANALYSIS_COLUMNS R"(
  WHERE a.user_id = $1 AND (CAST($2 AS TEXT) IS NULL OR a.project_id = $2) AND (CAST($3 AS TEXT) IS NULL OR a.status = $3)
  ORDER BY a.created_at DESC, a.id DESC LIMIT $4 OFFSET $5)"};
// Joined as the rows are: what retention deletes loses its job first.
constexpr db::Query count_owned{"analysis.count", R"(
  SELECT COUNT(*) FROM analysis a JOIN project p ON p.key = a.project_key JOIN job j ON j.id = a.id
  WHERE a.user_id = $1 AND (CAST($2 AS TEXT) IS NULL OR a.project_id = $2) AND (CAST($3 AS TEXT) IS NULL OR a.status = $3))"};

constexpr db::Query insert_issue{"issue.insert", R"(
  INSERT INTO analysis_issue (id, analysis_id, epoch, ordinal, severity_rank, file_path, line, col, end_line, end_col, severity,
    detector, message, rule_id, category, code, pattern, suggestion, auto_fixable, confidence, metadata, fingerprint, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23))"};
// The ordinal is the listing's order, so a page is a range of it and costs the same wherever it lies.
constexpr db::Query page_of_issues{"issue.page", R"(
  SELECT id, ordinal, file_path, line, col, end_line, end_col, severity, detector, message, rule_id, category, code, pattern,
    suggestion, auto_fixable, confidence, metadata, fingerprint
  FROM analysis_issue WHERE analysis_id = $1 AND epoch = $2 AND ordinal >= $3 ORDER BY ordinal LIMIT $4)"};
constexpr db::Query sum_issues{"issue.count", R"(
  SELECT COUNT(*) AS total_issues,
    COUNT(*) FILTER (WHERE severity_rank = 0) AS critical, COUNT(*) FILTER (WHERE severity_rank = 1) AS high,
    COUNT(*) FILTER (WHERE severity_rank = 2) AS medium, COUNT(*) FILTER (WHERE severity_rank = 3) AS low,
    COUNT(*) FILTER (WHERE severity_rank = 4) AS info
  FROM analysis_issue WHERE analysis_id = $1 AND epoch = $2)"};
constexpr db::Query delete_epoch{"issue.delete_epoch", "DELETE FROM analysis_issue WHERE analysis_id = $1 AND epoch = $2"};
// Only backwards: who comes too late must not take what a later epoch has stored.
constexpr db::Query delete_earlier{"issue.delete_earlier", "DELETE FROM analysis_issue WHERE analysis_id = $1 AND epoch < $2"};
constexpr db::Query delete_lost{"issue.delete_lost", R"(
  DELETE FROM analysis_issue WHERE analysis_id = $1 AND epoch = $2
    AND EXISTS (SELECT 1 FROM job j WHERE j.id = $1 AND j.epoch > $2))"};
constexpr db::Query delete_all{"issue.delete_all", "DELETE FROM analysis_issue WHERE analysis_id = $1"};
// Every end but a good one moves the job's epoch on, so what an older epoch stored is nobody's result.
constexpr db::Query delete_stale{"issue.delete_stale", R"(
  DELETE FROM analysis_issue WHERE id IN (
    SELECT i.id FROM job j JOIN analysis_issue i ON i.analysis_id = j.id AND i.epoch < j.epoch
    WHERE j.finished_at IS NULL OR j.finished_at >= $1))"};

constexpr db::Query keep_result{"analysis.result", R"(
  UPDATE analysis SET total_issues = $2, critical = $3, high = $4, medium = $5, low = $6, info = $7, detector_runs = $8, coverage = $9
  WHERE id = $1)"};
constexpr db::Query run{"analysis.run", R"(
  UPDATE analysis SET status = 'RUNNING', started_at = COALESCE(started_at, $2), updated_at = $2 WHERE id = $1 AND status = 'QUEUED')"};
constexpr db::Query queue_again{"analysis.queue_again", R"(
  UPDATE analysis SET status = 'QUEUED', retry_count = retry_count + 1, updated_at = $2 WHERE id = $1 AND status = 'RUNNING')"};
constexpr db::Query complete{"analysis.complete", R"(
  UPDATE analysis SET status = 'COMPLETED', result_epoch = $2, finished_at = $3, updated_at = $3 WHERE id = $1 AND status = 'RUNNING')"};
constexpr db::Query give_up{"analysis.fail", R"(
  UPDATE analysis SET status = 'FAILED', error_code = $2, error = $3, finished_at = $4, updated_at = $4
  WHERE id = $1 AND status = 'RUNNING')"};
constexpr db::Query cancel{"analysis.cancel", R"(
  UPDATE analysis SET status = 'CANCELLED', finished_at = $2, updated_at = $2 WHERE id = $1 AND status IN ('QUEUED', 'RUNNING'))"};

template <class T>
T require_found(std::optional<T> found, const AnalysisId& id) {
  if (!found) throw Error{ErrorCode::not_found, "There is no analysis '" + id.text() + "'; GET /api/insight/analyses lists yours"};
  return *std::move(found);
}

template <class... Values>
void move(db::Transaction& tx, const db::Query& query, const Values&... values) {
  if (tx.run(query, values...) != 1) throw std::logic_error(std::string(query.name) + ": the analysis and its job disagree");
}

}  // namespace

void insert(db::Transaction& tx, const NewAnalysis& analysis) {
  tx.send_struct(insert_analysis, analysis);
}

Analysis require_owned(db::Transaction& tx, const AnalysisId& id, std::string_view user_id) {
  return require_found(tx.find<Analysis>(find_owned, id, user_id), id);
}

std::optional<Stamp> find_owned_stamp(db::Transaction& tx, const AnalysisId& id, std::string_view user_id) {
  return tx.find<Stamp>(find_stamp, id, user_id);
}

Stamp require_stamp(db::Transaction& tx, const AnalysisId& id, std::string_view user_id) {
  return require_found(find_owned_stamp(tx, id, user_id), id);
}

std::vector<AnalysisId> list_unfinished(db::Transaction& tx, std::string_view project_key, std::string_view branch) {
  return tx.all<AnalysisId>(unfinished, project_key, branch);
}

std::optional<Analysis> find_last_kept(db::Transaction& tx, std::string_view project_key) {
  return tx.find<Analysis>(last_kept, project_key);
}

bool has_retry(db::Transaction& tx, const AnalysisId& id) {
  return tx.find<AnalysisId>(find_retry, id).has_value();
}

void set_superseded(db::Transaction& tx, const AnalysisId& id, const AnalysisId& by) {
  tx.run(name_successor, id, "superseded by the newer analysis " + by.text());
}

std::optional<News> find_news(db::Transaction& tx, const AnalysisId& id) {
  return tx.find<News>(news_of, id);
}

std::optional<Analysis> find(db::Transaction& tx, const AnalysisId& id) {
  return tx.find<Analysis>(find_any, id);
}

Analysis require(db::Transaction& tx, const AnalysisId& id) {
  auto found = find(tx, id);
  if (!found) throw Error{ErrorCode::not_found, "The analysis " + id.text() + " was deleted"};
  return *std::move(found);
}

std::vector<Analysis> list(db::Transaction& tx, std::string_view user_id, const Filter& filter, std::int64_t offset,
                           std::int64_t limit) {
  return tx.all<Analysis>(list_owned, user_id, filter.project_id, filter.status, limit, offset);
}

std::int64_t count(db::Transaction& tx, std::string_view user_id, const Filter& filter) {
  return tx.one<std::int64_t>(count_owned, user_id, filter.project_id, filter.status);
}

void insert_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch, std::int64_t first_ordinal,
                   std::span<const engine::Finding> findings, Millis now, std::span<const std::string> names) {
  const auto batch = tx.batch(insert_issue);
  const auto prefix = id.text() + "." + std::to_string(epoch) + ".";
  std::string issue_id, metadata;
  auto ordinal = first_ordinal;
  for (const auto& finding : findings) {
    const auto at = static_cast<std::size_t>(ordinal - first_ordinal);
    issue_id = names.empty() || names[at].empty() ? prefix + std::to_string(ordinal) : names[at];
    metadata.clear();
    engine::report::append_metadata(metadata, finding);
    const auto& place = finding.place;
    const std::array<db::Param, 23> row{issue_id,
                                        id,
                                        epoch,
                                        ordinal,
                                        static_cast<int>(finding.severity),
                                        finding.file,
                                        place.line,
                                        place.column,
                                        place.end_line,
                                        place.end_column,
                                        finding.severity,
                                        finding.detector,
                                        finding.message,
                                        finding.rule,
                                        finding.category,
                                        finding.code,
                                        finding.pattern,
                                        finding.suggestion,
                                        finding.auto_fixable,
                                        finding.confidence,
                                        metadata,
                                        finding.fingerprint,
                                        now};
    batch->add(row);
    ++ordinal;
  }
}

void each_issue(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch, std::int64_t from_ordinal, std::int64_t limit,
                const std::function<void(const Issue&)>& sink) {
  db::RowReader<Issue> reader;
  Issue issue;
  const auto on_row = [&](const db::Row& row) {
    reader.read_into(row, issue);
    sink(issue);
  };
  tx.each(page_of_issues, on_row, id, epoch, from_ordinal, limit);
}

Counts count_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch) {
  return tx.one<Counts>(sum_issues, id, epoch);
}

void remove_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch) {
  tx.run(delete_epoch, id, epoch);
}

void remove_earlier_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch) {
  tx.run(delete_earlier, id, epoch);
}

void remove_lost_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch) {
  tx.run(delete_lost, id, epoch);
}

void remove_all_issues(db::Transaction& tx, const AnalysisId& id) {
  tx.run(delete_all, id);
}

void remove_stale_issues(db::Transaction& tx, Millis since) {
  tx.run(delete_stale, since);
}

void set_result(db::Transaction& tx, const AnalysisId& id, const Counts& counts, std::string_view detector_runs,
                std::string_view coverage) {
  tx.send(keep_result, id, counts.total_issues, counts.critical, counts.high, counts.medium, counts.low, counts.info, detector_runs,
          coverage);
}

void set_running(db::Transaction& tx, const AnalysisId& id, Millis now) {
  move(tx, run, id, now);
}
void set_queued_again(db::Transaction& tx, const AnalysisId& id, Millis now) {
  move(tx, queue_again, id, now);
}
void set_completed(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch, Millis now) {
  move(tx, complete, id, epoch, now);
}
void set_failed(db::Transaction& tx, const AnalysisId& id, std::string_view code, std::string_view reason, Millis now) {
  move(tx, give_up, id, code, reason, now);
}
void set_cancelled(db::Transaction& tx, const AnalysisId& id, Millis now) {
  move(tx, cancel, id, now);
}

}  // namespace insight::analysis
