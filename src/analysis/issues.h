// Issues: reading what analyses found, by filter and order, one page or one issue at a time. Called by handlers, from any thread.
// It changes nothing. What it remembers are the counts of finished analyses, which never change; who may see them is asked of the
// database with every call.
#pragma once

#include "account/account.h"
#include "analysis/issue_export.h"
#include "analysis/issue_query.h"
#include "analysis/issue_store.h"
#include "analysis/page_cache.h"
#include "analysis/types.h"
#include "base/page.h"
#include "db/database.h"

namespace insight::analysis {

struct IssueQuery {
  IssueFilter filter;
  IssueOrder order;
  Page page{1, 50};
  std::optional<std::string> cursor;  // instead of the page's number
};

// A page of issues and what the filters leave of the whole.
struct IssueListing {
  Analysis analysis;
  std::string issues;  // JSON, as wire.h writes them
  std::int64_t total = 0;
  std::string facets;  // JSON
  std::optional<std::string> next_cursor;
};

class Issues {
 public:
  explicit Issues(db::Database& database) : database_(database) {}

  // Throws Error: not_found (the analysis is missing or another's), invalid (a cursor that doesn't fit).
  IssueListing list(const account::Caller& caller, const AnalysisId& id, const IssueQuery& query);
  // The result as one long document. Throws Error: not_found, conflict (`reason` ANALYSIS_NOT_FINISHED, ANALYSIS_WITHOUT_RESULT).
  std::shared_ptr<Export> begin_export(const account::Caller& caller, const AnalysisId& id, const IssueFilter& filter,
                                       ExportFormat format);
  // Throws Error(not_found) for what is missing, another's, or no result any more.
  OwnedIssue show(const account::Caller& caller, std::string_view issue_id);

 private:
  void count(db::Transaction& tx, const IssueFilter& filter, IssueListing& listing);

  db::Database& database_;
  PageCache counted_{2 * 1024 * 1024};
};

}  // namespace insight::analysis
