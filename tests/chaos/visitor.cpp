#include "visitor.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <thread>

#include "base/error.h"
#include "json/parse.h"

namespace insight::chaos {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr std::size_t kMostOpen = 6;

json::object parse(const std::string& body) {
  return insight::json::parse(body, {std::size_t{64} << 20, 64}).as_object();
}

bool is_final(std::string_view status) {
  return status != "QUEUED" && status != "RUNNING";
}

}  // namespace

Visitor::Visitor(std::string name, Urls urls, std::uint64_t seed) : name_(std::move(name)), urls_(std::move(urls)), dice_(seed) {}

void Visitor::sign_in() {
  log_in("/api/auth/register");
}

void Visitor::log_in(const char* path) {
  token_.clear();
  const auto body = fmt::format(R"({{"email":"{0}@example.org","password":"correct horse battery","name":"{0}"}})", name_);
  const auto reply = exchange(http::Method::POST, path, body);
  if (!reply) return;
  if (reply->status == 409) return log_in("/api/auth/login");  // the answer to the first try was lost
  if (reply->status >= 300) throw std::runtime_error(name_ + " can't sign in: " + reply->body);
  token_ = parse(reply->body).at("accessToken").as_string();
}

// Nothing: nobody answered, or not in a way that ends the matter.
std::optional<Visitor::Reply> Visitor::once(const http::Call& call) {
  const auto urls = urls_();
  if (urls.empty()) return std::nullopt;
  if (client_ == nullptr || std::ranges::find(urls, client_url_) == urls.end()) {
    client_url_ = urls[chance(urls.size())];
    client_ = std::make_unique<http::Client>(client_url_, http::ClientOptions{.connect_timeout = 1s, .timeout = 4s});
  }
  try {
    const auto answer = client_->send(call);
    if (answer.status < 500 && answer.status != 429) return Reply{answer.status, answer.body};
  } catch (const Error&) {  // refused, reset, timed out
  }
  client_ = nullptr;  // another server next time
  return std::nullopt;
}

std::optional<Visitor::Reply> Visitor::exchange(http::Method method, const std::string& path, const std::string& body,
                                                const std::string& key) {
  while (!stop_.stop_requested()) {
    http::Call call{
        .method = method, .path = path, .headers = {}, .body = body, .upload = {}, .on_sent = {}, .on_piece = {}, .stop = {}};
    if (!token_.empty()) call.headers.emplace_back("Authorization", "Bearer " + token_);
    if (!key.empty()) call.headers.emplace_back("Idempotency-Key", key);
    auto reply = once(call);
    if (reply && reply->status == 401 && !token_.empty()) {
      log_in("/api/auth/login");
      continue;
    }
    // The first try is still under way somewhere, or died with its server.
    if (reply && !(reply->status == 409 && !key.empty())) return reply;
    ++ledger_.unanswered;
    std::this_thread::sleep_for(50ms);
  }
  return std::nullopt;
}

std::optional<json::object> Visitor::get(const std::string& path) {
  const auto reply = exchange(http::Method::GET, path, {});
  if (!reply) return std::nullopt;
  if (reply->status != 200) throw std::runtime_error(fmt::format("{}: {} {}", path, reply->status, reply->body));
  return parse(reply->body);
}

std::string Visitor::submit(const std::string& folder, std::size_t number) {
  const json::object body{{"projectId", "chaos"}, {"path", folder}, {"detectors", {"security", "complexity"}}};
  const auto key = fmt::format("{}-{}", name_, number);
  const auto reply = exchange(http::Method::POST, "/api/insight/analysis?createProject=true", json::serialize(body), key);
  if (!reply) return {};
  if (reply->status != 202) throw std::runtime_error(fmt::format("submit: {} {}", reply->status, reply->body));
  return std::string(parse(reply->body).at("id").as_string());
}

void Visitor::submit_and_poll(const Sources& sources, const std::stop_token& stop) {
  stop_ = stop;
  while (!stop.stop_requested()) {
    if (poll() < kMostOpen) {
      const auto which = chance(sources.folders.size());
      const auto id = submit(sources.folders[which], sent_++);
      if (!id.empty()) ledger_.accepted.emplace(id, Entry{.sources = which, .cancelled = false, .end = {}});
      if (chance(12) == 0) cancel_one();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10 + chance(90)));
  }
  stop_ = {};
}

void Visitor::cancel_one() {
  for (auto& [id, entry] : ledger_.accepted) {
    if (entry.end) continue;
    const auto reply = exchange(http::Method::POST, "/api/insight/analysis/" + id + "/cancel", "{}");
    // A repeated cancel finds it cancelled already, which is a conflict; what counts is what it says then.
    if (reply && reply->status < 300) entry.cancelled = parse(reply->body).at("status").as_string() == "CANCELLED";
    return;
  }
}

std::size_t Visitor::poll() {
  std::size_t open = 0;
  for (auto& [id, entry] : ledger_.accepted) {
    if (entry.end) continue;
    const auto found = get("/api/insight/analysis/" + id + "?limit=1");
    if (!found) return open + 1;
    const std::string status(found->at("status").as_string());
    if (is_final(status)) {
      entry.end = End{status, found->at("totalIssues").as_int64()};
    } else {
      ++open;
    }
  }
  return open;
}

void Visitor::wait_for_all(std::chrono::seconds patience) {
  auto moved = std::chrono::steady_clock::now();
  for (auto open = poll(); open > 0 && std::chrono::steady_clock::now() < moved + patience;) {
    std::this_thread::sleep_for(100ms);
    const auto left = poll();
    if (left != std::exchange(open, left)) moved = std::chrono::steady_clock::now();
  }
}

}  // namespace insight::chaos
