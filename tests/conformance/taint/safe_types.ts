function types(p: number, q: string) {
  const i: number = source();
  // ok: safe-types
  sink(i);
  const s: string = source();
  // ruleid: safe-types
  sink(s);
  p = source();
  // ok: safe-types
  sink(p);
  q = source();
  // ruleid: safe-types
  sink(q);
  // ok: safe-types
  sink(s === "a");
  // ok: safe-types
  sink(!s);
}

function alone(y) {
  const x = request();
  // ruleid: safe-alone
  run(x == y);
  // ruleid: safe-alone
  run({ a: !x });
  // ok: safe-alone
  run(`${!x}`);
}
