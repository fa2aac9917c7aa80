// A pattern as a rule's author writes it, for both families.
#include "engine/rule/pattern.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace insight::engine;
  const std::string pattern(insight::fuzz::text_of(data, size));
  for (const auto family : {Family::JavaScript, Family::Python}) {
    const auto compiled = compile_pattern(pattern, family);
    if (!compiled) continue;
    insight::fuzz::require(!compiled->roots.empty());
    for (const auto root : compiled->roots) insight::fuzz::require(root < compiled->tree.size());
  }
  return 0;
}
