// Error: the one exception of this project. Thrown where a request, a file or an operation can't be carried out;
// caught at three places only: the server's rim (one problem body), the worker (the attempt's reason) and the command line
// (a sentence and an exit code). Programmer errors are assertions, never this.
//
// A message says what was wrong, with the value; what is expected; what to do. It never holds a secret.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace insight {

enum class ErrorCode {
  invalid,          // the caller's input; `fields` names every bad place
  unauthenticated,  // no identity, or one that doesn't hold
  forbidden,        // known caller, may see the object, may not do this
  not_found,        // missing, or another's: the two can't be told apart
  conflict,         // the state doesn't allow it (a final analysis, a name taken)
  too_large,
  unsupported_media,
  quota_exceeded,
  rate_limited,
  unavailable,  // try again later
  internal,
};

// One bad place in the input. `pointer` is a JSON pointer ("/detectors/3"), a query parameter's name or a path in an archive.
struct FieldError {
  std::string pointer;
  std::string detail;
  bool operator==(const FieldError&) const = default;
};

// A further fact for the answer: {"limit", 10}, {"resetAt", "2025-…"}.
struct ErrorFact {
  std::string name;  // as on the wire
  std::variant<std::int64_t, std::string> value;
};

class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, std::string message, std::vector<FieldError> fields = {})
      : std::runtime_error(std::move(message)), code_(code), fields_(std::move(fields)) {}

  // `reason` is the MACHINE_WORD that goes on the wire as `code`, where the general one for the code would say too little.
  Error& because(std::string reason) {
    reason_ = std::move(reason);
    return *this;
  }

  // The short text in front of the message, where the general one for the code would say too little.
  Error& titled(std::string title) {
    title_ = std::move(title);
    return *this;
  }
  Error& with(std::string name, std::variant<std::int64_t, std::string> value) {
    facts_.push_back({std::move(name), std::move(value)});
    return *this;
  }
  // Seconds after which another try makes sense; becomes the header Retry-After.
  Error& retry_after(std::int64_t seconds) { return with("retryAfter", seconds); }

  ErrorCode code() const { return code_; }
  const std::string& reason() const { return reason_; }
  const std::string& title() const { return title_; }
  const std::vector<FieldError>& fields() const { return fields_; }
  const std::vector<ErrorFact>& facts() const { return facts_; }

 private:
  ErrorCode code_;
  std::string reason_;
  std::string title_;
  std::vector<FieldError> fields_;
  std::vector<ErrorFact> facts_;
};

}  // namespace insight
