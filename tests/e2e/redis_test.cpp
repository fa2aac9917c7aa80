// A server whose jobs BullMQ delivers: it finishes what it accepts, whatever becomes of Redis.
#include <gtest/gtest.h>
#include <signal.h>

#include <memory>

#include "api.h"
#include "base/test_folder.h"
#include "db/test_postgres.h"
#include "redis/test_redis.h"
#include "server_process.h"

namespace insight::e2e {
namespace {

std::vector<std::string> serve(const redis::TestRedis& redis, const std::filesystem::path& folder) {
  return {"serve", "--data",       folder / "data",    "--port",  "0",         "--quiet",   "--rate-limit",
          "0",     "--allow-root", folder / "sources", "--queue", redis.url(), "--workers", "1"};
}

std::string completed_in(redis::TestRedis& server) {
  redis::Connection redis{server.address()};
  return std::to_string(redis.call({"ZCARD", "bull:insight-analysis:completed"}).integer);
}

// The worker's last word reaches Redis just after the answer's.
bool becomes(const std::function<bool()>& true_at_last) {
  for (int i = 0; i < 500 && !true_at_last(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  return true_at_last();
}

TEST(RedisTest, AnAnalysisGoesThroughBullMqAndIsShownThereAsDone) {
  redis::TestRedis redis;
  const TestFolder folder;
  write_sources(folder.path() / "sources", 5);
  ServerProcess server{serve(redis, folder.path())};
  Api api{server.url()};
  api.sign_in("/api/auth/register");
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(is(api.until(api.submit(folder.path() / "sources"), is_final), "COMPLETED"));
  EXPECT_TRUE(becomes([&] { return completed_in(redis) == "3"; })) << completed_in(redis);
  EXPECT_EQ(server.stop(), 0);
}

TEST(RedisTest, RedisKilledAndEmptyInMidRunLosesNothingAndDoublesNothing) {
  redis::TestRedis redis;
  const TestFolder folder;
  const auto sources = folder.path() / "sources";
  write_sources(sources, files_as_busy_as(600));
  ServerProcess server{serve(redis, folder.path())};
  Api api{server.url()};
  api.sign_in("/api/auth/register");
  std::vector<std::string> ids;
  for (int i = 0; i < 4; ++i) ids.push_back(api.submit(sources));
  ASSERT_TRUE(is(api.until(ids[0], [](const auto& analysis) { return !is(analysis, "QUEUED"); }), "RUNNING"));
  redis.stop(SIGKILL);
  ids.push_back(api.submit(sources));
  ASSERT_TRUE(is(api.until(ids[1], is_final), "COMPLETED")) << "work goes on without Redis";
  redis.run();  // it has kept nothing
  for (const auto& id : ids) {
    const auto done = api.until(id, is_final);
    EXPECT_TRUE(is(done, "COMPLETED")) << json::serialize(done);
    EXPECT_EQ(done.at("attempts").as_array().size(), 1u);
    EXPECT_EQ(all_issue_ids(api, id).size(), static_cast<std::size_t>(done.at("totalIssues").as_int64()));
  }
  EXPECT_EQ(api.charged(), "5 settled, 0 reserved");
  EXPECT_EQ(server.stop(), 0);
}

TEST(RedisTest, AServerKilledInMidRunIsFollowedByOneThatFinishesIt) {
  redis::TestRedis redis;
  const TestFolder folder;
  const auto sources = folder.path() / "sources";
  write_sources(sources, files_as_busy_as(600));
  std::string id;
  {
    ServerProcess server{serve(redis, folder.path())};
    Api api{server.url()};
    api.sign_in("/api/auth/register");
    id = api.submit(sources);
    ASSERT_TRUE(is(api.until(id, [](const auto& analysis) { return !is(analysis, "QUEUED"); }), "RUNNING"));
    server.kill_hard();
  }
  ServerProcess server{serve(redis, folder.path())};
  Api api{server.url()};
  api.log_in();
  const auto done = api.until(id, is_final);
  EXPECT_TRUE(is(done, "COMPLETED")) << json::serialize(done);
  EXPECT_EQ(done.at("attempts").as_array().size(), 2u);
  EXPECT_EQ(server.stop(), 0);
}

TEST(RedisTest, WorkersElsewhereTakeFromRedisWhoeverDies) {
  db::TestPostgres postgres;
  redis::TestRedis redis;
  const TestFolder folder;
  const auto sources = folder.path() / "sources";
  write_sources(sources, files_as_busy_as(600));
  const auto database = postgres.new_database();
  const auto with = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"--database", database, "--queue", redis.url(), "--data", folder.path() / "data", "--quiet",
                               "--allow-root", sources});
    return words;
  };
  ServerProcess server{with({"serve", "--workers", "0", "--port", "0", "--rate-limit", "0"})};
  Api api{server.url()};
  api.sign_in("/api/auth/register");
  std::vector<std::string> ids;
  for (int i = 0; i < 4; ++i) ids.push_back(api.submit(sources));
  auto doomed = std::make_unique<ServerProcess>(with({"worker"}));
  ASSERT_TRUE(is(api.until(ids[0], [](const auto& analysis) { return !is(analysis, "QUEUED"); }), "RUNNING"));
  doomed->kill_hard();
  redis.stop(SIGKILL);
  const ServerProcess one{with({"worker"})};
  redis.run();
  const ServerProcess two{with({"worker"})};
  std::set<std::int64_t> totals;
  for (const auto& id : ids) {
    const auto done = api.until(id, is_final);
    ASSERT_TRUE(is(done, "COMPLETED")) << json::serialize(done);
    totals.insert(done.at("totalIssues").as_int64());
    EXPECT_EQ(all_issue_ids(api, id).size(), static_cast<std::size_t>(done.at("totalIssues").as_int64()));
  }
  EXPECT_EQ(totals.size(), 1u);
  EXPECT_EQ(api.charged(), "4 settled, 0 reserved");
  EXPECT_TRUE(becomes([&] { return completed_in(redis) != "0"; })) << "what came after its return went through it";
}

}  // namespace
}  // namespace insight::e2e
