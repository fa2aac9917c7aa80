function assigned() {
  const x = source();
  const a = convert(x);
  // ruleid: carried-to-assigned
  sink(a);
  let b;
  b = convert(x);
  // ruleid: carried-to-assigned
  sink(b);
  // ruleid: carried-to-assigned
  sink(new Box(x));
  // ok: carried-to-assigned
  sink(box(x));
}
