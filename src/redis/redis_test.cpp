// The client against hostile bytes and against Debian's server: replies in pieces, limits, log-in, TLS, scripts after a restart.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "redis/test_redis.h"

namespace insight::redis {
namespace {

using testing::HasSubstr;
using testing::Not;
using Kind = Reply::Kind;

template <class F>
std::string refusal(F&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

std::vector<Reply> read_in_pieces(std::string_view bytes, std::size_t size) {
  ReplyReader reader;
  std::vector<Reply> replies;
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    reader.feed(bytes.substr(at, size));
    while (auto reply = reader.next()) replies.push_back(*std::move(reply));
  }
  return replies;
}

TEST(RedisAddress, TakesUserPasswordPortAndDatabase) {
  EXPECT_EQ(parse_address("redis://localhost"), (Address{.host = "localhost"}));
  EXPECT_EQ(parse_address("rediss://me:p%40ss%2F:x@[::1]:7000/3"), (Address{true, "::1", 7000, "me", "p@ss/:x", 3}));
  EXPECT_EQ(parse_address("redis://:pass@h/").password, "pass");
}

TEST(RedisAddress, RefusesWithoutRepeatingASecret) {
  for (const auto* url : {"http://me:s3cret@h", "redis://me:s3cret@", "redis://me:s3cret@h:port", "redis://me:s3cret%@h",
                          "redis://me:s3cret@h/x", "redis://s3cret@h", "redis://:s3cret@h?x=1", "redis://:s3cret@h:99999"}) {
    const auto said = refusal([&] { parse_address(url); });
    EXPECT_THAT(said, HasSubstr("expected redis://")) << url;
    EXPECT_THAT(said, Not(HasSubstr("s3cret")));
  }
  EXPECT_EQ(shown(parse_address("redis://me:s3cret@h/2")), "redis://h:6379/2");
}

TEST(RedisReplies, AreTheSameInPiecesOfAnySize) {
  constexpr std::string_view bytes =
      "+OK\r\n-ERR no\r\n:-5\r\n$5\r\na\r\nbc\r\n$-1\r\n*-1\r\n*0\r\n*3\r\n*2\r\n:1\r\n*1\r\n$0\r\n\r\n*0\r\n+x\r\n$1\r\ny\r\n";
  const auto whole = read_in_pieces(bytes, bytes.size());
  ASSERT_EQ(whole.size(), 9u);
  EXPECT_EQ(whole[3].text, "a\r\nbc");
  EXPECT_EQ(whole[6].kind, Kind::array);
  EXPECT_EQ(whole[7].items[0].items[1].items[0].text, "");
  EXPECT_EQ(whole[7].items[1].kind, Kind::array);
  for (std::size_t size = 1; size < 9; ++size) EXPECT_EQ(read_in_pieces(bytes, size), whole) << size;
}

TEST(RedisReplies, AreStrictAndBounded) {
  for (const std::string& bad : {std::string("HTTP/1.1 200 OK\r\n"), std::string("\r\n"), std::string(":12a\r\n"),
                                 std::string("$-2\r\n"), std::string("$2\r\nabc\r\n"), std::string("*99999999999\r\n"),
                                 std::string("$99999999999\r\n"), "+" + std::string(70'000, 'x')}) {
    EXPECT_THAT(refusal([&] { read_in_pieces(bad, bad.size()); }), HasSubstr("not Redis")) << bad.substr(0, 20);
  }
  std::string deep;
  for (int i = 0; i < 17; ++i) deep += "*1\r\n";
  EXPECT_THAT(refusal([&] { read_in_pieces(deep, 3); }), HasSubstr("nested"));
}

TEST(Redis, AnswersCommandsAndPipelines) {
  TestRedis server;
  Connection redis{server.address(), {}, "me"};
  EXPECT_EQ(redis.call({"PING"}).text, "PONG");
  EXPECT_EQ(redis.call({"CLIENT", "GETNAME"}).text, "me");
  redis.send(std::vector<std::string_view>{"SET", "k", std::string_view("a\0b", 3)});
  redis.send(std::vector<std::string_view>{"INCR", "k"});
  redis.send(std::vector<std::string_view>{"GET", "k"});
  EXPECT_EQ(redis.receive().text, "OK");
  EXPECT_TRUE(redis.receive().is_error());
  EXPECT_EQ(redis.receive().text, std::string("a\0b", 3));
  EXPECT_THROW(redis.call({"INCR", "k"}), Refused);
  const std::string large(3 << 20, 'x');
  redis.call({"SET", "large", large});
  EXPECT_EQ(redis.call({"GET", "large"}).text, large);
}

TEST(Redis, ScriptsOutliveARestartAndAFlush) {
  TestRedis server;
  const Script script{"return {KEYS[1], ARGV[1]}"};
  const std::vector<std::string> keys{"k"};
  const std::vector<std::string> arguments{"v"};
  Connection redis{server.address()};
  for (int i = 0; i < 2; ++i) EXPECT_EQ(redis.eval(script, keys, arguments).items[1].text, "v");
  redis.call({"SCRIPT", "FLUSH"});
  EXPECT_EQ(redis.eval(script, keys, arguments).items[0].text, "k");
  server.stop(SIGKILL);
  EXPECT_THROW(redis.call({"PING"}), Error);
  server.run();
  Connection again{server.address()};
  EXPECT_EQ(again.eval(script, keys, arguments).items[0].text, "k");
}

TEST(Redis, LogsInAndSaysNothingOfThePassword) {
  TestRedis server{{"--requirepass", "s3cret"}};
  auto address = parse_address("redis://:s3cret@127.0.0.1:" + std::to_string(server.port()) + "/2");
  EXPECT_EQ(Connection(address).call({"PING"}).text, "PONG");
  address.password = "wr0ng";
  const auto said = refusal([&] { Connection{address}; });
  EXPECT_THAT(said, HasSubstr("doesn't let us in"));
  EXPECT_THAT(said, Not(HasSubstr("wr0ng")));
}

TEST(Redis, WaitsNoLongerThanItsTimes) {
  TestRedis server;
  Connection redis{server.address(), {.reply = std::chrono::milliseconds(50)}};
  ::kill(server.process(), SIGSTOP);
  EXPECT_THAT(refusal([&] { redis.call({"PING"}); }), HasSubstr("no answer in time"));
  ::kill(server.process(), SIGCONT);
}

TEST(Redis, AWaitIsInterruptedFromElsewhere) {
  TestRedis server;
  Connection redis{server.address()};
  std::jthread other{[&] { redis.interrupt(); }};
  EXPECT_THROW(redis.call_within(std::chrono::seconds(60), {"BLPOP", "nothing", "0"}), Error);
}

TEST(Redis, SpeaksTlsWithWhomItTrustsOnly) {
  TestFolder folder;
  const auto in = [&](const char* name) { return (folder.path() / name).string(); };
  const auto made =
      std::system(("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=elsewhere "
                   "-addext subjectAltName=IP:127.0.0.1 -keyout " +
                   in("key.pem") + " -out " + in("cert.pem") + " 2>/dev/null")
                      .c_str());
  ASSERT_EQ(made, 0);
  TestRedis plain;
  const auto port = std::to_string(plain.port());
  plain.stop(SIGKILL);
  TestRedis server{
      {"--tls-port", port, "--tls-cert-file", in("cert.pem"), "--tls-key-file", in("key.pem"), "--tls-auth-clients", "no"}};
  const auto address = parse_address("rediss://127.0.0.1:" + port);
  EXPECT_THAT(refusal([&] { Connection{address}; }), HasSubstr("not trusted"));
  ::setenv("SSL_CERT_FILE", in("cert.pem").c_str(), 1);
  EXPECT_EQ(Connection(address).call({"PING"}).text, "PONG");
  auto misnamed = address;
  misnamed.host = "localhost";
  EXPECT_THAT(refusal([&] { Connection{misnamed}; }), HasSubstr("not trusted"));
  ::unsetenv("SSL_CERT_FILE");
}

}  // namespace
}  // namespace insight::redis
