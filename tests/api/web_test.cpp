// How the API meets the world, over real connections: rate limits, other sites' pages, headers, metrics, traces.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "app/database_address.h"
#include "app/server.h"
#include "base/test_folder.h"
#include "base/text.h"
#include "db/open.h"
#include "db/test_database.h"
#include "http/client.h"
#include "json/parse.h"

namespace insight::api_test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Web : public testing::Test {
 protected:
  void start(app::WebOptions web) {
    app::ServerOptions options;
    options.data_folder = folder_.path() / "data";
    options.database = db::test_database_address();
    options.log_level = LogLevel::error;
    options.web = std::move(web);
    server_.emplace(options);
    server_->start();
    client_.emplace(server_->url());
  }
  http::Answer call(http::Method method, std::string path, std::string body = "", std::vector<http::Header> headers = {}) {
    http::Call call;
    call.method = method;
    call.path = std::move(path);
    call.body = std::move(body);
    call.headers = std::move(headers);
    if (!token_.empty()) call.headers.emplace_back("Authorization", "Bearer " + token_);
    return client_->send(call);
  }
  http::Answer get(std::string path, std::vector<http::Header> headers = {}) {
    return call(http::Method::GET, std::move(path), "", std::move(headers));
  }
  void sign_in(const std::string& name) {
    token_.clear();
    const auto answer = call(http::Method::POST, "/api/auth/register",
                             R"({"email":")" + name + R"(@example.org","password":"long enough, this","name":"A"})");
    ASSERT_EQ(answer.status, 201U) << answer.body;
    token_ = json::parse(answer.body).at("accessToken").as_string();
  }
  std::string metrics() { return get("/metrics").body; }

  TestFolder folder_;
  std::optional<app::Server> server_;
  std::optional<http::Client> client_;
  std::string token_;
};

app::WebOptions limits(std::int64_t writes, std::int64_t reads) {
  app::WebOptions web;
  web.writes_a_minute = writes;
  web.reads_a_minute = reads;
  return web;
}

TEST_F(Web, TheInternalWebhookIsOffUntilItHasASecret) {
  start({});
  const auto answer = call(http::Method::POST, "/api/webhooks/insight-internal", R"({"type": "project.created", "data": {}})");
  EXPECT_EQ(answer.status, 503U);
  EXPECT_THAT(answer.body, HasSubstr(R"("code":"INTERNAL_WEBHOOK_DISABLED")"));
}

TEST_F(Web, AnAccountHasSoManyRequestsAMinute) {
  start(limits(3, 5));
  sign_in("ann");
  for (int left = 4; left >= 0; --left) {
    const auto answer = get("/api/insight/projects");
    EXPECT_EQ(answer.status, 200U);
    EXPECT_EQ(answer.header("RateLimit-Policy"), R"("reads";q=5;w=60)");
    EXPECT_THAT(std::string(answer.header("RateLimit")), testing::StartsWith(R"("reads";r=)" + std::to_string(left) + ";t="));
    EXPECT_EQ(answer.header("X-RateLimit-Limit"), "5");
    EXPECT_EQ(answer.header("X-RateLimit-Remaining"), std::to_string(left));
    EXPECT_THAT(std::string(answer.header("X-RateLimit-Reset")), Not(IsEmpty()));
  }
  const auto refused = get("/api/insight/projects");
  EXPECT_EQ(refused.status, 429U);
  EXPECT_THAT(refused.body, HasSubstr(R"("code":"RATE_LIMITED")"));
  const auto seconds = std::stoi(std::string(refused.header("Retry-After")));
  EXPECT_TRUE(seconds >= 1 && seconds <= 12) << seconds;
  EXPECT_EQ(call(http::Method::POST, "/api/insight/projects", R"({"name":"x"})").status, 201U) << "writes are counted apart";
  sign_in("bob");
  EXPECT_EQ(get("/api/insight/projects").status, 200U) << "another account";
  for (int i = 0; i < 20; ++i) EXPECT_EQ(get("/livez").status, 200U) << "a supervisor is never refused";
}

TEST_F(Web, WhatTheCallerHasAlreadyIsFree) {
  start(limits(10, 4));
  sign_in("ann");
  const auto id = json::parse(call(http::Method::POST, "/api/insight/projects", R"({"name":"x"})").body).at("id").as_string();
  const auto path = "/api/insight/projects/" + std::string(id);
  const auto etag = std::string(get(path).header("ETag"));
  for (int i = 0; i < 20; ++i) EXPECT_EQ(get(path, {{"If-None-Match", etag}}).status, 304U);
  EXPECT_EQ(get(path).status, 200U);
}

TEST_F(Web, GuessersAreLimitedByTheirAddress) {
  start(limits(0, 6));
  std::set<unsigned> statuses;
  for (int i = 0; i < 10; ++i) statuses.insert(get("/api/insight/projects", {{"Authorization", "Bearer nonsense"}}).status);
  EXPECT_EQ(statuses, (std::set<unsigned>{401, 429}));
}

