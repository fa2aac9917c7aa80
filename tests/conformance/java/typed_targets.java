class A {
  // ruleid: typed-target
  private String f = "a";
  void m(String p, Object o) {
    // ruleid: typed-target
    String s = "a" + n;
    // ok: typed-target
    int i = 3;
    // ruleid: typed-target
    s = "b";
    // ruleid: typed-target
    this.f = s;
    // ruleid: typed-target
    p = "x";
    // ok: typed-target
    o = p;
    // ok: typed-target
    String t;
  }
}
