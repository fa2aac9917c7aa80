// What survives kill -9: an accepted analysis is finished by the next start, once, with exactly the issues of an undisturbed run.
#include <gtest/gtest.h>
#include <signal.h>

#include "api.h"
#include "base/test_folder.h"
#include "server_process.h"

namespace insight::e2e {
namespace {

bool all_gone(const std::vector<pid_t>& processes) {
  for (int i = 0; i < 3'000; ++i) {  // however busy the machine is
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
  constexpr int kFiles = files_as_busy_as(1500);
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
