class A {
  void m() {
    // ruleid: any-body
    f(x -> x);
    // ruleid: any-body
    f((x) -> { go(x); });
    // ok: any-body
    f((x, y) -> x);
    // ruleid: any-body, deep
    f(x -> x == id);
    // ok: deep
    // ruleid: any-body
    f(x -> { return id; });
    // ruleid: deep
    f(g(id));
  }
}
