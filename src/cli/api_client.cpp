#include "cli/api_client.h"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <utility>

#include "base/error.h"
#include "json/encode.h"

namespace insight::cli {
namespace {

ErrorCode code_of(unsigned status) {
  switch (status) {
    case 400:
    case 422:
      return ErrorCode::invalid;
    case 401:
      return ErrorCode::unauthenticated;
    case 403:
      return ErrorCode::forbidden;
    case 404:
      return ErrorCode::not_found;
    case 409:
      return ErrorCode::conflict;
    case 413:
      return ErrorCode::too_large;
    case 415:
      return ErrorCode::unsupported_media;
    case 429:
      return ErrorCode::rate_limited;
    default:
      return ErrorCode::unavailable;
  }
}

std::string optional_text(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

// The server's own words: short text, what to do, every bad field.
std::string sentence_of(const http::Answer& answer, const boost::json::value& body) {
  const auto* problem = body.if_object();
  if (problem == nullptr) return fmt::format("HTTP {}", answer.status);
  std::string sentence = optional_text(*problem, "detail");
  if (sentence.empty()) sentence = optional_text(*problem, "error");
  if (const auto* errors = problem->if_contains("errors"); errors != nullptr && errors->is_array()) {
    for (const auto& error : errors->get_array()) {
      if (error.is_object())
        sentence +=
            fmt::format("\n  {}: {}", optional_text(error.get_object(), "pointer"), optional_text(error.get_object(), "detail"));
    }
  }
  if (const auto id = optional_text(*problem, "requestId"); answer.status >= 500 && !id.empty())
    sentence += fmt::format(" (request {})", id);
  return sentence.empty() ? fmt::format("HTTP {}", answer.status) : sentence;
}

}  // namespace

boost::json::value require_success(const std::string& server, const http::Answer& answer) {
  boost::json::error_code error;
  auto body = boost::json::parse(answer.body, error);
  const bool good = answer.status >= 200 && answer.status < 300;
  if (!good) throw Error(code_of(answer.status), fmt::format("the server refused: {}", sentence_of(answer, body)));
  if (error) throw Error(ErrorCode::unavailable, fmt::format("{} did not answer in JSON; is it an Insight server?", server));
  return body;
}

ApiClient::ApiClient(Credentials credentials) : credentials_(std::move(credentials)), client_(credentials_.server) {}

boost::json::value ApiClient::get(const std::string& path) {
  http::Call call;
  call.path = path;
  return exchange(std::move(call));
}

boost::json::value ApiClient::post(const std::string& path, const std::string& body) {
  http::Call call;
  call.method = http::Method::POST;
  call.path = path;
  call.body = body;
  return exchange(std::move(call));
}

boost::json::value ApiClient::put(const std::string& path, const std::filesystem::path& file) {
  http::Call call;
  call.method = http::Method::PUT;
  call.path = path;
  call.upload = file;
  call.headers.emplace_back("Content-Type", "application/octet-stream");
  return exchange(std::move(call));
}

boost::json::value ApiClient::upload(const std::string& path, const std::filesystem::path& file, const std::string& content_type,
                                     std::function<void(const http::Sent&)> on_sent) {
  http::Call call;
  call.method = http::Method::POST;
  call.path = path;
  call.upload = file;
  call.headers.emplace_back("Content-Type", content_type);
  call.on_sent = std::move(on_sent);
  return exchange(std::move(call));
}

unsigned ApiClient::listen(const std::string& path, const std::string& last_event_id, std::stop_token stop,
                           std::function<bool(std::string_view)> on_piece) {
  http::Call call;
  call.path = path;
  call.headers.emplace_back("Accept", "text/event-stream");
  if (!last_event_id.empty()) call.headers.emplace_back("Last-Event-ID", last_event_id);
  call.stop = std::move(stop);
  call.on_piece = std::move(on_piece);
  return authorised(std::move(call)).status;
}

boost::json::value ApiClient::exchange(http::Call call) {
  return require_success(credentials_.server, authorised(std::move(call)));
}

http::Answer ApiClient::authorised(http::Call call) {
  call.headers.emplace_back("Authorization", "Bearer " + credentials_.access_token);
  auto answer = client_.send(call);
  if (answer.status == 401 && renew()) {
    call.headers.back().second = "Bearer " + credentials_.access_token;
    answer = client_.send(call);
  }
  if (answer.status == 401) {
    const bool kept = !credentials_.refresh_token.empty();
    throw Error(
        ErrorCode::unauthenticated,
        kept ? fmt::format("{} does not accept this log-in any more; run `insight login`", credentials_.server)
             : fmt::format("{} does not accept what INSIGHT_API_KEY or INSIGHT_TOKEN holds; make a new key", credentials_.server));
  }
  return answer;
}

bool ApiClient::renew() {
  if (credentials_.refresh_token.empty()) return false;
  json::Writer body;
  body.begin_object();
  body.field("refreshToken", credentials_.refresh_token);
  body.end_object();
  http::Call call;
  call.method = http::Method::POST;
  call.path = "/api/auth/refresh";
  call.body = body.take();
  const auto answer = client_.send(call);
  if (answer.status != 200) return false;
  const auto tokens = require_success(credentials_.server, answer);
  credentials_.access_token = text_member(tokens, "accessToken");
  credentials_.refresh_token = text_member(tokens, "refreshToken");
  save_credentials(credentials_path(), credentials_);
  return true;
}

const boost::json::value& member(const boost::json::value& object, std::string_view name) {
  const auto* value = object.is_object() ? object.get_object().if_contains(name) : nullptr;
  if (value == nullptr)
    throw Error(ErrorCode::unavailable,
                fmt::format("the server's answer has no `{}`; is it an Insight server of this version?", name));
  return *value;
}

std::string text_member(const boost::json::value& object, std::string_view name) {
  const auto& value = member(object, name);
  return value.is_string() ? std::string(value.get_string()) : "";
}

std::uint64_t number_member(const boost::json::value& object, std::string_view name) {
  const auto* value = object.is_object() ? object.get_object().if_contains(name) : nullptr;
  if (value == nullptr) return 0;
  boost::json::error_code error;
  const auto number = value->to_number<std::uint64_t>(error);
  return error ? 0 : number;
}

}  // namespace insight::cli
