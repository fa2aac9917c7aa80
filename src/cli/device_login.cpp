#include "cli/device_login.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>

#include "base/error.h"
#include "cli/api_client.h"
#include "json/encode.h"

namespace insight::cli {
namespace {

http::Call posted(std::string path, const boost::json::object& body) {
  http::Call call;
  call.method = http::Method::POST;
  call.path = std::move(path);
  call.body = json::encode(body);
  return call;
}

// The one word of a refusal; empty for what is none.
std::string word_of(const http::Answer& answer) {
  boost::json::error_code error;
  const auto body = boost::json::parse(answer.body, error);
  const auto* word = !error && body.is_object() ? body.get_object().if_contains("error") : nullptr;
  return word != nullptr && word->is_string() ? std::string(word->get_string()) : "";
}

// The terminal shows what a server says; its letters only.
std::string shown(const std::string& text) {
  std::string plain;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) plain += c;
  return plain;
}

}  // namespace

Credentials device_login(const std::string& server, const DeviceLoginDoors& doors) {
  const auto codes = require_success(server, doors.send(posted("/api/auth/device-code", {{"clientId", "insight command line"}})));
  const auto device_code = text_member(codes, "deviceCode");
  doors.say(fmt::format("Open {}\nand enter the code  {}\n", shown(text_member(codes, "verificationUri")),
                        shown(text_member(codes, "userCode"))));
  doors.say(fmt::format("or open {}\n", shown(text_member(codes, "verificationUriComplete"))));
  auto interval = static_cast<std::int64_t>(std::clamp<std::uint64_t>(number_member(codes, "interval"), 1, 60));
  auto left = static_cast<std::int64_t>(std::min<std::uint64_t>(number_member(codes, "expiresIn"), 3'600));
  for (; left > 0; left -= interval) {
    doors.wait(interval);
    const auto answer = doors.send(posted("/api/auth/device-token", {{"deviceCode", device_code}}));
    const auto word = answer.status == 400 ? word_of(answer) : "";
    if (word == "authorization_pending") continue;
    if (word == "slow_down") {
      interval += 5;
      continue;
    }
    if (word == "access_denied") throw Error(ErrorCode::forbidden, "the log-in was denied");
    if (word == "expired_token") break;
    if (answer.status == 429 || answer.status == 503) continue;
    const auto tokens = require_success(server, answer);
    return {server, text_member(member(tokens, "user"), "email"), text_member(tokens, "accessToken"),
            text_member(tokens, "refreshToken")};
  }
  throw Error(ErrorCode::unavailable, "the code has run out; run `insight login` again");
}

}  // namespace insight::cli
