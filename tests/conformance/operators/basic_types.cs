class A {
  void F(string s, int i, bool b, String t, double d) {
    var vs = "x";
    var vi = 3;
    // ruleid: basic-text, basic-text-too, basic-typed-text
    use("a");
    // ruleid: basic-text, basic-text-too, basic-typed-text
    use(@"a");
    // ok: basic-text, basic-whole, basic-truth
    use($"a{i}");
    // ruleid: basic-number, basic-typed-whole, basic-whole
    use(3);
    // ruleid: basic-fraction, basic-number
    use(1.5);
    // ruleid: basic-truth, basic-typed-truth
    use(true);
    // ruleid: basic-text, basic-text-too, basic-typed-text
    use(vs);
    // ruleid: basic-number, basic-typed-whole, basic-whole
    use(vi);
    // ruleid: basic-text, basic-text-too, basic-typed-text
    use(s);
    // ruleid: basic-text, basic-text-too, basic-typed-text
    use(t);
    // ruleid: basic-number, basic-typed-whole, basic-whole
    use(i);
    // ruleid: basic-truth, basic-typed-truth
    use(b);
    // ruleid: basic-fraction, basic-number
    use(d);
  }
}