TEST_F(Web, BehindATrustedProxyTheAddressIsTheOneThatItWroteDown) {
  auto web = limits(0, 2);
  web.trusted_proxies = {"127.0.0.1"};
  start(web);
  const auto from = [&](const std::string& chain) { return get("/api/insight/projects", {{"X-Forwarded-For", chain}}).status; };
  for (int i = 0; i < 2; ++i) EXPECT_EQ(from("1.2.3.4, 10.0.0.1"), 401U);
  EXPECT_EQ(from("9.9.9.9, 10.0.0.1"), 429U) << "what stands before came from the stranger himself";
  EXPECT_EQ(from("10.0.0.2"), 401U);
}

TEST_F(Web, OnlyListedPagesMayRead) {
  app::WebOptions web;
  web.cors_origins = {"https://app.example.org"};
  start(web);
  const auto listed = get("/livez", {{"Origin", "https://app.example.org"}});
  EXPECT_EQ(listed.header("Access-Control-Allow-Origin"), "https://app.example.org");
  EXPECT_EQ(listed.header("Access-Control-Allow-Credentials"), "true");
  EXPECT_EQ(listed.header("Vary"), "Origin");
  for (const auto* name : {"ETag", "Location", "Retry-After", "RateLimit", "X-Request-Id", "Idempotency-Replayed"})
    EXPECT_THAT(std::string(listed.header("Access-Control-Expose-Headers")), HasSubstr(name));
  for (const auto* origin :
       {"https://evil.example.org", "null", "https://app.example.org.evil.org", "https://APP.example.org", "*"}) {
    const auto other = get("/livez", {{"Origin", origin}});
    EXPECT_EQ(other.status, 200U);
    EXPECT_EQ(other.header("Access-Control-Allow-Origin"), "");
    EXPECT_EQ(other.header("Access-Control-Allow-Credentials"), "");
    EXPECT_EQ(other.header("Vary"), "Origin");
  }
  const std::vector<http::Header> asks{{"Origin", "https://app.example.org"}, {"Access-Control-Request-Method", "PATCH"}};
  const auto preflight = call(http::Method::OPTIONS, "/api/insight/projects/x", "", asks);
  EXPECT_EQ(preflight.status, 204U);
  EXPECT_EQ(preflight.header("Access-Control-Allow-Methods"), "GET, PATCH, DELETE");
  EXPECT_THAT(std::string(preflight.header("Access-Control-Allow-Headers")), HasSubstr("Idempotency-Key"));
  const auto stranger = call(http::Method::OPTIONS, "/api/insight/projects", "",
                             {{"Origin", "https://x.org"}, {"Access-Control-Request-Method", "POST"}});
  EXPECT_EQ(stranger.status, 403U);
  EXPECT_EQ(stranger.header("Access-Control-Allow-Origin"), "");
  EXPECT_EQ(call(http::Method::OPTIONS, "/api/insight/projects").status, 405U);
}

TEST_F(Web, AnOriginThatIsNoneStopsTheStart) {
  for (const auto* origin :
       {"*", "null", "app.example.org", "https://app.example.org/", "https://App.example.org", "https://*.org"}) {
    app::WebOptions web;
    web.cors_origins = {origin};
    EXPECT_THROW(start(web), Error) << origin;
  }
}

