void f() {
  char *x = taint();
  mix(a, x);
  // ok: put-aside
  sink(a);
  mix(b, &x);
  // ruleid: put-aside
  sink(b);
  mix(c, g(x));
  // ruleid: put-aside
  sink(c);
  mix(d, *x);
  // ok: put-aside
  sink(d);
}
