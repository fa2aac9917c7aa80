// Tokens: a text as lines of words, punctuation and other bytes, each line with its indentation. A pattern has metavariables and
// ellipses too; in a document these are the characters they are written with. Pure; used by text_tree.cpp alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/generic/options.h"

namespace insight::engine::generic {

enum class TokenKind : std::uint8_t { Word, Mark, Metavariable, Ellipsis };  // Mark: any other byte that is no blank

struct Token {
  TokenKind kind = TokenKind::Mark;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t line = 0;  // from 0
};

struct Line {
  std::uint32_t indent = 0;   // a tab counts eight
  std::vector<Token> tokens;  // never empty
};

enum class TextKind : std::uint8_t { Document, Pattern };

// Reads the next line that holds something, beginning at `at`; `line` counts line ends. False at the end of the text.
class Lines {
 public:
  Lines(std::string_view text, TextKind kind) : text_(text), kind_(kind) {}
  bool next(Line& line);

 private:
  void read_tokens(Line& line);
  Token take(TokenKind kind, std::size_t size);

  std::string_view text_;
  TextKind kind_;
  std::size_t at_ = 0;
  std::uint32_t number_ = 0;
};

// The text with its comments turned into blanks, every offset and line as it was.
std::string without_comments(std::string_view text, Comments style);

}  // namespace insight::engine::generic
