#include "analysis/event_handlers.h"

#include <fmt/format.h>

#include "analysis/event_stream.h"
#include "base/error.h"
#include "http/query.h"

namespace insight::analysis {
namespace {

using SteadyClock = std::chrono::steady_clock;

// Asked again at least so often without news: heartbeats, and whether the listener may still listen.
constexpr std::chrono::seconds kLongestSilence{5};

AnalysisId id_in(const http::Request& request) {
  return AnalysisId{request.parameter("id")};
}

EventPlace place_in(const http::Request& request) {
  const auto text = request.header("Last-Event-ID");
  if (text.empty()) return {};
  const auto place = parse_event_place(text);
  if (!place)
    throw Error{ErrorCode::invalid,
                "Last-Event-ID is not an id of these events; leave it out to hear all from the start",
                {{"Last-Event-ID", "is not an id of these events"}}};
  return *place;
}

http::Concurrency::Place take_place(Streams& streams, const account::Caller& caller) {
  auto place = streams.places.enter(caller.account.text());
  if (!place)
    throw Error{
        ErrorCode::rate_limited,
        fmt::format("You listen to {} event streams already; end one of them, or poll with ?wait=30", streams.places.most())}
        .because("RATE_LIMITED")
        .retry_after(5);
  return place;
}

// One page that is waited for, from the first answer to the last.
struct LongPoll : std::enable_shared_from_this<LongPoll> {
  LongPoll(Pages& all_pages, account::Caller who, AnalysisId analysis, bool version, SteadyClock::time_point end,
           std::function<PageOfNow()> make)
      : pages(all_pages),
        caller(std::move(who)),
        id(std::move(analysis)),
        has_version(version),
        until(end),
        page(std::move(make)) {}

  Pages& pages;
  account::Caller caller;
  AnalysisId id;
  bool has_version;
  SteadyClock::time_point until;
  std::function<PageOfNow()> page;
  std::shared_ptr<http::Bell> bell = std::make_shared<http::Bell>();
  Onlookers::Onlooker onlooker;  // while it waits

  // Who has a version waits for another one; who has none, for the end.
  http::Response answer(bool last) {
    const bool over = last || SteadyClock::now() >= until;
    if (has_version) {
      auto now = page();
      if (over || now.is_final || now.response.status != 304) return std::move(now.response);
    } else if (over || pages.analyses.stamp(caller, id).finished_at) {
      return page().response;
    }
    return wait();
  }

  http::Response wait() {
    if (!onlooker) onlooker = pages.onlookers.add(id, [heard = bell] { heard->ring(); });
    http::Response response;
    const auto most = std::chrono::ceil<std::chrono::milliseconds>(until - SteadyClock::now());
    response.later = std::make_shared<http::Later>(
        http::Later{{bell, most}, [self = shared_from_this()](bool last) { return self->answer(last); }});
    return response;
  }
};

}  // namespace

http::Response wait_for_page(Pages& pages, const account::Caller& caller, const http::Request& request, std::chrono::seconds most,
                             std::function<PageOfNow()> page) {
  const bool has_version = !request.header("If-None-Match").empty();
  return std::make_shared<LongPoll>(pages, caller, id_in(request), has_version, SteadyClock::now() + most, std::move(page))
      ->answer(false);
}

http::Response events(Streams& streams, const account::Caller& caller, const http::Request& request,
                      std::function<bool()> still_allowed) {
  http::QueryParameters(request).done();
  const auto id = id_in(request);
  const auto from = place_in(request);
  const auto stamp = streams.analyses.stamp(caller, id);
  if (from.done && stamp.finished_at) return http::no_content();  // tells a browser to stop asking

  struct Listening {
    http::Concurrency::Place place;
    EventStream stream;
    Onlookers::Onlooker onlooker;
  };
  const auto bell = std::make_shared<http::Bell>();
  const auto listening =
      std::make_shared<Listening>(Listening{take_place(streams, caller),
                                            {streams.analyses, streams.clock, caller, id, from, std::move(still_allowed)},
                                            streams.onlookers.add(id, [bell] { bell->ring(); })});
  http::Response response;
  response.content_type = "text/event-stream";
  response.set("X-Accel-Buffering", "no");  // a proxy that collects would keep the news to itself
  response.pause = http::Pause{bell, kLongestSilence};
  response.source = [listening](std::string& piece) { return listening->stream.next(piece); };
  return response;
}

}  // namespace insight::analysis
