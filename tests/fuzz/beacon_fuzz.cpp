// The page that parent and child share, written over by the child: whatever stands in it, the parent reads bounded, clean names.
#include <unistd.h>

#include <algorithm>
#include <array>

#include "fuzz.h"
#include "process/beacon.h"

namespace {

using namespace insight;

bool is_clean(std::string_view text, std::size_t most) {
  return text.size() <= most && std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

}  // namespace

// The input is the page's beginning: the counters and the first slots; zeros follow.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const process::Beacon beacon;
  static std::array<std::uint8_t, sizeof(process::BeaconPage)> page;
  page.fill(0);
  std::copy_n(data, std::min(size, page.size()), page.begin());
  fuzz::require(::pwrite(beacon.fd(), page.data(), page.size(), 0) == static_cast<ssize_t>(page.size()));
  const auto seen = beacon.last_seen();
  beacon.layers();
  fuzz::require(is_clean(seen.file, sizeof(process::BeaconSlot::file)) &&
                seen.file_bytes.size() <= sizeof(process::BeaconSlot::file));
  fuzz::require(is_clean(seen.detector, sizeof(process::BeaconSlot::detector)));
  return 0;
}
