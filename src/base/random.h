// Random: where unpredictability comes from. Ids, salts and tokens are drawn from one that is handed in, so that tests own it.
// Called from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace insight {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

// The kernel's generator, fit for secrets. Throws std::system_error where the kernel refuses.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

// For tests: the same bytes for the same seed. Never for secrets.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed = 1) : state_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::uint64_t state_;
};

}  // namespace insight
