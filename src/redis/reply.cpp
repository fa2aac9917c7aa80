#include "redis/reply.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"

namespace insight::redis {
namespace {

[[noreturn]] void refuse(std::string_view what) {
  throw Error(ErrorCode::unavailable, "What answers is not Redis, or broken: " + std::string(what));
}

std::int64_t number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) refuse("a number was expected");
  return value;
}

}  // namespace

void ReplyReader::feed(std::string_view bytes) {
  if (at_ > 0 && (at_ == buffer_.size() || at_ > (std::size_t{1} << 16))) {
    buffer_.erase(0, at_);
    scanned_ -= std::min(scanned_, at_);
    at_ = 0;
  }
  buffer_ += bytes;
}

std::optional<Reply> ReplyReader::next() {
  for (;;) {
    auto element = take_element();
    if (!element) return std::nullopt;
    // An array that misses items was opened, not finished: take_element says so by leaving it in open_.
    if (element->kind == Reply::Kind::array && !open_.empty() && open_.back().missing > 0 && element->items.empty() &&
        element->integer != 0)
      continue;
    while (!open_.empty()) {
      auto& parent = open_.back();
      parent.array.items.push_back(std::move(*element));
      if (--parent.missing > 0) break;
      element = std::move(parent.array);
      open_.pop_back();
      if (open_.empty()) break;
    }
    if (!open_.empty()) continue;
    bytes_ = items_ = 0;
    return element;
  }
}

std::optional<std::string_view> ReplyReader::take_line() {
  const auto end = buffer_.find("\r\n", std::max(at_, scanned_));
  if (end == std::string::npos) {
    if (buffer_.size() - at_ > limits_.line) refuse("a line without end");
    scanned_ = buffer_.empty() ? 0 : buffer_.size() - 1;  // its last byte may be the \r
    return std::nullopt;
  }
  if (end - at_ > limits_.line) refuse("a line without end");
  const auto line = std::string_view(buffer_).substr(at_, end - at_);
  bytes_ += line.size() + 2;
  at_ = end + 2;
  return line;
}

std::optional<Reply> ReplyReader::take_element() {
  if (text_) return text_of(static_cast<std::int64_t>(*text_));
  const auto line = take_line();
  if (!line) return std::nullopt;
  if (line->empty()) refuse("an empty line");
  count_item();
  const char type = line->front();
  const auto rest = line->substr(1);
  if (type == '$') return text_of(number(rest));
  if (type == '*') return opened(number(rest));
  return scalar(type, rest);
}

Reply ReplyReader::scalar(char type, std::string_view line) const {
  Reply reply;
  if (type == ':') {
    reply.kind = Reply::Kind::integer;
    reply.integer = number(line);
  } else if (type == '+' || type == '-') {
    reply.kind = type == '+' ? Reply::Kind::status : Reply::Kind::error;
    reply.text = line;
  } else {
    refuse("a reply of an unknown type");
  }
  return reply;
}

std::optional<Reply> ReplyReader::text_of(std::int64_t length) {
  Reply reply;
  if (length == -1) return reply;
  if (length < 0) refuse("a text of negative length");
  const auto size = static_cast<std::size_t>(length);
  if (size > limits_.bytes || bytes_ + size > limits_.bytes) refuse("a reply that is too long");
  if (buffer_.size() - at_ < size + 2) {
    text_ = size;
    return std::nullopt;
  }
  if (buffer_.compare(at_ + size, 2, "\r\n") != 0) refuse("a text longer than it says");
  text_.reset();
  reply.kind = Reply::Kind::text;
  reply.text.assign(buffer_, at_, size);
  bytes_ += size + 2;
  at_ += size + 2;
  return reply;
}

std::optional<Reply> ReplyReader::opened(std::int64_t length) {
  Reply reply;
  if (length == -1) return reply;
  if (length < 0) refuse("an array of negative length");
  if (static_cast<std::size_t>(length) > limits_.items) refuse("an array that is too long");
  reply.kind = Reply::Kind::array;
  if (length == 0) return reply;
  if (open_.size() >= limits_.depth) refuse("arrays nested too deeply");
  open_.push_back({reply, static_cast<std::size_t>(length)});
  reply.integer = length;  // marks it as opened, for next()
  return reply;
}

void ReplyReader::count_item() {
  if (++items_ > limits_.items || bytes_ > limits_.bytes) refuse("a reply that is too long");
}

}  // namespace insight::redis
