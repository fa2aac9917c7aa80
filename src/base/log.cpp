#include "base/log.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "base/time_text.h"

namespace insight {
namespace {

constexpr std::string_view mask = "[redacted]";

// However it is spelled: apiKey, API-KEY, api_key.
bool names_secret(std::string_view name) {
  static constexpr std::array<std::string_view, 10> words{"password", "passwd", "token",     "secret",     "authorization",
                                                          "cookie",   "apikey", "signature", "credential", "privatekey"};
  std::string plain;
  for (const char c : name)
    if (c != '-' && c != '_' && c != ' ') plain += c;
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains_ignoring_case(plain, word); });
}

bool is_random_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// Long, with letters of both cases and digits: a random text in base64 or base62. Ids, hashes in hex and names of files are not.
std::size_t length_of_random_text(std::string_view rest) {
  constexpr std::size_t least = 32;
  std::size_t size = 0;
  bool lower = false;
  bool upper = false;
  std::size_t digits = 0;
  for (; size < rest.size() && is_random_character(rest[size]); ++size) {
    lower = lower || (rest[size] >= 'a' && rest[size] <= 'z');
    upper = upper || (rest[size] >= 'A' && rest[size] <= 'Z');
    if (rest[size] >= '0' && rest[size] <= '9') ++digits;
  }
  return size >= least && lower && upper && digits >= 2 ? size : 0;
}

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
         c == '+' || c == '/' || c == '=';
}

void append_value(std::string& out, const LogField& field) {
  if (names_secret(field.name)) {
    append_json_string(out, mask);
  } else if (const auto* text = std::get_if<std::string_view>(&field.value)) {
    append_json_string(out, redacted(shorten(*text, 4000)));
  } else if (const auto* integer = std::get_if<std::int64_t>(&field.value)) {
    out += fmt::to_string(*integer);
  } else if (const auto* number = std::get_if<double>(&field.value)) {
    out += std::isfinite(*number) ? fmt::to_string(*number) : "null";
  } else {
    out += std::get<bool>(field.value) ? "true" : "false";
  }
}

}  // namespace

std::string redacted(std::string_view text) {
  // JWTs, this house's keys and secrets, and whatever follows a Bearer.
  static constexpr std::array<std::string_view, 5> starts{"eyJ", "odv_live_", "whsec_", "Bearer ", "v1,"};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    const auto start = std::find_if(starts.begin(), starts.end(), [&](std::string_view s) { return rest.starts_with(s); });
    const bool at_word = i == 0 || !is_token_character(text[i - 1]) || text[i - 1] == '=' || text[i - 1] == '/';
    if (start != starts.end() && at_word) {
      std::size_t size = start->size();
      while (size < rest.size() && is_token_character(rest[size])) ++size;
      if (size >= start->size() + 8) {
        out += mask;
        i += size;
        continue;
      }
    }
    const bool at_random = is_random_character(text[i]) && (i == 0 || !is_random_character(text[i - 1]));
    if (const auto size = at_random ? length_of_random_text(rest) : 0; size > 0) {
      out += mask;
      i += size;
      continue;
    }
    out += text[i++];
  }
  return out;
}

Log::Log(const Clock& clock, LogLevel least, Sink sink) : clock_(clock), least_(least), sink_(std::move(sink)) {}

Log::Sink Log::to_stderr() {
  return [](std::string_view line) {
    while (!line.empty()) {
      const auto done = ::write(STDERR_FILENO, line.data(), line.size());
      if (done <= 0) return;  // nobody reads it any more; logging must not stop the work
      line.remove_prefix(static_cast<std::size_t>(done));
    }
  };
}

void Log::write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  if (level < least_) return;
  static constexpr std::array<std::string_view, 4> names{"debug", "info", "warn", "error"};
  std::string line = R"({"time":")" + to_iso8601(clock_.now()) + R"(","level":")";
  line += names[static_cast<std::size_t>(level)];
  line += R"(","event":)";
  append_json_string(line, event);
  for (const auto& field : fields) {
    line += ',';
    append_json_string(line, field.name);
    line += ':';
    append_value(line, field);
  }
  line += "}\n";
  const std::lock_guard lock(mutex_);
  sink_(line);
}

}  // namespace insight
