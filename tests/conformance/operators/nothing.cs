class A {
  const string Z = null;
  void a() {
    // ruleid: null-of-java
    f(Z);
    string n = null;
    // ruleid: null-of-java
    f(n);
    n = "a";
    // ok: null-of-java
    f(n);
  }
}
