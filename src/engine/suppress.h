// suppress: comments by which somebody takes responsibility for a finding: `nosem`, `nosemgrep` and `insight-ignore`, on the
// finding's first line or on a line of its own right above. `: rule-id, rule-id` narrows it to these rules, `-- why` gives the
// reason, which is kept. Asked by analyze for every finding of a file; immutable once made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/files/text.h"
#include "engine/syntax/tree.h"

namespace insight::engine {

class Suppressions {
 public:
  // `tree` tells comments from strings; without one (plain text) the comment leaders of all common languages count. Nothing is
  // borrowed.
  Suppressions(std::string_view text, const files::LineIndex& lines, const syntax::Tree* tree);

  // The reason given by the comment that suppresses this rule on this line, "" where it gives none. Nothing: not suppressed.
  std::optional<std::string> reason(std::string_view rule, std::uint32_t line) const;
  bool empty() const { return comments_.empty(); }

 private:
  struct Comment {
    std::uint32_t line;
    bool alone;                      // nothing but the comment on its line, so it speaks for the next
    std::vector<std::string> rules;  // empty: all
    std::string reason;
  };
  void read(std::string_view text, const files::LineIndex& lines, const syntax::Tree* tree, std::size_t word, std::size_t size);
  bool has_alone(std::uint32_t line) const;

  std::vector<Comment> comments_;  // by line
};

}  // namespace insight::engine
