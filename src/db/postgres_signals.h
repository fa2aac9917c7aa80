// Signals over PostgreSQL's LISTEN and NOTIFY, on a connection and a thread of their own. Many signals close together travel as
// one: commits that notify wait for each other, so the notice is sent apart from them. Used by postgres.cpp alone.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "db/signals.h"

namespace insight::db::postgres {

class PostgresSignals final : public Signals {
 public:
  // `heard` is called on this object's thread when another process told, and after a lost connection came back.
  PostgresSignals(std::string address, std::string channel, std::function<void()> heard);
  ~PostgresSignals() override;
  void tell() override;

 private:
  void run(const std::stop_token& stop);
  void serve(const std::stop_token& stop);
  void wake();
  bool take_told();

  std::string address_;
  std::string channel_;
  std::function<void()> heard_;
  int bell_ = -1;  // an eventfd: told, or to stop
  std::mutex mutex_;
  bool told_ = false;
  std::jthread thread_;
};

}  // namespace insight::db::postgres
