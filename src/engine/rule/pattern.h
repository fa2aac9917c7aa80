// CodePattern: one leaf pattern as trees. The text is tried as expression, statements, member, header and so on; the first shape
// that parses whole wins. Made by RuleSet once per distinct pattern; read by the matcher from any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/rule/rule.h"
#include "engine/syntax/tree.h"

namespace insight::engine {

struct CodePattern {
  // The text with placeholders, which the tree borrows.
  std::unique_ptr<const std::string> text;
  syntax::Tree tree;
  // One root: an expression, statement, member …. Several: statements that follow each other.
  std::vector<syntax::NodeId> roots;
  bool is_sequence() const { return roots.size() > 1; }
};

// Nothing when no shape parses.
std::optional<CodePattern> compile_pattern(const std::string& pattern, Family family);

}  // namespace insight::engine
