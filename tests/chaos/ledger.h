// Ledger: every answer that a client got and that the servers must stand by. For chaos; one per client.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace insight::chaos {

// How an analysis ended, as first seen.
struct End {
  std::string status;
  std::int64_t issues = 0;
  bool operator==(const End&) const = default;
};

struct Entry {
  std::size_t sources = 0;  // which folder was analysed
  bool cancelled = false;   // a client was told so
  std::optional<End> end;
};

struct Ledger {
  std::map<std::string, Entry, std::less<>> accepted;  // by the id of the 202
  std::size_t unanswered = 0;                          // exchanges that failed and were repeated
};

}  // namespace insight::chaos
