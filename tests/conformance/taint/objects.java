class Built {
  private final String kept;
  private final String clean;
  private String again = taint();
  Built(String given) {
    kept = taint();
    this.clean = given;
    again = given;
  }
  void m() {
    // ruleid: object-flow
    sink(kept);
    // ok: object-flow
    sink(clean);
    // ok: object-flow
    sink(again);
  }
}

class BuiltInTwoWays {
  private String kept = taint();
  BuiltInTwoWays() {}
  BuiltInTwoWays(String given) {
    kept = given;
  }
  void m() {
    // ruleid: object-flow
    sink(this.kept);
  }
}

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
