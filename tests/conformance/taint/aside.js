function f() {
  const x = taint();
  let a, b, c, d, e;
  mix(a, x);
  // ok: put-aside
  sink(a);
  mix(b, g(x));
  // ruleid: put-aside
  sink(b);
  mix(c, `${x}`);
  // ruleid: put-aside
  sink(c);
  mix(d, [x]);
  // ok: put-aside
  sink(d);
  mix(e, await x);
  // ruleid: put-aside
  sink(e);
}
function cleaned() {
  const a = read(x, safe);
  // ruleid: clean-call
  show(a);
  const { b } = read(x, safe);
  // ok: clean-call
  show(b);
  const c = await read(x, safe);
  // ok: clean-call
  show(c);
}
