// A text as a tree: lines that are indented deeper form a block of their own, and so does what stands between brackets that close
// on their line. Document is a whole file in one array; Pattern is small and keeps its names. Immutable once made, used from any
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/generic/options.h"

namespace insight::engine::generic {

inline constexpr std::uint32_t none = UINT32_MAX;

struct DocumentNode {
  enum class Kind : std::uint8_t { Word, Mark, Block };
  Kind kind = Kind::Block;
  std::uint32_t begin = 0;  // bytes of the text; of no meaning for a block
  std::uint32_t end = 0;
  std::uint32_t line = 0;
  std::uint32_t parent = none;  // the block that holds it; none: the text itself
  std::uint32_t next = none;    // in the same block
  std::uint32_t child = none;   // the first one
  std::uint32_t after = none;   // of a block: the first node in the text that is not in it
};

struct Document {
  std::string text;                 // with comments turned into blanks
  std::vector<DocumentNode> nodes;  // in the order of the text
  std::string_view text_of(const DocumentNode& node) const {
    return std::string_view(text).substr(node.begin, node.end - node.begin);
  }
};
Document read_document(std::string_view text, Comments comments);

struct PatternNode {
  enum class Kind : std::uint8_t { Word, Mark, Metavariable, Ellipsis, Block, End };
  Kind kind = Kind::End;
  std::string text;  // of a word or mark; the name with its $ of a metavariable, "" of `...`
  std::vector<PatternNode> children;
};

struct Pattern {
  std::vector<PatternNode> nodes;  // the last one is End
};
// Nothing, with the reason, for a pattern that says nothing or names an ellipsis behind another.
std::optional<Pattern> read_pattern(std::string_view text, std::string& reason);

}  // namespace insight::engine::generic
