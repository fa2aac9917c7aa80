#include "engine/files/encoding.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/text.h"

namespace insight::engine::files {
namespace {

constexpr std::string_view mark = "\xef\xbb\xbf";

void append_utf8(std::string& out, std::uint32_t letter) {
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((letter >> shift) & 0x3fU)); };
  if (letter < 0x80) {
    out += static_cast<char>(letter);
  } else if (letter < 0x800) {
    out += static_cast<char>(0xc0U | (letter >> 6U));
    tail(0);
  } else if (letter < 0x10000) {
    out += static_cast<char>(0xe0U | (letter >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xf0U | (letter >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::optional<std::string> of_utf16(std::string_view content) {
  if (content.size() % 2 != 0) return {};
  const bool big_end_first = content.starts_with("\xfe\xff");
  const auto unit = [&](std::size_t i) -> std::uint32_t {
    const auto first = static_cast<unsigned char>(content[i]);
    const auto second = static_cast<unsigned char>(content[i + 1]);
    return big_end_first ? (first << 8U) | second : (second << 8U) | first;
  };
  std::string out;
  out.reserve(content.size());
  for (std::size_t i = 2; i < content.size(); i += 2) {
    const std::uint32_t first = unit(i);
    if (first < 0xd800 || first > 0xdfff) {
      append_utf8(out, first);
      continue;
    }
    i += 2;
    const std::uint32_t second = i < content.size() ? unit(i) : 0;
    if (first > 0xdbff || second < 0xdc00 || second > 0xdfff) return {};
    append_utf8(out, 0x10000 + ((first - 0xd800) << 10U) + (second - 0xdc00));
  }
  return out;
}

std::string of_latin1(std::string_view content) {
  std::string out;
  out.reserve(content.size() + content.size() / 8);
  for (const char c : content) append_utf8(out, static_cast<unsigned char>(c));
  return out;
}

// Tabs, line ends, form feeds and escape sequences stand in sources; what else is below the blank stands in programs and pictures.
bool is_of_no_text(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x08 || (byte > 0x0d && byte < 0x1a) || (byte > 0x1b && byte < 0x20);
}

bool has_zero(std::string_view text) {
  return std::memchr(text.data(), 0, text.size()) != nullptr;
}

}  // namespace

std::optional<std::string> as_utf8(std::string content) {
  if (content.starts_with("\xff\xfe") || content.starts_with("\xfe\xff")) {
    auto text = of_utf16(content);
    return text && !has_zero(*text) ? std::move(text) : std::nullopt;
  }
  if (has_zero(content)) return {};
  if (content.starts_with(mark)) content.erase(0, mark.size());
  if (is_utf8(content)) return content;
  if (std::any_of(content.begin(), content.end(), is_of_no_text)) return {};
  return of_latin1(content);
}

}  // namespace insight::engine::files
