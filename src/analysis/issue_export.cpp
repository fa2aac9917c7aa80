#include "analysis/issue_export.h"

#include "analysis/issue_store.h"
#include "analysis/store.h"
#include "base/error.h"

namespace insight::analysis {
namespace {

constexpr std::int64_t kIssuesAPiece = 200;

}  // namespace

Export::Export(db::Database& database, Analysis analysis, IssueFilter filter, std::unique_ptr<ExportWriter> writer)
    : database_(database), analysis_(std::move(analysis)), filter_(std::move(filter)), writer_(std::move(writer)) {}

bool Export::next(std::string& piece) {
  if (!std::exchange(begun_, true)) writer_->begin(piece);
  std::int64_t told = 0;
  database_.read([&](db::Transaction& tx) {
    require_still_there(tx);
    each_issue_after(tx, {analysis_.id, analysis_.epoch}, filter_, last_, kIssuesAPiece, [&](const Issue& issue) {
      writer_->issue(piece, issue);
      last_ = issue.ordinal;
      ++told;
    });
  });
  if (told == kIssuesAPiece) return true;
  writer_->end(piece);
  return false;
}

void Export::require_still_there(db::Transaction& tx) const {
  const auto stamp = find_owned_stamp(tx, analysis_.id, analysis_.user_id);
  if (!stamp || stamp->epoch != analysis_.epoch)
    throw Error{ErrorCode::unavailable, "The analysis " + analysis_.id.text() + " was deleted while it was exported"};
}

}  // namespace insight::analysis
