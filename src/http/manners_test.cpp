// HTTP manners: requests that two servers could read differently, byte by byte over a socket. Each is followed by a second, decent
// request on the same connection: after a refusal that one must never be answered, since nobody knows where it begins.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

#include "base/test_folder.h"
#include "http/server.h"

namespace insight::http {
namespace {

using namespace std::string_literals;  // whose length counts NULs
using testing::AnyOf;
using testing::StartsWith;

struct Word {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Word, (), (name))

struct Case {
  std::string what;
  std::string request;
};

const std::string crlf = "\r\n";
const std::string decent = "GET /second HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

std::string get(const std::string& headers) {
  return "GET /hello HTTP/1.1\r\n" + headers + crlf;
}
std::string post(const std::string& headers, const std::string& body) {
  return "POST /echo HTTP/1.1\r\nHost: a\r\n" + headers + crlf + body;
}
std::string chunked(const std::string& body) {
  return post("Transfer-Encoding: chunked\r\n", body);
}

class Manners : public testing::Test {
 protected:
  Manners() {
    router_.add({Method::GET, "/hello", {}, BodyRule::none(), {}, [](const Request&) { return ok(Word{"hello"}); }});
    router_.add({Method::GET, "/second", {}, BodyRule::none(), {}, [](const Request&) { return ok(Word{"second"}); }});
    router_.add({Method::GET, "/fold", {}, BodyRule::none(), {}, [](const Request& r) {
                   return ok(Word{std::string(r.header("X-Folded"))});
                 }});
    router_.add({Method::GET, "/trailer", {}, BodyRule::none(), {}, [](const Request& r) {
                   return ok(Word{std::string(r.header("X-Late"))});
                 }});
    router_.add(
        {Method::POST, "/echo", {}, BodyRule::json(1000), {}, [](const Request& r) { return ok(json::decode<Word>(r.body())); }});
    ServerOptions options;
    options.spool_folder = folder_.path();
    options.header_timeout = std::chrono::seconds(2);
    options.body_timeout = std::chrono::seconds(2);
    server_.emplace(router_, options, ids_, log_);
    server_->start();
  }

  // Everything that comes back until the server closes, which it must do by itself.
  std::string raw(std::string_view text) {
    const int file = ::socket(AF_INET, SOCK_STREAM, 0);
    const timeval patience{10, 0};
    ::setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(server_->port());
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(file, reinterpret_cast<const sockaddr*>(&to), sizeof to), 0);
    ::send(file, text.data(), text.size(), MSG_NOSIGNAL);
    std::string answer;
    char piece[4096];
    ssize_t got = 0;
    while ((got = ::recv(file, piece, sizeof piece, 0)) > 0) answer.append(piece, static_cast<std::size_t>(got));
    EXPECT_TRUE(got == 0 || errno == ECONNRESET) << "the server left the connection open after " << answer.substr(0, 100);
    ::close(file);
    return answer;
  }

  static int answers_in(const std::string& text) {
    int count = 0;
    for (auto at = text.find("HTTP/1.1 "); at != std::string::npos; at = text.find("HTTP/1.1 ", at + 1)) ++count;
    return count;
  }

