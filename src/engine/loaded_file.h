// A file of the run in memory: its text, and what is made of that. analyze_file fills one for each file it looks at; analyze_across
// takes those over that flows may go through, and loads the others anew. The index and the tree borrow the text, so the whole never
// moves.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/files/text.h"
#include "engine/syntax/tree.h"

namespace insight::engine {

struct LoadedFile {
  LoadedFile() = default;
  LoadedFile(const LoadedFile&) = delete;
  LoadedFile& operator=(const LoadedFile&) = delete;

  std::string path;
  std::string text;
  files::LineIndex lines;
  std::optional<syntax::Tree> tree;  // none: it can't be read or parsed, or nobody needed one
};
using SharedFile = std::shared_ptr<const LoadedFile>;

}  // namespace insight::engine
