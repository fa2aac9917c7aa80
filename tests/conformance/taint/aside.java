class Aside {
  void f() {
    String x = taint();
    mix(a, x);
    // ok: put-aside
    sink(a);
    mix(b, x.f());
    // ruleid: put-aside
    sink(b);
    mix(c, new String[] {x});
    // ruleid: put-aside
    sink(c);
    mix(d, (String) x);
    // ok: put-aside
    sink(d);
  }

  void cleaned() {
    String a = read(x, safe);
    // ruleid: clean-call
    show(a);
    String b = (String) read(x, safe);
    // ok: clean-call
    show(b);
  }
}
