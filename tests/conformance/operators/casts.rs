fn a() {
  // ruleid: cast-twice
  same(k, k as u8);
  // ok: cast-twice
  same(k, j as u8);
}
