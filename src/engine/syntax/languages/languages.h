// What the lowerings share: a concrete tree in, nodes into the Builder. Each opens and closes the File node itself. Called by
// lower.cpp only, through the language's spec (spec.h). They throw TooDeep, and nothing else, when syntax nests beyond max_nesting.
#pragma once

#include "engine/syntax/cst.h"

namespace insight::engine::syntax {

inline constexpr unsigned max_nesting = 500;
struct TooDeep {};

// Stands in the function through which a lowering recurses.
class Nesting {
 public:
  explicit Nesting(unsigned& depth) : depth_(depth) {
    if (++depth_ > max_nesting) {
      --depth_;
      throw TooDeep{};
    }
  }
  ~Nesting() { --depth_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  unsigned& depth_;
};

}  // namespace insight::engine::syntax
