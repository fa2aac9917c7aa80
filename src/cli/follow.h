// Following an analysis at a server until it ends: by its events where the server and everything between lets them through, else by
// asking again and again. A server that restarts is waited for. Used by `insight watch` and `insight submit --wait`. One thread.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <optional>
#include <string>

#include "cli/api_client.h"

namespace insight::cli {

// What is told meanwhile; each may be left out. By asking alone no issue is told before the end.
struct Told {
  std::function<void(const boost::json::value& issue)> issue;
  std::function<void(const std::string& reason)> reset;  // a new attempt began: the issues told so far are void
};

// From now on ctrl-C ends the waiting, not the program: the analysis goes on at the server.
void catch_interrupt();

// The analysis as it ended, with one issue at most. Nothing when the user would not wait any longer.
std::optional<boost::json::value> follow(ApiClient& api, const std::string& id, const Told& told = {});

// On stderr, for whoever leaves before the end.
void explain_how_to_go_on(const std::string& id);

inline constexpr int kInterrupted = 130;

// Takes a stream of server-sent events apart. Keeps the last id; comments and unknown fields say nothing.
class EventReader {
 public:
  using OnEvent = std::function<void(std::string_view name, std::string_view data)>;
  explicit EventReader(OnEvent on_event) : on_event_(std::move(on_event)) {}

  void read(std::string_view piece);
  // The connection broke: what was half told is told again by the next one.
  void begin_again();
  const std::string& last_id() const { return last_id_; }

 private:
  void read_line(std::string_view line);

  OnEvent on_event_;
  std::string rest_, name_, id_, data_, last_id_;
};

}  // namespace insight::cli
