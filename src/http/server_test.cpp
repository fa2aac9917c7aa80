#include "http/server.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <latch>
#include <mutex>

#include "base/error.h"
#include "base/test_folder.h"
#include "http/client.h"
#include "http/query.h"

namespace insight::http {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Greeting {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Greeting, (), (name))

class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    router_.add({Method::GET, "/hello", {}, BodyRule::none(), {}, [](const Request&) { return ok(Greeting{"you"}); }});
    router_.add({Method::GET, "/hello/{name}", {}, BodyRule::none(), {}, [](const Request& r) {
                   return ok(Greeting{r.parameter("name")});
                 }});
    router_.add({Method::POST, "/echo", {}, BodyRule::json(1000), {}, [](const Request& r) {
                   return ok(json::decode<Greeting>(r.body()));
                 }});
    router_.add({Method::POST,
                 "/upload",
                 {Guard::Access::CALLER, "",
                  [](Request& r) {
                    if (r.header("X-Who").empty()) throw Error{ErrorCode::unauthenticated, "Who?"}.because("MISSING_TOKEN");
                  }},
                 BodyRule::file(300'000),
                 {},
                 [](const Request& r) {
                   spooled() = r.body_file();
                   return ok(Greeting{std::to_string(std::filesystem::file_size(r.body_file()))});
                 }});
    router_.add({Method::GET, "/broken", {}, BodyRule::none(), {}, [](const Request&) -> Response {
                   throw std::runtime_error("a secret");
                 }});
    router_.add({Method::GET, "/long", {}, BodyRule::none(), {}, [](const Request&) {
                   Response response;
                   response.source = [left = 64](std::string& piece) mutable {
                     piece.append(100'000, 'x');
                     return --left > 0;
                   };
                   return response;
                 }});
    router_.add({Method::GET, "/torn", {}, BodyRule::none(), {}, [](const Request&) {
                   Response response;
                   response.source = [first = true](std::string& piece) mutable {
                     if (!std::exchange(first, false)) throw std::runtime_error("the rest is gone");
                     piece = "beginning";
                     return true;
                   };
                   return response;
                 }});
    router_.add({Method::GET, "/endless", {}, BodyRule::none(), {}, [](const Request&) {
                   Response response;
                   const auto token = std::make_shared<int>();
                   endless() = token;
                   response.source = [token](std::string& piece) {
                     ++pieces();
                     piece.append(100'000, 'x');
                     return true;
                   };
                   return response;
                 }});
    router_.add(
        {Method::GET, "/etag", {}, BodyRule::none(), {}, [](const Request& r) { return with_etag(r, ok(Greeting{"same"})); }});
    router_.add({Method::GET, "/query", {}, BodyRule::none(), {}, [](const Request& r) {
                   QueryParameters query(r);
                   const auto page = page_of(query, kListPages);
                   query.done();
                   return ok(std::vector{page.page, page.size});
                 }});
    ServerOptions options;
    options.spool_folder = folder_.path();
    options.header_timeout = std::chrono::seconds(1);
    server_.emplace(router_, options, ids_, log_);
    server_->start();
  }

  static std::filesystem::path& spooled() {
    static std::filesystem::path path;
    return path;
  }

  static std::weak_ptr<int>& endless() {
    static std::weak_ptr<int> alive;
    return alive;
  }
  static std::atomic<int>& pieces() {
    static std::atomic<int> made;
    return made;
  }
  int connected() const {
    const int file = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(server_->port());
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(file, reinterpret_cast<const sockaddr*>(&to), sizeof to), 0);
    return file;
  }

  // What comes back for these very bytes, until the server closes.
  std::string raw(std::string_view text) const {
    const int file = connected();
    EXPECT_EQ(::send(file, text.data(), text.size(), MSG_NOSIGNAL), static_cast<ssize_t>(text.size()));
    ::shutdown(file, SHUT_WR);
    std::string answer;
    char piece[4096];
    for (ssize_t got = 0; (got = ::recv(file, piece, sizeof piece, 0)) > 0;) answer.append(piece, static_cast<std::size_t>(got));
    ::close(file);
    return answer;
  }
  Answer send(const Call& call) { return client().send(call); }
  Client& client() {
    if (!client_) client_.emplace("http://127.0.0.1:" + std::to_string(server_->port()));
    return *client_;
  }
  Answer get(std::string path) {
    Call call;
    call.path = std::move(path);
    return send(call);
  }
  Answer post(std::string path, std::string body, std::vector<Header> headers = {}) {
    Call call;
    call.method = Method::POST;
    call.path = std::move(path);
    call.body = std::move(body);
    call.headers = std::move(headers);
    return send(call);
  }

  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  // A request is logged when its answer is out already, so the server may still be writing.
  std::string logged() {
    const std::lock_guard lock(log_mutex_);
    return logged_;
  }
  std::mutex log_mutex_;
  std::string logged_;
  Log log_{clock_, LogLevel::debug, [this](std::string_view line) {
             const std::lock_guard lock(log_mutex_);
             logged_ += line;
           }};
  Router router_;
  std::optional<Server> server_;
  std::optional<Client> client_;
};

TEST_F(ServerTest, AnswersOverOneConnection) {
  EXPECT_EQ(get("/hello").body, R"({"name":"you"})");
  EXPECT_EQ(get("/hello/Jos%C3%A9").body, R"({"name":"José"})");
  EXPECT_EQ(get("/hello/").status, 200U);
  EXPECT_EQ(post("/echo", R"({"name":"x"})").body, R"({"name":"x"})");
  const auto answer = get("/hello");
  EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
  EXPECT_TRUE(is_uuid(answer.header("x-request-id")));
}

TEST_F(ServerTest, EveryFailureIsAProblemBody) {
  for (const auto& [path, status, code] : std::vector<std::tuple<std::string, unsigned, std::string>>{
           {"/nothing", 404, "NOT_FOUND"}, {"/broken", 500, "INTERNAL_ERROR"}, {"/query?page=0", 400, "INVALID_REQUEST"}}) {
    const auto answer = get(path);
    EXPECT_EQ(answer.status, status);
    EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    const auto body = json::parse(answer.body).get_object();
    EXPECT_EQ(std::string(body.at("code").get_string()), code);
    EXPECT_EQ(std::string_view(body.at("requestId").get_string()), answer.header("x-request-id"));
    for (const auto* name : {"type", "title", "status", "detail", "error", "message", "errors", "details"})
      EXPECT_TRUE(body.contains(name)) << name;
    EXPECT_THAT(answer.body, testing::Not(HasSubstr("secret")));
  }
  EXPECT_THAT(logged(), HasSubstr("a secret"));
}

TEST_F(ServerTest, AWrongMethodIsToldTheRightOnes) {
  const auto answer = post("/hello", "{}");
  EXPECT_EQ(answer.status, 405U);
  EXPECT_EQ(answer.header("allow"), "GET");
  EXPECT_EQ(get("/hello").status, 200U);
}

TEST_F(ServerTest, NamesEveryBadQueryParameter) {
  EXPECT_EQ(get("/query?page=2&limit=5").body, "[2,5]");
  const auto body = json::parse(get("/query?page=x&pageSiz=3&limit=1000").body).get_object();
  EXPECT_EQ(body.at("errors").get_array().size(), 3U);
  EXPECT_THAT(json::encode(body), HasSubstr("did you mean `pageSize`?"));
  EXPECT_EQ(get("/query?page=1&page=1").status, 400U);
  EXPECT_EQ(get("/query?page=%zz").status, 400U);
}

TEST_F(ServerTest, RefusesDoubtfulRequests) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "400"},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "400"},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n{}", "400"},
      {"GET /hello HTTP/1.1\r\n\r\n", "400"},
      {"GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
      {"GET http://x/hello HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
      {"GET /hello%00 HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
      {"GET /hello%ff HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
      {"nonsense\r\n\r\n", "400"},
      {"GET /hello HTTP/1.1\r\nHost : a\r\n\r\n", "400"},
      {"BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n", "405"},
      {"GET /hello HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n", "431"},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n", "413"},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + std::string(2000, 'x') + "\r\n0\r\n\r\n",
       "413"},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400"},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}", "415"},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", "415"},
  };
  for (const auto& [request, status] : cases) EXPECT_THAT(raw(request), StartsWith("HTTP/1.1 " + status)) << request.substr(0, 200);
  EXPECT_EQ(get("/hello").status, 200U);
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  const auto answer = raw("GET /hello/1 HTTP/1.1\r\nHost: a\r\n\r\nGET /hello/2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_LT(answer.find(R"({"name":"1"})"), answer.find(R"({"name":"2"})"));
  EXPECT_NE(answer.find(R"({"name":"2"})"), std::string::npos);
}

TEST_F(ServerTest, ASlowRequestIsGivenUp) {
  const auto began = std::chrono::steady_clock::now();
  const int file = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(server_->port());
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(::connect(file, reinterpret_cast<const sockaddr*>(&to), sizeof to), 0);
  ASSERT_EQ(::send(file, "GET /he", 7, 0), 7);
  char byte = 0;
  while (::recv(file, &byte, 1, 0) > 0) {
  }
  ::close(file);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
}

TEST_F(ServerTest, StreamsAnUploadToAFileAndRemovesItAfterwards) {
  const auto source = folder_.path() / "source";
  std::ofstream(source) << std::string(250'000, 'x');
  std::uint64_t sent = 0;
  Call call;
  call.method = Method::POST;
  call.path = "/upload";
  call.upload = source;
  call.on_sent = [&](const Sent& s) { sent = s.done; };
  EXPECT_EQ(send(call).status, 401U);
  call.headers = {{"X-Who", "me"}};
  EXPECT_EQ(send(call).body, R"({"name":"250000"})");
  EXPECT_EQ(sent, 250'000U);
  std::ofstream(source) << std::string(400'000, 'x');
  EXPECT_EQ(send(call).status, 413U);
  server_->stop(std::chrono::seconds(1));
  EXPECT_FALSE(std::filesystem::exists(spooled()));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
}

TEST_F(ServerTest, SendsNothingTwiceToWhoHasIt) {
  const auto first = get("/etag");
  Call call;
  call.path = "/etag";
  call.headers = {{"If-None-Match", std::string(first.header("ETag"))}};
  const auto second = send(call);
  EXPECT_EQ(second.status, 304U);
  EXPECT_EQ(second.body, "");
  call.method = Method::HEAD;
  call.headers.clear();
  EXPECT_EQ(send(call).header("Content-Length"), std::to_string(first.body.size()));
}

TEST_F(ServerTest, SendsALongBodyPieceByPiece) {
  const auto whole = get("/long");
  EXPECT_EQ(whole.status, 200U);
  EXPECT_EQ(whole.body.size(), 64U * 100'000);
  EXPECT_EQ(whole.header("Transfer-Encoding"), "chunked");
  EXPECT_EQ(whole.header("Content-Length"), "");
  EXPECT_EQ(get("/hello").status, 200U) << "the connection goes on";
  Call call;
  call.path = "/long";
  call.method = Method::HEAD;
  const auto head = send(call);
  EXPECT_EQ(head.status, 200U);
  EXPECT_EQ(head.body, "");
  EXPECT_EQ(get("/hello").status, 200U);
  const auto old = raw("GET /long HTTP/1.0\r\n\r\n");
  EXPECT_EQ(old.find("Transfer-Encoding"), std::string::npos);
  EXPECT_EQ(old.size() - old.find("\r\n\r\n") - 4, 64U * 100'000);
}

TEST_F(ServerTest, ABrokenStreamIsNoWholeAnswer) {
  EXPECT_THROW(get("/torn"), Error);
  const auto answer = raw("GET /torn HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(answer, testing::Not(testing::EndsWith("0\r\n\r\n")));
}

TEST_F(ServerTest, AClientThatLeavesEndsTheStream) {
  const int file = connected();
  const std::string_view request = "GET /endless HTTP/1.1\r\nHost: x\r\n\r\n";
  ASSERT_EQ(::send(file, request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
  char byte = 0;
  ASSERT_EQ(::recv(file, &byte, 1, 0), 1);
  const auto alive = endless();
  EXPECT_FALSE(alive.expired());
  const auto made = pieces().load();
  EXPECT_LT(made, 2000) << "what nobody takes is not made";
  ::close(file);
  for (int i = 0; i < 500 && !alive.expired(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_TRUE(alive.expired());
}

TEST_F(ServerTest, StopsWithoutWaitingForIdleConnections) {
  get("/hello");
  const auto began = std::chrono::steady_clock::now();
  server_->stop(std::chrono::seconds(10));
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  EXPECT_THROW(Client("http://127.0.0.1:" + std::to_string(server_->port())).send({}), Error);
}

}  // namespace
}  // namespace insight::http
