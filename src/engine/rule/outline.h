// Outline: which languages the rules of a file name, found without reading it as YAML, so that a run over Go never reads what is
// written for Python. For the rule files of the binary alone, whose `languages:` stand in one line each (a test holds them to it);
// a user's file may be written in any way and is read.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "engine/rule/rule.h"

namespace insight::engine {

struct Outline {
  std::size_t rules = 0;
  std::vector<Family> families;  // that any of them is for, each once
  bool any_text = false;

  bool is_for(std::span<const Family> some) const;  // of use in files of these families
};

Outline outline_of(std::string_view text);

// regex, generic and what else stands for plain text among the words of `languages`.
bool is_any_text(std::string_view word);

}  // namespace insight::engine
