// An issuer's keys over the wire: a server of keys on this machine, asked as the house asks.
#include "app/fetch_text.h"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "account/issuers.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "http/server.h"

namespace insight::app {
namespace {

class FetchText : public testing::Test {
 protected:
  FetchText() {
    http::Router& table = router;
    const auto answers = [&](const std::string& path, http::Handler handler) {
      table.add({http::Method::GET, path, {}, http::BodyRule::none(), http::AnswerRule::none(), std::move(handler)});
    };
    answers("/keys", [this](const http::Request& request) {
      ++asked;
      query = request.query;
      return http::json_text(status, text);
    });
    answers("/moved", [](const http::Request&) { return http::json_text(302, "{}").set("Location", "/keys"); });
    answers("/huge", [](const http::Request&) { return http::json_text(200, std::string(300 * 1024, ' ')); });
    server.start();
  }
  std::string address(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(server.port()) + path; }

  TestFolder folder;
  SystemClock clock;
  SystemRandom random;
  IdMaker ids{clock, random};
  Log log{clock, LogLevel::error};
  http::Router router;
  unsigned status = 200;
  std::string text = R"({"keys":[]})";
  std::string query;
  std::atomic<int> asked = 0;
  http::Server server{router, {.spool_folder = folder.path()}, ids, log};
};

TEST_F(FetchText, BringsWhatIsThereAndNothingElse) {
  EXPECT_EQ(fetch_text(address("/keys?tenant=7")), text);
  EXPECT_EQ(query, "tenant=7");
  EXPECT_THROW(fetch_text(address("/moved")), Error) << "redirects are not followed";
  EXPECT_THROW(fetch_text(address("/huge")), Error);
  EXPECT_THROW(fetch_text(address("/missing")), Error);
  status = 500;
  EXPECT_THROW(fetch_text(address("/keys")), Error);
  server.stop(std::chrono::milliseconds(0));
  EXPECT_THROW(fetch_text(address("/keys")), Error);
}

TEST_F(FetchText, AnIssuersTokensAreVerifiedByTheKeysItPublishes) {
  const auto key = crypto::signing_key("k", crypto::Seed{7});
  text = boost::json::serialize(boost::json::object{{"keys", {crypto::public_jwk(key)}}});
  ManualClock time;
  account::Issuers issuers({{"https://id.example.org", "insight-api", address("/keys")}}, time, fetch_text, &log);
  const auto token = [&](const crypto::SigningKey& by) {
    return crypto::sign_jwt(by, "at+jwt",
                            {{"iss", "https://id.example.org"},
                             {"aud", "insight-api"},
                             {"sub", "u"},
                             {"iat", time.now() / 1000},
                             {"exp", time.now() / 1000 + 900}});
  };
  for (int i = 0; i < 20; ++i) EXPECT_EQ(issuers.verify(token(key)).value().subject, "u");
  EXPECT_EQ(asked, 1);
  status = 503;
  time.advance(700'000);
  EXPECT_EQ(issuers.verify(token(key)).value().subject, "u") << "the last good set";
  status = 200;
  const auto next = crypto::signing_key("k2", crypto::Seed{8});
  text = boost::json::serialize(boost::json::object{{"keys", {crypto::public_jwk(next)}}});
  time.advance(30'000);
  EXPECT_EQ(issuers.verify(token(next)).value().subject, "u");
  EXPECT_THROW(issuers.verify(token(key)), Error) << "the key was taken back";
}

}  // namespace
}  // namespace insight::app
