// Arguments: the words of a command line, read against a command's manual. The manual is the only place where a flag is written
// down: parsing, `--help` and the suggestion for a mistyped flag all come from it. Pure; nothing is printed or ended here.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insight::cli {

struct Flag {
  std::string_view name;   // "--output"
  std::string_view value;  // "FILE"; empty for a switch
  std::string_view help;
};

struct Manual {
  std::string_view name;     // "analyze"
  std::string_view usage;    // "[PATH…]", what follows the name
  std::string_view summary;  // one line, for the list of commands
  std::string_view details;  // paragraphs below the flags; may be empty
  std::string_view examples;
  std::vector<Flag> flags;
};

std::string help_text(const Manual& manual);

class Arguments {
 public:
  // Understands `--flag value`, `--flag=value`, repeated flags, `-h` and `--` (what follows is never a flag).
  // Throws Error(invalid) for an unknown flag (with the nearest known one), a missing value or a value for a switch.
  static Arguments parse(const Manual& manual, std::span<const std::string> words);

  bool has(std::string_view flag) const { return values_.find(flag) != values_.end(); }
  // The last one given; nothing when none was.
  std::optional<std::string> value(std::string_view flag) const;
  std::vector<std::string> values(std::string_view flag) const;
  // A whole number from `least` to `most`. Throws Error(invalid) naming the flag.
  std::optional<long> number(std::string_view flag, long least, long most) const;

  const std::vector<std::string>& positionals() const { return positionals_; }
  // The only positional. Throws Error(invalid) saying that `what` is missing, or that there is more than one.
  const std::string& only(std::string_view what) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> positionals_;
};

}  // namespace insight::cli
