#include "process/beacon.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>
#include <type_traits>

namespace insight::process {
namespace {

constexpr std::size_t kSlots = std::extent_v<decltype(BeaconPage::slots)>;
constexpr std::size_t kSignalStack = 64 * 1024;

// The page of this process, when it is a child. A signal handler can reach nothing but a global.
BeaconPage* own_page = nullptr;

// A thread's slot and the stack on which its signal handler runs (a stack overflow leaves no other).
class OwnSlot {
 public:
  ~OwnSlot() {
    if (index_ < 0) return;
    own_page->slots[index_].entered = 0;
    stack_t off{};
    off.ss_flags = SS_DISABLE;
    sigaltstack(&off, nullptr);
  }
  int index() const { return index_; }
  int take() {
    if (index_ >= 0) return index_;
    for (std::size_t i = 0; i < kSlots; ++i) {
      std::uint64_t free = 0;
      if (own_page->slots[i].entered.compare_exchange_strong(free, own_page->order.fetch_add(1) + 1)) {
        index_ = static_cast<int>(i);
        break;
      }
    }
    if (index_ < 0) return -1;
    stack_ = std::make_unique<char[]>(kSignalStack);
    stack_t on{};
    on.ss_sp = stack_.get();
    on.ss_size = kSignalStack;
    sigaltstack(&on, nullptr);
    return index_;
  }

 private:
  int index_ = -1;
  std::unique_ptr<char[]> stack_;
};
thread_local OwnSlot own_slot;

void note_crash(int signal) {
  if (own_slot.index() >= 0) own_page->crashed = static_cast<std::uint32_t>(own_slot.index()) + 1;
  raise(signal);  // now with the default action: what killed it stays visible to the parent
}

template <std::size_t N>
void put(char (&into)[N], std::string_view text) {
  into[text.copy(into, N - 1)] = '\0';
}

template <std::size_t N>
std::string bytes_in(const char (&from)[N]) {
  return {from, strnlen(from, N)};
}

template <std::size_t N>
std::string take(const char (&from)[N]) {
  auto text = bytes_in(from);
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  return text;
}

BeaconPage* map_page(int fd) {
  void* memory = mmap(nullptr, sizeof(BeaconPage), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (memory == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mmap of the beacon");
  return static_cast<BeaconPage*>(memory);
}

}  // namespace

Beacon::Beacon() : memory_(memfd_create("beacon", MFD_CLOEXEC | MFD_ALLOW_SEALING)) {
  if (!memory_ || ftruncate(memory_.get(), sizeof(BeaconPage)) != 0)
    throw std::system_error(errno, std::generic_category(), "memfd of the beacon");
  // Sealed against shrinking: a child that truncated it would kill the parent's read.
  fcntl(memory_.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
  page_ = map_page(memory_.get());
}

Beacon::~Beacon() {
  munmap(page_, sizeof(BeaconPage));
}

LastSeen Beacon::last_seen() const {
  const std::size_t crashed = page_->crashed;
  const BeaconSlot* found = crashed >= 1 && crashed <= kSlots ? &page_->slots[crashed - 1] : nullptr;
  if (!found) {
    for (const auto& slot : page_->slots)
      if (slot.entered != 0 && (!found || slot.entered < found->entered)) found = &slot;
  }
  return found ? LastSeen{take(found->file), bytes_in(found->file), take(found->detector)} : LastSeen{};
}

std::uint32_t Beacon::layers() const {
  return page_->layers;
}

void open_beacon(int fd) {
  own_page = map_page(fd);
  own_slot.take();
  struct sigaction action{};
  action.sa_handler = note_crash;
  action.sa_flags = static_cast<int>(SA_ONSTACK | SA_RESETHAND | SA_NODEFER);
  for (const int fatal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS}) sigaction(fatal, &action, nullptr);
}

void beacon_layers(std::uint32_t layers) {
  own_page->layers = layers;
}

void beacon_enter(std::string_view file, std::string_view detector) {
  const int index = own_slot.take();
  if (index < 0) return;
  auto& slot = own_page->slots[index];
  put(slot.file, file);
  put(slot.detector, detector);
  slot.entered = own_page->order.fetch_add(1) + 1;
}

}  // namespace insight::process
