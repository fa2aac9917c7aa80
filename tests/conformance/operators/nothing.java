class A {
  static final Object Z = null;
  void a(boolean k) {
    // ruleid: null-of-java
    f(Z);
    String n = null;
    // ruleid: null-of-java
    f(n);
    if (k) { n = "a"; }
    // ok: null-of-java
    f(n);
  }
}
