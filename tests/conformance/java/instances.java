class Tests {
  void run(Object o) {
    // ruleid: named, test
    if (o instanceof String s) { go(s); }
    // ruleid: test
    if (o instanceof Integer) { go(o); }
  }
}
