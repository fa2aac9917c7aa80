// How a command prints findings: the format, the place, the severity that fails. Shared by analyze, submit and issues.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "engine/report/json.h"
#include "engine/report/sarif.h"

namespace insight::cli {

enum class Format : std::uint8_t { TEXT, JSON, NDJSON, SARIF };

struct ReportOptions {
  Format format = Format::TEXT;
  std::string output;  // a file; empty: standard output
  std::optional<engine::Severity> fail_on;
  engine::report::Stats stats = engine::report::Stats::LEAVE_OUT;
};

// The flags --format, --output and --fail-on, for manuals.
extern const Flag kFormatFlag;
extern const Flag kOutputFlag;
extern const Flag kFailOnFlag;

// Throws Error(invalid) for a format or severity that doesn't exist, and for an output that can't be written.
ReportOptions report_options(const Arguments& arguments);

// Writes the whole report, or throws: Error(invalid) when the file can't be made, Error(unavailable) when the disk is full.
void print_report(const engine::Report& report, std::span<const engine::report::RuleFacts> rules, const ReportOptions& options);

// True when a finding is at or above --fail-on.
bool fails(const engine::Report& report, const ReportOptions& options);

// The names of --detectors, commas or repeated flags. Throws Error(invalid) for an empty one.
std::vector<std::string> detector_names(const Arguments& arguments);

// 1 wins over 3: a finding that fails the build is never hidden by a detector that broke.
int exit_code(const engine::Report& report, const ReportOptions& options, const std::vector<std::string>& asked_for);

}  // namespace insight::cli
