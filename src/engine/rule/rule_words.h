// RuleWords: what rules ask of a file before anybody looks for them in it, as words for the prefilter. Used by RuleSet alone, for
// one rule after the other; what rules share is worked out once.
#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "engine/match/leaf.h"
#include "engine/match/prefilter.h"
#include "engine/rule/rule.h"
#include "engine/rule/taint_spec.h"

namespace insight::engine {

class RuleWords {
 public:
  explicit RuleWords(const std::vector<match::Leaf>& leaves) : leaves_(leaves) {}

  struct Asked {
    match::RequiredWords all;
    match::RequiredWords sources;  // of a taint rule: what each end of a flow asks; in one file some of both must be there
    match::RequiredWords sinks;
  };
  Asked of(const Rule& rule);

 private:
  match::RequiredWords of_any(const TaintItems& items, std::size_t family);
  const match::RequiredWords& of(const TaintItem& item, std::size_t family);

  const std::vector<match::Leaf>& leaves_;
  std::map<std::pair<const TaintItem*, std::size_t>, match::RequiredWords> known_;
};

}  // namespace insight::engine
