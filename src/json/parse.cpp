#include "json/parse.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value_stack.hpp>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/text.h"

namespace insight::json {
namespace {

namespace bj = boost::json;

// The names of one object, to notice repeated ones: a short list first, a set once searching it would take long.
class Names {
 public:
  // False when it was there.
  bool add(const std::string& name) {
    if (count_ == most_listed) return many_.insert(name).second;
    if (std::find(few_.begin(), few_.begin() + static_cast<std::ptrdiff_t>(count_), name) !=
        few_.begin() + static_cast<std::ptrdiff_t>(count_))
      return false;
    few_[count_++] = name;
    if (count_ == most_listed) many_.insert(few_.begin(), few_.end());
    return true;
  }
  void clear() {
    count_ = 0;
    many_.clear();
  }

 private:
  static constexpr std::size_t most_listed = 32;
  std::array<std::string, most_listed> few_;
  std::size_t count_ = 0;
  std::set<std::string> many_;
};

// Builds the value on Boost's stack and watches names and NULs on the way.
class Handler {
 public:
  static constexpr std::size_t max_object_size = 100'000;
  static constexpr std::size_t max_array_size = 1'000'000;
  static constexpr std::size_t max_key_size = 64 * 1024;
  static constexpr std::size_t max_string_size = 64 * 1024 * 1024;

  // All of a document lives in a few blocks that go together with it.
  bool on_document_begin(bj::error_code&) {
    stack_.reset(bj::make_shared_resource<bj::monotonic_resource>());
    return true;
  }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code&) {
    enter();
    return true;
  }
  bool on_object_end(std::size_t n, bj::error_code&) {
    --depth_;
    stack_.push_object(n);
    return value_done();
  }
  bool on_array_begin(bj::error_code&) {
    enter().array = true;
    return true;
  }
  bool on_array_end(std::size_t n, bj::error_code&) {
    --depth_;
    stack_.push_array(n);
    return value_done();
  }
  bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_key(bj::string_view part, std::size_t, bj::error_code&) {
    text_.append(part.data(), part.size());
    auto& level = levels_[depth_ - 1];
    level.key = text_;
    if (!level.keys.add(text_)) complain("this name is given twice in its object; give it once");
    if (text_.find('\0') != std::string::npos) complain("a NUL character can't be part of a name");
    stack_.push_key(text_);
    text_.clear();
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_string(bj::string_view part, std::size_t, bj::error_code&) {
    text_.append(part.data(), part.size());
    if (text_.find('\0') != std::string::npos) complain("has a NUL character (\\u0000), which can't be stored; remove it");
    stack_.push_string(text_);
    text_.clear();
    return value_done();
  }
  bool on_number_part(bj::string_view, bj::error_code&) { return true; }
  bool on_int64(std::int64_t value, bj::string_view, bj::error_code&) {
    stack_.push_int64(value);
    return value_done();
  }
  bool on_uint64(std::uint64_t value, bj::string_view, bj::error_code&) {
    stack_.push_uint64(value);
    return value_done();
  }
  bool on_double(double value, bj::string_view, bj::error_code&) {
    stack_.push_double(value);
    return value_done();
  }
  bool on_bool(bool value, bj::error_code&) {
    stack_.push_bool(value);
    return value_done();
  }
  bool on_null(bj::error_code&) {
    stack_.push_null();
    return value_done();
  }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

  bj::value release() { return stack_.release(); }
  std::vector<FieldError> errors;

 private:
  struct Level {
    bool array = false;
    std::size_t index = 0;
    std::string key;
    Names keys;
  };

  // Levels are kept when they are left: the next object at this depth needs no new memory for its names.
  Level& enter() {
    if (depth_ == levels_.size()) levels_.emplace_back();
    auto& level = levels_[depth_++];
    level.array = false;
    level.index = 0;
    level.key.clear();
    level.keys.clear();
    return level;
  }

  bool value_done() {
    if (depth_ > 0) ++levels_[depth_ - 1].index;
    return true;
  }

  void complain(std::string detail) {
    if (errors.size() >= 50) return;
    std::string pointer;
    for (const auto& level : std::span(levels_).first(depth_))
      append_pointer(pointer, level.array ? std::to_string(level.index) : level.key);
    errors.push_back({std::move(pointer), std::move(detail)});
  }

  bj::value_stack stack_;
  std::string text_;
  std::vector<Level> levels_;
  std::size_t depth_ = 0;
};

Error not_json(std::string_view text, std::size_t offset, const std::string& why) {
  const auto before = text.substr(0, offset);
  const auto line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  return Error{ErrorCode::invalid, fmt::format("The body is not valid JSON: {} at byte {} (line {})", why, offset, line)}.because(
      "INVALID_JSON");
}

}  // namespace

void append_pointer(std::string& pointer, std::string_view member) {
  pointer += '/';
  for (const char c : member.substr(0, 200)) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

bj::value parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) {
    throw Error{ErrorCode::too_large, fmt::format("The JSON text has {} bytes; at most {} are taken", text.size(), limits.bytes)};
  }
  if (trim(text).empty()) throw Error{ErrorCode::invalid, "The body is empty; a JSON object is expected"}.because("INVALID_JSON");
  bj::parse_options options;
  options.max_depth = limits.depth;
  bj::basic_parser<Handler> parser(options);
  bj::error_code error;
  const auto used = parser.write_some(false, text.data(), text.size(), error);
  if (error == bj::error::too_deep) throw not_json(text, used, fmt::format("nested more than {} levels deep", limits.depth));
  if (error) throw not_json(text, used, error.message());
  if (const auto rest = text.substr(used); !trim(rest).empty()) throw not_json(text, used, "more text follows the value");
  if (auto& errors = parser.handler().errors; !errors.empty()) {
    throw Error{ErrorCode::invalid, "The JSON has " + errors.front().pointer + " wrong: " + errors.front().detail, errors};
  }
  return parser.handler().release();
}

}  // namespace insight::json
