#include "db/postgres_wire.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace insight::db::postgres {
namespace {

// libpq counts in seconds, two at least.
std::string in_seconds(std::chrono::milliseconds time) {
  return std::to_string(std::max<std::int64_t>(2, std::chrono::ceil<std::chrono::seconds>(time).count()));
}

// What stands before the address gives way to it. A peer that the network lost without a word is noticed in half a minute; our name
// is what pg_stat_activity shows.
PGconn* connected_to(const std::string& address, std::chrono::milliseconds patience) {
  const auto seconds = in_seconds(patience);
  const std::array keys{"connect_timeout",
                        "keepalives_idle",
                        "keepalives_interval",
                        "keepalives_count",
                        "tcp_user_timeout",
                        "fallback_application_name",
                        "dbname",
                        static_cast<const char*>(nullptr)};
  const std::array values{seconds.c_str(), "10", "5", "4", "30000", "insight", address.c_str(), static_cast<const char*>(nullptr)};
  return PQconnectdbParams(keys.data(), values.data(), 1);
}

}  // namespace

Wire::Wire(std::string address, Patience patience)
    : address_(std::move(address)), silence_(patience.silence), handle_(connected_to(address_, patience.connect)) {
  if (PQstatus(get()) == CONNECTION_OK) PQsetnonblocking(get(), 1);
}

bool Wire::flush() {
  while (PQflush(get()) == 1) {
    if (!wait_for(POLLIN | POLLOUT)) return false;
    if (PQconsumeInput(get()) != 1) break;
  }
  return true;
}

bool Wire::await() {
  if (!flush()) return false;
  while (PQisBusy(get()) == 1) {
    if (!wait_for(POLLIN)) return false;
    if (PQconsumeInput(get()) != 1) break;
    // A record of TLS may hold more than libpq takes at once; the socket knows nothing of the rest.
    if (PQsslInUse(get()) == 1 && PQconsumeInput(get()) != 1) break;
  }
  return true;
}

bool Wire::wait_for(short events) {
  while (true) {
    pollfd wanted{PQsocket(get()), events, 0};
    const int ready = ::poll(&wanted, 1, static_cast<int>(silence_.count()));
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
    if (ready == 0 && !is_server_there()) return false;
  }
}

// The very server of this connection, where the address names several.
bool Wire::is_server_there() const {
  const auto seconds = in_seconds(silence_);
  const std::array keys{"dbname", "host", "hostaddr", "port", "connect_timeout", static_cast<const char*>(nullptr)};
  const std::array<const char*, 6> values{address_.c_str(), PQhost(get()),   PQhostaddr(get()),
                                          PQport(get()),    seconds.c_str(), nullptr};
  return PQpingParams(keys.data(), values.data(), 1) != PQPING_NO_RESPONSE;
}

}  // namespace insight::db::postgres
