#pragma once
class Timer {
 public:
  // ruleid: header-of-c, header-of-cpp, header-of-both
  void stop() { abort(); }

 private:
  // ruleid: header-cast
  int start_ = static_cast<int>(now());
};
// ruleid: header-of-c, header-of-cpp, header-of-both
inline void done() { abort(); }
