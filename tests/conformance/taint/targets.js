function f() {
  const { a, b: c, d = 1 } = one();
  // ruleid: flow-from-taken-out
  sink(a);
  // ok: flow-from-taken-out
  sink(c);
  // ok: flow-from-taken-out
  sink(d);
  const [e, g = 1] = two();
  // ruleid: flow-from-taken-out
  sink(e);
  // ruleid: flow-from-taken-out
  sink(g);
  // ok: flow-from-taken-out
  const { h: { i } } = one();
  sink(i);
}
const { j } = one();
// ruleid: flow-from-taken-out
sink(j);
