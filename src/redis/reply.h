// Reply: what Redis answers (RESP2), and the reader that makes replies of bytes as they come. Pure: no socket, no time. Strict and
// bounded, because what answers on a port need not be Redis: nesting, items and bytes of one reply have limits, and no count that
// is only announced is believed with memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insight::redis {

struct Reply {
  enum class Kind : std::uint8_t { nil, status, error, integer, text, array };
  Kind kind = Kind::nil;
  std::string text;          // of status, error and text
  std::int64_t integer = 0;  // of integer
  std::vector<Reply> items;  // of array

  bool is_nil() const { return kind == Kind::nil; }
  bool is_error() const { return kind == Kind::error; }
  bool operator==(const Reply&) const = default;
};

struct ReplyLimits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t items = 1'000'000;
  std::size_t depth = 16;
  std::size_t line = 64 << 10;  // of a status, an error or a number
};

class ReplyReader {
 public:
  explicit ReplyReader(ReplyLimits limits = {}) : limits_(limits) {}

  void feed(std::string_view bytes);
  // The next whole reply; nothing when more bytes are needed. Throws Error(unavailable) for what is no RESP2 or beyond the limits;
  // after that the reader is of no use.
  std::optional<Reply> next();

 private:
  struct Open {
    Reply array;
    std::size_t missing;
  };

  std::optional<std::string_view> take_line();
  std::optional<Reply> take_element();
  Reply scalar(char type, std::string_view line) const;
  std::optional<Reply> text_of(std::int64_t length);
  std::optional<Reply> opened(std::int64_t length);
  void count_item();

  ReplyLimits limits_;
  std::string buffer_;
  std::size_t at_ = 0;       // where the next element begins
  std::size_t scanned_ = 0;  // no line ends before this
  std::size_t bytes_ = 0;    // of the reply under way
  std::size_t items_ = 0;
  std::optional<std::size_t> text_;  // the length of the text under way, its line already taken
  std::vector<Open> open_;           // arrays that miss items, outermost first
};

}  // namespace insight::redis
