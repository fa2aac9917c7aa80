#include "engine/generic/tokens.h"

#include <algorithm>

namespace insight::engine::generic {
namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_word_letter(char c) {
  return is_capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

std::size_t word_size(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_word_letter) - text.begin());
}

// The word behind a dollar that makes it a metavariable, or 0.
std::size_t name_size(std::string_view text) {
  return !text.empty() && is_capital(text[0]) ? word_size(text) : 0;
}

std::size_t line_end_size(std::string_view text) {
  if (text.starts_with('\n')) return 1;
  return text.starts_with("\r\n") ? 2 : 0;
}

}  // namespace

Token Lines::take(TokenKind kind, std::size_t size) {
  const Token token{kind, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + size), number_};
  at_ += size;
  return token;
}

bool Lines::next(Line& line) {
  line.tokens.clear();
  while (line.tokens.empty() && at_ < text_.size()) {
    line.indent = 0;
    for (; at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t'); ++at_) line.indent += text_[at_] == '\t' ? 8 : 1;
    read_tokens(line);
  }
  return !line.tokens.empty();
}

void Lines::read_tokens(Line& line) {
  constexpr std::string_view ellipsis = "...";
  while (at_ < text_.size()) {
    const std::string_view rest = text_.substr(at_);
    if (const std::size_t size = line_end_size(rest); size > 0) {
      at_ += size;
      ++number_;
      return;
    }
    if (rest[0] == ' ' || rest[0] == '\t') {
      ++at_;
    } else if (const std::size_t word = word_size(rest); word > 0) {
      line.tokens.push_back(take(TokenKind::Word, word));
    } else if (kind_ == TextKind::Pattern && rest[0] == '.') {
      // Four dots and more are just dots.
      const std::size_t dots = std::min(rest.find_first_not_of('.'), rest.size());
      if (dots == ellipsis.size()) {
        line.tokens.push_back(take(TokenKind::Ellipsis, dots));
      } else {
        for (std::size_t i = 0; i < dots; ++i) line.tokens.push_back(take(TokenKind::Mark, 1));
      }
    } else if (kind_ == TextKind::Pattern && rest[0] == '$' && name_size(rest.substr(1)) > 0) {
      line.tokens.push_back(take(TokenKind::Metavariable, 1 + name_size(rest.substr(1))));
    } else if (kind_ == TextKind::Pattern && rest.starts_with("$...") && name_size(rest.substr(4)) > 0) {
      line.tokens.push_back(take(TokenKind::Ellipsis, 4 + name_size(rest.substr(4))));
    } else {
      line.tokens.push_back(take(TokenKind::Mark, 1));
    }
  }
}

namespace {

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
  }
}

void blank_all(std::string& text, std::string_view opener, std::string_view closer, bool needs_closer) {
  for (std::size_t at = text.find(opener); at != std::string::npos; at = text.find(opener, at)) {
    std::size_t end = text.find(closer, at + opener.size());
    if (end == std::string::npos && needs_closer) return;
    end = end == std::string::npos ? text.size() : end + closer.size();
    blank(text, at, end);
    at = end;
  }
}

}  // namespace

std::string without_comments(std::string_view text, Comments style) {
  std::string out(text);
  if (style == Comments::Shell) blank_all(out, "#", "\n", false);
  if (style == Comments::Cpp) blank_all(out, "//", "\n", false);
  if (style == Comments::Cpp || style == Comments::C) blank_all(out, "/*", "*/", true);
  return out;
}

}  // namespace insight::engine::generic
