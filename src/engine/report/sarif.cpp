#include "engine/report/sarif.h"

#include <fmt/format.h>

#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "json/encode.h"

namespace insight::engine::report {
namespace {

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::CRITICAL:
    case Severity::HIGH:
      return "error";
    case Severity::MEDIUM:
      return "warning";
    case Severity::LOW:
    case Severity::INFO:
      return "note";
  }
  return "none";
}

// The middle of the CVSS band that code hosts show for the word.
std::string_view score_of(Severity severity) {
  switch (severity) {
    case Severity::CRITICAL:
      return "9.5";
    case Severity::HIGH:
      return "8.0";
    case Severity::MEDIUM:
      return "5.5";
    case Severity::LOW:
      return "3.0";
    case Severity::INFO:
      return "0.0";
  }
  return "0.0";
}

std::string_view precision_of(double confidence) {
  return confidence >= 0.85 ? "high" : confidence >= 0.6 ? "medium" : "low";
}

// A relative path as a URI reference (RFC 3986).
std::string uri_of(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

}  // namespace

// Between its calls the pen stands inside the list of results.
class SarifStream::Pen {
 public:
  Pen(std::span<const RuleFacts> rules, Output& out) : out_(out) {
    for (const auto& rule : rules) add_rule(rule);
  }

  void begin(std::string_view version, std::span<const DetectorRun> runs, const Coverage& coverage) {
    w_.begin_object();
    w_.field("$schema", std::string_view("https://json.schemastore.org/sarif-2.1.0.json"));
    w_.field("version", std::string_view("2.1.0"));
    w_.key("runs");
    w_.begin_array();
    w_.begin_object();
    driver(version);
    invocation(runs, coverage);
    w_.key("originalUriBaseIds");
    w_.begin_object();
    w_.key("SRCROOT");
    w_.begin_object();
    text_object("description", "The root of the analysed source.");
    w_.end_object();
    w_.end_object();
    w_.field("columnKind", std::string_view("unicodeCodePoints"));
    w_.key("results");
    w_.begin_array();
    spill();
  }

  void result(const Finding& finding) {
    w_.begin_object();
    w_.field("ruleId", finding.rule);
    w_.field("ruleIndex", index_.at(finding.rule));
    w_.field("level", level_of(finding.severity));
    text_object("message", finding.message.empty() ? finding.rule : finding.message);
    w_.key("locations");
    w_.begin_array();
    location(finding.file, finding.place, finding.code, {}, 0);
    w_.end_array();
    if (!finding.related.empty()) {
      w_.key("relatedLocations");
      w_.begin_array();
      std::size_t id = 0;
      for (const auto& related : finding.related) location(related.file, related.place, {}, related.message, ++id);
      w_.end_array();
    }
    if (!finding.trace.empty()) code_flow(finding.trace);
    w_.key("partialFingerprints");
    w_.begin_object();
    w_.field("insight/v1", finding.fingerprint);
    w_.end_object();
    if (finding.fix) fixes(finding);
    if (finding.suppressed) suppression(*finding.suppressed);
    w_.key("properties");
    w_.begin_object();
    w_.field("severity", finding.severity);
    w_.field("detector", finding.detector);
    w_.field("confidence", finding.confidence);
    if (!finding.suggestion.empty()) w_.field("suggestion", finding.suggestion);
    w_.end_object();
    w_.end_object();
    spill();
  }

  void end() {
    w_.end_array();
    w_.end_object();
    w_.end_array();
    w_.end_object();
    spill();
    out_.text += '\n';
    out_.flush();
  }

