#include "engine/syntax/parse_memory.h"

#include <tree_sitter/api.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

namespace insight::engine::syntax {
namespace {

constexpr std::size_t block_size = 1u << 20;
constexpr std::size_t kept_bytes = 32u << 20;  // by each thread, from one file to the next
constexpr std::size_t finest = 256;            // sizes up to here are rounded to 16 bytes, larger ones to a power of two
constexpr std::size_t grain = 16;

// Stands before each piece.
struct alignas(grain) Header {
  std::size_t size_class;
};

std::size_t class_of(std::size_t size) {
  if (size <= finest) return (size + grain - 1) / grain;
  return finest / grain + static_cast<std::size_t>(std::bit_width(size - 1)) - 8;
}

std::size_t capacity_of(std::size_t size_class) {
  if (size_class <= finest / grain) return size_class * grain;
  return std::size_t{1} << (size_class - finest / grain + 8);
}

class Arena {
 public:
  void* allocate(std::size_t size) {
    const std::size_t size_class = class_of(size);
    if (void*& free = free_[size_class]; free != nullptr) {
      void* const piece = free;
      std::memcpy(static_cast<void*>(&free), piece, sizeof free);
      return piece;
    }
    auto* header = static_cast<Header*>(take(sizeof(Header) + std::max(capacity_of(size_class), grain)));
    header->size_class = size_class;
    return header + 1;
  }

  void release(void* piece) {
    void*& free = free_[class_in(piece)];
    std::memcpy(piece, static_cast<const void*>(&free), sizeof free);
    free = piece;
  }

  void* resize(void* piece, std::size_t size) {
    const std::size_t known = capacity_of(class_in(piece));
    if (size <= known) return piece;
    void* const larger = allocate(size);
    std::memcpy(larger, piece, known);
    release(piece);
    return larger;
  }

  void drop_all() {
    free_.fill(nullptr);
    std::size_t kept = 0;
    const auto beyond =
        std::find_if(blocks_.begin(), blocks_.end(), [&](const Block& block) { return (kept += block.size) > kept_bytes; });
    blocks_.erase(beyond, blocks_.end());
    next_block_ = 0;
    at_ = end_ = nullptr;
  }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size;
  };

  static std::size_t class_in(void* piece) { return (static_cast<Header*>(piece) - 1)->size_class; }

  void* take(std::size_t size) {
    while (static_cast<std::size_t>(end_ - at_) < size) open_block(size);
    void* const piece = at_;
    at_ += size;
    return piece;
  }

  void open_block(std::size_t size) {
    if (next_block_ == blocks_.size()) {
      const std::size_t wanted = std::max(block_size, size);
      blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(wanted), wanted});
    }
    const Block& block = blocks_[next_block_++];
    at_ = block.bytes.get();
    end_ = at_ + block.size;
  }

  std::array<void*, 80> free_{};
  std::vector<Block> blocks_;
  std::size_t next_block_ = 0;
  std::byte* at_ = nullptr;
  std::byte* end_ = nullptr;
};

Arena& arena() {
  thread_local Arena arena;
  return arena;
}

// tree-sitter is C: what it can't have ends the process, as in its own allocator.
void* allocate(std::size_t size) noexcept {
  return arena().allocate(size);
}
void* allocate_zeroed(std::size_t count, std::size_t size) noexcept {
  void* const piece = arena().allocate(count * size);
  std::memset(piece, 0, count * size);
  return piece;
}
void* resize(void* piece, std::size_t size) noexcept {
  return piece == nullptr ? arena().allocate(size) : arena().resize(piece, size);
}
void release(void* piece) noexcept {
  if (piece != nullptr) arena().release(piece);
}

}  // namespace

ParseMemory::ParseMemory() {
  static const bool once = (ts_set_allocator(allocate, allocate_zeroed, resize, release), true);
  static_cast<void>(once);
}

ParseMemory::~ParseMemory() {
  arena().drop_all();
}

}  // namespace insight::engine::syntax
