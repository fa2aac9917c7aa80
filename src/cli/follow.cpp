#include "cli/follow.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

#include "base/error.h"
#include "cli/console.h"
#include "json/parse.h"

namespace insight::cli {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kFirstPause{150};
constexpr std::chrono::milliseconds kLongestPause{2000};
constexpr int kSilentStreams = 3;  // in a row that end without a word, after which nobody hopes for events any more

volatile std::sig_atomic_t interrupted = 0;  // set by the signal handler alone

bool is_over(std::string_view status) {
  return status != "QUEUED" && status != "RUNNING";
}

// "queued, 2 ahead", or the files done.
class Display {
 public:
  void show(const boost::json::value& state) {
    const auto status = text_member(state, "status");
    const auto progress = number_member(state, "progress");
    if (status == "RUNNING")
      line_.show("analysing", progress, 100);
    else
      line_.show(waiting(state), 0, 0);
    if (stderr_is_terminal()) return;
    const auto now = fmt::format("{} {} %", status, progress);
    if (now != last_) std::fprintf(stderr, "%s\n", now.c_str());
    last_ = now;
  }
  void wipe() { line_.wipe(); }

 private:
  static std::string waiting(const boost::json::value& state) {
    const auto* queue = state.is_object() ? state.get_object().if_contains("queue") : nullptr;
    const auto ahead = queue == nullptr ? 0 : number_member(*queue, "ahead");
    return ahead == 0 ? "waiting in the queue" : fmt::format("waiting in the queue, {} ahead", ahead);
  }

  ProgressLine line_;
  std::string last_;
};

// A server that restarts answers again soon, and goes on with the analysis; only when it stays away is that an error.
class Patience {
 public:
  void answered() { silent_since_.reset(); }
  void no_answer(const Error& error) {
    const auto now = std::chrono::steady_clock::now();
    if (!silent_since_) {
      silent_since_ = now;
      std::fprintf(stderr, "%s; trying again for %d s\n", error.what(), static_cast<int>(kPatience.count()));
    }
    if (now - *silent_since_ > kPatience) throw error;
  }

 private:
  static constexpr std::chrono::seconds kPatience{60};
  std::optional<std::chrono::steady_clock::time_point> silent_since_;
};

bool may_pass(const Error& error) {
  return error.code() == ErrorCode::unavailable || error.code() == ErrorCode::rate_limited;
}

// Stops what listens when the user does not want to wait any longer.
std::jthread stop_when_interrupted(std::stop_source& listening) {
  return std::jthread([&listening](const std::stop_token& over) {
    while (!over.stop_requested() && interrupted == 0) std::this_thread::sleep_for(50ms);
    if (interrupted != 0) listening.request_stop();
  });
}

class Following {
 public:
  Following(ApiClient& api, const std::string& id, const Told& told)
      : api_(api), path_("/api/insight/analysis/" + http::escape(id)), told_(told) {}

  // True when the end was told; false when this way leads nowhere.
  bool by_events() {
    EventReader reader([this](std::string_view name, std::string_view data) { take(name, data); });
    for (int silent = 0; silent < kSilentStreams && interrupted == 0;) {
      heard_ = false;
      reader.begin_again();
      if (!listen(reader)) return false;
      if (done_) return true;
      silent = heard_ ? 0 : silent + 1;
      std::this_thread::sleep_for(kFirstPause);
    }
    return false;
  }

  void by_asking() {
    for (auto pause = kFirstPause; interrupted == 0; pause = std::min(pause * 3 / 2, kLongestPause)) {
      if (const auto analysis = ask()) {
        display_.show(*analysis);
        if (is_over(text_member(*analysis, "status"))) return;
      }
      std::this_thread::sleep_for(pause);
    }
  }

  // Nothing when the server does not answer just now.
  std::optional<boost::json::value> ask() {
    try {
      auto answer = api_.get(path_ + "?limit=1");
      patience_.answered();
      return answer;
    } catch (const Error& error) {
      if (!may_pass(error)) throw;
      patience_.no_answer(error);
      return std::nullopt;
    }
  }

 private:
  // False when the server has no such events.
  bool listen(EventReader& reader) {
    std::stop_source listening;
    const auto watch = stop_when_interrupted(listening);
    try {
      const auto status = api_.listen(path_ + "/events", reader.last_id(), listening.get_token(), [&](std::string_view piece) {
        patience_.answered();
        reader.read(piece);
        return !done_;
      });
      return status >= 200 && status < 300;
    } catch (const Error& error) {
      if (!may_pass(error)) throw;
      if (interrupted == 0 && !done_ && !heard_) patience_.no_answer(error);
      return true;
    }
  }

  void take(std::string_view name, std::string_view data) {
    heard_ = true;
    const auto event = json::parse(data);
    if (name == "progress") {
      display_.show(event);
    } else if (name == "issues" && told_.issue) {
      display_.wipe();
      for (const auto& issue : member(event, "issues").as_array()) told_.issue(issue);
    } else if (name == "reset" && told_.reset) {
      display_.wipe();
      told_.reset(text_member(event, "reason"));
    } else if (name == "done") {
      done_ = true;
    }
  }

  ApiClient& api_;
  std::string path_;
  const Told& told_;
  Display display_;
  Patience patience_;
  bool heard_ = false;
  bool done_ = false;
};

}  // namespace

void catch_interrupt() {
  struct sigaction action{};
  action.sa_handler = [](int) { interrupted = 1; };
  ::sigaction(SIGINT, &action, nullptr);
}

std::optional<boost::json::value> follow(ApiClient& api, const std::string& id, const Told& told) {
  Following following(api, id, told);
  if (!following.by_events()) following.by_asking();
  while (interrupted == 0) {
    if (auto analysis = following.ask()) return analysis;
    std::this_thread::sleep_for(kLongestPause);
  }
  return std::nullopt;
}

void explain_how_to_go_on(const std::string& id) {
  std::fprintf(stderr,
               "The analysis goes on at the server.\n  insight watch %s    follows it\n  insight issues %s   shows what it found\n"
               "  insight cancel %s   stops it\n",
               id.c_str(), id.c_str(), id.c_str());
}

void EventReader::read(std::string_view piece) {
  rest_ += piece;
  std::size_t begin = 0;
  for (auto end = rest_.find('\n'); end != std::string::npos; end = rest_.find('\n', begin)) {
    auto line = std::string_view(rest_).substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    read_line(line);
    begin = end + 1;
  }
  rest_.erase(0, begin);
}

void EventReader::begin_again() {
  rest_.clear();
  name_.clear();
  id_.clear();
  data_.clear();
}

void EventReader::read_line(std::string_view line) {
  if (line.empty()) {
    if (!id_.empty()) last_id_ = id_;
    if (!data_.empty()) on_event_(name_, data_);
    name_.clear();
    data_.clear();
    return;
  }
  const auto colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) return;
  const auto field = line.substr(0, colon);
  auto value = line.substr(colon + 1);
  if (value.starts_with(' ')) value.remove_prefix(1);
  if (field == "event") name_ = value;
  if (field == "id") id_ = value;
  if (field == "data") (data_ += data_.empty() ? "" : "\n") += value;
}

}  // namespace insight::cli
