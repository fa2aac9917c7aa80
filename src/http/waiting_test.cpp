#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "base/test_folder.h"
#include "http/client.h"
#include "http/server.h"

namespace insight::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

// A connection by hand: what it sends and what came back so far.
class Caller {
 public:
  explicit Caller(std::uint16_t port) : file_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(file_, reinterpret_cast<const sockaddr*>(&to), sizeof to), 0);
  }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;
  ~Caller() { hang_up(); }

  void ask(const std::string& path) {
    const auto text = "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    EXPECT_EQ(::send(file_, text.data(), text.size(), MSG_NOSIGNAL), static_cast<ssize_t>(text.size()));
  }
  // What has come when `end` has, the connection closed or the time is up.
  const std::string& hear(std::string_view end, std::chrono::milliseconds most = 5s) {
    const auto until = std::chrono::steady_clock::now() + most;
    while (heard_.find(end) == std::string::npos && std::chrono::steady_clock::now() < until) {
      char piece[4096];
      const auto got = ::recv(file_, piece, sizeof piece, MSG_DONTWAIT);
      if (got == 0) break;
      if (got > 0)
        heard_.append(piece, static_cast<std::size_t>(got));
      else
        std::this_thread::sleep_for(2ms);
    }
    return heard_;
  }
  void hang_up() {
    if (file_ >= 0) ::close(std::exchange(file_, -1));
  }

 private:
  int file_;
  std::string heard_;
};

// Answers that wait: /later until there is news, /news for as long as there may be some. Two handler threads, whatever waits.
class WaitingTest : public testing::Test {
 protected:
  WaitingTest() {
    router_.add({Method::GET, "/now", {}, BodyRule::none(), {}, [](const Request&) { return json_text(200, "\"now\""); }});
    router_.add({Method::GET, "/later", {}, BodyRule::none(), {}, [this](const Request&) { return wait_for_news(2s); }});
    router_.add({Method::GET, "/soon", {}, BodyRule::none(), {}, [this](const Request&) { return wait_for_news(50ms); }});
    router_.add({Method::GET, "/news", {}, BodyRule::none(), {}, [this](const Request&) { return news(); }});
    router_.add({Method::GET, "/broken", {}, BodyRule::none(), {}, [this](const Request&) {
                   Response response;
                   response.later = std::make_shared<Later>(
                       Later{{bell(), 10ms}, [](bool) -> Response { throw Error{ErrorCode::not_found, "It went meanwhile"}; }});
                   return response;
                 }});
    ServerOptions options;
    options.spool_folder = folder_.path();
    options.handler_threads = 2;
    server_.emplace(router_, options, ids_, log_);
    server_->start();
  }

  Response wait_for_news(std::chrono::milliseconds most) {
    Response response;
    const auto seen = version_.load();
    response.later = std::make_shared<Later>(Later{{bell(), most}, [this, seen, most](bool last) {
                                                     if (version_ == seen && !last) return wait_for_news(most);
                                                     return json_text(200, version_ == seen ? "\"nothing\"" : "\"news\"");
                                                   }});
    return response;
  }

  Response news() {
    Response response;
    response.content_type = "text/event-stream";
    response.pause = Pause{bell(), 10s};
    ++streams_;
    auto gone = std::shared_ptr<void>(nullptr, [this](void*) { --streams_; });
    response.source = [this, gone, told = 0](std::string& piece) mutable {
      if (told < version_) piece = "news " + std::to_string(++told) + "\n";
      return version_ < 100;
    };
    return response;
  }

  std::shared_ptr<Bell> bell() {
    const std::lock_guard lock(mutex_);
    return bells_.emplace_back(std::make_shared<Bell>());
  }
  void ring(int version) {
    version_ = version;
    const std::lock_guard lock(mutex_);
    for (const auto& bell : bells_) bell->ring();
  }
  template <class Condition>
  bool soon(Condition condition) {
    for (int i = 0; i < 1000 && !condition(); ++i) std::this_thread::sleep_for(5ms);
    return condition();
  }
  Answer get(std::string path) {
    Call call;
    call.path = std::move(path);
    return Client("http://127.0.0.1:" + std::to_string(server_->port())).send(call);
  }

  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  Log log_{clock_, LogLevel::error, [](std::string_view) {}};
  std::mutex mutex_;
  std::vector<std::shared_ptr<Bell>> bells_;
  std::atomic<int> version_ = 0;
  std::atomic<int> streams_ = 0;
  Router router_;
  std::optional<Server> server_;
};

TEST_F(WaitingTest, WaitingTakesNoThread) {
  std::vector<std::unique_ptr<Caller>> callers;
  for (int i = 0; i < 100; ++i)
    callers.emplace_back(std::make_unique<Caller>(server_->port()))->ask(i % 2 == 0 ? "/later" : "/news");
  EXPECT_TRUE(soon([&] { return streams_ == 50; }));
  EXPECT_EQ(get("/now").body, "\"now\"");
  ring(1);
  for (std::size_t i = 0; i < callers.size(); ++i) EXPECT_THAT(callers[i]->hear("news"), HasSubstr("news")) << i;
}

TEST_F(WaitingTest, TheTimeIsUpWithoutNews) {
  EXPECT_EQ(get("/soon").body, "\"nothing\"");
  EXPECT_EQ(get("/broken").status, 404U) << "what is thrown later is a problem body too";
}

TEST_F(WaitingTest, ARingBeforeTheWaitIsHeard) {
  Bell bell;
  bell.ring();
  int heard = 0;
  bell.listen([&] { ++heard; });
  EXPECT_EQ(heard, 1);
  bell.listen([&] { ++heard; });
  bell.ring();
  bell.ring();
  EXPECT_EQ(heard, 2) << "once a listening";
}

TEST_F(WaitingTest, AStreamTellsAsThingsHappenAndEnds) {
  Caller caller(server_->port());
  caller.ask("/news");
  EXPECT_THAT(caller.hear("\r\n\r\n"), HasSubstr("text/event-stream"));
  for (int i = 1; i <= 3; ++i) {
    ring(i);
    EXPECT_THAT(caller.hear("news " + std::to_string(i)), HasSubstr("news " + std::to_string(i)));
  }
  EXPECT_EQ(streams_, 1);
  ring(100);
  EXPECT_THAT(caller.hear("0\r\n\r\n"), HasSubstr("0\r\n\r\n"));
}

TEST_F(WaitingTest, WhoLeavesIsForgottenAtOnce) {
  Caller stream(server_->port());
  stream.ask("/news");
  EXPECT_TRUE(soon([&] { return streams_ == 1; }));
  stream.hear("\r\n\r\n");
  stream.hang_up();
  EXPECT_TRUE(soon([&] { return streams_ == 0; })) << "no word was sent to it meanwhile";
}

TEST_F(WaitingTest, AStoppingServerEndsWhatWaits) {
  Caller later(server_->port()), stream(server_->port());
  later.ask("/later");
  stream.ask("/news");
  EXPECT_TRUE(soon([&] { return streams_ == 1; }));
  stream.hear("\r\n\r\n");
  std::this_thread::sleep_for(20ms);
  const auto began = std::chrono::steady_clock::now();
  server_->stop(10s);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 4s);
  EXPECT_THAT(later.hear("nothing"), HasSubstr("nothing"));
  EXPECT_THAT(stream.hear("0\r\n\r\n"), HasSubstr("0\r\n\r\n"));
}

}  // namespace
}  // namespace insight::http
