// Following an analysis while it waits and runs, over real connections: long polls and server-sent events. Where no worker runs,
// the test does by hand what one would.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <thread>

#include "../e2e/sources.h"
#include "analysis/store.h"
#include "app/server.h"
#include "base/test_folder.h"
#include "base/text.h"
#include "db/open.h"
#include "db/test_database.h"
#include "http/client.h"
#include "json/parse.h"

namespace insight::api_test {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using SteadyClock = std::chrono::steady_clock;

constexpr auto kAtOnce = 10s;  // by far less than whoever asks only now and then waits

struct Event {
  std::string name, id;
  boost::json::object data;
};

http::Call call_of(http::Method method, std::string path, const std::string& token, std::string body = "") {
  http::Call call;
  call.method = method;
  call.path = std::move(path);
  call.body = std::move(body);
  if (!token.empty()) call.headers.emplace_back("Authorization", "Bearer " + token);
  return call;
}

// Hears a stream of events on a thread of its own.
class Listener {
 public:
  Listener(const std::string& server, const std::string& id, const std::string& token, const std::string& after = "")
      : thread_([=, this](const std::stop_token& stop) {
          auto call = call_of(http::Method::GET, "/api/insight/analysis/" + id + "/events", token);
          if (!after.empty()) call.headers.emplace_back("Last-Event-ID", after);
          call.stop = stop;
          call.on_piece = [this](std::string_view piece) {
            const std::lock_guard lock(mutex_);
            text_ += piece;
            return true;
          };
          try {
            status_ = http::Client(server).send(call).status;
          } catch (const std::exception&) {
            status_ = 0;  // hung up by the test
          }
          ended_ = true;
        }) {}

  std::vector<Event> events() {
    const std::lock_guard lock(mutex_);
    std::vector<Event> all;
    for (auto rest = std::string_view(text_); rest.find("\n\n") != std::string_view::npos;) {
      const auto block = rest.substr(0, rest.find("\n\n"));
      rest.remove_prefix(block.size() + 2);
      if (!block.starts_with("event: ")) continue;
      const auto lines = split(block, '\n');
      all.push_back(
          {std::string(lines.at(0).substr(7)), std::string(lines.at(1).substr(4)), json::parse(lines.at(2).substr(6)).as_object()});
    }
    return all;
  }
  std::vector<std::string> names() {
    std::vector<std::string> all;
    for (const auto& event : events()) all.push_back(event.name);
    return all;
  }
  std::string text() {
    const std::lock_guard lock(mutex_);
    return text_;
  }
  bool hears(std::string_view what, std::chrono::milliseconds most = 20s) {
    return until([&] { return text().find(what) != std::string::npos; }, most);
  }
  bool ends(std::chrono::milliseconds most = 20s) {
    return until([&] { return ended_.load(); }, most);
  }
  unsigned status() const { return status_; }

  template <class Condition>
  static bool until(Condition condition, std::chrono::milliseconds most = 20s) {
    for (const auto end = SteadyClock::now() + most; SteadyClock::now() < end; std::this_thread::sleep_for(5ms))
      if (condition()) return true;
    return condition();
  }

