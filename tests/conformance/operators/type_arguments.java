class A {
  void m() {
    // ruleid: type-variable-java
    Box<String> a = f();
    // ruleid: type-variable-java
    Box b = f();
    // ok: type-variable-java
    List<Box> c = f();
    // ruleid: type-made-java
    f(new Box<String>(1));
    // ruleid: type-made-java
    f(new Box(1));
    // ruleid: type-cast-java
    f((Box<String>) a);
  }
  // ruleid: type-result-java
  Box<String> n() { return f(); }
}
