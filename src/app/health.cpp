#include "app/health.h"

#include "base/error.h"
#include "db/migrate.h"

namespace insight::app {
namespace {

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
  health.database.read(db::schema_number);
  return http::ok(State{});
}

}  // namespace insight::app