 private:
  std::mutex mutex_;
  std::string text_;
  std::atomic<unsigned> status_ = 0;
  std::atomic<bool> ended_ = false;
  std::jthread thread_;
};

class Follow : public testing::Test {
 protected:
  void start(unsigned workers, std::int64_t streams = 20, std::chrono::milliseconds queue_most_age = 0ms) {
    app::ServerOptions options;
    options.data_folder = folder_.path() / "data";
    options.database = database_address_;
    options.log_level = LogLevel::error;
    options.workers = workers;
    options.queue_most_age = queue_most_age;
    options.allow_roots = {folder_.path()};
    options.web.event_streams = streams;
    options.web.writes_a_minute = options.web.reads_a_minute = 0;
    server_.emplace(options);
    server_->start();
    client_.emplace(server_->url());
    token_ = register_account("ann");
  }
  std::string register_account(const std::string& name) {
    const auto answer =
        client_->send(call_of(http::Method::POST, "/api/auth/register", "",
                              R"({"email":")" + name + R"(@example.org","password":"long enough, this","name":"A"})"));
    return std::string(json::parse(answer.body).at("accessToken").as_string());
  }
  http::Answer get(const std::string& path) { return client_->send(call_of(http::Method::GET, path, token_)); }
  http::Answer post(const std::string& path, const std::string& body = "") {
    return client_->send(call_of(http::Method::POST, path, token_, body));
  }
  // So many, and no others of an earlier submit.
  std::filesystem::path write_sources(int files) {
    const auto folder = folder_.path() / "code";
    std::filesystem::remove_all(folder);
    e2e::write_sources(folder, files);
    return folder;
  }
  std::string submit(int files = 3) {
    const auto answer = post("/api/insight/analysis?createProject=true",
                             R"({"projectId":"p","detectors":["security"],"path":")" + write_sources(files).string() + "\"}");
    EXPECT_EQ(answer.status, 202U) << answer.body;
    return std::string(json::parse(answer.body).at("id").as_string());
  }
  std::string path_of(const std::string& id) { return "/api/insight/analysis/" + id; }
  std::string status_of(const http::Answer& answer) { return std::string(json::parse(answer.body).at("status").as_string()); }

  // The server's, from outside.
  std::unique_ptr<db::Database> open_database() const {
    return db::open(database_address_.empty() ? (folder_.path() / "data" / "insight.db").string() : database_address_);
  }
  // What a worker does to the rows, for the n-th time: epochs 1, 3, 5 are attempts.
  void sql(const std::string& text) {
    if (!database_) database_ = open_database();
    database_->transact([&](db::Transaction& tx) { tx.script(text); });
  }
  void begin_attempt(const std::string& id, int epoch) {
    const auto e = std::to_string(epoch);
    sql("UPDATE job SET state = 'RUNNING', epoch = " + e + ", lease_until = 9000000000000000 WHERE id = '" + id +
        "'; INSERT INTO job_attempt (id, job_id, epoch, worker, started_at, outcome) VALUES ('" + id + "." + e + "', '" + id +
        "', " + e + ", 'w', 1, 'RUNNING'); UPDATE analysis SET status = 'RUNNING', started_at = 1 WHERE id = '" + id + "'");
  }
  void store_issues(const std::string& id, int epoch, int from, int count) {
    database_->transact([&](db::Transaction& tx) {
      std::vector<engine::Finding> findings(static_cast<std::size_t>(count));
      for (int i = 0; i < count; ++i) findings[static_cast<std::size_t>(i)].message = "number " + std::to_string(from + i);
      analysis::insert_issues(tx, analysis::AnalysisId{id}, epoch, from, findings, 1);
    });
  }
  void lose_attempt(const std::string& id, int epoch) {
    const auto e = std::to_string(epoch);
    sql("UPDATE job SET state = 'QUEUED', epoch = epoch + 1, lease_until = NULL WHERE id = '" + id +
        "'; UPDATE job_attempt SET outcome = 'LEASE_EXPIRED', ended_at = 2, reason = 'the worker w was no longer heard of' WHERE "
        "id = '" +
        id + "." + e + "'; DELETE FROM analysis_issue WHERE analysis_id = '" + id +
        "'; UPDATE analysis SET status = 'QUEUED' WHERE id = '" + id + "'");
  }
  void complete(const std::string& id, int epoch, int issues) {
    const auto e = std::to_string(epoch);
    sql("UPDATE job SET state = 'COMPLETED', finished_at = 5, lease_until = NULL WHERE id = '" + id +
        "'; UPDATE analysis SET status = 'COMPLETED', finished_at = 5, result_epoch = " + e +
        ", total_issues = " + std::to_string(issues) + " WHERE id = '" + id + "'");
  }

  TestFolder folder_;
  const std::string database_address_ = db::test_database_address();
  std::optional<app::Server> server_;
  std::optional<http::Client> client_;
  std::unique_ptr<db::Database> database_;
  std::string token_;
};

