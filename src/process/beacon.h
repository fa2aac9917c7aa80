// Beacon: where a child says what it is working on, so that its death names the file and the detector. A page shared by parent and
// child; each thread of the child has a slot of its own. The parent reads it only after the child has ended and believes nothing
// in it: every text is bounded and cleaned.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "process/descriptor.h"

namespace insight::process {

struct BeaconSlot {
  std::atomic<std::uint64_t> entered;  // order of entering; 0: the slot is free
  char file[1025];
  char detector[65];
};

struct BeaconPage {
  std::atomic<std::uint64_t> order;
  std::atomic<std::uint32_t> crashed;  // slot + 1 of the thread that a fatal signal hit
  std::atomic<std::uint32_t> layers;   // sandbox layers that took hold
  BeaconSlot slots[64];
};

struct LastSeen {
  std::string file;        // without control characters
  std::string file_bytes;  // the name as it is on the disk; for comparing, never for showing
  std::string detector;
};

// The parent's side.
class Beacon {
 public:
  Beacon();
  ~Beacon();
  Beacon(const Beacon&) = delete;
  Beacon& operator=(const Beacon&) = delete;
  int fd() const { return memory_.get(); }
  // The crashed thread's place; without one, the place that was entered longest ago (what hangs is what has not moved on).
  LastSeen last_seen() const;
  std::uint32_t layers() const;

 private:
  Descriptor memory_;
  BeaconPage* page_ = nullptr;
};

// The child's side. Called once, before any thread is started; installs the handlers of fatal signals.
void open_beacon(int fd);
void beacon_layers(std::uint32_t layers);
// From any thread of the child; a few hundred nanoseconds.
void beacon_enter(std::string_view file, std::string_view detector);

}  // namespace insight::process
