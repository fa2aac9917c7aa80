// `insight migrate` between the databases of real servers: refused while they run, killed in the middle, and nothing is missing.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "api.h"
#include "base/test_folder.h"
#include "db/open.h"
#include "db/test_postgres.h"
#include "db/transfer.h"
#include "server_process.h"

namespace insight::e2e {
namespace {

using std::chrono::milliseconds;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct Ended {
  int code = -1;  // -1: killed
  std::string output;
};

// Runs the program, both outputs together; kills it after a while, if it is to be killed and hasn't ended.
Ended run(std::vector<std::string> words, std::optional<milliseconds> kill_after = {}) {
  const TestFolder folder;
  const auto file = (folder.path() / "output").string();
  words.insert(words.begin(), INSIGHT_PROGRAM);
  const pid_t child = ::fork();
  if (child == 0) {
    const int output = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    ::dup2(output, 1);
    ::dup2(output, 2);
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }
  if (kill_after) {
    std::this_thread::sleep_for(*kill_after);
    ::kill(child, SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  std::ifstream in(file);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, {std::istreambuf_iterator<char>(in), {}}};
}

Ended migrate(const std::string& from, const std::string& to, std::optional<milliseconds> kill_after = {}) {
  return run({"migrate", "--from", from, "--to", to}, kill_after);
}

// How many rows a move that isn't finished has brought so far; nothing: none was begun.
std::optional<std::int64_t> half_moved(const std::string& address) {
  const auto database = db::open(address);
  return database->read([](db::Transaction& tx) -> std::optional<std::int64_t> {
    if (!db::has_table(tx, "transfer")) return std::nullopt;
    return tx.one<std::int64_t>({"copied", "SELECT COALESCE(SUM(copied), 0) FROM transfer_table"});
  });
}

std::vector<std::string> serving(const std::filesystem::path& data, const std::filesystem::path& sources,
                                 const std::string& database = "") {
  std::vector<std::string> words{"serve", "--data", data, "--port", "0", "--quiet", "--rate-limit", "0", "--allow-root", sources};
  if (!database.empty()) words.insert(words.end(), {"--database", database});
  return words;
}

// Enough to copy for a kill to find it in the middle.
void fill(const std::filesystem::path& file) {
  db::open(file)->transact([](db::Transaction& tx) {
    constexpr std::int64_t kRows = kSlowBuild ? 40'000 : 150'000;
    tx.run({"fill", R"(
      INSERT INTO audit_event (id, account_id, actor, action, target, detail, remote, created_at)
      WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1)
      SELECT 'aud_' || n, 'acc', 'test', 'nothing', '', '{}', '', n FROM numbers)"},
           kRows);
  });
}

TEST(Migrate, AnInstallationGoesToPostgresAndBackThroughKills) {
  db::TestPostgres postgres;
  const TestFolder folder;
  const auto data = folder.path() / "data", sources = folder.path() / "sources";
  write_sources(sources, 60);
  const auto file = data / "insight.db";
  const auto here = "sqlite:" + file.string();
  auto there = postgres.new_database();
  there.insert(there.find('@'), ":hunter2");  // the server trusts, and takes any

  std::string id;
  std::set<std::string> issues;
  {
    ServerProcess server(serving(data, sources));
    Api api(server.url());
    api.sign_in("/api/auth/register");
    id = api.submit(sources);
    ASSERT_TRUE(is(api.until(id, is_final), "COMPLETED"));
    issues = all_issue_ids(api, id);
    ASSERT_GE(issues.size(), 60u);
    const auto refused = migrate(here, there);
    EXPECT_EQ(refused.code, 4);
    EXPECT_THAT(refused.output, HasSubstr("A server uses " + data.string()));
    EXPECT_EQ(half_moved(there), std::nullopt);
    server.stop();
  }
  fill(file);

  const auto dry = run({"migrate", "--from", here, "--to", there, "--dry-run"});
  EXPECT_EQ(dry.code, 0);
  EXPECT_THAT(dry.output, AllOf(HasSubstr("audit_event"), HasSubstr("which is empty"), HasSubstr("Nothing was changed")));
  EXPECT_EQ(half_moved(there), std::nullopt);

  // Killed sooner, later and later still; each goes on where the last one stood.
  Ended last;
  int kills_in_the_middle = 0;
  std::int64_t copied = 0;
  for (milliseconds patience(100);; patience += patience / 4) {
    last = migrate(here, there, patience);
    ASSERT_TRUE(last.code == 0 || last.code == -1) << last.output;
    if (last.code == 0) break;
    const auto now = half_moved(there);
    if (now.value_or(0) == 0) continue;
    EXPECT_GE(*now, copied);
    copied = *now;
    if (kills_in_the_middle++ == 0) {
      EXPECT_ANY_THROW(ServerProcess{serving(data, sources, there)}) << "a half-moved database serves nobody";
    }
  }
  EXPECT_GT(kills_in_the_middle, 0) << "no kill found it copying; give it more rows";
  EXPECT_THAT(last.output,
              AllOf(HasSubstr("audit_event"), HasSubstr("Everything of"), HasSubstr("insight serve --data " + data.string()),
                    Not(HasSubstr("DIFFERS")), Not(HasSubstr("hunter2"))));

  const auto again = migrate(here, there);
  EXPECT_EQ(again.code, 0) << again.output;
  EXPECT_THAT(again.output, HasSubstr("holds all of this already"));

  std::string second;
  {
    ServerProcess server(serving(data, sources, there));
    Api api(server.url());
    api.log_in();
    EXPECT_EQ(all_issue_ids(api, id), issues);
    second = api.submit(sources);
    ASSERT_TRUE(is(api.until(second, is_final), "COMPLETED"));
    const auto refused = migrate(there, "sqlite:" + (folder.path() / "other.db").string());
    EXPECT_EQ(refused.code, 4);
    EXPECT_THAT(refused.output, AllOf(HasSubstr("is in use"), Not(HasSubstr("hunter2"))));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "other.db"));
    server.stop();
  }

  const auto other = folder.path() / "other";
  const auto back = migrate(there, "sqlite:" + (other / "insight.db").string());
  EXPECT_EQ(back.code, 0) << back.output;
  EXPECT_THAT(back.output, AllOf(HasSubstr("`sources` and `blobs`"), Not(HasSubstr("hunter2"))));
  ServerProcess server(serving(other, sources));
  Api api(server.url());
  api.log_in();
  EXPECT_EQ(all_issue_ids(api, id), issues);
  EXPECT_EQ(all_issue_ids(api, second).size(), issues.size());
  EXPECT_EQ(api.charged(), "2 settled, 0 reserved");
}

TEST(Migrate, NamesWhatIsWrongAndNeverAPassword) {
  const TestFolder folder;
  const auto nothing = "sqlite:" + (folder.path() / "nothing.db").string();
  for (const auto* address :
       {"postgres://u:hun@ter2@h/db", "postgres://u:hun/ter2@h/db", "postgres://u:1/ter2@h/db", "mysql://u:ter2@h/db"}) {
    const auto refused = migrate(nothing, address);
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.output, AllOf(HasSubstr("expected "), HasSubstr("postgres://USER:PASSWORD@HOST"), Not(HasSubstr("ter2"))))
        << address;
  }
  EXPECT_THAT(migrate(nothing, "sqlite:x").output, HasSubstr("nothing.db` isn't there"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "nothing.db"));
}

}  // namespace
}  // namespace insight::e2e
