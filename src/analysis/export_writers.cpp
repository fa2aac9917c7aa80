// The four formats of an export.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "analysis/issue_export.h"
#include "analysis/wire.h"
#include "base/text.h"
#include "base/time_text.h"
#include "base/version.h"
#include "engine/coverage.h"
#include "engine/report/sarif.h"
#include "json/decode.h"
#include "json/encode.h"

namespace insight::analysis {
namespace {

std::vector<std::string> texts_in(const boost::json::object& object, std::string_view name) {
  std::vector<std::string> texts;
  const auto* list = object.if_contains(name);
  if (list == nullptr || !list->is_array()) return texts;
  for (const auto& text : list->get_array())
    if (text.is_string()) texts.emplace_back(text.get_string());
  return texts;
}

std::uint32_t number_in(const boost::json::object& object, std::string_view name) {
  const auto* number = object.if_contains(name);
  boost::json::error_code error;
  const auto value = number != nullptr ? number->to_number<std::uint32_t>(error) : 1U;
  return error || value == 0 ? 1U : value;
}

std::string text_in(const boost::json::object& object, std::string_view name) {
  const auto* text = object.if_contains(name);
  return text != nullptr && text->is_string() ? std::string(text->get_string()) : "";
}

std::vector<engine::RelatedPlace> places_in(const boost::json::object& object, std::string_view name) {
  std::vector<engine::RelatedPlace> places;
  const auto* list = object.if_contains(name);
  if (list == nullptr || !list->is_array()) return places;
  for (const auto& place : list->get_array()) {
    if (!place.is_object()) continue;
    const auto& at = place.get_object();
    places.push_back({text_in(at, "filePath"),
                      {number_in(at, "line"), number_in(at, "column"), number_in(at, "endLine"), number_in(at, "endColumn")},
                      text_in(at, "message")});
  }
  return places;
}

// What was kept as JSON beside the issue's own columns.
void read_metadata(std::string_view metadata, engine::Finding& finding) {
  const auto value = json::parse(metadata);
  const auto* object = value.if_object();
  if (object == nullptr) return;
  finding.cwe = texts_in(*object, "cwe");
  finding.owasp = texts_in(*object, "owasp");
  finding.references = texts_in(*object, "references");
  finding.related = places_in(*object, "related");
  finding.trace = places_in(*object, "trace");
  if (object->contains("fix")) finding.fix = text_in(*object, "fix");
  if (object->contains("suppressed")) finding.suppressed = text_in(*object, "suppressed");
}

engine::Finding finding_of(const Issue& issue) {
  engine::Finding finding;
  finding.file = issue.file_path;
  finding.place = {issue.line, issue.col, issue.end_line, issue.end_col};
  finding.severity = issue.severity;
  finding.detector = issue.detector;
  finding.rule = issue.rule_id;
  finding.message = issue.message;
  finding.category = issue.category;
  finding.code = issue.code;
  finding.pattern = issue.pattern;
  finding.suggestion = issue.suggestion;
  finding.auto_fixable = issue.auto_fixable;
  finding.confidence = issue.confidence;
  finding.fingerprint = issue.fingerprint;
  read_metadata(issue.metadata, finding);
  return finding;
}

class NdjsonWriter final : public ExportWriter {
 public:
  void begin(std::string&) override {}
  void issue(std::string& out, const Issue& issue) override {
    line_.clear();
    append_issue(line_, issue);
    (out += line_) += '\n';
  }
  void end(std::string&) override {}

 private:
  std::string line_;
};

class JsonWriter final : public ExportWriter {
 public:
  explicit JsonWriter(const Analysis& analysis) : head_(export_head_json(analysis)) {}
  void begin(std::string& out) override {
    head_.pop_back();  // the object stays open for its issues
    (out += head_) += ",\"issues\":[";
  }
  void issue(std::string& out, const Issue& issue) override {
    line_.clear();
    append_issue(line_, issue);
    (out += separator_) += line_;
    separator_ = ",\n";
  }
  void end(std::string& out) override { out += "]}\n"; }