  void refuses(const std::vector<Case>& cases) {
    for (const auto& [what, request] : cases) {
      const auto answer = raw(request + decent);
      EXPECT_THAT(answer, AnyOf(StartsWith("HTTP/1.1 400 "), StartsWith("HTTP/1.1 501 "))) << what;
      EXPECT_EQ(answers_in(answer), 1) << what << ": a second request was read out of a doubtful one";
      EXPECT_NE(answer.find("Connection: close\r\n"), std::string::npos) << what;
    }
  }
  void accepts(const std::vector<Case>& cases) {
    for (const auto& [what, request] : cases) {
      const auto answer = raw(request + decent);
      EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 ")) << what;
      EXPECT_EQ(answers_in(answer), 2) << what << ": the next request was lost";
      EXPECT_TRUE(answer.ends_with(R"({"name":"second"})")) << what;
    }
  }

  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  Log log_{clock_, LogLevel::error, [](std::string_view) {}};
  Router router_;
  std::optional<Server> server_;
};

TEST_F(Manners, RefusesDoubtfulLines) {
  refuses({
      {"bare LF after the request line", "GET /hello HTTP/1.1\nHost: a\r\n\r\n"},
      {"bare LF everywhere", "GET /hello HTTP/1.1\nHost: a\n\n"},
      {"bare LF after a header", "GET /hello HTTP/1.1\r\nHost: a\nX: y\r\n\r\n"},
      {"bare CR in a header", get("Host: a\r\nX: a\rb\r\n")},
      {"bare CR at a header's end", get("Host: a\r\nX: a\r\r\n")},
      {"no version", "GET /hello\r\n\r\n"},
      {"two spaces", "GET  /hello HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"a tab for a space", "GET\t/hello HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"a space at the line's end", "GET /hello HTTP/1.1 \r\nHost: a\r\n\r\n"},
      {"a space before the method", " GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"a method that is no token", "G(T /hello HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"NUL in the target", "GET /he\0llo HTTP/1.1\r\nHost: a\r\n\r\n"s},
      {"a fragment in the target", "GET /hello#x HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"bytes over 127 in the target", "GET /h\xc3\xa9llo HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"a target without a slash", "GET hello HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"the absolute form, which only proxies are sent", "GET http://a/hello HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"the authority form", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"HTTP/1.2", "GET /hello HTTP/1.2\r\nHost: a\r\n\r\n"},
      {"HTTP/2.0", "GET /hello HTTP/2.0\r\nHost: a\r\n\r\n"},
      {"HTTP/0.9", "GET /hello HTTP/0.9\r\nHost: a\r\n\r\n"},
      {"HTTP/1.10", "GET /hello HTTP/1.10\r\nHost: a\r\n\r\n"},
      {"HTTP/01.1", "GET /hello HTTP/01.1\r\nHost: a\r\n\r\n"},
      {"http in small letters", "GET /hello http/1.1\r\nHost: a\r\n\r\n"},
      {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
      {"a TLS greeting", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"s},
  });
}

TEST_F(Manners, RefusesDoubtfulHeaders) {
  refuses({
      {"a space before the colon", get("Host : a\r\n")},
      {"a tab before the colon", get("Host\t: a\r\n")},
      {"a space before a length's colon", post("Content-Length : 2\r\n", "{}")},
      {"no colon", get("Host: a\r\nnonsense\r\n")},
      {"no name", get("Host: a\r\n: x\r\n")},
      {"a name that is no token", get("Host: a\r\nX(y): z\r\n")},
      {"a name with NUL", get("Host: a\r\nX\0: z\r\n"s)},
      {"a name of bytes over 127", get("Host: a\r\nX\xc3\xa9: z\r\n")},
      {"NUL in a value", get("Host: a\r\nX: y\0z\r\n"s)},
      {"a control character in a value", get("Host: a\r\nX: y\x01z\r\n")},
      {"DEL in a value", get("Host: a\r\nX: y\x7fz\r\n")},
      {"a folded first header", "GET /hello HTTP/1.1\r\n Host: a\r\nHost: a\r\n\r\n"},
      {"no Host", get("")},
      {"two Hosts", get("Host: a\r\nHost: a\r\n")},
      {"two Hosts that differ", get("Host: a\r\nhost: b\r\n")},
      {"a list of Hosts", get("Host: a, b\r\n")},
      {"a Host with a path", get("Host: a/b\r\n")},
      {"a Host with a user", get("Host: x@a\r\n")},
      {"a Host with a space", get("Host: a b\r\n")},
  });
}

TEST_F(Manners, RefusesDoubtfulLengths) {
  refuses({
      {"two lengths that differ", post("Content-Length: 2\r\nContent-Length: 3\r\n", "{}")},
      {"the same length twice", post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}")},
      {"a list of lengths", post("Content-Length: 2, 2\r\n", "{}")},
      {"a negative length", post("Content-Length: -2\r\n", "{}")},
      {"a length with a sign", post("Content-Length: +2\r\n", "{}")},
      {"a length in hex", post("Content-Length: 0x2\r\n", "{}")},
      {"a length with an underscore", post("Content-Length: 1_0\r\n", "{\"a\":\"b\"}")},
      {"a length with a space inside", post("Content-Length: 1 0\r\n", "{}")},
      {"a length with a point", post("Content-Length: 2.0\r\n", "{}")},
      {"an empty length", post("Content-Length: \r\n", "")},
      {"a length beyond 64 bits", post("Content-Length: 18446744073709551618\r\n", "{}")},
      {"a length with a NUL", post("Content-Length: 2\0\r\n"s, "{}")},
      {"a length and chunks", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")},
      {"chunks and a length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n")},
      {"chunks and a length on a GET", get("Host: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n") + "0\r\n\r\n"},
  });
}

TEST_F(Manners, RefusesDoubtfulCodings) {
  std::vector<Case> cases;
  for (const auto& coding :
       {"identity"s, "gzip"s, "gzip, chunked"s, "chunked, gzip"s, "chunked, chunked"s, "chunked,"s, ",chunked"s, "xchunked"s,
        "chunkedx"s, "chunked;x=1"s, "\"chunked\""s, "chu nked"s, "\013chunked"s, "chunked\0"s})
    cases.push_back({coding, post("Transfer-Encoding: " + coding + "\r\n", "0\r\n\r\n")});
  cases.push_back({"twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")});
  cases.push_back({"another one behind", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")});
  cases.push_back({"a space before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")});
  cases.push_back(
      {"an underscore in the name, and a length",
       "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent_Length: 4\r\nContent-Length: 4\r\n\r\n0\r\n\r\n"});
  cases.push_back({"HTTP/1.0", "POST /echo HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"});
  refuses(cases);
}

TEST_F(Manners, RefusesDoubtfulChunks) {
  const std::string body = R"({"name":"x"})";  // twelve bytes: c
  refuses({
      {"a size with 0x", chunked("0xc\r\n" + body + "\r\n0\r\n\r\n")},
      {"a size with an underscore", chunked("0_c\r\n" + body + "\r\n0\r\n\r\n")},
      {"a size with a plus", chunked("+c\r\n" + body + "\r\n0\r\n\r\n")},
      {"a size with a minus", chunked("-c\r\n" + body + "\r\n0\r\n\r\n")},
      {"a size after a space", chunked(" c\r\n" + body + "\r\n0\r\n\r\n")},
      {"a size with a space inside", chunked("0 c\r\n" + body + "\r\n0\r\n\r\n")},
      {"an empty size", chunked("\r\n" + body + "\r\n0\r\n\r\n")},
      {"a size that is no number", chunked("zz\r\n" + body + "\r\n0\r\n\r\n")},
      {"a size beyond 64 bits", chunked("1000000000000000c\r\n" + body + "\r\n0\r\n\r\n")},
      {"bare LF after the size", chunked("c\n" + body + "\r\n0\r\n\r\n")},
      {"bare LF after the data", chunked("c\r\n" + body + "\n0\r\n\r\n")},
      {"no line end after the data", chunked("c\r\n" + body + "0\r\n\r\n")},
      {"more data than the size", chunked("b\r\n" + body + "\r\n0\r\n\r\n")},
      {"NUL in the size", chunked("c\0\r\n"s + body + "\r\n0\r\n\r\n")},
      {"bare LF in an extension", chunked("c;x\ny\r\n" + body + "\r\n0\r\n\r\n")},
      {"bare CR in an extension", chunked("c;x\ry\r\n" + body + "\r\n0\r\n\r\n")},
      {"bare LF at the end", chunked("c\r\n" + body + "\r\n0\n\n")},
      {"a trailer without a colon", chunked("c\r\n" + body + "\r\n0\r\nnonsense\r\n\r\n")},
  });
}

TEST_F(Manners, BoundsWhatHasNoLength) {
  EXPECT_THAT(raw(get("Host: a\r\nX: " + std::string(20'000, 'x') + "\r\n")), StartsWith("HTTP/1.1 431 "));
  std::string many;
  for (int i = 0; i < 5'000; ++i) many += "X: y\r\n";
  EXPECT_THAT(raw(get("Host: a\r\n" + many)), StartsWith("HTTP/1.1 431 "));
  EXPECT_THAT(raw("GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"),
              AnyOf(StartsWith("HTTP/1.1 431 "), StartsWith("HTTP/1.1 400 ")));
  EXPECT_THAT(raw(chunked("1;" + std::string(200'000, 'x'))), AnyOf(StartsWith("HTTP/1.1 400 "), StartsWith("HTTP/1.1 413 ")));
  std::string crumbs;
  for (int i = 0; i < 2'000; ++i) crumbs += "1\r\nx\r\n";
  EXPECT_THAT(raw(chunked(crumbs + "0\r\n\r\n")), StartsWith("HTTP/1.1 413 "));
  std::string trailers;
  for (int i = 0; i < 50'000; ++i) trailers += "X: y\r\n";
  EXPECT_THAT(raw(chunked("0\r\n" + trailers + "\r\n")), AnyOf(StartsWith("HTTP/1.1 400 "), StartsWith("HTTP/1.1 431 ")));
}

TEST_F(Manners, TakesWhatTheStandardAllows) {
  const std::string body = R"({"name":"x"})";
  accepts({
      {"plain", get("Host: a\r\n")},
      {"names in any case", get("hOsT: a\r\n")},
      {"no space after the colon, two at the end", get("Host:a  \r\n")},
      {"a port, an IPv6 address", get("Host: [::1]:8080\r\n")},
      {"an empty Host", get("Host:\r\n")},
      {"an empty line before the request", "\r\n" + get("Host: a\r\n")},
      {"a length", post("Content-Length: 12\r\n", body)},
      {"a length with zeros", post("Content-Length: 0012\r\n", body)},
      {"chunks", chunked("c\r\n" + body + "\r\n0\r\n\r\n")},
      {"chunks in capitals", post("TRANSFER-ENCODING: CHUNKED\r\n", "C\r\n" + body + "\r\n0\r\n\r\n")},
      {"several chunks, zeros before a size",
       chunked("004\r\n" + body.substr(0, 4) + "\r\n8\r\n" + body.substr(4) + "\r\n000\r\n\r\n")},
      {"an extension", chunked("c;a=b;c=\"d\"\r\n" + body + "\r\n0\r\n\r\n")},
      {"a trailer", chunked("c\r\n" + body + "\r\n0\r\nX-Late: y\r\n\r\n")},
      {"a length on a GET", get("Host: a\r\nContent-Length: 2\r\n") + "{}"},
  });
}

TEST_F(Manners, ATrailerIsNoHeader) {
  const auto answer =
      raw("GET /trailer HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Late: y\r\nContent-Length: 50\r\n\r\n" +
          decent);
  EXPECT_EQ(answer.find(R"({"name":"y"})"), std::string::npos);
}

// RFC 9112, 5.2: refused, or read as a space.
TEST_F(Manners, AFoldedHeaderIsRefusedOrUnfolded) {
  const auto answer = raw("GET /fold HTTP/1.1\r\nHost: a\r\nX-Folded: a\r\n b\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 400 ") || answer.ends_with(R"({"name":"a b"})")) << answer;
}

TEST_F(Manners, AnExpectationThatNobodyKnowsIsRefused) {
  EXPECT_THAT(raw(post("Expect: a-miracle\r\nContent-Length: 2\r\n", "{}") + decent), StartsWith("HTTP/1.1 417 "));
}

TEST_F(Manners, ARequestThatDoesNotComeIsGivenUp) {
  EXPECT_THAT(raw("GET /hello HTTP/1.1\r\nHost"), StartsWith("HTTP/1.1 408 "));
  EXPECT_THAT(raw(post("Content-Length: 20\r\n", "{")), StartsWith("HTTP/1.1 408 "));
  EXPECT_THAT(raw(chunked("5\r\nab")), StartsWith("HTTP/1.1 408 "));
}

}  // namespace
}  // namespace insight::http
