#include "engine/report/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "engine/report/code_frame.h"
#include "engine/report/summary.h"

namespace insight::engine::report {
namespace {

constexpr std::size_t kSkippedShown = 5;

class TextWriter {
 public:
  TextWriter(const TextStyle& style, Output& out) : colour_(style.colour == Colour::ALWAYS), out_(out) {}

  void findings(std::span<const Finding> findings) {
    for (const auto& group : by_file(findings)) {
      line(painted("1", printable(group.front()->file)));
      for (const auto* finding : group) one(*finding);
    }
  }

  // Detectors that ended alike, for the same reason, share a line.
  void runs(std::span<const DetectorRun> runs) {
    std::vector<std::pair<const DetectorRun*, std::vector<std::string>>> groups;
    for (const auto& run : runs) {
      if (run.status == RunStatus::OK) continue;
      const auto alike = [&](const auto& group) { return group.first->status == run.status && group.first->reason == run.reason; };
      auto found = std::find_if(groups.begin(), groups.end(), alike);
      if (found == groups.end()) found = groups.insert(groups.end(), {&run, {}});
      found->second.push_back(run.detector);
    }
    for (const auto& [run, names] : groups) {
      const auto verdict = fmt::format("detector{} {}: {}", names.size() == 1 ? "" : "s", join(names, ", "), name(run->status));
      line(fmt::format("{} - {}", painted("1;31", verdict), printable(run->reason)));
    }
  }

  void skipped(std::span<const Skipped> skipped) {
    if (skipped.empty()) return;
    std::string reasons;
    for (const auto& [word, count] : skipped_by_reason(skipped))
      reasons += fmt::format("{}{} {}", reasons.empty() ? "" : ", ", count, printable(word));
    line(fmt::format("{} not fully analysed: {}", counted(skipped.size(), "file"), reasons));
    for (std::size_t i = 0; i < skipped.size() && i < kSkippedShown; ++i) {
      line(painted("2", fmt::format("  {}: {}", printable(skipped[i].path), printable(skipped[i].reason))));
    }
    if (skipped.size() > kSkippedShown) {
      line(painted("2", fmt::format("  and {} more; --format json lists all", skipped.size() - kSkippedShown)));
    }
  }

  void numbers(const Report& report) {
    const auto summary = summarize(report.findings);
    auto text = summary.total_issues == 0 ? std::string("no findings")
                                          : fmt::format("{} ({})", counted(summary.total_issues, "finding"), in_words(summary));
    text += fmt::format(" in {}, {}", counted(report.coverage.files, "file"), counted(report.coverage.lines, "line"));
    if (!report.suppressed.empty()) text += fmt::format("; {} suppressed by comments", report.suppressed.size());
    line(painted(summary.total_issues == 0 ? "1;32" : "1", text));
  }

 private:
  // Files in the order of their worst finding, findings in listing order.
  static std::vector<std::vector<const Finding*>> by_file(std::span<const Finding> findings) {
    std::unordered_map<std::string_view, std::size_t> place;
    std::vector<std::vector<const Finding*>> groups;
    for (const auto& finding : findings) {
      const auto [at, fresh] = place.try_emplace(finding.file, groups.size());
      if (fresh) groups.emplace_back();
      groups[at->second].push_back(&finding);
    }
    return groups;
  }

  void one(const Finding& finding) {
    const auto where = fmt::format("{}:{}:{}", printable(finding.file), finding.place.line, finding.place.column);
    line(fmt::format("  {} {}  {}", painted(colour_of(finding.severity), fmt::format("{:<8}", name_of(finding.severity))),
                     painted("1", printable(finding.rule)), painted("36", where)));
    paragraph("", finding.message);
    out_.text += code_frame(finding);
    places(finding.related);
    places(finding.trace);
    if (!finding.suggestion.empty()) paragraph("Fix: ", finding.suggestion);
    if (!finding.cwe.empty()) line(painted("2", fmt::format("         {}", printable(join(finding.cwe, ", ")))));
    out_.text += '\n';
    out_.spill();
  }

  void places(std::span<const RelatedPlace> places) {
    for (const auto& at : places)
      line(fmt::format("         {}:{}:{} {}", printable(at.file), at.place.line, at.place.column, printable(at.message)));
  }

  // Long texts are broken between words, below the severity's end.
  void paragraph(std::string_view label, std::string_view text) {
    constexpr std::size_t kColumns = 100;
    std::string row(label);
    for (const auto word : split(printable_cached(text), ' ')) {
      if (word.empty()) continue;
      if (!row.empty() && row != label && row.size() + 1 + word.size() > kColumns) {
        line("         " + row);
        row.clear();
      }
      if (!row.empty() && row != label) row += ' ';
      row += word;
    }
    line("         " + row);
  }

  std::string_view printable_cached(std::string_view text) {
    scratch_ = printable(text);
    return scratch_;
  }

  // What a source says never reaches a terminal as a command: control characters become spaces.
  static std::string printable(std::string_view text) {
    std::string clean(text);
    for (auto& c : clean) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    }
    return clean;
  }

  static std::string_view name(RunStatus status) {
    switch (status) {
      case RunStatus::OK:
        return "OK";
      case RunStatus::SKIPPED:
        return "SKIPPED";
      case RunStatus::FAILED:
        return "FAILED";
      case RunStatus::TIMEOUT:
        return "TIMEOUT";
      case RunStatus::UNAVAILABLE:
        return "UNAVAILABLE";
    }
    return "";
  }

  static std::string_view colour_of(Severity severity) {
    switch (severity) {
      case Severity::CRITICAL:
        return "1;97;41";
      case Severity::HIGH:
        return "1;31";
      case Severity::MEDIUM:
        return "1;33";
      case Severity::LOW:
        return "34";
      case Severity::INFO:
        return "2";
    }
    return "0";
  }

  std::string painted(std::string_view sgr, std::string_view text) const {
    return colour_ ? fmt::format("\x1b[{}m{}\x1b[0m", sgr, text) : std::string(text);
  }
  void line(std::string_view text) {
    out_.text += text;
    out_.text += '\n';
  }

  bool colour_;
  Output& out_;
  std::string scratch_;
};

}  // namespace

void write_text(const Report& report, const TextStyle& style, Output& out) {
  TextWriter writer(style, out);
  writer.findings(report.findings);
  writer.skipped(report.coverage.skipped);
  writer.runs(report.detector_runs);
  writer.numbers(report);
  out.flush();
}

}  // namespace insight::engine::report
