#include "app/health.h"

#include "base/error.h"

namespace insight::app {
namespace {

constexpr db::Query ping{"health.ping", "SELECT COUNT(*) FROM schema_migration"};

struct State {
  std::string status = "ok";
};
BOOST_DESCRIBE_STRUCT(State, (), (status))

}  // namespace

http::Response live(Health&, const http::Request&) {
  return http::ok(State{});
}

http::Response ready(Health& health, const http::Request&) {
  if (health.draining) throw Error{ErrorCode::unavailable, "The server is stopping"}.because("DRAINING").retry_after(5);
  health.database.read([](db::Transaction& tx) { return tx.one<std::int64_t>(ping); });
  return http::ok(State{});
}

}  // namespace insight::app
