// The matcher over one file: a set of rules that uses every operator, and, where the input holds one, a pattern of its own before
// the line "====". The first byte chooses the language.
#include <fmt/format.h>

#include "engine/match/scan.h"
#include "engine/rule/rule_set.h"
#include "engine/syntax/lower.h"
#include "fuzz.h"

namespace {

using namespace insight;
using namespace insight::engine;

constexpr std::string_view fixed_rules = R"yaml(
rules:
  - {id: call, languages: [js, ts, python], severity: LOW, message: "$F $X", pattern: "$F(..., $X, ...)"
}
  - {id: method, languages: [js, ts, python], severity: LOW, message: m, pattern: "$O.$M(...).$N(...)"}
  - {id: same, languages: [js, ts, python], severity: LOW, message: m, pattern: "$X + $X"}
  - {id: deep, languages: [js, ts, python], severity: LOW, message: m, pattern: "f(<... $X ...>)"}
  - {id: text, languages: [js, ts, python], severity: LOW, message: m, pattern: "\"=~/a+b/\""}
  - {id: words, languages: [regex], severity: LOW, message: m, pattern-regex: "(?<word>[a-z]+) \\1"}
  - {id: then-js, languages: [js, ts], severity: LOW, message: m, pattern: "$A = $V; ... $F($A)"}
  - {id: then-py, languages: [python], severity: LOW, message: m, pattern: "$A = $V\n...\n$F($A)"}
  - {id: function-js, languages: [js, ts], severity: LOW, message: m, pattern: "function $F(..., $X, ...) { ... return $X; ... }"}
  - {id: function-py, languages: [python], severity: LOW, message: m, pattern: "def $F(..., $X, ...):\n  ...\n  return $X"}
  - {id: class-js, languages: [js, ts], severity: LOW, message: m, pattern: "class $C extends $B { ... }"}
  - {id: class-py, languages: [python], severity: LOW, message: m, pattern: "class $C($B, ...): ..."}
  - {id: object, languages: [js, ts], severity: LOW, message: m, pattern: "{..., $K: $V, ...}"}
  - {id: import, languages: [python], severity: LOW, message: m, pattern: "import $M"}
  - id: all
    languages: [js, ts, python]
    severity: LOW
    message: m
    patterns:
      - pattern-either: [{pattern: "$F($X)"}, {pattern: "$X.$Y"}]
      - pattern-not: "f(1)"
      - pattern-not-inside: "g(...)"
      - metavariable-regex: {metavariable: $X, regex: "^[a-z]"}
      - focus-metavariable: $X
  - id: compare
    languages: [js, ts, python]
    severity: LOW
    message: m
    patterns: [{pattern: "$F($X)"}, {metavariable-comparison: {comparison: "$X * 2 > 10 and $X % 3 != 1"}}]
  - id: flow
    languages: [js, ts, python]
    severity: LOW
    message: "$X $Y"
    mode: taint
    pattern-sources:
      - {pattern: "f(...)", label: A}
      - {pattern: "$X.a", by-side-effect: true, label: B, requires: A}
    pattern-sanitizers: [{pattern: "g(...)", by-side-effect: true}]
    pattern-propagators: [{pattern: "$T.b($V)", from: $V, to: $T}]
    pattern-sinks: [{pattern: "$F($Y)", requires: A or not B}, {pattern: "return $Y", exact: false}]
  - id: everything
    languages: [js, ts, python]
    severity: LOW
    message: m
    mode: taint
    pattern-sources: [{pattern: $X}]
    pattern-sinks: [{pattern: $X}]
)yaml";

// Those that any language can read, for each of them.
std::string rules_for_all() {
  std::string text(fixed_rules);
  for (std::size_t i = 0; i < syntax::language_count; ++i) {
    const auto language = static_cast<syntax::Language>(i);
    if (language == syntax::Language::JavaScript || language == syntax::Language::Python) continue;
    text += fmt::format(R"yaml(
  - {{id: name-{0}, languages: [{0}], severity: LOW, message: $X, pattern: {1}}}
  - id: flow-{0}
    languages: [{0}]
    severity: LOW
    message: m
    mode: taint
    pattern-sources: [{{pattern: {1}}}]
    pattern-sinks: [{{pattern: {1}}}]
)yaml",
                        syntax::name_of(language), language == syntax::Language::Xml ? "<$X/>" : "$X");
  }
  return text;
}

struct Compiled {
  RuleSet rules;
  std::unique_ptr<match::Scanner> scanner;
};

const Compiled& fixed() {
  static const auto made = [] {
    auto compiled = std::make_unique<Compiled>();
    std::vector<Diagnostic> diagnostics;
    compiled->rules = RuleSet::compile({{"fixed.yaml", rules_for_all(), "rules"}}, diagnostics);
    fuzz::require(diagnostics.empty());
    compiled->scanner = std::make_unique<match::Scanner>(compiled->rules);
    return compiled;
  }();
  return *made;
}

// A rule around the pattern, as a JSON text, which YAML reads as well. For one family, since refusing a pattern takes many parses.
RuleSet rules_of(std::string_view pattern, syntax::Language language) {
  std::string text = R"({"rules": [{"id": "own", "severity": "LOW", "message": "m", "languages": [)";
  text += fmt::format(R"("{}"], "pattern": ")", syntax::name_of(family_of(language)));
  for (const char c : pattern) {
    if (c == '\n') {
      text += "\\n";
    } else if (c == '"' || c == '\\') {
      (text += '\\') += c;
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      text += c;
    }
  }
  std::vector<Diagnostic> diagnostics;
  return RuleSet::compile({{"own.yaml", text + "\"}]}", "rules"}}, diagnostics);
}

void scan(match::Scanner& scanner, syntax::Language language, std::string_view text) {
  const auto candidates = scanner.candidates(text, language);
  if (candidates.rules.empty()) return;
  const auto lowered = syntax::lower(language, text);
  if (lowered.refusal != syntax::Refusal::None) return;
  const syntax::Names names(lowered.tree);
  std::vector<match::RuleMatch> matches;
  scanner.scan({.path = "a", .language = language, .text = text, .tree = &lowered.tree, .names = &names}, candidates, matches);
  for (const auto& match : matches) fuzz::require(match.range.begin <= match.range.end && match.range.end <= text.size());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto language = static_cast<syntax::Language>(data[0] % syntax::language_count);
  auto text = fuzz::text_of(data + 1, size - 1);
  constexpr std::string_view border = "\n====\n";
  if (const auto at = text.find(border); at != std::string_view::npos) {
    const auto own = rules_of(text.substr(0, at), language);
    text.remove_prefix(at + border.size());
    match::Scanner scanner(own);
    scan(scanner, language, text);
  }
  scan(*fixed().scanner, language, text);
  return 0;
}
