class A {
  void a() {
    String x = taint();
    // ok: handler-flow
    try { check(x); } catch (E e) { sink(x); }
    // ok: handler-flow
    sink(x);
  }
  void b() {
    String x = taint();
    // ruleid: handler-flow
    try { foo(); check(x); } catch (E e) { sink(x); }
    // ruleid: handler-flow
    sink(x);
  }
  void c() {
    String x = taint();
    // ok: handler-flow
    try (R r = open()) { check(x); } catch (E e) { sink(x); }
  }
  void d() {
    String x = taint();
    // ok: handler-flow
    try { check(x); foo(); } catch (E e) { log(); } finally { sink(x); }
  }
}
