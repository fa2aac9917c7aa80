class A { int m() {
  // ok: body-leaves
  // ruleid: body-returns, body-bare
  if (c) return 1;
  // ruleid: body-leaves, body-returns, body-bare
  if (c) { return 1; }
  // ruleid: body-leaves
  // ok: body-returns
  if (c) { f(); return 1; }
} }
