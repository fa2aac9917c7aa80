#include "db/postgres_signals.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>

#include "base/error.h"
#include "db/postgres_connection.h"

namespace insight::db::postgres {
namespace {

constexpr std::chrono::milliseconds between_notices{5};
constexpr int patience_ms = 60'000;  // then the connection is asked whether it still stands

}  // namespace

PostgresSignals::PostgresSignals(std::string address, std::string channel, std::function<void()> heard)
    : address_(std::move(address)),
      channel_(std::move(channel)),
      heard_(std::move(heard)),
      bell_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

PostgresSignals::~PostgresSignals() {
  thread_.request_stop();
  wake();
  thread_.join();
  ::close(bell_);
}

void PostgresSignals::tell() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(told_, true)) return;
  }
  wake();
}

void PostgresSignals::wake() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(bell_, &one, sizeof one);
}

bool PostgresSignals::take_told() {
  std::uint64_t rings = 0;
  [[maybe_unused]] const auto got = ::read(bell_, &rings, sizeof rings);
  const std::lock_guard lock(mutex_);
  return std::exchange(told_, false);
}

// Until the server is back the others' polls do.
void PostgresSignals::run(const std::stop_token& stop) {
  for (bool again = false; !stop.stop_requested(); again = true) {
    try {
      serve(stop);
    } catch (const std::exception&) {
      pollfd bell{bell_, POLLIN, 0};
      ::poll(&bell, 1, again ? 1'000 : 50);
      take_told();
    }
  }
}

void PostgresSignals::serve(const std::stop_token& stop) {
  StatementMeter not_read;  // what listening costs tells nothing
  PostgresConnection connection(address_, not_read);
  connection.execute(("LISTEN " + channel_).c_str());
  heard_();  // what was told before nobody has heard
  const std::string notify = "NOTIFY " + channel_;
  while (!stop.stop_requested()) {
    pollfd wanted[] = {{bell_, POLLIN, 0}, {PQsocket(connection.handle()), POLLIN, 0}};
    if (::poll(wanted, 2, patience_ms) == 0) connection.execute("SELECT 1");
    if (take_told()) {
      connection.execute(notify.c_str());
      std::this_thread::sleep_for(between_notices);
    }
    if (PQconsumeInput(connection.handle()) != 1) throw Error{ErrorCode::unavailable, "the connection was lost"};
    bool by_others = false;
    while (PGnotify* const notice = PQnotifies(connection.handle())) {
      by_others = by_others || notice->be_pid != PQbackendPID(connection.handle());
      PQfreemem(notice);
    }
    if (by_others) heard_();
  }
}

}  // namespace insight::db::postgres