 private:
  void add_rule(const RuleFacts& rule) {
    if (index_.try_emplace(rule.id, rules_.size()).second) rules_.push_back(rule);
  }
  void driver(std::string_view version) {
    w_.key("tool");
    w_.begin_object();
    w_.key("driver");
    w_.begin_object();
    w_.field("name", std::string_view("insight"));
    w_.field("fullName", fmt::format("Insight Cloud {}", version));
    w_.field("version", version);
    w_.field("semanticVersion", version);
    w_.key("rules");
    w_.begin_array();
    for (const auto& rule : rules_) descriptor(rule);
    w_.end_array();
    w_.key("notifications");
    w_.begin_array();
    notification_descriptor("file-not-analysed", "A file was not, or not fully, analysed.");
    notification_descriptor("detector-not-ok", "A detector did not end well; its findings may be incomplete.");
    w_.end_array();
    w_.end_object();
    w_.end_object();
    spill();
  }

  void notification_descriptor(std::string_view id, std::string_view text) {
    w_.begin_object();
    w_.field("id", id);
    text_object("shortDescription", text);
    w_.end_object();
  }

  void descriptor(const RuleFacts& rule) {
    w_.begin_object();
    w_.field("id", rule.id);
    const std::string_view text = trim(rule.message.empty() ? rule.id : rule.message);
    text_object("shortDescription", text.substr(0, text.find('\n')));  // viewers make a title of it
    text_object("fullDescription", rule.why.empty() ? text : std::string_view(rule.why));
    help(rule, text);
    if (!rule.references.empty() && rule.references.front().starts_with("http")) w_.field("helpUri", rule.references.front());
    w_.key("defaultConfiguration");
    w_.begin_object();
    w_.field("level", level_of(rule.severity));
    w_.end_object();
    w_.key("properties");
    w_.begin_object();
    if (!rule.category.empty()) w_.field("category", rule.category);
    if (!rule.detector.empty()) w_.field("detector", rule.detector);
    w_.field("precision", precision_of(rule.confidence));
    if (rule.category == "security" || !rule.cwe.empty()) w_.field("security-severity", score_of(rule.severity));
    w_.field("tags", tags(rule));
    w_.end_object();
    w_.end_object();
    spill();
  }

  void help(const RuleFacts& rule, std::string_view message) {
    std::string plain(rule.why.empty() ? message : std::string_view(rule.why));
    std::string markdown = plain;
    if (!rule.fix.empty()) plain += "\n\nFix: " + rule.fix;
    if (!rule.fix.empty()) markdown += "\n\n**Fix.** " + rule.fix;
    for (const auto& reference : rule.references) markdown += "\n\n<" + reference + ">";
    w_.key("help");
    w_.begin_object();
    w_.field("text", plain);
    w_.field("markdown", markdown);
    w_.end_object();
  }

  // Code hosts group by tags; CWE numbers in the form they know, "external/cwe/cwe-79".
  static std::vector<std::string> tags(const RuleFacts& rule) {
    std::vector<std::string> tags;
    if (!rule.category.empty()) tags.push_back(rule.category);
    for (const auto& cwe : rule.cwe) tags.push_back("external/cwe/" + lower(cwe.substr(0, cwe.find(':'))));
    for (const auto& owasp : rule.owasp) tags.push_back("owasp/" + owasp);
    return tags;
  }

  void invocation(std::span<const DetectorRun> runs, const Coverage& coverage) {
    w_.key("invocations");
    w_.begin_array();
    w_.begin_object();
    bool successful = true;
    for (const auto& run : runs) successful = successful && run.status != RunStatus::FAILED && run.status != RunStatus::TIMEOUT;
    w_.field("executionSuccessful", successful);
    w_.key("toolExecutionNotifications");
    w_.begin_array();
    for (const auto& run : runs) {
      if (run.status != RunStatus::OK) {
        notification("detector-not-ok", run.status == RunStatus::SKIPPED ? "note" : "error",
                     fmt::format("Detector {} ended {}: {}.", run.detector, json::encode(run.status), run.reason), {});
      }
    }
    for (const auto& file : coverage.skipped)
      notification("file-not-analysed", "note", fmt::format("Not fully analysed: {}.", file.reason), file.path);
    w_.end_array();
    w_.end_object();
    w_.end_array();
    spill();
  }

