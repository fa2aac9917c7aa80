fun a() {
  // ruleid: deep-argument
  f(g(p), 1)
  // ok: deep-argument
  // ruleid: deep-named-argument
  f(k = g(p))
}
