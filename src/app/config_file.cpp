#include "app/config_file.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace insight::app {
namespace {

bool is_key(std::string_view text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && std::ranges::all_of(text, fits);
}

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

// Where a comment begins: `#` at the start or after a blank, so that `https://host/#part` is no comment.
std::string_view without_comment(std::string_view text) {
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1))
    if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t') return text.substr(0, at);
  return text;
}

// Nothing when the quotes don't close, or something follows them.
std::optional<std::string_view> unquoted(std::string_view text) {
  const auto end = text.find('"', 1);
  if (end == std::string_view::npos || !trim(without_comment(text.substr(end + 1))).empty()) return std::nullopt;
  return text.substr(1, end - 1);
}

class Parser {
 public:
  ConfigText parse(std::string_view text) {
    if (text.size() > kMaxConfigBytes) return refused("the file is larger than 1 MiB");
    if (!is_utf8(text)) return refused("the file is not UTF-8");
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (const auto line : split(text, '\n')) {
      ++number_;
      take(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    }
    return std::move(read_);
  }

 private:
  ConfigText refused(std::string why) {
    read_.complaints.push_back({1, std::move(why)});
    return std::move(read_);
  }

  void complain(std::string why) { read_.complaints.push_back({number_, std::move(why)}); }

  void take(std::string_view line) {
    if (std::ranges::any_of(line, is_control)) return complain("a control character; expected plain text");
    if (trim(without_comment(line)).empty()) return;
    const auto equals = line.find('=');
    const auto key = trim(line.substr(0, std::min(equals, line.size())));
    if (equals == std::string_view::npos || !is_key(key))
      return complain("expected `key = value` with a key of small letters, digits and `_`, or a comment that begins with `#`");
    auto value = trim(line.substr(equals + 1));
    if (value.starts_with('"')) {
      const auto inside = unquoted(value);
      if (!inside) return complain("`" + std::string(key) + "`: expected one pair of quotes around the whole value");
      value = *inside;
    } else {
      value = trim(without_comment(value));
    }
    read_.lines.push_back({number_, std::string(key), std::string(value)});
  }

  int number_ = 0;
  ConfigText read_;
};

}  // namespace

ConfigText parse_config(std::string_view text) {
  return Parser{}.parse(text);
}

}  // namespace insight::app
