// Labels: the labels of a rule's taints, numbered in the order of the rule. [0] is the usual one. Used by Flow and find_flows.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule/taint_spec.h"

namespace insight::engine::taint {

class Labels {
 public:
  explicit Labels(const TaintSpec& spec) : names_{std::string(usual_label)} {
    for (const auto* items : {&spec.sources, &spec.propagators, &spec.sanitizers}) {
      for (const auto& item : *items) {
        if (!known(item->label)) names_.push_back(item->label);
      }
    }
  }

  // Of a label in the rule; "" is the usual one.
  std::uint32_t number(std::string_view label) const {
    const auto found = std::find(names_.begin(), names_.end(), label);
    return found != names_.end() ? static_cast<std::uint32_t>(found - names_.begin()) : 0;
  }
  std::string_view name(std::uint32_t number) const { return names_[number]; }

 private:
  bool known(const std::string& label) const {
    return label.empty() || std::find(names_.begin(), names_.end(), label) != names_.end();
  }

  std::vector<std::string> names_;
};

}  // namespace insight::engine::taint
