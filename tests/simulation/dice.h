// Dice: every choice of the simulation, drawn from its seed.
#pragma once

#include <array>
#include <cstring>

#include "base/random.h"

namespace insight::simulation {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}

  std::uint64_t draw() {
    std::array<std::uint8_t, 8> bytes{};
    random_.fill(bytes);
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data(), bytes.size());
    return number;
  }
  int below(int most) { return static_cast<int>(draw() % static_cast<std::uint64_t>(most)); }
  bool one_in(int times) { return below(times) == 0; }
  Random& random() { return random_; }

 private:
  SeededRandom random_;
};

}  // namespace insight::simulation
