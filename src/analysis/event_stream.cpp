#include "analysis/event_stream.h"

#include <fmt/format.h>

#include <charconv>

#include "analysis/wire.h"
#include "base/text.h"
#include "engine/coverage.h"
#include "json/decode.h"
#include "json/encode.h"

namespace insight::analysis {
namespace {

constexpr std::int64_t kIssuesAnEvent = 100;
constexpr Millis kHeartbeat = 15'000;
constexpr Millis kAskEvery = 5'000;    // whether the listener may still listen
constexpr int kComeBackAfter = 2'000;  // ms, for a listener whose connection breaks

void write_event(std::string& out, std::string_view name, std::string_view id, std::string_view data) {
  fmt::format_to(std::back_inserter(out), "event: {}\nid: {}\ndata: {}\n\n", name, id, data);
}

bool is_number(std::string_view digits, std::int64_t& number) {
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} && end == digits.data() + digits.size() && number >= 0;
}

bool has_issues(Status status) {
  return status == Status::RUNNING || status == Status::COMPLETED;
}

}  // namespace

std::optional<EventPlace> parse_event_place(std::string_view text) {
  const auto parts = split(text, '.');
  EventPlace place;
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  place.heard.by_log = parts[1].starts_with('f');
  if (!is_number(parts[0], place.heard.epoch) || !is_number(parts[1].substr(place.heard.by_log ? 1 : 0), place.heard.ordinal))
    return std::nullopt;
  place.done = parts.size() == 3;
  if (place.done && parts[2] != "done") return std::nullopt;
  return place;
}

EventStream::EventStream(Analyses& analyses, const Clock& clock, account::Caller caller, AnalysisId id, EventPlace from,
                         std::function<bool()> still_allowed)
    : analyses_(analyses),
      clock_(clock),
      caller_(std::move(caller)),
      id_(std::move(id)),
      place_(from),
      still_allowed_(std::move(still_allowed)),
      asked_at_(clock_.now()),
      told_at_(asked_at_) {}

bool EventStream::next(std::string& piece) {
  if (!std::exchange(begun_, true)) fmt::format_to(std::back_inserter(piece), "retry: {}\n\n", kComeBackAfter);
  if (!may_go_on()) {
    piece += ": whoever listens here may not any more\n\n";
    return false;
  }
  const auto next = analyses_.follow(caller_, id_, place_.heard, kIssuesAnEvent);
  const auto& view = next.view;
  tell_attempt(piece, view);
  tell_progress(piece, view);
  tell_issues(piece, next);
  const bool over = view.analysis.is_final() && !next.may_go_on;
  if (over) tell_end(piece, view);
  if (piece.empty() && clock_.now() - told_at_ >= kHeartbeat) piece = ": still here\n\n";
  if (!piece.empty()) told_at_ = clock_.now();
  return !over;
}

bool EventStream::may_go_on() {
  if (clock_.now() - asked_at_ < kAskEvery) return true;
  asked_at_ = clock_.now();
  return still_allowed_();
}

// Issues of an attempt that was given up are nobody's result: what was told of them is taken back.
void EventStream::tell_attempt(std::string& piece, const View& view) {
  const auto epoch = view.analysis.epoch;
  if (!has_issues(view.analysis.status) || epoch == place_.heard.epoch) return;
  const bool again = place_.heard.epoch != 0;
  place_.heard = {.epoch = epoch};
  if (!again) return;
  std::string reason;
  for (const auto& attempt : view.attempts)
    if (attempt.epoch < epoch) reason = attempt.reason;
  tell_reset(piece, view, reason);
}

void EventStream::tell_reset(std::string& piece, const View& view, std::string_view reason) {
  write_event(piece, "reset", id_of_next(), reset_event_json(view, reason));
}

void EventStream::tell_progress(std::string& piece, const View& view) {
  const State now{view.analysis.status, view.analysis.progress, view.ahead, view.attempts.size()};
  if (told_ == now) return;
  told_ = now;
  write_event(piece, "progress", id_of_next(), progress_event_json(view));
}

void EventStream::tell_issues(std::string& piece, const Following& next) {
  if (next.by_log) {
    if (next.batch) tell_batch(piece, next.view, *next.batch);
    return;
  }
  if (!has_issues(next.view.analysis.status)) return;
  auto& heard = place_.heard;
  if (std::exchange(heard.by_log, false) && std::exchange(heard.ordinal, 0) > 0)
    tell_reset(piece, next.view, "the order in which the issues were found is no longer kept");
  if (next.view.issue_count == 0) return;
  const auto from = heard.ordinal;
  heard.ordinal += next.view.issue_count;
  write_event(piece, "issues", id_of_next(), issues_event_json(next.view, next.view.issues, from));
}

void EventStream::tell_batch(std::string& piece, const View& view, const FoundBatch& batch) {
  const bool heard_some = std::exchange(place_.heard, {view.analysis.epoch, batch.first + batch.found, true}).ordinal > 0;
  if (!batch.reason)
    return write_event(piece, "issues", id_of_next(), issues_event_json(view, batch.issues, batch.first - batch.base));
  if (heard_some) tell_reset(piece, view, *batch.reason);
}

void EventStream::tell_end(std::string& piece, const View& view) {
  for (const auto& run : json::decode<std::vector<engine::DetectorRun>>(view.analysis.detector_runs))
    write_event(piece, "detector", id_of_next(), json::encode(run));
  write_event(piece, "done", id_of_next() + ".done", done_event_json(view.analysis));
}

std::string EventStream::id_of_next() const {
  return fmt::format("{}.{}{}", place_.heard.epoch, place_.heard.by_log ? "f" : "", place_.heard.ordinal);
}

}  // namespace insight::analysis
