// The report for programs: JSON as one document or one finding a line (NDJSON). A finding has the fields of the API's issue, in its
// order; what belongs to it without a field of its own (CWE, references, related places) stands in `metadata`.
// Called by the command line; `append_metadata` also by whoever stores findings.
#pragma once

#include <cstdint>
#include <string>

#include "engine/analyze.h"
#include "engine/report/output.h"

namespace insight::engine::report {

enum class Stats : std::uint8_t { LEAVE_OUT, INCLUDE };

// {"findings", "suppressed", "summary", "coverage", "detectorRuns"} and, on demand, "stats" per rule.
void write_json(const Report& report, Stats stats, Output& out);
// A line per finding; the last line is {"summary", "coverage", "detectorRuns"}.
void write_ndjson(const Report& report, Stats stats, Output& out);

// {"id", "filePath", …, "fingerprint"}: one finding as the API shows it. Outside of a database its only name is its fingerprint.
void append_finding(std::string& out, const Finding& finding, std::string_view id);
void append_finding(std::string& out, const Finding& finding);
// {"cwe", "owasp", "references", "related"}, of which empty ones are left out, and "suppressed" with its reason.
void append_metadata(std::string& out, const Finding& finding);

}  // namespace insight::engine::report
