class A extends Base {
  void m() {
    this.x = taint();
    // ruleid: object-flow
    sink(x);
    // ok: object-flow
    sink(this.foo());
    y = taint();
    // ruleid: object-flow
    sink(this.y);
    // ok: object-flow
    sink(this);
  }
}
