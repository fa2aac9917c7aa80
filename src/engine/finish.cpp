#include "engine/finish.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "engine/fingerprint.h"
#include "engine/suppress.h"

namespace insight::engine {
namespace {

constexpr std::size_t max_code = 500;

bool stands_before(const Finding& a, const Finding& b) {
  return std::tie(a.place.line, a.place.column, a.rule) < std::tie(b.place.line, b.place.column, b.rule);
}

// What the findings that begin in one line have in common.
struct BeginningLine {
  std::uint32_t number = 0;
  std::string_view text;
  std::string code;       // the text as it is shown
  std::string enclosing;  // functions and classes around it
};

BeginningLine beginning_line(std::uint32_t number, const files::LineIndex& lines, const syntax::Tree* tree) {
  const std::string_view text = lines.line(number);
  return {number, text, shown_code(text, max_code),
          tree != nullptr ? enclosing_name(*tree, lines.start_of(number)) : std::string()};
}

}  // namespace

std::string shown_code(std::string_view code, std::size_t most) {
  std::string text;
  for (const char c : code) {
    if (c == '\n' || text.size() > most) break;  // a minified line may be the whole file
    if (c == '\t') {
      text += ' ';
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) {
      text += c;
    }
  }
  return shorten(text, most);
}

void finish(std::vector<Finding>& findings, std::string_view text, const files::LineIndex& lines, const syntax::Tree* tree,
            bool honour_suppressions) {
  if (findings.empty()) return;
  std::stable_sort(findings.begin(), findings.end(), stands_before);
  const Suppressions suppressions(text, lines, tree);
  Fingerprints fingerprints(findings.front().file);
  BeginningLine at;
  for (Finding& finding : findings) {
    if (finding.place.line != at.number) at = beginning_line(finding.place.line, lines, tree);
    finding.code = at.code;
    if (honour_suppressions) finding.suppressed = suppressions.reason(finding.rule, at.number);
    finding.fingerprint =
        fingerprints.next(finding.rule, finding.pattern.empty() ? at.text : std::string_view(finding.pattern), at.enclosing);
  }
}

}  // namespace insight::engine
