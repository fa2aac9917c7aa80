function f(x, list) {
  const z = 'a ' + x;
  // ruleid: built, not-built
  // ok: not-asked
  spawn(z);
  const y = list.join(1);
  // ruleid: built, not-built
  spawn(y);
  const w = g('a' + x);
  // ruleid: built, not-built
  spawn(w);
  // ok: built
  // ruleid: not-built
  spawn(x);
  // ruleid: built, not-asked
  // ok: not-built
  spawn(z + 'b');
  const n = new Foo(1);
  // ruleid: made
  n.bar();
  // ok: made
  x.bar();
}
