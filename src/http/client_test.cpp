// The client's guard, with a real server behind the refused addresses: nothing may reach it.
#include "http/client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <thread>

#include "base/error.h"
#include "base/test_folder.h"
#include "http/server.h"

namespace insight::http {
namespace {

class ClientTest : public testing::Test {
 protected:
  ClientTest() {
    router_.add({Method::GET, "/", {}, BodyRule::none(), {}, [this](const Request&) {
                   ++reached_;
                   return json_text(200, std::string(5'000, 'x'));
                 }});
    router_.add(
        {Method::GET, "/away", {}, BodyRule::none(), {}, [](const Request&) { return json_text(302, "{}").set("Location", "/"); }});
    router_.add({Method::GET, "/slow", {}, BodyRule::none(), {}, [](const Request&) {
                   std::this_thread::sleep_for(std::chrono::seconds(3));
                   return json_text(200, "{}");
                 }});
    ServerOptions options;
    options.spool_folder = folder_.path();
    server_.emplace(router_, options, ids_, log_);
    server_->start();
  }
  std::string at(const std::string& host) const { return "http://" + host + ":" + std::to_string(server_->port()); }
  static ClientOptions guarded(std::vector<Network> allowed = {}) {
    ClientOptions options;
    options.guarded = AddressGuard(std::move(allowed));
    return options;
  }
  static std::string refusal(const std::string& server, const ClientOptions& options) {
    try {
      Client(server, options).send({.path = "/"});
      return "sent";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::unavailable);
      return error.reason();
    }
  }

  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  Log log_{clock_, LogLevel::error};
  std::atomic<int> reached_ = 0;
  Router router_;
  std::optional<Server> server_;
};

TEST_F(ClientTest, AGuardedOneConnectsToNoPrivateAddressHoweverItIsSpelled) {
  for (const auto* host : {"localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "[::1]",
                           "[::ffff:127.0.0.1]", "[::]", "LOCALHOST"})
    EXPECT_EQ(refusal(at(host), guarded()), "ADDRESS_REFUSED") << host;
  EXPECT_EQ(reached_, 0);
}

TEST_F(ClientTest, AGuardedOneConnectsWhereItIsAllowedTo) {
  Client client(at("localhost"), guarded({*parse_network("127.0.0.0/8")}));
  EXPECT_EQ(client.send({.path = "/"}).status, 200u);
  EXPECT_EQ(reached_, 1);
}

TEST_F(ClientTest, AGuardedOneUsesNoProxyOfTheEnvironment) {
  ::setenv("http_proxy", at("127.0.0.1").c_str(), 1);
  ::setenv("ALL_PROXY", at("127.0.0.1").c_str(), 1);
  EXPECT_EQ(refusal("http://127.0.0.2:9", guarded({*parse_network("127.0.0.1")})), "ADDRESS_REFUSED");
  ::unsetenv("http_proxy");
  ::unsetenv("ALL_PROXY");
  EXPECT_EQ(reached_, 0);
}

TEST_F(ClientTest, NoOneFollowsARedirect) {
  Client client(at("127.0.0.1"));
  const auto answer = client.send({.path = "/away"});
  EXPECT_EQ(answer.status, 302u);
  EXPECT_EQ(answer.header("location"), "/");
  EXPECT_EQ(reached_, 0);
}

TEST_F(ClientTest, SpeaksNothingButHttp) {
  EXPECT_NE(refusal("file:///etc/passwd", {}), "sent");
  EXPECT_NE(refusal("gopher://127.0.0.1:" + std::to_string(server_->port()), {}), "sent");
  EXPECT_EQ(reached_, 0);
}

TEST_F(ClientTest, CutsALongAnswerWhereThatIsWanted) {
  ClientOptions options;
  options.most_answer_bytes = 1'000;
  EXPECT_THROW(Client(at("127.0.0.1"), options).send({.path = "/"}), Error);
  options.cut_long_answers = true;
  const auto answer = Client(at("127.0.0.1"), options).send({.path = "/"});
  EXPECT_EQ(answer.status, 200u);
  EXPECT_EQ(answer.body.size(), 1'000u);
}

TEST_F(ClientTest, StopsWhenItIsTold) {
  std::stop_source stop;
  std::jthread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    stop.request_stop();
  });
  Client client(at("127.0.0.1"));
  Call call{.path = "/slow"};
  call.stop = stop.get_token();
  const auto began = std::chrono::steady_clock::now();
  EXPECT_THROW(client.send(call), Error);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::milliseconds(2'500));
}

}  // namespace
}  // namespace insight::http
