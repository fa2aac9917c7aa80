fun a() {
  // ruleid: cast-twice
  same(k, k as String)
  // ok: cast-twice
  same(k, j as String)
}
