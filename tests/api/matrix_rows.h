// The rows of the matrix of identities: every route, asked in a way that its rightful caller is granted, and the things that these
// requests speak of. A route without a row fails the test (identity_matrix_test.cpp); add one in matrix_rows.cpp.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "account/api_keys.h"
#include "base/random.h"
#include "db/database.h"
#include "http/client.h"

namespace insight::api_test {

struct Row {
  std::string_view request;  // "GET /api/insight/projects/$project"; a `$thing` is one of the asking account's own
  std::string_view body = "";
  unsigned granted = 0;  // what the rightful caller gets; 0: the success that the document names
  std::string_view content_type = "application/json";
};

// Somebody with everything that could identify him.
struct Person {
  std::string name;
  account::Caller caller;
  std::string token;   // of a log-in that holds
  std::string cookie;  // of the same log-in
  std::string expired_token, ended_token;
  std::string expired_cookie, ended_cookie;
  std::string expired_key, revoked_key, full_key;
  std::map<std::string, std::string> key_with;     // by scope: that one alone
  std::map<std::string, std::string> key_without;  // by scope: every other one
};

// A running server and the people whom it knows: ada and bob are users, root is an owner.
class World {
 public:
  World();
  ~World();

  http::Answer send(const http::Call& call) { return client_->send(call); }
  // As that person, with the log-in's token; throws when it isn't granted.
  boost::json::value granted(const Person& person, http::Method method, const std::string& path, const std::string& body);
  db::Database& database() { return *database_; }

  const Person& ada() const { return people_.at("ada"); }
  const Person& bob() const { return people_.at("bob"); }
  const Person& root() const { return people_.at("root"); }
  http::Answer log_in(const Person& person);

 private:
  Person make_person(const std::string& name, bool owner);
  void add_keys(Person& person);

  struct House;
  std::unique_ptr<House> house_;
  std::unique_ptr<http::Client> client_;
  std::unique_ptr<db::Database> database_;
  std::map<std::string, Person> people_;
};

// Things by their name in rows: each call makes a new one for that person and gives its id (or what else stands in the request).
using MakeThing = std::function<std::string(World&, const Person&)>;
const std::map<std::string, MakeThing>& things();

const std::vector<Row>& rows();

// What a row's request and body speak of, made for that person, and the request that speaks of it.
using Things = std::map<std::string, std::string>;
std::set<std::string> names_in(std::string_view text);  // the `$name`s
Things make_things(World& world, const Row& row, const Person& owner);
http::Call call_of(const Row& row, const Things& things, std::vector<http::Header> headers);

}  // namespace insight::api_test
