// finding_of: what a rule's match in a file becomes. Called by analyze_file and analyze_across.
#pragma once

#include <string_view>
#include <vector>

#include "engine/files/text.h"
#include "engine/finding.h"
#include "engine/match/scan.h"
#include "engine/rule/rule.h"

namespace insight::engine {

// A file whose text is at hand.
struct ReadFile {
  std::string_view path;
  std::string_view text;
  const files::LineIndex& lines;
};

// Without code line, suppression and fingerprint, which finish() gives it, and without a trace.
Finding finding_of(const Rule& rule, const match::RuleMatch& match, const ReadFile& file);

// Appends a step of the way of a tainted value. The last is named by name_last_step.
void add_step(std::vector<RelatedPlace>& trace, const ReadFile& file, const match::Span& step);
void name_last_step(std::vector<RelatedPlace>& trace);

}  // namespace insight::engine
