#include <stdexcept>

#include "account/administration.h"
#include "account/scope.h"
#include "account/service.h"
#include "app/database_address.h"
#include "app/server.h"
#include "base/test_folder.h"
#include "db/open.h"
#include "db/test_database.h"
#include "json/parse.h"
#include "matrix_rows.h"
#include "owner_link.h"
#include "suite_files.h"

namespace insight::api_test {
namespace {

constexpr Millis day = 86'400'000;

std::string cookie_of(const http::Answer& answer) {
  for (const auto& [name, value] : answer.headers)
    if (name == "Set-Cookie" && value.starts_with("sid=")) return value.substr(4, value.find(';') - 4);
  throw std::runtime_error("no cookie was set");
}

std::string token_of(const http::Answer& answer) {
  return std::string(json::parse(answer.body).at("accessToken").as_string());
}

std::vector<std::string> scopes_but(std::string_view left_out) {
  std::vector<std::string> scopes;
  for (const auto scope : account::all_scopes)
    if (scope != left_out) scopes.emplace_back(scope);
  return scopes;
}

app::ServerOptions options_for(const std::filesystem::path& data) {
  app::ServerOptions options;
  options.data_folder = data;
  options.database = db::test_database_address();
  options.log_level = LogLevel::error;
  options.workers = 0;              // an analysis stays queued, so that it can be cancelled whenever the test comes to it
  options.web.writes_a_minute = 0;  // everybody asks for everything
  options.web.reads_a_minute = 0;
  options.webhooks.senders = 0;
  options.webhooks.most_endpoints = 10'000;
  return options;
}

}  // namespace

struct World::House {
  TestFolder folder;
  app::ServerOptions options = options_for(folder.path() / "data");
  app::Server server{options};
  SystemClock clock;
  SystemRandom random;
  IdMaker ids{clock, random};
  // What was given out long ago has expired by now.
  ManualClock long_ago{SystemClock{}.now() - 100 * day};
};

World::World() : house_(std::make_unique<House>()) {
  house_->server.start();
  client_ = std::make_unique<http::Client>(house_->server.url());
  database_ = db::open(app::database_address(house_->options));
  people_["root"] = make_person("root", true);
  people_["ada"] = make_person("ada", false);
  people_["bob"] = make_person("bob", false);
}

World::~World() {
  database_.reset();
  house_->server.stop(std::chrono::seconds(1));
}

http::Answer World::log_in(const Person& person) {
  const auto body = json::encode(boost::json::object{{"email", person.caller.email}, {"password", "password of " + person.name}});
  return client_->send({.method = http::Method::POST, .path = "/api/auth/login", .headers = {}, .body = body});
}

boost::json::value World::granted(const Person& person, http::Method method, const std::string& path, const std::string& body) {
  const auto answer = client_->send(
      {.method = method, .path = path, .headers = {{"Authorization", "Bearer " + person.token}}, .body = body_text(body)});
  if (answer.status >= 300)
    throw std::runtime_error(std::string(http::name_of(method)) + " " + path + " as " + person.name + ": " + answer.body);
  return json::parse(answer.body);
}

Person World::make_person(const std::string& name, bool owner) {
  auto& house = *house_;
  Person person;
  person.name = name;
  const auto email = name + "@example.org";
  boost::json::object wanted{{"email", email}, {"password", "password of " + name}, {"name", name}};
  if (owner) wanted["invitation"] = owner_link(house.options);
  const auto answer =
      client_->send({.method = http::Method::POST, .path = "/api/auth/register", .headers = {}, .body = json::encode(wanted)});
  if (answer.status != 201) throw std::runtime_error("can't register " + name + ": " + answer.body);
  person.token = token_of(answer);
  person.cookie = cookie_of(answer);
  // No plan's limit may stand in the way of the question who may do what.
  database_->transact(
      [&](db::Transaction& tx) { tx.run({"plan", "UPDATE account SET plan = 'INSIGHT_ENTERPRISE' WHERE email = $1"}, email); });
  account::Accounts accounts(*database_, house.clock, house.ids, house.random, account::RegistrationPolicy::closed);
  person.caller = accounts.caller_of(person.token);

  const auto ended = log_in(person);
  person.ended_token = token_of(ended);
  person.ended_cookie = cookie_of(ended);
  accounts.logout(accounts.caller_of(person.ended_token));
  account::Accounts past(*database_, house.long_ago, house.ids, house.random, account::RegistrationPolicy::closed);
  const auto expired = past.login({email, "password of " + name, {}}, {});
  person.expired_token = expired.access_token;
  person.expired_cookie = expired.sid;
  add_keys(person);
  return person;
}

void World::add_keys(Person& person) {
  auto& house = *house_;
  account::ApiKeys keys(*database_, house.clock, house.ids, house.random);
  const auto make = [&](std::vector<std::string> scopes) { return keys.make(person.caller, {"key", std::move(scopes), {}}); };
  for (const auto scope : account::all_scopes) {
    person.key_with[std::string(scope)] = make({std::string(scope)}).key;
    person.key_without[std::string(scope)] = make(scopes_but(scope)).key;
  }
  person.full_key = make(scopes_but("")).key;
  const auto revoked = make(scopes_but(""));
  keys.revoke(person.caller, revoked.id);
  person.revoked_key = revoked.key;
  account::ApiKeys past(*database_, house.long_ago, house.ids, house.random);
  person.expired_key = past.make(person.caller, {"old key", scopes_but(""), {}}).key;
}

}  // namespace insight::api_test
