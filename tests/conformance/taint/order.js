function queries() {
  const a = source();
  db.query('x', function (error, rows) {
    // ruleid: query-focused
    db.query(a, rows);
  });
  db.query('x', () => {
    // ruleid: two-sinks
    db.get(a);
  });
  db.query('x').then(() => {
    // ruleid: query, query-focused, two-sinks
    db.query(a);
  });
  // ruleid: query, two-sinks
  db.query(
    // ruleid: query-focused
    db.query(a));
  db.query(() => a);
}

function carries() {
  const a = source();
  let x, y, z, w;
  copy(a, x);
  // ruleid: carried
  sink(x);
  mix(y, a);
  sink(y);
  z.feed(a);
  // ruleid: carried
  sink(z);
  a.pipe(w);
  sink(w);
}

function assigns() {
  const a = source();
  const b = a;
  // ruleid: assigned-only, carried
  sink(b);
  const [c] = a;
  // ruleid: carried
  sink(c);
  const { d } = a;
  // ruleid: carried
  sink(d);
  const e = [a, 1];
  // ruleid: assigned-only, carried
  sink(e[0]);
  // ruleid: carried
  sink(a[0]);
  const f = { g: a };
  // ruleid: assigned-only, carried
  sink(f.g);
  sink(f.h);
  // ruleid: carried
  sink(a.g);
  let h = 'x';
  h += a;
  // ruleid: carried
  sink(h);
  for (const i of a) {
    // ruleid: carried
    sink(i);
  }
  const j = await a;
  // ruleid: carried
  sink(j);
  // ruleid: assigned-only, carried
  sink([a]);
  // ruleid: assigned-only, carried
  sink(k ? a : 1);
}
function functions() {
  const x = taint();
  // ruleid: order-functions
  later(() => run(x), 10);
  // ruleid: order-functions
  later(function () { run(x); }, 10);
}
function calls() {
  const x = taint();
  let a, b, c, d;
  x.fill(a);
  // ok: order-calls
  sink(a);
  decoder(x).fill(b);
  // ruleid: order-calls
  sink(b);
  new Decoder(x).fill(c);
  // ruleid: order-calls
  sink(c);
  o.back(d).into(x);
  // ok: order-calls
  sink(d);
}
