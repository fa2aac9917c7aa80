#include "analysis/issues.h"

#include <algorithm>
#include <charconv>

#include "analysis/issue_wire.h"
#include "analysis/store.h"
#include "analysis/wire.h"
#include "base/error.h"
#include "base/text.h"

namespace insight::analysis {
namespace {

constexpr std::int64_t kFewIsLessThan = 20;  // one of so many

bool shows_issues(const Analysis& analysis) {
  return analysis.status == Status::COMPLETED || analysis.status == Status::RUNNING;
}

void require_result(const Analysis& analysis) {
  if (analysis.status == Status::COMPLETED) return;
  const auto status = std::string(db::name_of_enumerator(analysis.status));
  if (!analysis.is_final())
    throw Error{ErrorCode::conflict, "The analysis is " + status + "; its result can be exported once it is COMPLETED"}
        .because("ANALYSIS_NOT_FINISHED")
        .retry_after(1);
  throw Error{ErrorCode::conflict, "The analysis ended " + status + " and has no result to export" +
                                       (analysis.error ? ": " + *analysis.error : "; submit it again")}
      .because("ANALYSIS_WITHOUT_RESULT");
}

IssueStart start_of(const Analysis& analysis, const IssueQuery& query) {
  if (!query.cursor) return {std::nullopt, query.page.offset()};
  const auto cursor = require_cursor(*query.cursor, listing_text(analysis.id, query.filter, query.order));
  if (cursor.epoch != analysis.epoch)
    throw Error{ErrorCode::invalid,
                "The analysis ran again after this cursor was given; start again without it",
                {{"cursor", "belongs to an earlier attempt"}}};
  return {cursor.ordinal, 0};
}

// Kept as one text: the total, a space, the facets.
std::string packed(std::int64_t total, const std::string& facets) {
  return std::to_string(total) + " " + facets;
}
void unpack(std::string_view text, IssueListing& listing) {
  const auto space = text.find(' ');
  const auto total = text.substr(0, space);
  std::from_chars(total.data(), total.data() + total.size(), listing.total);
  listing.facets = text.substr(space + 1);
}

}  // namespace

IssueListing Issues::list(const account::Caller& caller, const AnalysisId& id, const IssueQuery& query) {
  return database_.read([&](db::Transaction& tx) {
    IssueListing listing;
    listing.analysis = require_owned(tx, id, caller.account.text());
    const auto start = start_of(listing.analysis, query);
    if (!shows_issues(listing.analysis)) {
      listing.facets = facets_json({});
      return listing;
    }
    count(tx, query.filter, listing);
    if (start.offset >= listing.total) return listing;
    const IssueSet set{id, listing.analysis.epoch};
    const bool few = listing.total * kFewIsLessThan < listing.analysis.total_issues;
    std::int64_t shown = 0, last = 0;
    // One more than the page holds tells whether another page follows; a search need not go on behind the last match.
    const auto most = std::min(query.page.size + 1, listing.total - start.offset);
    each_matching_issue(tx, set, query.filter, query.order, start, most, few ? Matches::FEW : Matches::MANY,
                        [&](const Issue& issue) {
                          if (++shown > query.page.size) return;
                          append_issue(listing.issues, issue);
                          last = issue.ordinal;
                        });
    if (shown > query.page.size) listing.next_cursor = cursor_text({set.epoch, last}, listing_text(id, query.filter, query.order));
    return listing;
  });
}

void Issues::count(db::Transaction& tx, const IssueFilter& filter, IssueListing& listing) {
  const auto& analysis = listing.analysis;
  PageKey key{analysis.id.text() + " " + text_of(filter), std::to_string(analysis.epoch)};
  if (analysis.status == Status::COMPLETED) {
    if (const auto known = counted_.find(key)) return unpack(*known, listing);
  }
  const auto groups = group_issues(tx, {analysis.id, analysis.epoch}, filter);
  for (const auto& group : groups) listing.total += group.issues;
  listing.facets = facets_json(groups);
  if (analysis.status == Status::COMPLETED) counted_.keep(std::move(key), packed(listing.total, listing.facets));
}

std::shared_ptr<Export> Issues::begin_export(const account::Caller& caller, const AnalysisId& id, const IssueFilter& filter,
                                             ExportFormat format) {
  return database_.read([&](db::Transaction& tx) {
    auto analysis = require_owned(tx, id, caller.account.text());
    require_result(analysis);
    std::vector<Issue> rules;
    if (format == ExportFormat::sarif) rules = one_issue_per_rule(tx, {id, analysis.epoch}, filter);
    auto writer = make_export_writer(format, analysis, rules);
    return std::make_shared<Export>(database_, std::move(analysis), filter, std::move(writer));
  });
}

OwnedIssue Issues::show(const account::Caller& caller, std::string_view issue_id) {
  auto found = database_.read([&](db::Transaction& tx) { return find_owned_issue(tx, issue_id, caller.account.text()); });
  if (!found)
    throw Error{ErrorCode::not_found, "There is no issue '" + shorten(issue_id, 200) +
                                          "'; GET /api/insight/analyses/{id}/issues lists an analysis' issues"};
  return *std::move(found);
}

}  // namespace insight::analysis
