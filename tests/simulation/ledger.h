// Ledger: what the clients of the simulated queue know, which is what the queue owes them.
#pragma once

#include <map>
#include <string>

#include "queue/job.h"

namespace insight::simulation {

// What a job is like to run.
enum class Nature : std::uint8_t {
  SOUND,
  FLAKY,   // an attempt in three fails
  BAD,     // its input is refused
  DEADLY,  // its worker dies of it
};
BOOST_DESCRIBE_ENUM(Nature, SOUND, FLAKY, BAD, DEADLY)

struct Promise {
  std::string tenant;
  Nature nature = Nature::SOUND;
  int results = 0;         // when it is completed
  bool cancelled = false;  // a client was told so
};

using Ledger = std::map<std::string, Promise, std::less<>>;  // by job; only what was answered for

}  // namespace insight::simulation
