// A rule file, read and compiled: complaints, never exceptions.
#include "engine/rule/rule_set.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace insight::engine;
  std::vector<Diagnostic> diagnostics;
  const auto rules = RuleSet::compile(
      {{.path = "r.yaml", .text = std::string(insight::fuzz::text_of(data, size)), .detector = "rules"}}, diagnostics);
  for (const auto& diagnostic : diagnostics) describe(diagnostic);
  return 0;
}
