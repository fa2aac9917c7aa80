class Values {
  static final int K = 5;
  static final String C = "abc";
  static final boolean T = true;

  void run(int unknown) {
    // ruleid: half-is-two
    half(5);
    // ok: half-is-two
    half(5.0);
    // ruleid: half-is-two
    half(4);
    // ok: half-is-two
    half(6);
    // ruleid: half-is-two
    half(K);
    // ok: rest-is-one
    rest(-5);
    // ruleid: rest-is-one
    rest(7);
    // ruleid: rest-is-one
    rest(7 % 4);
    // ok: rest-is-one
    rest(T);
    // ok: other-text
    other("abc");
    // ok: other-text
    other("a" + "b");
    // ok: other-text
    other(C + "x");
    // ruleid: other-text
    other("b");
    // ruleid: other-text
    other(5);
    // ruleid: is-true
    truth(T);
    // ok: is-true
    truth(7 % 2);
    // ok: is-true
    truth(1);
    // ok: regex-of-value
    value("abc");
    // ok: regex-of-value
    value(C);
    // ruleid: regex-of-value
    value("x");
    // ok: regex-of-value
    value(T);
    // ok: regex-of-value
    value(2.5);
    // ok: regex-of-value
    value(0x1F);
    // ruleid: regex-of-value
    value(0x20);
    // ruleid: regex-of-value
    value(K);
    // ruleid: regex-of-value
    value("abc" + "b");
    // ruleid: regex-of-value
    value(unknown);
    // ruleid: regex-of-five
    five(K);
    // ruleid: regex-of-five
    five(5);
    // ruleid: regex-of-five
    five(+5);
    // ok: regex-of-five
    five(6);
  }
}
