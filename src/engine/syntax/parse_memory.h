// ParseMemory: where tree-sitter's memory comes from while one file is parsed and lowered. A concrete tree is hundreds of thousands
// of small pieces that live for one file, so each thread has an arena with free lists: nothing is merged or searched, and after the
// file all of it is dropped at once, the tree included. Used by lower.cpp only.
#pragma once

namespace insight::engine::syntax {

// While one exists, what tree-sitter allocates on this thread comes from the arena. At its end everything is gone: no tree, parser
// or cursor may outlive it, and none has to be deleted but for what it holds elsewhere. One at a time on a thread.
class ParseMemory {
 public:
  ParseMemory();
  ~ParseMemory();
  ParseMemory(const ParseMemory&) = delete;
  ParseMemory& operator=(const ParseMemory&) = delete;
};

}  // namespace insight::engine::syntax
