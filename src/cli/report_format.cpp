#include "cli/report_format.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "base/error.h"
#include "base/text.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/version.h"
#include "engine/report/text.h"

namespace insight::cli {
namespace {

constexpr std::array<std::string_view, 4> kFormats{"text", "json", "ndjson", "sarif"};
constexpr std::array<std::string_view, 5> kSeverities{"CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"};

Format require_format(std::string_view word) {
  const auto found = std::find(kFormats.begin(), kFormats.end(), word);
  if (found == kFormats.end()) {
    throw Error(ErrorCode::invalid,
                fmt::format("`--format {}`: expected text, json, ndjson or sarif{}", word, did_you_mean(word, kFormats)));
  }
  return static_cast<Format>(found - kFormats.begin());
}

engine::Severity require_severity(const std::string& word) {
  for (std::size_t i = 0; i < kSeverities.size(); ++i) {
    if (equal_ignoring_case(word, kSeverities[i])) return static_cast<engine::Severity>(i);
  }
  throw Error(ErrorCode::invalid, fmt::format("`--fail-on {}`: expected critical, high, medium, low or info", word));
}

[[noreturn]] void cannot_write(const std::string& path, int error) {
  throw Error(ErrorCode::invalid, fmt::format("cannot write `{}`: {}", path, std::strerror(error)));
}

// Asked before the work, so that nobody waits for a report that has no place to go. What is there stays as it is until then.
void require_writable(const std::string& path) {
  std::error_code ignored;
  const std::filesystem::path file(path);
  if (std::filesystem::is_directory(file, ignored)) cannot_write(path, EISDIR);
  const auto folder = file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path();
  const bool there = std::filesystem::exists(std::filesystem::symlink_status(file, ignored));
  if (::access(there ? file.c_str() : folder.c_str(), W_OK) != 0) cannot_write(path, errno);
}

// Standard output or a file, whose failures are never silent: a report that is cut short must not look complete.
class Target {
 public:
  explicit Target(const std::string& path) : path_(path.empty() ? "standard output" : path) {
    file_ = path.empty() ? stdout : std::fopen(path.c_str(), "wb");
    if (file_ == nullptr) cannot_write(path, errno);
  }
  ~Target() {
    if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  void write(std::string_view piece) {
    if (std::fwrite(piece.data(), 1, piece.size(), file_) != piece.size()) refuse();
  }
  void finish() {
    if (std::fflush(file_) != 0) refuse();
  }

 private:
  [[noreturn]] void refuse() const {
    throw Error(ErrorCode::unavailable, fmt::format("writing to {} failed: {}", path_, std::strerror(errno)));
  }
  std::string path_;
  std::FILE* file_ = nullptr;
};

}  // namespace

const Flag kFormatFlag{"--format", "F", "text (default), json, ndjson (a finding a line) or sarif"};
const Flag kOutputFlag{"--output", "FILE", "write the report there instead of to standard output"};
const Flag kFailOnFlag{"--fail-on", "SEVERITY", "exit 1 when a finding is critical, high, medium, low or info, or worse"};

ReportOptions report_options(const Arguments& arguments) {
  ReportOptions options;
  if (const auto format = arguments.value("--format")) options.format = require_format(*format);
  if (const auto severity = arguments.value("--fail-on")) options.fail_on = require_severity(*severity);
  options.output = arguments.value("--output").value_or("");
  if (arguments.has("--output") && options.output.empty()) throw Error(ErrorCode::invalid, "`--output` needs the name of a file");
  if (!options.output.empty()) require_writable(options.output);
  if (arguments.has("--stats")) options.stats = engine::report::Stats::INCLUDE;
  return options;
}

void print_report(const engine::Report& report, std::span<const engine::report::RuleFacts> rules, const ReportOptions& options) {
  Target target(options.output);
  engine::report::Output out([&](std::string_view piece) { target.write(piece); });
  switch (options.format) {
    case Format::TEXT:
      engine::report::write_text(report, {colour_for(options.output.empty() && stdout_is_terminal())}, out);
      break;
    case Format::JSON:
      engine::report::write_json(report, options.stats, out);
      break;
    case Format::NDJSON:
      engine::report::write_ndjson(report, options.stats, out);
      break;
    case Format::SARIF:
      engine::report::write_sarif(report, rules, kVersion, out);
      break;
  }
  target.finish();
}

bool fails(const engine::Report& report, const ReportOptions& options) {
  return options.fail_on && std::any_of(report.findings.begin(), report.findings.end(),
                                        [&](const engine::Finding& finding) { return finding.severity <= *options.fail_on; });
}

std::vector<std::string> detector_names(const Arguments& arguments) {
  std::vector<std::string> names;
  for (const auto& list : arguments.values("--detectors")) {
    for (const auto name : split(list, ',')) {
      if (trim(name).empty())
        throw Error(ErrorCode::invalid, fmt::format("`--detectors {}`: a name is empty; expected names separated by commas", list));
      names.emplace_back(trim(name));
    }
  }
  return names;
}

int exit_code(const engine::Report& report, const ReportOptions& wanted, const std::vector<std::string>& asked_for) {
  if (fails(report, wanted)) return kFindings;
  for (const auto& run : report.detector_runs) {
    const bool asked = std::find(asked_for.begin(), asked_for.end(), run.detector) != asked_for.end();
    if (asked && run.status != engine::RunStatus::OK) return kDetectorNotOk;
  }
  return kClean;
}

}  // namespace insight::cli
