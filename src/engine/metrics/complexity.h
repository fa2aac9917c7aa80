// complexity: how hard each function of a file is to follow, as two numbers. Called by the complexity detector; a pure function of
// the tree.
//   cyclomatic   1 + one for every if, loop, case with a value, catch, ternary, &&, ||, ??, and comprehension clause (McCabe)
//   cognitive    SonarSource's definition (G. Ann Campbell, "Cognitive Complexity"): one for every break in the flow, more the
//   deeper it is nested;
//                else, jumps to a label and changes of && and || cost one
// Differs from SonarSource: recursion costs nothing; a function that holds others but has no structure of its own (a module
// wrapper, a decorator) isn't charged for those inside, in every language. As in the paper, a function inside counts for the one
// around it; SonarJS counts each function alone today and lets `x || "default"` pass.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/syntax/tree.h"

namespace insight::engine::metrics {

// One place that made a function harder to follow.
struct Contribution {
  syntax::NodeId node = syntax::no_node;
  std::uint32_t points = 0;
  std::uint32_t nesting = 0;  // how deep it lies in the function
};

struct FunctionMetrics {
  syntax::NodeId node = syntax::no_node;
  std::string name;  // "Class.method"; anonymous ones by what they are given to
  std::uint32_t cyclomatic = 1;
  std::uint32_t cognitive = 0;              // with the functions inside
  std::uint32_t nested_functions = 0;       // the part of `cognitive` that comes from those
  std::vector<Contribution> contributions;  // to `cognitive`, in source order; at most max_contributions
};
inline constexpr std::size_t max_contributions = 200;

// Every function, method, lambda and arrow, in source order.
std::vector<FunctionMetrics> measure(const syntax::Tree& tree);

}  // namespace insight::engine::metrics
