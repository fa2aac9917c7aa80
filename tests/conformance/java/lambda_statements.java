class A {
  void m() {
    // ruleid: one-call
    // todook: one-call-in-braces
    run(x -> go(1));
    // ruleid: one-call, one-call-in-braces
    run(x -> { go(1); });
    // ruleid: one-call, one-call-in-braces
    run((String x) -> { go(1); });
    // ruleid: one-call
    // todook: one-call-in-braces
    run(x -> p(go(1)));
    // ruleid: one-call, one-call-in-braces
    run(x -> { z.p(go(1)); });
    // ruleid: one-call, one-call-in-braces
    run(x -> { return go(1); });
    // ruleid: one-call, one-call-in-braces
    run(x -> { int z = go(1); });
    // ruleid: one-call, one-call-in-braces
    run(x -> { z = go(1); });
    // ok: one-call, one-call-in-braces
    run(x -> { first(); go(1); });
    // ok: one-call, one-call-in-braces
    run(x -> { if (y) go(1); });
    // ok: one-call, one-call-in-braces
    run(x -> { try { go(1); } catch (E e) { } });
    // ok: one-call
    run(x -> y ? go(1) : z);
    // ok: one-call, one-call-in-braces
    run(x -> { });
  }
}