int issues_in(const std::vector<Event>& events) {
  int count = 0;
  for (const auto& event : events)
    if (event.name == "issues") count += static_cast<int>(event.data.at("issues").as_array().size());
  return count;
}

TEST_F(Follow, ALongPollWaitsForTheEnd) {
  start(1);
  const auto id = submit(20);
  const auto answer = get(path_of(id) + "?wait=30&limit=1");
  EXPECT_EQ(status_of(answer), "COMPLETED");
  EXPECT_EQ(status_of(get(path_of(id) + "?wait=30")), "COMPLETED") << "and not a moment where there is nothing to wait for";
  EXPECT_EQ(get(path_of(id) + "?wait=61").status, 400U);
  EXPECT_EQ(get(path_of(id) + "?wait=x").status, 400U);
  EXPECT_EQ(get("/api/insight/analysis/nobodys?wait=30").status, 404U);
}

TEST_F(Follow, ALongPollWithAVersionWaitsForAnother) {
  start(0);
  const auto id = submit();
  const auto version = std::string(get(path_of(id)).header("ETag"));
  auto call = call_of(http::Method::GET, path_of(id) + "?wait=1", token_);
  call.headers.emplace_back("If-None-Match", version);
  EXPECT_EQ(client_->send(call).status, 304U) << "the time is up";
  call.path = path_of(id) + "?wait=30";
  const std::jthread worker([&] {
    std::this_thread::sleep_for(200ms);
    begin_attempt(id, 1);
  });
  const auto began = SteadyClock::now();
  const auto changed = client_->send(call);
  EXPECT_EQ(changed.status, 200U);
  EXPECT_EQ(status_of(changed), "RUNNING");
  EXPECT_LT(SteadyClock::now() - began, 10s);
}

TEST_F(Follow, ManyWhoWaitHoldNoThreadAndHearOfACancelAtOnce) {
  start(0, 100);
  const auto id = submit();
  std::vector<std::unique_ptr<Listener>> streams;
  for (int i = 0; i < 30; ++i) streams.push_back(std::make_unique<Listener>(server_->url(), id, token_));
  std::atomic<int> cancelled = 0;
  std::vector<std::jthread> polls;
  for (int i = 0; i < 30; ++i)
    polls.emplace_back([&] {
      http::Client client(server_->url());
      if (status_of(client.send(call_of(http::Method::GET, path_of(id) + "?wait=30", token_))) == "CANCELLED") ++cancelled;
    });
  for (const auto& stream : streams) EXPECT_TRUE(stream->hears("event: progress"));
  EXPECT_EQ(get("/livez").status, 200U);
  EXPECT_EQ(status_of(get(path_of(id))), "QUEUED");
  const auto began = SteadyClock::now();
  EXPECT_EQ(post(path_of(id) + "/cancel").status, 200U);
  for (const auto& stream : streams) EXPECT_TRUE(stream->hears(R"("status":"CANCELLED")"));
  polls.clear();
  EXPECT_EQ(cancelled, 30);
  EXPECT_LT(SteadyClock::now() - began, kAtOnce);
}

TEST_F(Follow, TheEventsOfARunTellAllOfIt) {
  start(1);
  const auto id = submit(150);
  Listener listener(server_->url(), id, token_);
  ASSERT_TRUE(listener.ends(60s));
  const auto events = listener.events();
  const auto page = json::parse(get(path_of(id)).body);
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events.front().name, "progress");
  EXPECT_EQ(events.back().name, "done");
  EXPECT_EQ(events.back().data.at("status").as_string(), "COMPLETED");
  EXPECT_EQ(events.back().data.at("summary").at("totalIssues"), page.at("totalIssues"));
  EXPECT_EQ(issues_in(events), page.at("totalIssues").as_int64());
  EXPECT_GE(issues_in(events), 150);
  EXPECT_THAT(listener.names(), testing::Contains("detector"));
  std::int64_t next = 0, last = 0;
  std::string before_last;
  for (std::size_t i = 1; i < events.size(); ++i) {
    const auto& event = events[i];
    if (event.name != "issues") continue;
    EXPECT_EQ(event.data.at("from").as_int64(), next);
    last = static_cast<std::int64_t>(event.data.at("issues").as_array().size());
    next += last;
    before_last = events[i - 1].id;
  }

  Listener rest(server_->url(), id, token_, before_last);
  ASSERT_TRUE(rest.ends());
  EXPECT_EQ(issues_in(rest.events()), last) << "only what was not heard yet";
  Listener over(server_->url(), id, token_, events.back().id);
  ASSERT_TRUE(over.ends());
  EXPECT_EQ(over.status(), 204U) << "so that a browser stops asking";
  Listener odd(server_->url(), id, token_, "yesterday");
  ASSERT_TRUE(odd.ends());
  EXPECT_EQ(odd.status(), 400U);
}

