int t(int a) {
  // ruleid: c-and, c-new-of-cpp
  if (a && b && c) { x(); }
  return a & b;
}