TEST_F(Web, EveryAnswerTellsBrowsersToKeepTheirHandsOff) {
  app::WebOptions web;
  web.https = true;
  start(web);
  for (const auto& answer : {get("/livez"), get("/nothing"), get("/api/auth/me"), get("/livez?x=%zz")}) {
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(answer.header("Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'");
    EXPECT_EQ(answer.header("Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_EQ(answer.header("Strict-Transport-Security"), "max-age=31536000; includeSubDomains");
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "");
  }
}

TEST_F(Web, ARequestMayBringItsId) {
  start({});
  EXPECT_EQ(get("/livez", {{"X-Request-Id", "deploy-42.try_1"}}).header("X-Request-Id"), "deploy-42.try_1");
  EXPECT_THAT(get("/nothing", {{"X-Request-Id", "deploy-42.try_1"}}).body, HasSubstr(R"("requestId":"deploy-42.try_1")"));
  for (const auto* bad : {"short", "has space in it", "<script>alert(1)</script>", "../../../../etc/passwd"})
    EXPECT_NE(get("/livez", {{"X-Request-Id", bad}}).header("X-Request-Id"), bad);
}

TEST_F(Web, TheTraceOfASubmitIsKeptOnItsJob) {
  const auto code = folder_.path() / "code";
  std::filesystem::create_directory(code);
  app::ServerOptions options;
  options.data_folder = folder_.path() / "data";
  options.database = db::test_database_address();
  options.log_level = LogLevel::error;
  options.allow_roots = {code};
  server_.emplace(options);
  server_->start();
  client_.emplace(server_->url());
  sign_in("ann");
  const std::string trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  for (const auto& given : {trace, std::string("00-nonsense")}) {
    const auto answer =
        call(http::Method::POST, "/api/insight/analysis?createProject=true",
             R"({"projectId":"p","path":")" + code.string() + R"(","detectors":["security"]})", {{"traceparent", given}});
    ASSERT_EQ(answer.status, 202U) << answer.body;
  }
  const auto database = db::open(app::database_address(options));
  constexpr db::Query traces{"test.traces", "SELECT COALESCE(traceparent, 'none') FROM job WHERE lane = 'ANALYSIS' ORDER BY seq"};
  const auto kept = database->read([&](db::Transaction& tx) { return tx.all<std::string>(traces); });
  EXPECT_THAT(kept, testing::ElementsAre(trace, "none"));
}

// Each line as Prometheus' text format wants it, each family told once with its help and type before its samples.
void check_exposition(const std::string& text) {
  static const std::regex help(R"(# HELP [a-zA-Z_:][a-zA-Z0-9_:]* .+)");
  static const std::regex type(R"(# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram))");
  static const std::regex sample(
      R"(([a-zA-Z_:][a-zA-Z0-9_:]*)(\{[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*")*\})? )"
      R"((-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?|\+Inf|NaN))");
  EXPECT_TRUE(text.ends_with('\n'));
  std::set<std::string> families;
  std::set<std::string> series;
  std::string family;
  std::string kind;
  for (const auto raw : split(std::string_view(text).substr(0, text.size() - 1), '\n')) {
    const std::string line(raw);
    std::smatch match;
    if (line.starts_with("# HELP")) {
      EXPECT_TRUE(std::regex_match(line, help)) << line;
    } else if (std::regex_match(line, match, type)) {
      family = match[1];
      kind = match[2];
      EXPECT_TRUE(families.insert(family).second) << "told twice: " << family;
      EXPECT_TRUE(kind != "counter" || family.ends_with("_total")) << family;
    } else {
      ASSERT_TRUE(std::regex_match(line, match, sample)) << line;
      const std::string name = match[1];
      const bool part = kind == "histogram" && (name == family + "_bucket" || name == family + "_sum" || name == family + "_count");
      EXPECT_TRUE(part || name == family) << line << " stands under " << family;
      EXPECT_TRUE(series.insert(line.substr(0, line.rfind(' '))).second) << "two samples of one series: " << line;
    }
  }
}

TEST_F(Web, MetricsAreWhatPrometheusReads) {
  start({});
  sign_in("ann");
  get("/api/insight/projects/none");
  const auto answer = get("/metrics");
  EXPECT_EQ(answer.header("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
  check_exposition(answer.body);
  EXPECT_THAT(answer.body, HasSubstr("http_server_request_duration_seconds_count{http_request_method=\"GET\","
                                     "http_route=\"/api/insight/projects/{id}\",http_response_status_code=\"404\"} 1\n"));
  EXPECT_THAT(answer.body, Not(HasSubstr("insight_redis_up"))) << "none is wanted";
  for (const auto* line :
       {"insight_db_statements_total{statement=\"account.insert\"} 1\n",
        "insight_db_statement_seconds_total{statement=\"COMMIT\"} ", "insight_queue_depth{lane=\"analysis\"} 0\n",
        "insight_queue_oldest_age_seconds{lane=\"analysis\"} 0\n", "insight_queue_running{lane=\"analysis\"} 0\n",
        "insight_queue_claims_total ", "insight_queue_fenced_writes_total 0\n", "insight_queue_lease_expiries_total 0\n",
        "insight_queue_redispatches_total 0\n", "insight_queue_quarantined_total 0\n", "insight_analyses{status=\"COMPLETED\"} 0\n",
        "insight_quota_drift 0\n", "insight_stripe_puzzles 0\n", "insight_stripe_events{state=\"PENDING\"} 0\n",
        "insight_webhook_deliveries{state=\"PENDING\"} 0\n", "process_open_fds ", "process_resident_memory_bytes ",
        "insight_build_info{"})
    EXPECT_THAT(answer.body, HasSubstr(line));
}

TEST_F(Web, StrangersSeeNoMetrics) {
  app::WebOptions web;
  web.metrics_token = "a token for watchers";
  start(web);
  EXPECT_EQ(get("/metrics").status, 200U) << "this machine";
  EXPECT_EQ(get("/metrics", {{"X-Forwarded-For", "203.0.113.7"}}).status, 401U) << "somebody behind a proxy of this machine";
  EXPECT_EQ(get("/metrics", {{"X-Forwarded-For", "203.0.113.7"}, {"Authorization", "Bearer wrong"}}).status, 401U);
  EXPECT_EQ(get("/metrics", {{"X-Forwarded-For", "203.0.113.7"}, {"Authorization", "Bearer a token for watchers"}}).status, 200U);
}

}  // namespace
}  // namespace insight::api_test
