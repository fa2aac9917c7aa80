#include "db/postgres_values.h"

#include <fmt/format.h>

#include <cctype>

#include "base/text.h"

namespace insight::db::postgres {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD

// PostgreSQL's texts hold every character but NUL.
std::string without_nul(std::string_view text) {
  std::string clean;
  clean.reserve(text.size() + replacement.size());
  for (const char c : text) {
    if (c == '\0') {
      clean += replacement;
    } else {
      clean += c;
    }
  }
  return clean;
}

void append_escaped(std::string& to, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\\':
        to += "\\\\";
        break;
      case '\n':
        to += "\\n";
        break;
      case '\r':
        to += "\\r";
        break;
      case '\t':
        to += "\\t";
        break;
      case '\0':
        to += replacement;
        break;
      default:
        to += c;
    }
  }
}

bool is_word(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_') return false;
  }
  return true;
}

// "a, b" as its words; nothing when something else stands there.
std::vector<std::string_view> words_of(std::string_view list) {
  std::vector<std::string_view> words;
  for (const std::string_view part : split(list, ',')) words.push_back(trim(part));
  return words;
}

}  // namespace

Values::Values(std::span<const Param> params) {
  held_.reserve(params.size());
  for (const Param& param : params) {
    const auto& value = param.value();
    if (const auto* text = std::get_if<std::string_view>(&value)) {
      held_.push_back(text->find('\0') == std::string_view::npos ? std::string(*text) : without_nul(*text));
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      held_.push_back(std::to_string(*integer));
    } else if (const auto* real = std::get_if<double>(&value)) {
      held_.push_back(fmt::format("{}", *real));
    } else {
      texts_.push_back(nullptr);
      continue;
    }
    texts_.push_back(held_.back().c_str());
  }
}

void append_copy_line(std::string& to, std::span<const Param> params) {
  bool first = true;
  for (const Param& param : params) {
    if (!first) to += '\t';
    first = false;
    const auto& value = param.value();
    if (const auto* text = std::get_if<std::string_view>(&value)) {
      append_escaped(to, *text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      fmt::format_to(std::back_inserter(to), "{}", *integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
      fmt::format_to(std::back_inserter(to), "{}", *real);
    } else {
      to += "\\N";
    }
  }
  to += '\n';
}

std::string copy_target(std::string_view sql) {
  constexpr std::string_view insert = "INSERT INTO ";
  sql = trim(sql);
  if (!sql.starts_with(insert)) return {};
  const auto open = sql.find('(');
  const auto close = sql.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  const std::string_view table = trim(sql.substr(insert.size(), open - insert.size()));
  const std::string_view columns = sql.substr(open + 1, close - open - 1);
  std::string_view rest = trim(sql.substr(close + 1));
  if (!is_word(table) || !rest.starts_with("VALUES") || !rest.ends_with(')')) return {};
  rest = trim(rest.substr(6));
  if (!rest.starts_with('(')) return {};
  const auto names = words_of(columns);
  const auto values = words_of(rest.substr(1, rest.size() - 2));
  if (names.size() != values.size()) return {};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!is_word(names[i]) || values[i] != fmt::format("${}", i + 1)) return {};
  }
  return fmt::format("{} ({})", table, columns);
}

}  // namespace insight::db::postgres
