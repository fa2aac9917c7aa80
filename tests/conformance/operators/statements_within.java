class A {
  int f() {
    // ruleid: run-as-statement
    int g = b ? run(1) : 2;
    // ok: run-as-statement
    x = b ? run(1) : 2;
    // ruleid: run-as-statement
    int l = z[run(1)];
    // ok: run-as-statement
    foo(new T(run(1)));
    // ok: run-as-statement
    throw run(1);
    // ruleid: run-as-statement
    return b ? run(1) : 2;
  }
}
