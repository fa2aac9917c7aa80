// LoginThrottle: makes guessing slow without letting a stranger lock anybody out: failures count per address that asks and e-mail
// address it asks about, known or not. In memory, bounded; a restart forgets. Any thread.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/clock.h"

namespace insight::account {

class LoginThrottle {
 public:
  explicit LoginThrottle(const Clock& clock) : clock_(clock) {}

  // Throws Error(rate_limited) while this pair has to wait.
  void admit(const std::string& email, const std::string& remote);
  void failed(const std::string& email, const std::string& remote);
  void succeeded(const std::string& email, const std::string& remote);

 private:
  struct Failures {
    int count = 0;
    Millis last = 0;
    Millis wait_until = 0;
  };
  using Key = std::pair<std::string, std::string>;

  void forget_old(Millis now);

  const Clock& clock_;
  std::mutex mutex_;
  std::map<Key, Failures> failures_;
};

}  // namespace insight::account