  void notification(std::string_view id, std::string_view level, const std::string& text, std::string_view path) {
    w_.begin_object();
    w_.key("descriptor");
    w_.begin_object();
    w_.field("id", id);
    w_.end_object();
    w_.field("level", level);
    text_object("message", text);
    if (!path.empty()) {
      w_.key("locations");
      w_.begin_array();
      w_.begin_object();
      w_.key("physicalLocation");
      w_.begin_object();
      artifact(path);
      w_.end_object();
      w_.end_object();
      w_.end_array();
    }
    w_.end_object();
    spill();
  }

  void code_flow(std::span<const RelatedPlace> trace) {
    w_.key("codeFlows");
    w_.begin_array();
    w_.begin_object();
    w_.key("threadFlows");
    w_.begin_array();
    w_.begin_object();
    w_.key("locations");
    w_.begin_array();
    for (const auto& step : trace) {
      w_.begin_object();
      w_.key("location");
      location(step.file, step.place, {}, step.message, 0);
      w_.end_object();
    }
    w_.end_array();
    w_.end_object();
    w_.end_array();
    w_.end_object();
    w_.end_array();
  }

  void suppression(const std::string& reason) {
    w_.key("suppressions");
    w_.begin_array();
    w_.begin_object();
    w_.field("kind", std::string_view("inSource"));
    if (!reason.empty()) w_.field("justification", reason);
    w_.end_object();
    w_.end_array();
  }

  void location(std::string_view file, const Place& place, std::string_view code, std::string_view message, std::size_t id) {
    w_.begin_object();
    if (id != 0) w_.field("id", id);
    w_.key("physicalLocation");
    w_.begin_object();
    artifact(file);
    w_.key("region");
    region(place, code);
    w_.end_object();
    if (!message.empty()) text_object("message", message);
    w_.end_object();
  }

  void region(const Place& place, std::string_view code) {
    w_.begin_object();
    w_.field("startLine", place.line);
    w_.field("startColumn", place.column);
    w_.field("endLine", place.end_line);
    w_.field("endColumn", place.end_column);
    if (!code.empty()) text_object("snippet", code);
    w_.end_object();
  }

  // One way to fix it: one replacement in one file.
  void fixes(const Finding& finding) {
    w_.key("fixes");
    w_.begin_array();
    w_.begin_object();
    text_object("description", finding.suggestion.empty() ? "What the rule replaces this code with." : finding.suggestion);
    w_.key("artifactChanges");
    w_.begin_array();
    w_.begin_object();
    artifact(finding.file);
    w_.key("replacements");
    w_.begin_array();
    w_.begin_object();
    w_.key("deletedRegion");
    region(finding.place, {});
    text_object("insertedContent", *finding.fix);
    w_.end_object();
    w_.end_array();
    w_.end_object();
    w_.end_array();
    w_.end_object();
    w_.end_array();
  }

  void artifact(std::string_view path) {
    w_.key("artifactLocation");
    w_.begin_object();
    w_.field("uri", uri_of(path));
    w_.field("uriBaseId", std::string_view("SRCROOT"));
    w_.end_object();
  }

  void text_object(std::string_view name, std::string_view text) {
    w_.key(name);
    w_.begin_object();
    w_.field("text", text);
    w_.end_object();
  }

  // The pen's text moves to the output; the pen itself goes on where it stands.
  void spill() {
    out_.text += w_.out();
    w_.out().clear();
    out_.spill();
  }

  Output& out_;
  json::Writer w_;
  std::vector<RuleFacts> rules_;
  std::unordered_map<std::string, std::size_t> index_;
};

SarifStream::SarifStream(std::span<const RuleFacts> rules, Output& out) : pen_(std::make_unique<Pen>(rules, out)) {}
SarifStream::~SarifStream() = default;

void SarifStream::begin(std::string_view version, std::span<const DetectorRun> runs, const Coverage& coverage) {
  pen_->begin(version, runs, coverage);
}
void SarifStream::result(const Finding& finding) {
  pen_->result(finding);
}
void SarifStream::end() {
  pen_->end();
}

}  // namespace insight::engine::report
