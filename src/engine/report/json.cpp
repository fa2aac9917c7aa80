#include "engine/report/json.h"

#include <span>

#include "engine/report/summary.h"
#include "json/encode.h"

namespace insight::engine::report {
namespace {

void write_related(json::Writer& writer, std::span<const RelatedPlace> related) {
  writer.begin_array();
  for (const auto& place : related) {
    writer.begin_object();
    writer.field("filePath", place.file);
    writer.members(place.place);
    writer.field("message", place.message);
    writer.end_object();
  }
  writer.end_array();
}

void append_list(Output& out, std::span<const Finding> findings) {
  out.text += '[';
  bool first = true;
  for (const auto& finding : findings) {
    out.text += first ? "\n" : ",\n";
    first = false;
    append_finding(out.text, finding);
    out.spill();
  }
  out.text += findings.empty() ? "]" : "\n]";
}

// The members that follow the findings in both formats.
void append_tail(std::string& out, const Report& report, Stats stats) {
  out += "\"summary\":";
  json::append(out, summarize(report.findings));
  out += ",\n\"coverage\":";
  json::append(out, report.coverage);
  out += ",\n\"detectorRuns\":";
  json::append(out, report.detector_runs);
  if (stats == Stats::LEAVE_OUT) return;
  json::Writer writer;
  writer.begin_array();
  for (const auto& rule : report.rule_stats) {
    writer.begin_object();
    writer.field("ruleId", rule.rule);
    writer.field("micros", rule.micros);
    writer.field("filesTried", rule.files_tried);
    writer.field("matches", rule.matches);
    writer.end_object();
  }
  writer.end_array();
  out += ",\n\"stats\":";
  out += writer.take();
}

}  // namespace

void append_metadata(std::string& out, const Finding& finding) {
  json::Writer writer;
  writer.begin_object();
  if (!finding.cwe.empty()) writer.field("cwe", finding.cwe);
  if (!finding.owasp.empty()) writer.field("owasp", finding.owasp);
  if (!finding.references.empty()) writer.field("references", finding.references);
  if (!finding.related.empty()) {
    writer.key("related");
    write_related(writer, finding.related);
  }
  if (!finding.trace.empty()) {
    writer.key("trace");
    write_related(writer, finding.trace);
  }
  if (finding.fix) writer.field("fix", *finding.fix);
  if (finding.suppressed) writer.field("suppressed", *finding.suppressed);
  writer.end_object();
  out += writer.take();
}

void append_finding(std::string& out, const Finding& finding) {
  append_finding(out, finding, finding.fingerprint);
}

void append_finding(std::string& out, const Finding& finding, std::string_view id) {
  const auto text = [&](std::string_view name, std::string_view value) {
    out += name;
    append_json_string(out, value);
  };
  const auto number = [&](std::string_view name, auto value) {
    out += name;
    json::append(out, value);
  };
  text("{\"id\":", id);
  text(",\"filePath\":", finding.file);
  number(",\"line\":", finding.place.line);
  number(",\"column\":", finding.place.column);
  number(",\"endLine\":", finding.place.end_line);
  number(",\"endColumn\":", finding.place.end_column);
  number(",\"severity\":", finding.severity);
  text(",\"detector\":", finding.detector);
  text(",\"message\":", finding.message);
  text(",\"ruleId\":", finding.rule);
  text(",\"category\":", finding.category);
  text(",\"code\":", finding.code);
  text(",\"pattern\":", finding.pattern);
  text(",\"suggestion\":", finding.suggestion);
  number(",\"autoFixable\":", finding.auto_fixable);
  number(",\"confidence\":", finding.confidence);
  out += ",\"metadata\":";
  append_metadata(out, finding);
  text(",\"fingerprint\":", finding.fingerprint);
  out += '}';
}

void write_json(const Report& report, Stats stats, Output& out) {
  out.text += "{\"findings\":";
  append_list(out, report.findings);
  out.text += ",\n\"suppressed\":";
  append_list(out, report.suppressed);
  out.text += ",\n";
  append_tail(out.text, report, stats);
  out.text += "}\n";
  out.flush();
}

void write_ndjson(const Report& report, Stats stats, Output& out) {
  for (const auto& finding : report.findings) {
    append_finding(out.text, finding);
    out.text += '\n';
    out.spill();
  }
  std::string tail;
  append_tail(tail, report, stats);
  std::erase(tail, '\n');  // only between members: inside strings they are escaped
  out.text += '{' + tail + "}\n";
  out.flush();
}

}  // namespace insight::engine::report
