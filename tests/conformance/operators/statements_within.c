int f(int b) {
  // ruleid: run-as-statement
  int g = b ? run(1) : 2;
  // ok: run-as-statement
  x = run(1), y = 2;
  // ruleid: run-as-statement
  return b ? run(1) : 2;
}
