function f({ a, c: d }, ...e) {
  // ruleid: any-parameter
  sink(a);
  // ruleid: any-parameter
  sink(d);
  // ok: any-parameter
  sink(e);
}
function g([a], h = 1) {
  // ok: any-parameter
  sink(a);
  // ruleid: any-parameter
  sink(h);
}
