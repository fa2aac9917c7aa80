// Source text into a tree, its names, and every reader that needs nothing else. The first byte chooses the language and whether the
// text is a file or a pattern.
#include "engine/detectors/complexity.h"
#include "engine/files/text.h"
#include "engine/graph/imports.h"
#include "engine/suppress.h"
#include "engine/syntax/lower.h"
#include "engine/syntax/names.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace insight;
  using namespace insight::engine;
  if (size == 0) return 0;
  const auto language = static_cast<syntax::Language>(data[0] % syntax::language_count);
  const auto text = fuzz::text_of(data + 1, size - 1);
  const auto purpose = data[0] / syntax::language_count % 2 == 0 ? syntax::Purpose::File : syntax::Purpose::Pattern;
  const auto lowered = syntax::lower(language, text, purpose);
  if (lowered.refusal != syntax::Refusal::None) return 0;
  for (syntax::NodeId id = 0; id < lowered.tree.size(); ++id) {
    const auto& node = lowered.tree[id];
    fuzz::require(node.begin <= node.end && node.end <= text.size() && id <= node.last && node.last < lowered.tree.size());
  }
  syntax::dump(lowered.tree);
  if (purpose == syntax::Purpose::Pattern) return 0;
  const syntax::Names names(lowered.tree);
  const files::LineIndex lines(text);
  detectors::complexity(lowered.tree, lines, "a");
  graph::imports_of("a", lowered.tree, lines);
  const Suppressions suppressions(text, lines, &lowered.tree);
  for (std::uint32_t line = 0; line <= lines.lines() + 1; ++line) suppressions.reason("rule", line);
  return 0;
}
