// Who may do what, for every route and every kind of identity: taken from the server's own document, compared with what it does.
#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <set>
#include <stdexcept>

#include "account/scope.h"
#include "app/server.h"
#include "base/test_folder.h"
#include "base/text.h"
#include "contract.h"
#include "json/parse.h"
#include "matrix_rows.h"
#include "suite_files.h"

namespace insight::api_test {
namespace {

using Headers = std::vector<http::Header>;

Headers bearer(const std::string& token) {
  return {{"Authorization", "Bearer " + token}};
}
Headers api_key(const std::string& key) {
  return {{"X-API-Key", key}};
}
Headers cookie(const std::string& sid) {
  return {{"Cookie", "sid=" + sid}};
}
Headers both(Headers a, const Headers& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}
const Headers same_origin{{"Sec-Fetch-Site", "same-origin"}};

// One route, asked by everybody.
class RouteMatrix {
 public:
  RouteMatrix(World& world, const Contract& contract, const Row& row) : world_(world), contract_(contract), row_(row) {
    operation_ = contract.operation_of(call({}, {}));
  }
  const boost::json::object* operation() const { return operation_; }

  void check() {
    if (is_open()) return granted("nobody", {}, world_.ada());
    const auto& rightful = is_for_owners() ? world_.root() : world_.ada();
    things_ = make_things(rightful);
    check_who_is_nobody(rightful);
    check_cookie_of_another_site(rightful);
    check_missing_rights(rightful);
    if (!is_for_owners()) check_others();
    check_granted(rightful);
  }

 private:
  bool is_open() const { return operation_->at("security").as_array().empty(); }
  bool is_for_owners() const { return operation_->contains("x-required-role"); }
  bool needs_login() const { return operation_->contains("x-requires-login"); }
  std::string scope() const {
    const auto* scope = operation_->if_contains("x-required-scope");
    return scope == nullptr ? "" : std::string(scope->as_string());
  }
  bool changes_something() const { return !row_.request.starts_with("GET "); }

  http::Call call(Headers headers, const Things& things) const { return call_of(row_, things, std::move(headers)); }

  Things make_things(const Person& owner) const { return api_test::make_things(world_, row_, owner); }

  http::Answer ask(const std::string& who, const Headers& headers, const Things& things) {
    const auto asked = call(headers, things);
    auto answer = world_.send(asked);
    if (const auto broken = contract_.broken_by(asked, answer); !broken.empty()) complain(who, broken);
    return answer;
  }

  void refused(const std::string& who, const Headers& headers, unsigned status, std::string_view code) {
    const auto answer = ask(who, headers, things_);
    if (answer.status != status || json::parse(answer.body).at("code").as_string() != code)
      complain(who, "expected " + std::to_string(status) + " " + std::string(code) + ", got " + std::to_string(answer.status) +
                        " " + answer.body);
  }

  // With things of its own: the request may end them.
  void granted(const std::string& who, const Headers& headers, const Person& owner) {
    const auto answer = ask(who, headers, things_.empty() ? make_things(owner) : things_);
    things_.clear();
    const auto& responses = operation_->at("responses").as_object();
    const bool good = row_.granted != 0
                          ? answer.status == row_.granted
                          : answer.status >= 200 && answer.status < 300 && responses.contains(std::to_string(answer.status));
    if (!good) complain(who, "expected to be let in, got " + std::to_string(answer.status) + " " + answer.body);
  }

  void complain(const std::string& who, const std::string& what) const {
    ADD_FAILURE() << row_.request << "\n  as " << who << ": " << what;
  }

  void check_who_is_nobody(const Person& person) {
    refused("nobody", {}, 401, "MISSING_TOKEN");
    const std::vector<std::pair<std::string, Headers>> nobodies{
        {"nonsense", bearer("nonsense")},
        {"another scheme", {{"Authorization", "Basic YWRhOmFkYQ=="}}},
        {"an expired token", bearer(person.expired_token)},
        {"the token of a log-in that has ended", bearer(person.ended_token)},
        {"an expired key", bearer(person.expired_key)},
        {"a revoked key", bearer(person.revoked_key)},
        {"a mistyped key", bearer(person.full_key.substr(0, 46) + (person.full_key.ends_with('x') ? "y" : "x"))},
        {"an expired key in X-API-Key", api_key(person.expired_key)},
        {"a revoked key in X-API-Key", api_key(person.revoked_key)},
        {"a token in X-API-Key", api_key(person.token)},
        {"an expired cookie", both(cookie(person.expired_cookie), same_origin)},
        {"the cookie of a log-in that has ended", both(cookie(person.ended_cookie), same_origin)},
        {"a token as a cookie", both(cookie(person.token), same_origin)},
        {"nonsense beside a good cookie", both(bearer("nonsense"), both(cookie(person.cookie), same_origin))},
        {"a revoked key beside a good cookie", both(api_key(person.revoked_key), both(cookie(person.cookie), same_origin))},
    };
    for (const auto& [who, headers] : nobodies) refused(who, headers, 401, "INVALID_TOKEN");
  }

