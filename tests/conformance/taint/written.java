class Written {
  void f() {
    String s = source();
    // ruleid: written-by-key
    a[s] = 1;
    // ok: written-by-key
    a[clean(s)] = 1;
  }
}
