// Clock: where time comes from. Everything that depends on the time is given one, so that tests and simulations own it.
// Called from any thread.
#pragma once

#include <chrono>
#include <cstdint>

namespace insight {

// Milliseconds since 1970-01-01 UTC; how time is kept in rows and structs. ISO-8601 is made at the rim (base/time_text.h).
using Millis = std::int64_t;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Millis now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Millis now() const override {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  }
};

// For tests: stands still until it is moved.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Millis start = 1'700'000'000'000) : now_(start) {}
  Millis now() const override { return now_; }
  void advance(Millis by) { now_ += by; }

 private:
  Millis now_;
};

}  // namespace insight
