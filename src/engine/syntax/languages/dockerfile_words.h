// DockerWords: the words of a Dockerfile's instruction, taken off its front one by one: quoted ones, flags (`--a=b`), arrays
// (`["a", "b"]`), and what each becomes in the tree. Used by the reader in dockerfile.cpp alone.
#pragma once

#include <cctype>
#include <string_view>
#include <vector>

#include "engine/syntax/builder.h"

namespace insight::engine::syntax {

class DockerWords {
 protected:
  // One instruction's text: the ranges of its lines, without comments between them and without the marks of continuation.
  using Parts = std::vector<Range>;

  DockerWords(Builder& out, char escape) : out_(out), text_(out.source()), escape_(escape) {}

  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
  static bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

  void skip_blanks(Parts& parts) const;
  std::uint32_t word_end(Range part) const;
  bool take_word(Parts& parts, Range& word) const;
  std::string_view text(Range at) const { return text_.substr(at.begin, at.end - at.begin); }

  void keyword(Role role, Range at, std::string_view name, Range name_at, Range value_at);
  // `${__ic_mv_X}` where a pattern's metavariable is written beside something else.
  std::string_view unbraced(std::string_view written) const;
  void value(Role role, Range at);
  void flags(Parts& parts);
  // `["a", "b"]`; its items, or the whole of it.
  bool array(Parts& parts, bool whole);

  Builder& out_;
  std::string_view text_;
  char escape_;
};

}  // namespace insight::engine::syntax
