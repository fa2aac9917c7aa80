// ok: block-with-run
class A {
  // ruleid: block-with-run
  void f() { first(); run(); }
}
