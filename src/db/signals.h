// Signals: a word to the other processes on the same database that something changed, so that they look now and not at their next
// poll. A hint: signals may come late, together or not at all, and nothing may depend on one. Made by the composition root.
#pragma once

namespace insight::db {

class Signals {
 public:
  virtual ~Signals() = default;
  // To the others; never blocks, never throws. Any thread.
  virtual void tell() = 0;
};

}  // namespace insight::db