 private:
  std::string head_;
  std::string line_;
  std::string_view separator_ = "\n";
};

// RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
class CsvWriter final : public ExportWriter {
 public:
  void begin(std::string& out) override {
    out +=
        "id,severity,detector,ruleId,category,filePath,line,column,endLine,endColumn,message,code,suggestion,autoFixable,"
        "confidence,"
        "fingerprint\r\n";
  }
  void issue(std::string& out, const Issue& issue) override {
    text(out, issue.id, ',');
    text(out, db::name_of_enumerator(issue.severity), ',');
    text(out, issue.detector, ',');
    text(out, issue.rule_id, ',');
    text(out, issue.category, ',');
    text(out, issue.file_path, ',');
    fmt::format_to(std::back_inserter(out), "{},{},{},{},", issue.line, issue.col, issue.end_line, issue.end_col);
    text(out, issue.message, ',');
    text(out, issue.code, ',');
    text(out, issue.suggestion, ',');
    out += issue.auto_fixable ? "true," : "false,";
    json::append(out, issue.confidence);
    out += ',';
    text(out, issue.fingerprint, '\r');
    out += '\n';
  }
  void end(std::string&) override {}

 private:
  static void text(std::string& out, std::string_view cell, char after) {
    const bool formula = !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
    const bool quoted = cell.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted) out += '"';
    if (formula) out += '\'';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    if (quoted) out += '"';
    out += after;
  }
};

class SarifExport final : public ExportWriter {
 public:
  SarifExport(const Analysis& analysis, const std::vector<Issue>& rules)
      : runs_(json::decode<std::vector<engine::DetectorRun>>(analysis.detector_runs, kStored)),
        coverage_(json::decode<engine::Coverage>(analysis.coverage, kStored)),
        out_([this](std::string_view piece) { made_ += piece; }),
        sarif_(facts_of(rules), out_) {}

  void begin(std::string& out) override {
    sarif_.begin(kVersion, runs_, coverage_);
    move_to(out);
  }
  void issue(std::string& out, const Issue& issue) override {
    sarif_.result(finding_of(issue));
    move_to(out);
  }
  void end(std::string& out) override {
    sarif_.end();
    move_to(out);
  }

 private:
  static constexpr json::Limits kStored{256 * 1024 * 1024, 64};  // our own texts: a coverage may list every file of a source

  static std::vector<engine::report::RuleFacts> facts_of(const std::vector<Issue>& rules) {
    std::vector<engine::report::RuleFacts> facts;
    for (const auto& issue : rules) facts.push_back(engine::report::facts_of(finding_of(issue)));
    return facts;
  }
  void move_to(std::string& out) {
    out_.flush();
    out += made_;
    made_.clear();
  }

  std::vector<engine::DetectorRun> runs_;
  engine::Coverage coverage_;
  std::string made_;
  engine::report::Output out_;
  engine::report::SarifStream sarif_;
};

}  // namespace

std::string_view media_type_of(ExportFormat format) {
  switch (format) {
    case ExportFormat::json:
      return "application/json";
    case ExportFormat::sarif:
      return "application/sarif+json";
    case ExportFormat::ndjson:
      return "application/x-ndjson";
    case ExportFormat::csv:
      return "text/csv; charset=utf-8; header=present";
  }
  return "application/octet-stream";
}

std::unique_ptr<ExportWriter> make_export_writer(ExportFormat format, const Analysis& analysis, const std::vector<Issue>& rules) {
  switch (format) {
    case ExportFormat::sarif:
      return std::make_unique<SarifExport>(analysis, rules);
    case ExportFormat::ndjson:
      return std::make_unique<NdjsonWriter>();
    case ExportFormat::csv:
      return std::make_unique<CsvWriter>();
    case ExportFormat::json:
      break;
  }
  return std::make_unique<JsonWriter>(analysis);
}

}  // namespace insight::analysis
