#include "analysis/found_store.h"

namespace insight::analysis {
namespace {

constexpr db::Query insert{"found.insert", R"(
  INSERT INTO analysis_found (id, analysis_id, epoch, first, found, base, issues, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8))"};
constexpr db::Query find_at{"found.find", R"(
  SELECT first, found, base, issues, reason FROM analysis_found WHERE analysis_id = $1 AND epoch = $2 AND first = $3)"};
constexpr db::Query find_last{"found.last", R"(
  SELECT first, found, base, '' AS issues, reason FROM analysis_found WHERE analysis_id = $1 AND epoch = $2
  ORDER BY first DESC LIMIT 1)"};
constexpr db::Query delete_stale{"found.delete_stale", R"(
  DELETE FROM analysis_found WHERE id IN (
    SELECT f.id FROM analysis_found f JOIN job j ON j.id = f.analysis_id
    WHERE j.finished_at < $1 OR (f.epoch < j.epoch AND j.finished_at IS NULL)))"};

}  // namespace

void append_found(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch, const FoundBatch& batch) {
  const auto row_id = id.text() + "." + std::to_string(epoch) + "." + std::to_string(batch.first);
  tx.run(insert, row_id, id, epoch, batch.first, batch.found, batch.base, batch.issues, batch.reason);
}

std::optional<FoundBatch> find_found(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch, std::int64_t first) {
  return tx.find<FoundBatch>(find_at, id, epoch, first);
}

std::optional<FoundBatch> find_last_found(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch) {
  return tx.find<FoundBatch>(find_last, id, epoch);
}

void remove_stale_found(db::Transaction& tx, Millis ended_before) {
  tx.run(delete_stale, ended_before);
}

}  // namespace insight::analysis