  void check_cookie_of_another_site(const Person& person) {
    if (!changes_something()) return;
    const auto own = cookie(person.cookie);
    for (const auto& [who, more] : std::vector<std::pair<std::string, Headers>>{
             {"a cookie alone", {}},
             {"a cookie from another site", {{"Sec-Fetch-Site", "cross-site"}}},
             {"a cookie from a neighbour", {{"Sec-Fetch-Site", "same-site"}}},
             {"a cookie from another site that claims an origin",
              {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "http://127.0.0.1"}}},
             {"a cookie from another origin", {{"Origin", "https://evil.example"}}},
             {"a cookie from no origin", {{"Origin", "null"}}},
             {"a cookie from an origin with a longer name", {{"Origin", "http://127.0.0.1.evil.example"}}}})
      refused(who, both(own, more), 403, "CROSS_SITE_REQUEST");
  }

  void check_missing_rights(const Person& rightful) {
    if (const auto needed = scope(); !needed.empty()) {
      for (const auto& [other, key] : rightful.key_with)
        if (other != needed) refused("a key with " + other, bearer(key), 403, "INSUFFICIENT_SCOPE");
      refused("a key with every other scope", bearer(rightful.key_without.at(needed)), 403, "INSUFFICIENT_SCOPE");
      refused("such a key in X-API-Key", api_key(rightful.key_without.at(needed)), 403, "INSUFFICIENT_SCOPE");
    }
    if (needs_login()) {
      refused("a key with every scope", bearer(rightful.full_key), 403, "INSUFFICIENT_SCOPE");
      refused("a key with every scope beside a good cookie",
              both(api_key(rightful.full_key), both(cookie(rightful.cookie), same_origin)), 403, "INSUFFICIENT_SCOPE");
    }
    if (is_for_owners()) {
      refused("a user", bearer(world_.ada().token), 403, "INSUFFICIENT_ROLE");
      refused("a user's cookie", both(cookie(world_.ada().cookie), same_origin), 403, "INSUFFICIENT_ROLE");
      refused("a user's key", bearer(world_.ada().full_key), 403, "INSUFFICIENT_SCOPE");
    }
  }

  // What is another's looks like what is missing, to users and to owners of the installation.
  void check_others() {
    const auto named = names_in(row_.request);
    const bool of_an_object = std::any_of(named.begin(), named.end(), [](const auto& name) { return is_object(name); });
    const auto in_body = names_in(row_.body);
    if (!of_an_object && std::none_of(in_body.begin(), in_body.end(), [](const auto& name) { return is_object(name); })) return;
    Things missing = things_;
    for (auto& [name, id] : missing)
      if (is_object(name)) id = "0192e4a5-7c1b-7cc3-9d0e-7a4f2f0c9b11";
    for (const auto* other : {&world_.bob(), &world_.root()}) {
      const auto of_another = ask(other->name, bearer(other->token), things_);
      const auto of_nobody = ask(other->name, bearer(other->token), missing);
      if (of_another.status != 404 || without_ids(of_another, things_) != without_ids(of_nobody, missing))
        complain(other->name, "expected the same 404 as for what is missing, got " + of_another.body + "\n  and " + of_nobody.body);
    }
  }

  // A thing of an account, as opposed to a text such as a password.
  static bool is_object(const std::string& name) {
    static const std::set<std::string> texts{"email", "password", "address", "refresh", "invitation-token"};
    return !texts.contains(name);
  }

  static std::string without_ids(const http::Answer& answer, const Things& things) {
    auto body = json::parse(answer.body).as_object();
    body.erase("requestId");
    auto text = boost::json::serialize(body);
    for (const auto& [name, id] : things)
      for (auto at = text.find(id); at != std::string::npos; at = text.find(id, at)) text.replace(at, id.size(), "$");
    return text;
  }

