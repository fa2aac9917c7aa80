#include "analysis/issue_handlers.h"

#include <fmt/format.h>

#include "analysis/issue_wire.h"
#include "base/text.h"
#include "base/version.h"

namespace insight::analysis {
namespace {

IssueQuery query_in(const http::Request& request) {
  http::QueryParameters query(request);
  IssueQuery asked;
  asked.filter = issue_filter_in(query);
  asked.order.by = query.word<IssueSort>("sort").value_or(IssueSort::severity);
  asked.order.order = query.word<SortOrder>("order").value_or(usual_order(asked.order.by));
  asked.page = http::page_of(query, kIssuePages);
  asked.cursor = query.text("cursor");
  query.done();
  return asked;
}

std::string page_name(const AnalysisId& id, const IssueQuery& query) {
  return "issues " + id.text() + " " + text_of(query.filter) + " " + text_of(query.order) + " " + std::to_string(query.page.page) +
         " " + std::to_string(query.page.size) + " " + query.cursor.value_or("");
}

}  // namespace

IssueFilter issue_filter_in(http::QueryParameters& query) {
  IssueFilter filter;
  filter.severities = query.words<engine::Severity>("severity");
  filter.detectors = query.list("detector");
  filter.categories = query.list("category");
  filter.rules = query.list("ruleId");
  filter.paths = query.list("path", http::QueryParameters::Commas::KEEP);
  filter.auto_fixable = query.maybe("autoFixable");
  filter.text = query.text("q", kMostSearch);
  if (filter.text && filter.text->empty()) filter.text.reset();
  return filter;
}

http::Response list_issues(IssuePages& all, const account::Caller& caller, const http::Request& request) {
  const AnalysisId id{request.parameter("id")};
  const auto query = query_in(request);
  auto name = page_name(id, query);
  std::optional<std::int64_t> epoch;
  if (query.cursor) epoch = require_cursor(*query.cursor, listing_text(id, query.filter, query.order)).epoch;
  if (auto known = known_page(all.pages, caller, request, name, epoch)) return *std::move(known);
  const auto listing = all.issues.list(caller, id, query);
  return made_page(all.pages, request, listing.analysis, std::move(name), issue_list_json(listing, query.page));
}

http::Response export_issues(Issues& issues, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters query(request);
  const auto format = query.word<ExportFormat>("format").value_or(ExportFormat::json);
  const auto filter = issue_filter_in(query);
  query.done();
  const auto made = issues.begin_export(caller, AnalysisId{request.parameter("id")}, filter, format);
  const auto& analysis = made->analysis();
  const auto word = db::name_of_enumerator(format);
  const auto tag = fmt::format("\"{:016x}\"", fnv1a(fmt::format("export {} {} {} {} {} {}", kVersion, word, analysis.id.text(),
                                                                analysis.epoch, analysis.project_name, text_of(filter))));
  if (auto same = http::not_modified(request, tag)) return *std::move(same);
  http::Response response;
  response.content_type = media_type_of(format);
  response.source = [made](std::string& piece) { return made->next(piece); };
  response.set("Content-Disposition", fmt::format("attachment; filename=\"insight-{}.{}\"", analysis.id.text(), word))
      .set("ETag", tag);
  return response;
}

http::Response show_issue(Issues& issues, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::with_etag(request, http::json_text(200, issue_json(issues.show(caller, request.parameter("id")))));
}

}  // namespace insight::analysis
