#include "analysis/handlers.h"

#include <fmt/format.h>

#include "analysis/wire.h"
#include "base/text.h"
#include "json/decode.h"
#include "json/encode.h"
#include "source/mapped_file.h"

namespace insight::analysis {
namespace {

AnalysisId id_in(const http::Request& request) {
  return AnalysisId{request.parameter("id")};
}

// The page of issues that the query asks for, by page or by cursor, and what to say about it.
struct Asked {
  http::Page page;
  std::optional<Cursor> cursor;
  std::int64_t from() const { return cursor ? cursor->ordinal : page.offset(); }
};

Asked asked_in(const http::Request& request) {
  http::QueryParameters query(request);
  Asked asked{http::page_of(query, 50, 200), {}};
  if (const auto text = query.text("cursor")) {
    asked.cursor = parse_cursor(*text);
    if (!asked.cursor) query.refuse("cursor", "is not a nextCursor of ours; start again without it");
  }
  query.done();
  return asked;
}

http::Pagination pagination_of(const Asked& asked, const View& view) {
  const auto& analysis = view.analysis;
  if (asked.cursor && asked.cursor->epoch != analysis.epoch)
    throw Error{ErrorCode::invalid,
                "The analysis ran again after this cursor was given; start again without it",
                {{"cursor", "belongs to an earlier attempt"}}};
  auto pagination = http::Pagination::of(asked.page, analysis.total_issues);
  const auto next = asked.from() + view.issue_count;
  if (next < analysis.total_issues && view.issue_count > 0) pagination.next_cursor = cursor_at(analysis.epoch, next);
  return pagination;
}

// What a page of a finished analysis is made of; nothing else on it can change. Known before an issue is read.
std::string tag_of(const Analysis& analysis, const Asked& asked) {
  json::Writer w;
  w.begin_array();
  w.value(analysis.id);
  w.value(analysis.epoch);
  w.value(analysis.updated_at);
  w.value(analysis.project_name);
  w.value(asked.page.page);
  w.value(asked.page.size);
  w.value(asked.from());
  w.end_array();
  const auto text = w.take();
  return fmt::format("\"{:x}-{:016x}\"", analysis.epoch, fnv1a(text));
}

std::optional<http::Response> unchanged(Analyses& analyses, const account::Caller& caller, const http::Request& request,
                                        const Asked& asked) {
  if (request.header("If-None-Match").empty()) return std::nullopt;
  const auto analysis = analyses.find(caller, id_in(request));
  if (!analysis.is_final()) return std::nullopt;
  return http::not_modified(request, tag_of(analysis, asked));
}

http::Response tagged(const http::Request& request, const Analysis& analysis, const Asked& asked, http::Response response) {
  if (!analysis.is_final()) return http::with_etag(request, std::move(response));
  return std::move(response).set("ETag", tag_of(analysis, asked));
}

}  // namespace

http::Response submit(Analyses& analyses, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters query(request);
  const auto missing = query.flag("createProject") ? MissingProject::CREATE : MissingProject::REFUSE;
  query.done();
  const auto accepted = analyses.submit(caller, json::decode<Submit>(request.body()), missing);
  return http::json_text(202, accepted_json(accepted))
      .set("Location", "/api/insight/analysis/" + accepted.id.text())
      .set("Retry-After", "1");
}

http::Response show(Analyses& analyses, const account::Caller& caller, const http::Request& request) {
  const auto asked = asked_in(request);
  if (auto same = unchanged(analyses, caller, request, asked)) return *std::move(same);
  const auto view = analyses.show(caller, id_in(request), asked.from(), asked.page.size);
  return tagged(request, view.analysis, asked, http::json_text(200, view_json(view, pagination_of(asked, view))));
}

http::Response issues(Analyses& analyses, const account::Caller& caller, const http::Request& request) {
  const auto asked = asked_in(request);
  if (auto same = unchanged(analyses, caller, request, asked)) return *std::move(same);
  const auto view = analyses.show(caller, id_in(request), asked.from(), asked.page.size);
  return tagged(request, view.analysis, asked, http::json_text(200, issues_json(view, pagination_of(asked, view))));
}

http::Response list(Analyses& analyses, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters query(request);
  const auto page = http::page_of(query, 20, 100);
  const Filter filter{query.text("projectId"), query.word<Status>("status")};
  query.done();
  return http::with_etag(request, http::json_text(200, list_json(analyses.list(caller, filter, page), page)));
}

http::Response cancel(Analyses& analyses, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::json_text(200, cancelled_json(analyses.cancel(caller, id_in(request))));
}

http::Response upload(source::Sources& sources, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  const source::MappedFile body{request.body_file()};
  return http::json_response(201, sources.upload(caller.account.text(), body.bytes()));
}

}  // namespace insight::analysis
