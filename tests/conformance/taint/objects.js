class A {
  m() {
    this.x = taint();
    // ruleid: object-flow
    sink(this.x);
    // ok: object-flow
    sink(this);
    // ok: object-flow
    sink(this.foo());
    // ok: object-flow
    sink(foo(this));
  }
}