TEST_F(Follow, FindingsComeAsTheyAreStoredAndANewAttemptTakesThemBack) {
  start(0);
  const auto id = submit();
  Listener listener(server_->url(), id, token_);
  EXPECT_TRUE(listener.hears(R"("status":"QUEUED")"));
  EXPECT_TRUE(listener.hears(R"("position":1)"));
  begin_attempt(id, 1);
  store_issues(id, 1, 0, 150);
  EXPECT_TRUE(listener.hears("number 149"));
  store_issues(id, 1, 150, 5);
  EXPECT_TRUE(listener.hears("number 154"));
  EXPECT_EQ(issues_in(listener.events()), 155);
  EXPECT_EQ(listener.events().back().id, "1.155");
  lose_attempt(id, 1);
  begin_attempt(id, 3);
  EXPECT_TRUE(listener.hears("event: reset"));
  store_issues(id, 3, 0, 2);
  complete(id, 3, 2);
  ASSERT_TRUE(listener.ends());
  auto events = listener.events();
  while (events.front().name != "reset") events.erase(events.begin());
  EXPECT_EQ(events.front().data.at("attempt").as_int64(), 2);
  EXPECT_EQ(events.front().data.at("reason").as_string(), "the worker w was no longer heard of");
  EXPECT_EQ(issues_in(events), 2);
  EXPECT_EQ(events.back().id, "3.2.done");

  Listener from_before(server_->url(), id, token_, "1.155");
  ASSERT_TRUE(from_before.ends());
  EXPECT_THAT(from_before.names(), ElementsAre("reset", "progress", "issues", "done")) << "what it heard belongs to a lost attempt";
}

TEST_F(Follow, AnAccountListensToSoManyStreams) {
  start(0, 2);
  const auto id = submit();
  auto first = std::make_unique<Listener>(server_->url(), id, token_);
  Listener second(server_->url(), id, token_);
  EXPECT_TRUE(first->hears("progress"));
  EXPECT_TRUE(second.hears("progress"));
  const auto refused = get(path_of(id) + "/events");
  EXPECT_EQ(refused.status, 429U);
  EXPECT_THAT(refused.body, HasSubstr(R"("code":"RATE_LIMITED")"));
  first.reset();
  EXPECT_TRUE(Listener::until([&] {
    Listener third(server_->url(), id, token_);
    return third.hears("progress", 500ms);
  })) << "who leaves makes room";
  const auto bob = register_account("bob");
  EXPECT_EQ(client_->send(call_of(http::Method::GET, path_of(id) + "/events", bob)).status, 404U);
}

TEST_F(Follow, ALogOutEndsItsStreams) {
  start(0);
  const auto id = submit();
  Listener listener(server_->url(), id, token_);
  EXPECT_TRUE(listener.hears("progress"));
  EXPECT_EQ(post("/api/auth/logout", "{}").status, 200U);
  EXPECT_TRUE(listener.ends(60s));
  EXPECT_EQ(listener.events().size(), 1U);
}

TEST_F(Follow, ACancelStopsARunAtOnce) {
  start(1);
  const auto id = submit(e2e::files_as_busy_as(3000));
  Listener listener(server_->url(), id, token_);
  ASSERT_TRUE(listener.hears(R"("status":"RUNNING")"));
  const auto began = SteadyClock::now();
  EXPECT_EQ(post(path_of(id) + "/cancel").status, 200U);
  EXPECT_TRUE(listener.ends());
  EXPECT_EQ(listener.events().back().data.at("status").as_string(), "CANCELLED");
  EXPECT_LT(SteadyClock::now() - began, kAtOnce);
  const auto next = submit(1);  // the one worker is free again
  EXPECT_EQ(status_of(get(path_of(next) + "?wait=30")), "COMPLETED");
}

