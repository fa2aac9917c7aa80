class A {
  void t() {
    // ruleid: java-and
    if (a && b && c) { x(); }
    // ruleid: java-and
    if (a && b) { x(); }
    // ruleid: java-and-both
    while (!done && left > 0) { x(); }
  }
}
