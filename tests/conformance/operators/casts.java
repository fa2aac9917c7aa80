class A {
  void a() {
    // ruleid: cast-twice
    same(k, (String) k);
    // ok: cast-twice
    same(k, (String) j);
  }
}