TEST_F(Follow, WhenTheWorkersAreBehindNothingMoreIsTakenIn) {
  start(0, 20, 150ms);
  const auto first = submit();
  std::this_thread::sleep_for(200ms);
  const auto refused = post("/api/insight/analysis", R"({"projectId":"p","path":")" + folder_.path().string() + "\"}");
  EXPECT_EQ(refused.status, 503U);
  EXPECT_EQ(refused.header("Retry-After"), "60");
  EXPECT_THAT(refused.body, HasSubstr(R"("code":"QUEUE_OVERDUE")"));
  EXPECT_THAT(get("/api/insight/usage").body, HasSubstr(R"("used":1,)")) << "what is refused costs nothing";
  begin_attempt(first, 1);
  submit();  // nobody waits
  std::this_thread::sleep_for(200ms);
  submit();  // the second one waits for the first of its own account, not for a worker
}

TEST_F(Follow, WhatWasQuarantinedIsDoneOverAgainOnceByARedrive) {
  start(1);
  const auto id = submit();
  EXPECT_EQ(status_of(get(path_of(id) + "?wait=30")), "COMPLETED");
  sql("UPDATE job SET state = 'FAILED' WHERE id = '" + id +
      "'; UPDATE analysis SET status = 'FAILED', error_code = 'QUARANTINED', "
      "result_epoch = NULL, updated_at = updated_at + 1 WHERE id = '" +
      id + "'");
  const auto redrive = [&](const std::string& job) {
    sql("INSERT INTO job (id, kind, tenant, state, priority, weight, tenant_cap, vft, seq, run_after, created_at, lane) VALUES ('" +
        job +
        "', 'REDRIVE_QUARANTINED', 'operator', 'QUEUED', 0, 1, 1, 1, (SELECT MAX(seq) + 1000 FROM job), 0, 0, 'HOUSEKEEPING')");
    EXPECT_TRUE(Listener::until([&] {
      return database_->read([&](db::Transaction& tx) {
        return tx.one<std::string>({"state", "SELECT state FROM job WHERE id = $1"}, job) == "COMPLETED";
      });
    }));
  };
  redrive("first");
  redrive("second");
  const auto list = json::parse(get("/api/insight/analyses").body);
  EXPECT_EQ(list.at("total").as_int64(), 2);
  const auto again = std::string(list.at("analyses").at(0).at("id").as_string());
  const auto page = json::parse(get(path_of(again) + "?wait=30").body);
  EXPECT_EQ(page.at("status").as_string(), "COMPLETED");
  EXPECT_EQ(page.at("retryOf").as_string(), id);
  EXPECT_EQ(status_of(get(path_of(id))), "FAILED") << "final states stay final";
}

TEST_F(Follow, AStoppingServerEndsStreamsAndGivesTheRunBack) {
  start(1);
  const auto id = submit(3000);
  Listener listener(server_->url(), id, token_);
  ASSERT_TRUE(listener.hears(R"("status":"RUNNING")"));
  const auto began = SteadyClock::now();
  server_->stop(200ms);
  EXPECT_LT(SteadyClock::now() - began, 10s);
  EXPECT_TRUE(listener.ends());
  server_.reset();
  const auto database = open_database();
  const auto [state, attempts] = database->read([&](db::Transaction& tx) {
    return std::pair(tx.one<std::string>({"state", "SELECT state FROM job WHERE id = $1 AND attempts = 0"}, id),
                     tx.one<std::string>({"outcome", "SELECT outcome FROM job_attempt WHERE job_id = $1"}, id));
  });
  EXPECT_EQ(state, "QUEUED");
  EXPECT_EQ(attempts, "GIVEN_BACK") << "and no attempt is counted";
}

}  // namespace
}  // namespace insight::api_test
