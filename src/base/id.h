// Id<Tag>: the name of one thing, as a type of its own, so that an analysis is never looked up by a project's id.
// Opaque text to everybody; those made here are UUIDv7, which sort by the time they were made.
// Ids are made by one IdMaker that `main` hands out; an id that came from outside is only wrapped, and proves nothing.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock.h"
#include "base/random.h"

namespace insight {

template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {}
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  bool operator==(const Id&) const = default;
  auto operator<=>(const Id&) const = default;

 private:
  std::string text_;
};

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

// "0192e4a5-…": 36 lower-case characters.
bool is_uuid(std::string_view text);

// Makes UUIDv7s that grow strictly, also within one millisecond and when the clock steps back. Any thread.
class IdMaker {
 public:
  IdMaker(const Clock& clock, Random& random) : clock_(clock), random_(random) {}

  template <class IdType>
  IdType make() {
    return IdType{uuid_v7()};
  }
  std::string uuid_v7();

 private:
  const Clock& clock_;
  Random& random_;
  std::mutex mutex_;
  Millis last_ = 0;
  std::uint32_t counter_ = 0;  // 12 bits on the wire, fills rand_a
};

}  // namespace insight

template <class Tag>
struct std::hash<insight::Id<Tag>> {
  std::size_t operator()(const insight::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.text()); }
};
