#include "app/health.h"

#include "base/error.h"
#include "db/migrate.h"

namespace insight::app {

http::Response live(Health&, const http::Request&) {
  return http::ok(HealthState{});
}

http::Response ready(Health& health, const http::Request&) {
  if (health.draining) throw Error{ErrorCode::unavailable, "The server is stopping"}.because("DRAINING").retry_after(5);
  health.database.read(db::schema_number);
  return http::ok(ReadyState{.sandbox = health.sandbox});
}

}  // namespace insight::app
