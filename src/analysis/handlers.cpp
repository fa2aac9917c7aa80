#include "analysis/handlers.h"

#include <fmt/format.h>

#include "analysis/event_handlers.h"
#include "analysis/wire.h"
#include "base/text.h"
#include "http/query.h"
#include "json/decode.h"
#include "json/encode.h"

namespace insight::analysis {
namespace {

AnalysisId id_in(const http::Request& request) {
  return AnalysisId{request.parameter("id")};
}

std::optional<IdempotencyKey> idempotency_key(const http::Request& request) {
  constexpr std::string_view kName = "Idempotency-Key";
  std::optional<IdempotencyKey> key;
  for (const auto& [name, value] : request.headers) {
    if (!equal_ignoring_case(name, kName)) continue;
    if (key)
      throw Error{ErrorCode::invalid, "Idempotency-Key is given twice; give it once", {{std::string(kName), "is given twice"}}};
    key = parse_idempotency_key(value);
  }
  return key;
}

// The page of issues that the query asks for, by page or by cursor, and what to say about it.
struct Asked {
  Page page;
  std::optional<Cursor> cursor;
  std::chrono::seconds wait{0};
  std::int64_t from() const { return cursor ? cursor->ordinal : page.offset(); }
};

Asked asked_in(const http::Request& request) {
  http::QueryParameters query(request);
  Asked asked{http::page_of(query, kIssuePages), {}, {}};
  asked.wait = std::chrono::seconds(query.integer("wait", 0, 0, kLongestWait));
  if (const auto text = query.text("cursor")) {
    asked.cursor = parse_cursor(*text);
    if (!asked.cursor) query.refuse("cursor", "is not a nextCursor of ours; start again without it");
  }
  query.done();
  return asked;
}

Pagination pagination_of(const Asked& asked, const View& view) {
  const auto& analysis = view.analysis;
  if (asked.cursor && asked.cursor->epoch != analysis.epoch)
    throw Error{ErrorCode::invalid,
                "The analysis ran again after this cursor was given; start again without it",
                {{"cursor", "belongs to an earlier attempt"}}};
  auto pagination = Pagination::of(asked.page, analysis.total_issues);
  const auto next = asked.from() + view.issue_count;
  if (next < analysis.total_issues && view.issue_count > 0) pagination.next_cursor = cursor_at(analysis.epoch, next);
  return pagination;
}

std::string page_name(const AnalysisId& id, const Asked& asked) {
  json::Writer w;
  w.begin_array();
  w.value("analysis");
  w.value(id);
  w.value(asked.page.page);
  w.value(asked.page.size);
  w.value(asked.from());
  w.end_array();
  return w.take();
}

std::string text_of(const Stamp& stamp) {
  return json::encode(stamp);
}

Stamp stamp_of(const Analysis& analysis) {
  return {analysis.project_name, analysis.epoch, analysis.finished_at, analysis.updated_at};
}

// What a page of a finished analysis is made of; nothing else on it can change. Known before an issue is read.
std::string tag_of(const PageKey& key) {
  return fmt::format("\"{:016x}\"", fnv1a(key.page + key.stamp));
}

http::Response accepted_answer(const Accepted& accepted) {
  auto response = http::json_text(202, accepted_json(accepted));
  response.set("Location", "/api/insight/analysis/" + accepted.id.text()).set("Retry-After", "1");
  if (accepted.replayed) response.set("Idempotency-Replayed", "true");
  return response;
}

PageOfNow page_of_now(Pages& pages, const account::Caller& caller, const http::Request& request, const Asked& asked) {
  auto name = page_name(id_in(request), asked);
  const auto epoch = asked.cursor ? std::optional(asked.cursor->epoch) : std::nullopt;
  if (auto known = known_page(pages, caller, request, name, epoch)) return {*std::move(known), true};
  const auto view = pages.analyses.show(caller, id_in(request), asked.from(), asked.page.size);
  auto text = view_json(view, pagination_of(asked, view));
  return {made_page(pages, request, view.analysis, std::move(name), std::move(text)), view.analysis.is_final()};
}

}  // namespace

std::optional<http::Response> known_page(Pages& pages, const account::Caller& caller, const http::Request& request,
                                         const std::string& page_name, std::optional<std::int64_t> epoch) {
  PageKey key{page_name, {}};
  if (request.header("If-None-Match").empty() && !pages.cache.holds(key.page)) return std::nullopt;
  const auto stamp = pages.analyses.stamp(caller, id_in(request));
  if (!stamp.finished_at || (epoch && *epoch != stamp.epoch)) return std::nullopt;
  key.stamp = text_of(stamp);
  const auto tag = tag_of(key);
  if (auto same = http::not_modified(request, tag)) return same;
  if (auto text = pages.cache.find(key)) return http::shared_json(200, std::move(text)).set("ETag", tag);
  return std::nullopt;
}

http::Response made_page(Pages& pages, const http::Request& request, const Analysis& analysis, std::string page_name,
                         std::string text) {
  if (!analysis.is_final()) return http::with_etag(request, http::json_text(200, std::move(text)));
  PageKey key{std::move(page_name), text_of(stamp_of(analysis))};
  auto tag = tag_of(key);
  return http::shared_json(200, pages.cache.keep(std::move(key), std::move(text))).set("ETag", std::move(tag));
}

http::Response submit(Analyses& analyses, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters query(request);
  const auto missing = query.flag("createProject") ? MissingProject::CREATE : MissingProject::REFUSE;
  query.done();
  return accepted_answer(analyses.submit(caller, json::decode<Submit>(request.body()), missing, idempotency_key(request)));
}

http::Response retry(Analyses& analyses, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return accepted_answer(analyses.retry(caller, id_in(request), idempotency_key(request)));
}

http::Response show(Pages& pages, const account::Caller& caller, const http::Request& request) {
  const auto asked = asked_in(request);
  if (asked.wait.count() == 0) return page_of_now(pages, caller, request, asked).response;
  return wait_for_page(pages, caller, request, asked.wait,
                       [&pages, caller, request, asked] { return page_of_now(pages, caller, request, asked); });
}

http::Response list(Analyses& analyses, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters query(request);
  const auto page = http::page_of(query, kListPages);
  const Filter filter{query.text("projectId"), query.word<Status>("status")};
  query.done();
  return http::with_etag(request, http::json_text(200, list_json(analyses.list(caller, filter, page), page)));
}

http::Response cancel(Analyses& analyses, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::json_text(200, cancelled_json(analyses.cancel(caller, id_in(request))));
}

}  // namespace insight::analysis
