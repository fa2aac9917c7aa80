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

}  // namespace

std::string shown_code(std::string_view code, std::size_t most) {
  std::string text;
  for (const char c : code.substr(0, code.find('\n'))) {
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
  for (Finding& finding : findings) {
    const std::string_view line = lines.line(finding.place.line);
    finding.code = shown_code(line, max_code);
    if (honour_suppressions) finding.suppressed = suppressions.reason(finding.rule, finding.place.line);
    const std::string enclosing = tree != nullptr ? enclosing_name(*tree, lines.start_of(finding.place.line)) : std::string();
    finding.fingerprint =
        fingerprints.next(finding.rule, finding.pattern.empty() ? line : std::string_view(finding.pattern), enclosing);
  }
}

}  // namespace insight::engine
