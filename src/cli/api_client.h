// ApiClient: the command line's talk with a server, in its words: a path in, a JSON value out. What the server refuses becomes an
// Error with the server's own sentence. An access token that has run out is renewed once, and the new one kept.
// One thread.
#pragma once

#include <boost/json/value.hpp>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "cli/credentials.h"
#include "http/client.h"

namespace insight::cli {

class ApiClient {
 public:
  explicit ApiClient(Credentials credentials);

  boost::json::value get(const std::string& path);
  boost::json::value post(const std::string& path, const std::string& body);
  boost::json::value put(const std::string& path, const std::filesystem::path& file);
  boost::json::value upload(const std::string& path, const std::filesystem::path& file, const std::string& content_type,
                            std::function<void(const http::Sent&)> on_sent);
  // Hears a stream of events, after the event of that id, until it ends, `stop` or `on_piece` says false. Returns the status; a
  // refusal is no Error here, except that of the log-in.
  unsigned listen(const std::string& path, const std::string& last_event_id, std::stop_token stop,
                  std::function<bool(std::string_view)> on_piece);

 private:
  boost::json::value exchange(http::Call call);
  http::Answer authorised(http::Call call);
  bool renew();

  Credentials credentials_;
  http::Client client_;
};

// The answer's JSON. Throws the Error that a refusal stands for.
boost::json::value require_success(const std::string& server, const http::Answer& answer);

// A member that must be there. Throws Error(unavailable) saying that the server answered something else.
const boost::json::value& member(const boost::json::value& object, std::string_view name);
std::string text_member(const boost::json::value& object, std::string_view name);
// 0 when missing or not a number.
std::uint64_t number_member(const boost::json::value& object, std::string_view name);

}  // namespace insight::cli
