class A {
  // ruleid: java-parameter, java-parameter-first
  void set(String title, int n) { foo(title); }
  // ruleid: java-parameter
  int two(final int a, @Ann String b) { return a; }
  // ruleid: java-less
  void loop() { while (x < 10) { go(); } }
}
