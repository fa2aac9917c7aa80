// What survives kill -9: an accepted analysis is finished by the next start, once, with exactly the issues of an undisturbed run.
#include <gtest/gtest.h>
#include <signal.h>

#include <boost/json/serialize.hpp>
#include <chrono>
#include <fstream>
#include <set>
#include <thread>

#include "base/test_folder.h"
#include "http/client.h"
#include "json/parse.h"
#include "process/sanitized.h"
#include "server_process.h"

namespace insight::e2e {
namespace {

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

bool is(const json::object& analysis, std::string_view status) {
  return analysis.at("status").as_string() == status;
}
bool is_final(const json::object& analysis) {
  return !is(analysis, "QUEUED") && !is(analysis, "RUNNING");
}

// Enough work for a run to be caught in its middle, with findings in every file.
void write_sources(const std::filesystem::path& folder, int files) {
  std::filesystem::create_directories(folder);
  for (int i = 0; i < files; ++i) {
    std::ofstream out(folder / ("module" + std::to_string(i) + ".py"));
    out << "import subprocess\nfrom flask import request\n\ndef run" << i << "():\n    name = request.args.get('name')\n"
        << "    subprocess.run('convert ' + name, shell=True)\n\n";
    for (int f = 0; f < 40; ++f)
      out << "def work" << f << "(a, b):\n    if a > b:\n        return [x * a for x in range(b)]\n    return {'a': a, 'b': b}\n\n";
  }
}

std::set<std::string> all_issue_ids(Api& api, const std::string& id) {
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

bool all_gone(const std::vector<pid_t>& processes) {
  for (int i = 0; i < 500; ++i) {
    bool alive = false;
    for (const auto pid : processes) alive = alive || kill(pid, 0) == 0;
    if (!alive) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

TEST(KillTest, AnAnalysisKilledInMidRunIsCompletedOnceByTheNextStart) {
  const TestFolder folder;
  const auto sources = folder.path() / "sources", data = folder.path() / "data";
  constexpr int kFiles = process::kSanitized ? 150 : 1500;  // a sanitizer makes each file take ten times as long
  write_sources(sources, kFiles);

  std::string id;
  std::vector<pid_t> below;
  {
    ServerProcess server{data, sources};
    Api api{server.url()};
    api.sign_in("/api/auth/register");
    id = api.submit(sources);
    const auto caught = api.until(id, [](const auto& analysis) { return !is(analysis, "QUEUED"); });
    below = server.descendants();
    server.kill_hard();
    ASSERT_TRUE(is(caught, "RUNNING")) << "it was too quick to be caught; give it more files";
  }
  EXPECT_TRUE(all_gone(below)) << "the helper and its children must go with their server";

  ServerProcess server{data, sources};
  Api api{server.url()};
  api.log_in();
  const auto done = api.until(id, is_final);
  ASSERT_TRUE(is(done, "COMPLETED")) << json::serialize(done);
  EXPECT_EQ(done.at("attempts").as_array().size(), 2u);
  const auto total = done.at("totalIssues").as_int64();
  EXPECT_GE(total, kFiles);
  EXPECT_EQ(all_issue_ids(api, id).size(), static_cast<std::size_t>(total));
  EXPECT_EQ(api.charged(), "1 settled, 0 reserved") << "two attempts are one analysis";

  const auto undisturbed = api.until(api.submit(sources), is_final);
  EXPECT_EQ(undisturbed.at("totalIssues").as_int64(), total);
  EXPECT_EQ(api.charged(), "2 settled, 0 reserved");
  EXPECT_EQ(server.stop(), 0);
}

}  // namespace
}  // namespace insight::e2e
