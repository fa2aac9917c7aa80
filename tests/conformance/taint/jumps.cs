class A {
  void m() {
    var x = taint();
    goto end;
    // ok: jump-flow
    sink(x);
  end:
    // ruleid: jump-flow
    sink(x);
    // ok: jump-flow
    sink(typeof(x));
  }
}
