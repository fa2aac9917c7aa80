class Results {
  void kept() {
    String n = count(source());
    // ok: taint-results
    sink(n);
  }

  int within() {
    // ruleid: taint-results
    return count(sink(source()));
  }
}
