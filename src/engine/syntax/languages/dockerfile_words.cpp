// Dockerfile: the words of an instruction.
#include "engine/syntax/languages/dockerfile_words.h"

#include <algorithm>

#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax {

void DockerWords::skip_blanks(Parts& parts) const {
  while (!parts.empty()) {
    Range& first = parts.front();
    while (first.begin < first.end && is_blank(text_[first.begin])) ++first.begin;
    if (first.begin < first.end) return;
    parts.erase(parts.begin());
  }
}

std::uint32_t DockerWords::word_end(Range part) const {
  std::uint32_t at = part.begin;
  char quote = '\0';
  for (; at < part.end; ++at) {
    const char c = text_[at];
    if (c == escape_ && at + 1 < part.end && quote != '\'') {
      ++at;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (is_blank(c)) {
      break;
    }
  }
  return std::min(at, part.end);
}

bool DockerWords::take_word(Parts& parts, Range& word) const {
  skip_blanks(parts);
  if (parts.empty()) return false;
  word = {parts.front().begin, word_end(parts.front())};
  parts.front().begin = word.end;
  return word.begin < word.end;
}

void DockerWords::keyword(Role role, Range at, std::string_view name, Range name_at, Range value_at) {
  out_.open(Kind::KeywordArg, role, at);
  out_.name(Role::Name, name_at, unbraced(name));
  value(Role::Value, value_at);
  out_.close();
}

// `${__ic_mv_X}` where a pattern's metavariable is written beside something else.
std::string_view DockerWords::unbraced(std::string_view written) const {
  if (written.size() > 3 && written.starts_with("${") && written.back() == '}' &&
      std::all_of(written.begin() + 2, written.end() - 1, is_name))
    return written.substr(2, written.size() - 3);
  return written;
}

void DockerWords::value(Role role, Range at) {
  std::string_view written = text(at);
  if (written.empty()) {
    out_.leaf(Kind::String, role, at, {});
    return;
  }
  const std::string_view name = unbraced(written);
  const bool pattern = out_.purpose() == Purpose::Pattern && name.starts_with("__ic_");
  if (pattern || name != written) {
    out_.name(role, at, name);
    return;
  }
  if (written.size() > 1 && written[0] == '$' && std::all_of(written.begin() + 1, written.end(), is_name)) {
    out_.name(role, at, written.substr(1));
    return;
  }
  if (role == Role::Item && std::all_of(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    out_.leaf(Kind::Number, role, at, written);
    return;
  }
  const char quote = written.front();
  const bool quoted = (quote == '"' || quote == '\'') && written.size() > 1 && written.back() == quote;
  if (quoted) written = written.substr(1, written.size() - 2);
  const std::string_view inner = unbraced(written);
  if (quoted && inner.starts_with(placeholder::metavar)) {
    out_.leaf(Kind::String, role, at, "$" + std::string(inner.substr(placeholder::metavar.size())));
  } else {
    out_.leaf(Kind::String, role, at, written);
  }
}

void DockerWords::flags(Parts& parts) {
  for (;;) {
    skip_blanks(parts);
    if (parts.empty() || !text(parts.front()).starts_with("--")) return;
    Range word;
    take_word(parts, word);
    const std::size_t equals = text(word).find('=');
    const auto split = static_cast<std::uint32_t>(equals == std::string_view::npos ? word.end : word.begin + equals);
    keyword(Role::Modifier, word, text({word.begin + 2, split}), {word.begin + 2, split},
            {std::min(split + 1, word.end), word.end});
  }
}

// `["a", "b"]`; its items, or the whole of it.
bool DockerWords::array(Parts& parts, bool whole) {
  if (parts.empty() || text_[parts.front().begin] != '[') return false;
  const Range at{parts.front().begin, parts.back().end};
  if (text_[at.end - 1] != ']') return false;
  if (whole) out_.open(Kind::List, Role::Item, at);
  std::uint32_t i = at.begin + 1;
  while (i + 1 < at.end) {
    const char c = text_[i];
    if (is_blank(c) || c == ',' || c == escape_) {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1;
    if (c == '"') {
      while (end + 1 < at.end && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
      end = std::min(end + 1, at.end - 1);
    } else {
      while (end + 1 < at.end && text_[end] != ',' && !is_blank(text_[end])) ++end;
    }
    value(Role::Item, {i, end});
    i = end;
  }
  if (whole) out_.close();
  parts.clear();
  return true;
}

}  // namespace insight::engine::syntax
