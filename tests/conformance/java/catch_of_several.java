class X {
  void m() {
    // ruleid: catch-any, catch-one, catch-several
    try { f(); } catch (A | B e) { g(e); }
    // ruleid: catch-any, catch-one, catch-several
    try { f(); } catch (A e) { g(e); }
    // ruleid: catch-any, catch-one, catch-several
    try { f(); } catch (A | C e) { g(e); }
    // ruleid: catch-any, catch-one, catch-several
    try { f(); } catch (final A | B e) { g(e); }
    // ruleid: catch-any
    try { f(); } catch (C e) { g(e); }
    // ruleid: catch-any
    // todook: catch-one, catch-several
    try { f(); } catch (B | A e) { g(e); }
    // ruleid: call-with-type, call-without-type
    o.<T>f(1);
    // ruleid: call-with-type, call-without-type
    o.f(2);
    // ruleid: call-with-type, call-without-type
    o.<U>f(2);
  }
}
