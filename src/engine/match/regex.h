// Regex: PCRE2 with a step limit, so that no expression can hang on any text. Compiled once, used from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insight::engine::match {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
};

class Regex {
 public:
  enum class Mode : std::uint8_t { Multiline, Plain, Extended };  // Extended: blanks in the expression say nothing
  // Throws Error(invalid) with PCRE2's own words and the offset.
  explicit Regex(std::string_view pattern, Mode mode = Mode::Multiline);

  // Every match from left to right. `captures` holds group 1… in order, empty optionals for groups that took no part.
  struct Found {
    Span whole;
    std::vector<std::optional<Span>> captures;
  };
  void each(std::string_view text, const std::function<void(const Found&)>& visit) const;

  // Does a match start at the very beginning (Python's re.match)?
  bool matches_start(std::string_view text) const;
  bool found_in(std::string_view text) const;

  // Names of the groups, "" for a group without one; index 0 is group 1.
  const std::vector<std::string>& group_names() const { return names_; }

 private:
  struct Code;
  std::shared_ptr<const Code> code_;
  std::vector<std::string> names_;
};

}  // namespace insight::engine::match
