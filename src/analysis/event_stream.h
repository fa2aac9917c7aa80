// EventStream: one analysis told as server-sent events, made piece by piece for one listener. It holds no transaction and no thread
// between two pieces, and at most one batch of issues. What is told follows the rows alone, so a listener may come late, come back
// after what it heard last, or be served by another process than the one that runs the analysis. docs/api.md, Events of an
// analysis.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "account/account.h"
#include "analysis/service.h"

namespace insight::analysis {

// How far a listener has heard: an event's id, "epoch.ordinal", or "epoch.fN" of what it hears as it is found, with ".done" after
// the last event.
struct EventPlace {
  Heard heard;
  bool done = false;
};
std::optional<EventPlace> parse_event_place(std::string_view text);

class EventStream {
 public:
  // `still_allowed` is asked now and then whether the listener may go on.
  EventStream(Analyses& analyses, const Clock& clock, account::Caller caller, AnalysisId id, EventPlace from,
              std::function<bool()> still_allowed);

  // Appends what is new, or nothing; false after the last event. Throws Error(not_found) when the analysis was deleted.
  bool next(std::string& piece);

 private:
  struct State {
    Status status = Status::QUEUED;
    int progress = 0;
    std::optional<std::int64_t> ahead;
    std::size_t attempts = 0;
    bool operator==(const State&) const = default;
  };
  bool may_go_on();
  void tell_attempt(std::string& piece, const View& view);
  void tell_progress(std::string& piece, const View& view);
  void tell_issues(std::string& piece, const Following& next);
  void tell_batch(std::string& piece, const View& view, const FoundBatch& batch);
  void tell_reset(std::string& piece, const View& view, std::string_view reason);
  void tell_end(std::string& piece, const View& view);
  std::string id_of_next() const;

  Analyses& analyses_;
  const Clock& clock_;
  account::Caller caller_;
  AnalysisId id_;
  EventPlace place_;
  std::function<bool()> still_allowed_;
  std::optional<State> told_;
  bool begun_ = false;
  Millis asked_at_;
  Millis told_at_;
};

}  // namespace insight::analysis
