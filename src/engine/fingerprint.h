// fingerprint: a finding's name for as long as the code stays: rule, file, the matched code with its white space folded, the class
// and function around it, and which of several equal ones it is. Line numbers don't go in, so it survives moved lines. Made by
// analyze, one object for each file.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/syntax/tree.h"

namespace insight::engine {

class Fingerprints {
 public:
  explicit Fingerprints(std::string_view file) : file_(file) {}

  // 32 hex digits. Call in the order of places: equal findings are told apart by their order.
  std::string next(std::string_view rule, std::string_view code, std::string_view enclosing);

 private:
  std::string file_;
  std::unordered_map<std::string, unsigned> seen_;
};

// "Class.method": the names of the classes and functions around an offset, outermost first. "" at the top of a file.
std::string enclosing_name(const syntax::Tree& tree, std::size_t offset);

}  // namespace insight::engine
