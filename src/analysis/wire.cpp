#include "analysis/wire.h"

#include <charconv>

#include "base/text.h"
#include "base/time_text.h"
#include "json/encode.h"

namespace insight::analysis {
namespace {

std::optional<std::string> time_of(const std::optional<Millis>& time) {
  if (!time) return std::nullopt;
  return to_iso8601(*time);
}

void severities(json::Writer& w, const Counts& counts) {
  w.field("critical", counts.critical);
  w.field("high", counts.high);
  w.field("medium", counts.medium);
  w.field("low", counts.low);
  w.field("info", counts.info);
}

void summary(json::Writer& w, std::string_view name, const Counts& counts) {
  w.key(name);
  w.begin_object();
  w.field("totalIssues", counts.total_issues);
  severities(w, counts);
  w.end_object();
}

void identity(json::Writer& w, const Analysis& analysis) {
  w.field("id", analysis.id);
  w.field("projectId", analysis.project_id);
  w.field("projectName", analysis.project_name);
  w.field("status", analysis.status);
  w.field("progress", analysis.progress);
}

// About what a page takes, so that its text need not grow by copying.
std::size_t bytes_of(const View& view) {
  return 2048 + view.analysis.detector_runs.size() + view.analysis.coverage.size() + view.issues.size();
}

void issues(json::Writer& w, std::string_view list) {
  w.key("issues");
  w.begin_array();
  w.out() += list;
  w.end_array();
}

void nested(json::Writer& w, const Analysis& analysis) {
  w.key("analysis");
  w.begin_object();
  identity(w, analysis);
  summary(w, "summary", analysis);
  w.key("timing");
  w.begin_object();
  w.field("startedAt", time_of(analysis.started_at));
  w.field("finishedAt", time_of(analysis.finished_at));
  w.field("duration", analysis.duration());
  w.end_object();
  w.field("error", analysis.error);
  w.end_object();
}

void queue_place(json::Writer& w, const View& view) {
  w.key("queue");
  w.begin_object();
  w.field("position", view.ahead ? std::optional(*view.ahead + 1) : std::nullopt);
  w.field("ahead", view.ahead);
  w.field("waitsFor", view.waits_for);
  w.end_object();
}

void history(json::Writer& w, const View& view) {
  queue_place(w, view);
  w.key("attempts");
  w.begin_array();
  for (const auto& attempt : view.attempts) {
    w.begin_object();
    w.field("startedAt", to_iso8601(attempt.started_at));
    w.field("finishedAt", time_of(attempt.ended_at));
    w.field("worker", attempt.worker);
    w.field("outcome", attempt.outcome);
    w.field("reason", attempt.reason);
    w.end_object();
  }
  w.end_array();
}

}  // namespace

// A page is made of little else, so the names come with their punctuation and nothing is looked at twice.
void append_issue(std::string& list, const Issue& issue) {
  const auto text = [&](std::string_view name, std::string_view value) {
    list += name;
    append_json_string(list, value);
  };
  const auto value = [&](std::string_view name, const auto& thing) {
    list += name;
    json::append(list, thing);
  };
  if (!list.empty()) list += ',';
  text("{\"id\":", issue.id);
  text(",\"filePath\":", issue.file_path);
  value(",\"line\":", issue.line);
  value(",\"column\":", issue.col);
  value(",\"endLine\":", issue.end_line);
  value(",\"endColumn\":", issue.end_col);
  value(",\"severity\":", issue.severity);
  text(",\"detector\":", issue.detector);
  text(",\"message\":", issue.message);
  text(",\"ruleId\":", issue.rule_id);
  text(",\"category\":", issue.category);
  text(",\"code\":", issue.code);
  text(",\"pattern\":", issue.pattern);
  text(",\"suggestion\":", issue.suggestion);
  value(",\"autoFixable\":", issue.auto_fixable);
  value(",\"confidence\":", issue.confidence);
  (list += ",\"metadata\":") += issue.metadata;  // JSON already
  text(",\"fingerprint\":", issue.fingerprint);
  list += '}';
}

std::string accepted_json(const Accepted& accepted) {
  const auto created = to_iso8601(accepted.created_at);
  const auto polling = "/api/insight/analysis/" + accepted.id.text();
  json::Writer w;
  w.begin_object();
  w.field("success", true);
  w.field("id", accepted.id);
  w.field("analysisId", accepted.id);
  w.field("projectId", accepted.project_id);
  w.field("status", Status::QUEUED);
  w.field("progress", 0);
  w.written_field("detectors", accepted.detectors);
  w.field("createdAt", created);
  w.field("updatedAt", created);
  w.field("pollingUrl", polling);
  w.field("eventsUrl", polling + "/events");
  w.field("retryOf", accepted.retry_of);
  w.field("message", "Analysis queued; ask pollingUrl for its progress");
  w.end_object();
  return w.take();
}

std::string view_json(const View& view, const Pagination& pagination) {
  const auto& analysis = view.analysis;
  json::Writer w;
  w.reserve(bytes_of(view));
  w.begin_object();
  w.field("success", true);
  identity(w, analysis);
  w.written_field("detectors", analysis.detectors);
  w.field("language", analysis.language);
  w.field("path", analysis.path);
  w.field("retryOf", analysis.retry_of);
  w.field("branch", analysis.branch);
  w.field("scheduledFor", time_of(analysis.scheduled_for));
  w.field("totalIssues", analysis.total_issues);
  severities(w, analysis);
  w.field("createdAt", to_iso8601(analysis.created_at));
  w.field("updatedAt", to_iso8601(analysis.updated_at));
  w.field("startedAt", time_of(analysis.started_at));
  w.field("completedAt", time_of(analysis.finished_at));
  w.field("duration", analysis.duration());
  w.field("error", analysis.error);
  w.field("errorCode", analysis.error_code);
  history(w, view);
  w.written_field("detectorRuns", analysis.detector_runs);
  w.written_field("coverage", analysis.coverage);
  summary(w, "summary", analysis);
  nested(w, analysis);
  issues(w, view.issues);
  w.field("pagination", pagination);
  w.end_object();
  return w.take();
}

std::string list_json(const Listing& listing, const Page& page) {
  json::Writer w;
  w.begin_object();
  w.field("success", true);
  w.key("analyses");
  w.begin_array();
  for (const auto& analysis : listing.analyses) {
    w.begin_object();
    identity(w, analysis);
    w.field("totalIssues", analysis.total_issues);
    w.key("severity");
    w.begin_object();
    severities(w, analysis);
    w.end_object();
    severities(w, analysis);
    w.field("createdAt", to_iso8601(analysis.created_at));
    w.field("finishedAt", time_of(analysis.finished_at));
    w.end_object();
  }
  w.end_array();
  w.field("pagination", Pagination::of(page, listing.total));
  w.field("total", listing.total);
  w.field("page", page.page);
  w.field("pageSize", page.size);
  w.end_object();
  return w.take();
}

std::string cancelled_json(const Analysis& analysis) {
  json::Writer w;
  w.begin_object();
  w.field("success", true);
  w.field("analysisId", analysis.id);
  identity(w, analysis);
  w.field("message", "Analysis cancelled");
  w.end_object();
  return w.take();
}

std::string progress_event_json(const View& view) {
  json::Writer w;
  w.begin_object();
  w.field("analysisId", view.analysis.id);
  w.field("status", view.analysis.status);
  w.field("progress", view.analysis.progress);
  w.field("totalIssues", view.analysis.total_issues);
  w.field("attempt", view.attempts.size());
  queue_place(w, view);
  w.field("startedAt", time_of(view.analysis.started_at));
  w.end_object();
  return w.take();
}

std::string issues_event_json(const View& view, std::string_view list, std::int64_t from) {
  json::Writer w;
  w.begin_object();
  w.field("analysisId", view.analysis.id);
  w.field("from", from);
  w.field("totalIssues", view.analysis.total_issues);
  issues(w, list);
  w.end_object();
  return w.take();
}

std::string reset_event_json(const View& view, std::string_view reason) {
  json::Writer w;
  w.begin_object();
  w.field("analysisId", view.analysis.id);
  w.field("attempt", view.attempts.size());
  w.field("reason", reason);
  w.end_object();
  return w.take();
}

std::string done_event_json(const Analysis& analysis) {
  json::Writer w;
  w.begin_object();
  w.field("analysisId", analysis.id);
  identity(w, analysis);
  w.field("startedAt", time_of(analysis.started_at));
  w.field("completedAt", time_of(analysis.finished_at));
  w.field("duration", analysis.duration());
  w.field("error", analysis.error);
  w.field("errorCode", analysis.error_code);
  summary(w, "summary", analysis);
  w.end_object();
  return w.take();
}

std::string export_head_json(const Analysis& analysis) {
  json::Writer w;
  w.begin_object();
  w.field("success", true);
  w.field("analysisId", analysis.id);
  w.field("projectId", analysis.project_id);
  w.field("projectName", analysis.project_name);
  w.field("status", analysis.status);
  w.written_field("detectors", analysis.detectors);
  w.field("createdAt", to_iso8601(analysis.created_at));
  w.field("completedAt", time_of(analysis.finished_at));
  summary(w, "summary", analysis);
  w.written_field("detectorRuns", analysis.detector_runs);
  w.written_field("coverage", analysis.coverage);
  w.end_object();
  return w.take();
}

std::string cursor_at(std::int64_t epoch, std::int64_t ordinal) {
  return std::to_string(epoch) + "." + std::to_string(ordinal);
}

std::optional<Cursor> parse_cursor(std::string_view text) {
  const auto whole_number = [](std::string_view digits, std::int64_t& number) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() && number >= 0;
  };
  const auto dot = text.find('.');
  Cursor cursor;
  if (dot == std::string_view::npos || !whole_number(text.substr(0, dot), cursor.epoch) ||
      !whole_number(text.substr(dot + 1), cursor.ordinal))
    return std::nullopt;
  return cursor;
}

}  // namespace insight::analysis
