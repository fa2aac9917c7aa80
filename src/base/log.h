// Log: one JSON line per event on stderr. Handed around by reference; any thread. Events are short fixed words ("http.request"),
// what varies goes into fields. A field whose name speaks of a secret is never written, and a value that looks like one is masked.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/clock.h"

namespace insight {

enum class LogLevel : std::uint8_t { debug, info, warn, error };

struct LogField {
  using Value = std::variant<std::string_view, std::int64_t, double, bool>;

  LogField(std::string_view field_name, std::string_view text) : name(field_name), value(text) {}
  LogField(std::string_view field_name, const char* text) : name(field_name), value(std::string_view(text)) {}
  LogField(std::string_view field_name, const std::string& text) : name(field_name), value(std::string_view(text)) {}
  LogField(std::string_view field_name, bool flag) : name(field_name), value(flag) {}
  LogField(std::string_view field_name, double number) : name(field_name), value(number) {}
  template <class Integer>
    requires std::is_integral_v<Integer>
  LogField(std::string_view field_name, Integer number) : name(field_name), value(static_cast<std::int64_t>(number)) {}

  std::string_view name;
  Value value;
};

class Log {
 public:
  using Sink = std::function<void(std::string_view line)>;  // gets whole lines, one at a time

  Log(const Clock& clock, LogLevel least, Sink sink = to_stderr());

  void debug(std::string_view event, std::initializer_list<LogField> fields = {}) { write(LogLevel::debug, event, fields); }
  void info(std::string_view event, std::initializer_list<LogField> fields = {}) { write(LogLevel::info, event, fields); }
  void warn(std::string_view event, std::initializer_list<LogField> fields = {}) { write(LogLevel::warn, event, fields); }
  void error(std::string_view event, std::initializer_list<LogField> fields = {}) { write(LogLevel::error, event, fields); }

  static Sink to_stderr();

 private:
  void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields);

  const Clock& clock_;
  LogLevel least_;
  Sink sink_;
  std::mutex mutex_;
};

// The text with everything that looks like a token, key, signature or other random secret replaced by "[redacted]".
std::string redacted(std::string_view text);

}  // namespace insight
