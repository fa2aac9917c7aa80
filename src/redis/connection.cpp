#include "redis/connection.h"

#include <openssl/evp.h>

#include <array>
#include <vector>

#include "base/text.h"

namespace insight::redis {
namespace {

constexpr std::size_t kFlushAt = 256 << 10;  // of a pipeline

std::string sha1(std::string_view text) {
  std::array<std::uint8_t, 20> hash{};
  EVP_Digest(text.data(), text.size(), hash.data(), nullptr, EVP_sha1(), nullptr);
  return to_hex(hash);
}

void add_word(std::string& out, std::string_view word) {
  ((out += '$') += std::to_string(word.size())) += "\r\n";
  (out += word) += "\r\n";
}

Deadline from_now(std::chrono::milliseconds time) {
  return std::chrono::steady_clock::now() + time;
}

}  // namespace

Script::Script(std::string lua) : lua_(std::move(lua)), sha_(sha1(lua_)) {}

Connection::Connection(const Address& address, Times times, std::string_view name)
    : address_(address), times_(times), stream_(connect(address, from_now(times.connect))) {
  log_in();
  if (!name.empty()) call({"CLIENT", "SETNAME", name});
}

void Connection::log_in() {
  try {
    if (!address_.user.empty()) {
      call({"AUTH", address_.user, address_.password});
    } else if (!address_.password.empty()) {
      call({"AUTH", address_.password});
    }
    if (address_.database != 0) call({"SELECT", std::to_string(address_.database)});
  } catch (const Refused& refused) {
    throw Error(ErrorCode::unavailable, "Redis at " + shown(address_) + " doesn't let us in: " + refused.what());
  }
}

Reply Connection::call(Words words) {
  send(words);
  auto reply = receive();
  if (reply.is_error()) throw Refused(reply.text);
  return reply;
}

Reply Connection::call_within(std::chrono::milliseconds most, std::initializer_list<std::string_view> words) {
  send(Words{words.begin(), words.size()});
  auto reply = receive_by(from_now(most));
  if (reply.is_error()) throw Refused(reply.text);
  return reply;
}

Reply Connection::eval(const Script& script, std::span<const std::string> keys, std::span<const std::string> arguments) {
  send_eval(script, keys, arguments);
  auto reply = receive();
  if (reply.is_error() && reply.text.starts_with("NOSCRIPT")) {
    loaded_.erase(script.sha());
    send_eval(script, keys, arguments);
    reply = receive();
  }
  if (reply.is_error()) throw Refused(reply.text);
  return reply;
}

void Connection::send(Words words) {
  ((out_ += '*') += std::to_string(words.size())) += "\r\n";
  for (const auto word : words) add_word(out_, word);
  if (out_.size() < kFlushAt) return;
  stream_->write(out_, from_now(times_.reply));
  out_.clear();
}

// The first time on a connection the text goes along (EVAL keeps it as well), so that a pipeline rarely meets NOSCRIPT.
void Connection::send_eval(const Script& script, std::span<const std::string> keys, std::span<const std::string> arguments) {
  const bool known = !loaded_.insert(script.sha()).second;
  std::vector<std::string_view> words{known ? "EVALSHA" : "EVAL", known ? script.sha() : script.lua()};
  const auto count = std::to_string(keys.size());
  words.push_back(count);
  words.insert(words.end(), keys.begin(), keys.end());
  words.insert(words.end(), arguments.begin(), arguments.end());
  send(words);
}

Reply Connection::receive() {
  return receive_by(from_now(times_.reply));
}

Reply Connection::receive_by(Deadline deadline) {
  if (!out_.empty()) {
    stream_->write(out_, deadline);
    out_.clear();
  }
  for (;;) {
    if (auto reply = reader_.next()) return *std::move(reply);
    in_.clear();
    stream_->read(in_, deadline);
    reader_.feed(in_);
  }
}

}  // namespace insight::redis
