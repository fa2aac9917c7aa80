// Finding: what the engine saw, written down once. The described struct serves JSON, SQL rows, OpenAPI and test output;
// a field added here appears everywhere. Made by detectors, finished by the engine (fingerprint, code line), kept by `analysis`
// as an issue. Plain value; no threading concerns.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insight::engine {

// Most severe first; spelled as on the wire.
enum class Severity : std::uint8_t { CRITICAL, HIGH, MEDIUM, LOW, INFO };
BOOST_DESCRIBE_ENUM(Severity, CRITICAL, HIGH, MEDIUM, LOW, INFO)

// Accepts both Semgrep's words (ERROR, WARNING, INFO) and ours. Nothing for any other word.
std::optional<Severity> parse_severity(std::string_view word);
std::string_view name_of(Severity severity);

// A place inside a file. Lines and columns count from 1; a column counts UTF-8 code points; `end_column` is one past the last.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;
  bool operator==(const Place&) const = default;
};
BOOST_DESCRIBE_STRUCT(Place, (), (line, column, end_line, end_column))

// A further place that belongs to a finding: an edge of an import cycle, a step of a path.
struct RelatedPlace {
  std::string file;
  Place place;
  std::string message;
  bool operator==(const RelatedPlace&) const = default;
};
BOOST_DESCRIBE_STRUCT(RelatedPlace, (), (file, place, message))

struct Finding {
  std::string file;  // relative to the analysed root, forward slashes
  Place place;
  Severity severity = Severity::MEDIUM;
  std::string detector;  // what the user asked for: security, complexity, circular, rules
  std::string rule;      // exactly as in the rule file
  std::string message;   // metavariables already filled in
  std::string category;
  std::string code;        // the first line of the place, control characters removed, at most 500 bytes
  std::string pattern;     // the text that matched, shortened; empty where it says nothing
  std::string suggestion;  // what to do
  bool auto_fixable = false;
  std::optional<std::string> fix;  // what the place is to become
  double confidence = 0.8;         // 0 to 1
  std::vector<std::string> cwe;
  std::vector<std::string> owasp;
  std::vector<std::string> references;
  std::vector<RelatedPlace> related;
  std::vector<RelatedPlace> trace;        // the way of a tainted value: its source, what it goes through, its sink
  std::string fingerprint;                // 32 hex digits; the same while the code is, wherever its lines move
  std::optional<std::string> suppressed;  // the reason of the comment that suppresses it ("" when it gives none)

  bool operator==(const Finding&) const = default;
};
BOOST_DESCRIBE_STRUCT(Finding, (),
                      (file, place, severity, detector, rule, message, category, code, pattern, suggestion, auto_fixable, fix,
                       confidence, cwe, owasp, references, related, trace, fingerprint, suppressed))

// The order of every listing: most severe first, then file, place, rule.
bool listed_before(const Finding& a, const Finding& b);

}  // namespace insight::engine
