// A type has several names, and a variable the type of the constant it holds.
class A {
  void f(String s, int i, boolean b, Integer n, double d, List<String> texts) {
    var vs = "x";
    var vi = 3;
    var vd = 1.5;
    // ruleid: basic-text, basic-text-too, basic-typed-text
    use("a");
    // ok: basic-text, basic-whole, basic-truth
    use("a" + i);
    // ruleid: basic-number, basic-typed-whole, basic-whole
    use(3);
    // ruleid: basic-fraction, basic-number
    use(1.5);
    // ruleid: basic-text, basic-text-too, basic-typed-text
    use(vs);
    // ruleid: basic-number, basic-typed-whole, basic-whole
    use(vi);
    // ruleid: basic-fraction, basic-number
    use(vd);
    // ruleid: basic-text, basic-text-too, basic-typed-text
    use(s);
    // ruleid: basic-number, basic-typed-whole, basic-whole
    use(i);
    // ruleid: basic-truth, basic-typed-truth
    use(b);
    // ruleid: basic-number, basic-typed-whole, basic-whole
    use(n);
    // ruleid: basic-fraction, basic-number
    use(d);
    // ruleid: basic-number, basic-typed-whole, basic-whole
    use(i + 1);
    // ruleid: basic-truth, basic-typed-truth
    use(!b);
    // ruleid: basic-truth, basic-typed-truth
    use(i == 1);
    // ruleid: basic-number, basic-typed-whole, basic-whole
    use(s.length());
    // ruleid: basic-text, basic-text-too, basic-typed-text
    use(texts.get(0));
    // ok: basic-text, basic-whole, basic-truth
    use(null);
  }
}
