// Many processes on one PostgreSQL: a server that runs nothing itself, and workers of which some are killed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>

#include "api.h"
#include "base/test_folder.h"
#include "db/test_postgres.h"
#include "s3/test_s3.h"
#include "server_process.h"

namespace insight::e2e {
namespace {

std::vector<std::string> with(std::vector<std::string> words, const std::string& database, const std::filesystem::path& folder) {
  words.insert(words.end(), {"--database", database, "--data", folder / "data", "--quiet", "--allow-root", folder / "sources"});
  return words;
}

TEST(Machines, WorkersElsewhereFinishWhatIsAcceptedHereWhoeverDies) {
  db::TestPostgres postgres;
  const TestFolder folder;
  const auto database = postgres.new_database();
  constexpr int kFiles = files_as_busy_as(600);
  constexpr int kAnalyses = 4;
  write_sources(folder.path() / "sources", kFiles);

  ServerProcess server{with({"serve", "--workers", "0", "--port", "0", "--rate-limit", "0"}, database, folder.path())};
  Api api{server.url()};
  api.sign_in("/api/auth/register");
  std::vector<std::string> ids;
  for (int i = 0; i < kAnalyses; ++i) ids.push_back(api.submit(folder.path() / "sources"));

  auto doomed = std::make_unique<ServerProcess>(with({"worker"}, database, folder.path()));
  ASSERT_TRUE(is(api.until(ids.front(), [](const auto& analysis) { return !is(analysis, "QUEUED"); }), "RUNNING"))
      << "it was too quick to be caught; give it more files";
  doomed->kill_hard();
  const ServerProcess one{with({"worker"}, database, folder.path())};
  const ServerProcess two{with({"worker"}, database, folder.path())};

  std::set<std::int64_t> totals;
  std::size_t attempts = 0;
  for (const auto& id : ids) {
    const auto done = api.until(id, is_final);
    ASSERT_TRUE(is(done, "COMPLETED")) << json::serialize(done);
    totals.insert(done.at("totalIssues").as_int64());
    attempts += done.at("attempts").as_array().size();
    EXPECT_EQ(all_issue_ids(api, id).size(), static_cast<std::size_t>(done.at("totalIssues").as_int64()));
  }
  EXPECT_EQ(totals.size(), 1u) << "the same sources have the same issues, whoever ran them";
  EXPECT_EQ(attempts, kAnalyses + 1u);
  EXPECT_EQ(api.charged(), "4 settled, 0 reserved");
}

// What stands in the environment of the programs that this test starts, while it stands.
class Environment {
 public:
  explicit Environment(std::map<std::string, std::string> set) : set_(std::move(set)) {
    for (const auto& [name, value] : set_) ::setenv(name.c_str(), value.c_str(), 1);
  }
  ~Environment() {
    for (const auto& [name, value] : set_) ::unsetenv(name.c_str());
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  std::map<std::string, std::string> set_;
};

std::string tar_of(const std::filesystem::path& folder) {
  const auto place = folder.parent_path() / "sources.tar.gz";
  EXPECT_EQ(std::system(("tar czf '" + place.string() + "' -C '" + folder.string() + "' .").c_str()), 0);
  return place;
}

TEST(Machines, ShareNothingButRowsAndABucket) {
  db::TestPostgres postgres;
  s3::TestS3 s3;
  const TestFolder folder;
  const auto database = postgres.new_database();
  const Environment keys{{{"INSIGHT_S3_SECRET_KEY", "S3RVER"}}};
  const auto machine = [&](std::vector<std::string> words, const std::string& name) {
    words.insert(words.end(), {"--database", database, "--data", folder.path() / name, "--quiet", "--blobs", "s3://insight/one",
                               "--s3-endpoint", s3.url(), "--s3-access-key", "S3RVER"});
    return words;
  };
  write_sources(folder.path() / "sources", files_as_busy_as(100));
  ServerProcess server{machine({"serve", "--workers", "0", "--port", "0", "--rate-limit", "0"}, "front")};
  Api api{server.url()};
  api.sign_in("/api/auth/register");
  const auto source = api.upload(tar_of(folder.path() / "sources"));
  const auto id = api.submit_source(source);

  auto doomed = std::make_unique<ServerProcess>(machine({"worker"}, "doomed"));
  api.until(id, [](const auto& analysis) { return !is(analysis, "QUEUED"); });
  doomed->kill_hard();
  const ServerProcess worker{machine({"worker"}, "elsewhere")};
  const auto done = api.until(id, is_final);
  ASSERT_TRUE(is(done, "COMPLETED")) << json::serialize(done);
  EXPECT_GT(done.at("totalIssues").as_int64(), 0);
  EXPECT_EQ(done.at("coverage").at("files").as_int64(), files_as_busy_as(100));
  EXPECT_TRUE(soon([&] { return std::filesystem::is_empty(folder.path() / "elsewhere/sources/.fetched"); }))
      << "the copy goes with the run";
}

TEST(Machines, ABucketThatCantBeUsedIsSaidAtStart) {
  s3::TestS3 s3;
  const TestFolder folder;
  const auto refusal = [&](const std::string& bucket, const std::string& secret) -> std::string {
    const Environment keys{{{"INSIGHT_S3_SECRET_KEY", secret}}};
    try {
      const ServerProcess server{{"serve", "--port", "0", "--data", folder.path() / "data", "--blobs", bucket, "--s3-endpoint",
                                  s3.url(), "--s3-access-key", "S3RVER"}};
    } catch (const std::runtime_error&) {
      return "refused";
    }
    return "started";
  };
  EXPECT_EQ(refusal("s3://insight", "S3RVER"), "started");
  EXPECT_EQ(refusal("s3://elsewhere", "S3RVER"), "refused");
  EXPECT_EQ(refusal("s3://insight", "wrong"), "refused");
}

TEST(Machines, ACancelReachesAWorkerElsewhere) {
  db::TestPostgres postgres;
  const TestFolder folder;
  const auto database = postgres.new_database();
  write_sources(folder.path() / "sources", files_as_busy_as(3000));
  ServerProcess server{with({"serve", "--workers", "0", "--port", "0", "--rate-limit", "0"}, database, folder.path())};
  const ServerProcess worker{with({"worker"}, database, folder.path())};
  Api api{server.url()};
  api.sign_in("/api/auth/register");
  const auto idle = worker.descendants();
  const auto has_child = [&] {
    return std::ranges::any_of(worker.descendants(), [&](pid_t one) { return std::ranges::find(idle, one) == idle.end(); });
  };
  const auto id = api.submit(folder.path() / "sources");
  ASSERT_TRUE(is(api.until(id, [](const auto& analysis) { return !is(analysis, "QUEUED"); }), "RUNNING"));
  ASSERT_TRUE(soon(has_child)) << "a child analyses";
  api.post("/api/insight/analysis/" + id + "/cancel", "{}");
  EXPECT_TRUE(soon([&] { return !has_child(); })) << "the child is killed";
  EXPECT_TRUE(is(api.analysis(id), "CANCELLED"));
}

TEST(Machines, AServerThatLosesItsDatabaseForAWhileGoesOn) {
  db::TestPostgres postgres{"synchronous_commit = on"};  // what it has answered for must be there after the crash
  const TestFolder folder;
  const auto database = postgres.new_database();
  write_sources(folder.path() / "sources", files_as_busy_as(600));
  ServerProcess server{with({"serve", "--port", "0", "--rate-limit", "0"}, database, folder.path())};
  Api api{server.url()};
  api.sign_in("/api/auth/register");
  const auto id = api.submit(folder.path() / "sources");
  ASSERT_TRUE(is(api.until(id, [](const auto& analysis) { return !is(analysis, "QUEUED"); }), "RUNNING"));
  postgres.stop(SIGQUIT);
  postgres.run();
  const auto done = api.until(id, is_final);
  ASSERT_TRUE(is(done, "COMPLETED")) << json::serialize(done);
  EXPECT_EQ(all_issue_ids(api, id).size(), static_cast<std::size_t>(done.at("totalIssues").as_int64()));
  EXPECT_EQ(api.charged(), "1 settled, 0 reserved");
}

TEST(Machines, AServerWhoseDatabaseHangsSaysSoAndCanBeStopped) {
  using namespace std::chrono_literals;
  db::TestPostgres postgres;
  const TestFolder folder;
  write_sources(folder.path() / "sources", files_as_busy_as(3000));
  ServerProcess server{with({"serve", "--port", "0", "--rate-limit", "0"}, postgres.new_database(), folder.path())};
  Api api{server.url()};
  api.sign_in("/api/auth/register");
  const auto id = api.submit(folder.path() / "sources");
  ASSERT_TRUE(is(api.until(id, [](const auto& analysis) { return !is(analysis, "QUEUED"); }), "RUNNING"));
  postgres.freeze();
  http::Client client{server.url(), {.timeout = 60s}};
  const std::string body = R"({"email":"ann@example.org","password":"correct horse battery"})";
  EXPECT_EQ(client.send({http::Method::POST, "/api/auth/login", {}, body, {}, {}}).status, 503u);
  const auto asked = std::chrono::steady_clock::now();
  server.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - asked, 60s);
}

}  // namespace
}  // namespace insight::e2e
