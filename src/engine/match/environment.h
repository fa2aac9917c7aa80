// Environment: what the metavariables of one match stand for. A handful of entries, so a vector beats any map.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/match/regex.h"
#include "engine/syntax/tree.h"

namespace insight::engine::match {

struct Binding {
  std::string_view name;                  // "$X"; lives in the rule set
  Span span;                              // in the file's source
  syntax::NodeId node = syntax::no_node;  // the code it is bound to; none for text (regex groups, contents of strings)

  bool operator==(const Binding&) const = default;
};

using Environment = std::vector<Binding>;

inline const Binding* find(const Environment& environment, std::string_view name) {
  for (const Binding& binding : environment) {
    if (binding.name == name) return &binding;
  }
  return nullptr;
}

// A place that matched, with what its metavariables stand for there.
struct Match {
  Span span;
  Environment environment;
  bool inside = false;  // came from pattern-inside: never the inner one of two ranges

  bool operator==(const Match&) const = default;
};

}  // namespace insight::engine::match