  void check_granted(const Person& rightful) {
    granted(rightful.name, bearer(rightful.token), rightful);  // the very things that others were refused
    granted("a token beside a bad cookie", both(bearer(rightful.token), cookie("nonsense")), rightful);
    granted("a cookie from a page of ours", both(cookie(rightful.cookie), same_origin), rightful);
    granted("a cookie that a person's click sends", both(cookie(rightful.cookie), {{"Sec-Fetch-Site", "none"}}), rightful);
    granted("a cookie from our origin",
            both(cookie(rightful.cookie), {{"Origin", "http://insight.test"}, {"Host", "insight.test"}}), rightful);
    if (!changes_something()) granted("a cookie alone", cookie(rightful.cookie), rightful);
    if (const auto needed = scope(); !needed.empty()) {
      granted("a key with the scope", bearer(rightful.key_with.at(needed)), rightful);
      granted("a key with the scope in X-API-Key", api_key(rightful.key_with.at(needed)), rightful);
    } else if (!needs_login()) {
      granted("a key with any scope", bearer(rightful.key_with.begin()->second), rightful);
    }
  }

  World& world_;
  const Contract& contract_;
  const Row& row_;
  const boost::json::object* operation_ = nullptr;
  Things things_;  // of the rightful caller, kept while everybody is refused
};

TEST(IdentityMatrix, EveryRouteTakesTheIdentitiesThatTheDocumentSays) {
  World world;
  const Contract contract(json::parse(world.send({.path = "/openapi.json"}).body).as_object());
  std::set<const boost::json::object*> shown;
  for (const auto& row : rows()) shown.insert(RouteMatrix(world, contract, row).operation());
  for (const auto& [path, methods] : contract.document().at("paths").as_object())
    for (const auto& [method, operation] : methods.as_object())
      EXPECT_TRUE(shown.contains(&operation.as_object()))
          << "the route " << method << " " << path << " has no row; add one to tests/api/matrix_rows.cpp";
  for (const auto& row : rows()) {
    RouteMatrix matrix(world, contract, row);
    try {
      if (matrix.operation() == nullptr) throw std::runtime_error("there is no such route");
      matrix.check();
    } catch (const std::exception& failure) {
      ADD_FAILURE() << row.request << "\n  " << failure.what();
    }
  }
}

TEST(SessionCookie, LogsOutForAPageOfOursAlone) {
  World world;
  const auto ask = [&](http::Method method, const std::string& path, const Headers& more) {
    return world.send({.method = method, .path = path, .headers = both(cookie(world.ada().cookie), more)}).status;
  };
  EXPECT_EQ(ask(http::Method::POST, "/api/auth/logout", {{"Sec-Fetch-Site", "cross-site"}}), 403U);
  EXPECT_EQ(ask(http::Method::GET, "/api/auth/me", {}), 200U);
  EXPECT_EQ(ask(http::Method::POST, "/api/auth/logout", same_origin), 200U);
  EXPECT_EQ(ask(http::Method::GET, "/api/auth/me", {}), 401U);
}

std::vector<std::string> cookies_of(const std::string& address, bool secure) {
  const TestFolder folder;
  app::ServerOptions options;
  options.data_folder = folder.path() / "data";
  options.address = address;
  options.open_registration = true;
  options.web.https = secure;
  options.log_level = LogLevel::error;
  app::Server server(options);
  server.start();
  const auto answer = http::Client(server.url())
                          .send({.method = http::Method::POST,
                                 .path = "/api/auth/register",
                                 .headers = {},
                                 .body = R"({"email": "ada@example.org", "password": "correct horse", "name": "Ada"})"});
  server.stop(std::chrono::seconds(1));
  std::vector<std::string> cookies;
  for (const auto& [name, value] : answer.headers)
    if (name == "Set-Cookie") cookies.push_back(value);
  return cookies;
}

// Blanks the secret.
std::string attributes_of(const std::string& cookie) {
  const auto equals = cookie.find('=');
  return cookie.substr(0, equals) + cookie.substr(cookie.find(';'));
}

TEST(SessionCookie, IsForThisHostAndNoScript) {
  const auto local = cookies_of("127.0.0.1", false);
  ASSERT_EQ(local.size(), 2U);
  EXPECT_EQ(attributes_of(local[1]), "sid; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000");
  for (const auto& secure : {cookies_of("0.0.0.0", false), cookies_of("127.0.0.1", true)}) {
    ASSERT_EQ(secure.size(), 2U);
    EXPECT_EQ(attributes_of(secure[1]), "__Host-sid; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000; Secure");
    EXPECT_EQ(secure[1].find(';') - secure[1].find('='), 44U);  // 256 bits
  }
}

}  // namespace
}  // namespace insight::api_test
