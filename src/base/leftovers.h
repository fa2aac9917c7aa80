// What a process that was killed left half-done in a folder of its own.
#pragma once

#include <chrono>
#include <filesystem>

namespace insight {

// Old enough that no process that shares the folder can be about to finish it: longer than any upload or run takes.
inline constexpr std::chrono::hours kSharedLeftovers{24};

// Removes what the folder holds and nobody has changed for so long; with 0 everything.
inline void remove_leftovers(const std::filesystem::path& folder, std::chrono::hours age) {
  std::error_code ignored;
  const auto before = std::filesystem::file_time_type::clock::now() - age;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (age.count() == 0 || entry.last_write_time(ignored) < before) std::filesystem::remove_all(entry.path(), ignored);
  }
}

}  // namespace insight
