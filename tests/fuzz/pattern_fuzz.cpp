// A pattern as a rule's author writes it. The first byte chooses the family: to refuse a text takes up to fifty parses in each.
#include "engine/rule/pattern.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace insight::engine;
  if (size == 0) return 0;
  const std::string pattern(insight::fuzz::text_of(data + 1, size - 1));
  const auto compiled = compile_pattern(pattern, family_of(static_cast<syntax::Language>(data[0] % syntax::language_count)));
  if (!compiled) return 0;
  insight::fuzz::require(!compiled->roots.empty());
  for (const auto root : compiled->roots) insight::fuzz::require(root < compiled->tree.size());
  return 0;
}
