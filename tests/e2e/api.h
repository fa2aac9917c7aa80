// What the tests here do to a server over its API. For tests.
#pragma once

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <thread>

#include "http/client.h"
#include "json/parse.h"
#include "sources.h"

namespace insight::e2e {

namespace json = boost::json;

class Api {
 public:
  explicit Api(const std::string& url) : client_(url) {}
  void sign_in(const std::string& path) {
    const auto answer = post(path, R"({"email":"ann@example.org","password":"correct horse battery","name":"Ann"})");
    token_ = answer.at("accessToken").as_string();
  }
  void log_in() {
    token_ =
        post("/api/auth/login", R"({"email":"ann@example.org","password":"correct horse battery"})").at("accessToken").as_string();
  }
  json::object get(const std::string& path) { return send({http::Method::GET, path, {}, {}, {}, {}}); }
  json::object post(const std::string& path, const std::string& body) { return send({http::Method::POST, path, {}, body, {}, {}}); }
  std::string submit(const std::filesystem::path& folder) {
    const json::object body{{"projectId", "big"}, {"path", folder.string()}, {"detectors", {"security", "complexity"}}};
    return std::string(post("/api/insight/analysis?createProject=true", json::serialize(body)).at("id").as_string());
  }
  // An archive; the source's id.
  std::string upload(const std::filesystem::path& archive) {
    http::Call call{http::Method::POST, "/api/insight/sources"};
    call.upload = archive;
    return std::string(send(std::move(call)).at("sourceId").as_string());
  }
  std::string submit_source(const std::string& source) {
    const json::object body{{"projectId", "big"}, {"sourceId", source}, {"detectors", {"security", "complexity"}}};
    return std::string(post("/api/insight/analysis?createProject=true", json::serialize(body)).at("id").as_string());
  }
  json::object analysis(const std::string& id) { return get("/api/insight/analysis/" + id + "?limit=1"); }
  std::string charged() {
    const auto used = get("/api/insight/usage").at("analyses").as_object();
    return std::to_string(used.at("settled").as_int64()) + " settled, " + std::to_string(used.at("reserved").as_int64()) +
           " reserved";
  }
  // Polls, as a client does, until `done` says so; gives up when nothing has moved for a minute, however slow the machine is.
  template <class Done>
  json::object until(const std::string& id, Done&& done) {
    auto found = analysis(id);
    auto moved = std::chrono::steady_clock::now();
    while (!done(found) && std::chrono::steady_clock::now() < moved + std::chrono::seconds(60)) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      auto next = analysis(id);
      if (next.at("progress") != found.at("progress") || next.at("status") != found.at("status"))
        moved = std::chrono::steady_clock::now();
      found = std::move(next);
    }
    return found;
  }

 private:
  json::object send(http::Call call) {
    if (!token_.empty()) call.headers.emplace_back("Authorization", "Bearer " + token_);
    const auto answer = client_.send(call);
    EXPECT_LT(answer.status, 300u) << call.path << ": " << answer.body;
    return insight::json::parse(answer.body, {std::size_t{64} << 20, 64}).as_object();
  }
  http::Client client_;
  std::string token_;
};

// Within a second or so; a minute is left for a busy machine, as what never happens is what fails.
template <class Holds>
bool soon(Holds&& holds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (std::chrono::steady_clock::now() < until) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

inline bool is(const json::object& analysis, std::string_view status) {
  return analysis.at("status").as_string() == status;
}
inline bool is_final(const json::object& analysis) {
  return !is(analysis, "QUEUED") && !is(analysis, "RUNNING");
}

inline std::set<std::string> all_issue_ids(Api& api, const std::string& id) {
  std::set<std::string> ids;
  std::string cursor;
  while (true) {
    const auto page = api.get("/api/insight/analysis/" + id + "?limit=200" + (cursor.empty() ? "" : "&cursor=" + cursor));
    for (const auto& issue : page.at("issues").as_array()) EXPECT_TRUE(ids.emplace(issue.at("id").as_string()).second);
    const auto& next = page.at("pagination").at("nextCursor");
    if (next.is_null()) return ids;
    cursor = next.as_string();
  }
}

}  // namespace insight::e2e
