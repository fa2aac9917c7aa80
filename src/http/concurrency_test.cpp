// What a server says to those who ask too much at the same time: one caller beyond his places, and everybody when the line is full.
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "base/test_folder.h"
#include "http/client.h"
#include "http/concurrency.h"
#include "http/server.h"

namespace insight::http {
namespace {

class Crowd : public testing::Test {
 protected:
  Crowd() {
    const Guard guard{Guard::Access::CALLER, "", [](Request& request) { request.caller = std::string(request.header("X-Who")); }};
    router_.add({Method::GET, "/wait", guard, BodyRule::none(), {}, [this](const Request&) {
                   ++inside_;
                   gate_.wait(false);
                   return json_text(200, "{}");
                 }});
    router_.add({Method::GET, "/quick", guard, BodyRule::none(), {}, [](const Request&) { return json_text(200, "{}"); }});
  }
  ~Crowd() override { let_all_go(); }

  void start(unsigned threads, std::size_t most_waiting, std::int64_t most_concurrent) {
    ServerOptions options;
    options.spool_folder = folder_.path();
    options.handler_threads = threads;
    options.most_waiting = most_waiting;
    options.most_concurrent = most_concurrent;
    server_.emplace(router_, options, ids_, log_, nullptr,
                    [](const Request& request) { return std::any_cast<std::string>(request.caller); });
    server_->start();
  }
  Answer get(const std::string& path, const std::string& who) {
    return Client("http://127.0.0.1:" + std::to_string(server_->port())).send({.path = path, .headers = {{"X-Who", who}}});
  }
  // Asks for what doesn't answer; `entered`: until so many handlers run.
  void wait_as(const std::string& who, int entered) {
    waiting_.emplace_back([this, who] { EXPECT_EQ(get("/wait", who).status, 200U); });
    while (inside_ < entered) std::this_thread::yield();
  }
  void let_all_go() {
    gate_ = true;
    gate_.notify_all();
    waiting_.clear();
  }

  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  Log log_{clock_, LogLevel::error};
  Router router_;
  std::optional<Server> server_;
  std::atomic<bool> gate_ = false;
  std::atomic<int> inside_ = 0;
  std::vector<std::jthread> waiting_;
};

TEST_F(Crowd, OneCallerHasSoManyPlacesAndTheOthersTheirOwn) {
  start(4, 100, 2);
  wait_as("ann", 1);
  wait_as("ann", 2);
  const auto refused = get("/quick", "ann");
  EXPECT_EQ(refused.status, 429U);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  EXPECT_EQ(refused.header("X-Concurrency-Limit"), "2");
  EXPECT_NE(refused.body.find(R"("code":"RATE_LIMITED")"), std::string::npos) << refused.body;
  EXPECT_EQ(get("/quick", "bob").status, 200U);
  let_all_go();
  EXPECT_EQ(get("/quick", "ann").status, 200U) << "the places came back";
}

TEST_F(Crowd, AFullLineIsToldAtOnceAndToComeBack) {
  start(1, 1, 0);
  wait_as("ann", 1);
  // Of two more, one stands in line until the gate opens, and the other is told at once.
  Answer refused;
  std::atomic<bool> told = false;
  std::mutex mutex;
  for (const auto* who : {"bob", "cleo"})
    waiting_.emplace_back([&, who] {
      auto answer = get("/quick", who);
      if (answer.status == 200) return;
      const std::lock_guard lock(mutex);
      refused = std::move(answer);
      told = true;
      told.notify_all();
    });
  told.wait(false);
  EXPECT_EQ(refused.status, 503U);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  EXPECT_NE(refused.body.find(R"("code":"OVERLOADED")"), std::string::npos) << refused.body;
  let_all_go();
  EXPECT_EQ(get("/quick", "ann").status, 200U) << "no collapse";
}

TEST(Concurrency, APlaceMovesAndGivesItselfBackOnce) {
  Concurrency places(1);
  auto place = places.enter("ann");
  EXPECT_TRUE(place);
  EXPECT_FALSE(places.enter("ann"));
  {
    const auto moved = std::move(place);
    EXPECT_TRUE(moved);
    EXPECT_FALSE(places.enter("ann"));
  }
  EXPECT_TRUE(places.enter("ann"));
}

}  // namespace
}  // namespace insight::http
