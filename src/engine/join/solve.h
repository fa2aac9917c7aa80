// solve: which rows of tables go together under the conditions of a join. Equal values are looked up, never compared each with
// each; what has been tried in vain is remembered; every step is counted, so the answer is the same every time. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/rule/join_spec.h"

namespace insight::engine {

// By column; a value that is not there satisfies nothing.
using JoinRow = std::vector<std::optional<std::string>>;
using JoinTable = std::vector<JoinRow>;

inline constexpr std::size_t usual_join_work = 50'000'000;

// For each row of the shown table the rows, by table, of the first combination that it is part of; nothing where there is none,
// or none was found within `work` steps. `tables` stand beside those of `spec`.
using Combination = std::vector<std::size_t>;
std::vector<std::optional<Combination>> solve(const JoinSpec& spec, const std::vector<JoinTable>& tables,
                                              std::size_t work = usual_join_work);

}  // namespace insight::engine
