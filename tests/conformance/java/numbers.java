class A {
  void m(Integer a, int c, Long d, String s, double e) {
    // ruleid: same
    if (a == c) { go(); }
    // ruleid: same
    if (a == d) { go(); }
    if (a == s) { go(); }
    // ruleid: boxed, condition, whole
    use(a);
    // ruleid: boxed, condition, whole
    use(c);
    // ruleid: boxed, condition, whole
    use(d);
    // ruleid: fraction
    use(e);
    use(s);
    // ruleid: boxed, condition, whole
    use((int) s);
    // ruleid: boxed, condition, whole
    use(3);
    // ruleid: fraction
    use(3.5);
    x = "a" + s;
    // ruleid: three-pieces
    x = "a" + s + a;
  }
}
