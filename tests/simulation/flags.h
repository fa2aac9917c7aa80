// Flags: "--name VALUE" and "--name" for the programs here; whatever isn't asked for ends the program with its usage. For tests.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insight::simulation {

class Flags {
 public:
  Flags(char** words, std::string usage) : usage_(std::move(usage)) {
    for (; *words != nullptr; ++words) words_.emplace_back(*words);
  }

  bool has(std::string_view name) {
    const auto at = find(name);
    if (at == words_.size()) return false;
    words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
  }
  std::optional<std::string> text(std::string_view name) {
    const auto at = find(name);
    if (at == words_.size()) return std::nullopt;
    if (at + 1 == words_.size()) explain();
    auto value = words_[at + 1];
    words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(at), words_.begin() + static_cast<std::ptrdiff_t>(at) + 2);
    return value;
  }
  // From 1 on.
  std::uint64_t number(std::string_view name, std::uint64_t otherwise) {
    const auto digits = text(name);
    if (!digits) return otherwise;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits->data(), digits->data() + digits->size(), value);
    if (error != std::errc{} || end != digits->data() + digits->size() || value == 0) explain();
    return value;
  }
  // What stands behind the flags that have been asked for.
  std::vector<std::string> rest() const {
    for (const std::string& word : words_) {
      if (word.starts_with("--")) explain();
    }
    return words_;
  }
  // All has been asked for.
  void end() const {
    if (!words_.empty()) explain();
  }
  [[noreturn]] void explain() const {
    std::cerr << usage_ << '\n';
    std::exit(2);
  }

 private:
  std::size_t find(std::string_view name) const {
    std::size_t at = 0;
    while (at < words_.size() && words_[at] != name) ++at;
    return at;
  }
  std::string usage_;
  std::vector<std::string> words_;
};

}  // namespace insight::simulation
