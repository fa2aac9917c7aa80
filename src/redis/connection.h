// Connection: commands to one Redis server and their replies. Made where a thread talks to Redis; one thread at a time, but for
// interrupt(). After an Error(unavailable) it is broken: drop it and make another. What Redis itself refuses is a Refused, after
// which it goes on. Neither ever holds a password.
#pragma once

#include <chrono>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "redis/reply.h"
#include "redis/stream.h"

namespace insight::redis {

struct Times {
  std::chrono::milliseconds connect{5'000};  // with log-in and choice of the database
  std::chrono::milliseconds reply{10'000};
};

// Redis's own word against a command: "WRONGTYPE …".
class Refused : public Error {
 public:
  explicit Refused(std::string word) : Error(ErrorCode::conflict, std::move(word)) {}
};

// A Lua script that is sent once and then named by its hash.
class Script {
 public:
  explicit Script(std::string lua);
  const std::string& lua() const { return lua_; }
  const std::string& sha() const { return sha_; }  // as EVALSHA takes it

 private:
  std::string lua_;
  std::string sha_;
};

using Words = std::span<const std::string_view>;

class Connection {
 public:
  // `name`: what CLIENT LIST shows; empty: nothing.
  explicit Connection(const Address& address, Times times = {}, std::string_view name = {});

  // One command. Throws Refused for an error reply.
  Reply call(Words words);
  Reply call(std::initializer_list<std::string_view> words) { return call(Words{words.begin(), words.size()}); }
  // The same with a longer patience, for commands that block.
  Reply call_within(std::chrono::milliseconds most, std::initializer_list<std::string_view> words);

  // EVALSHA; loads the script where Redis doesn't know it (any more).
  Reply eval(const Script& script, std::span<const std::string> keys, std::span<const std::string> arguments);

  // Pipelining: every send is answered by one receive, in order. Error replies are returned as they are.
  void send(Words words);
  void send_eval(const Script& script, std::span<const std::string> keys, std::span<const std::string> arguments);
  Reply receive();

  // Any thread: whoever waits here fails at once, and so does everything after.
  void interrupt() noexcept { stream_->interrupt(); }

 private:
  Reply receive_by(Deadline deadline);
  void log_in();

  Address address_;
  Times times_;
  std::unique_ptr<Stream> stream_;
  ReplyReader reader_;
  std::string out_;
  std::string in_;
  std::set<std::string, std::less<>> loaded_;
};

}  // namespace insight::redis
