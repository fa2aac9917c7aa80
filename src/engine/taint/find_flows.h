// find_flows: the flows of taint in one file that a rule of `mode: taint` asks for. Called by match/scan.cpp with the Evaluation
// that finds the matches of the rule's formulas. Deterministic; every step is counted (flow.h). Flows through several files:
// across.h.
#pragma once

#include <optional>
#include <vector>

#include "engine/match/formula.h"
#include "engine/rule/rule.h"
#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"
#include "engine/taint/file_facts.h"
#include "engine/taint/verdict.h"

namespace insight::engine::taint {

// In the order of the file; of a sink's match as many as Verdict tells of.
// `facts` is filled when it is needed and empty; it is the same for all rules of a file.
std::vector<FoundFlow> find_flows(const Rule& rule, match::Evaluation& evaluation, const syntax::Tree& tree,
                                  const syntax::Names& names, std::optional<FileFacts>& facts);

}  // namespace insight::engine::taint
