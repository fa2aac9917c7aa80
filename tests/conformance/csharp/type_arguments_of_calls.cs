class A {
  void M(Store o) {
    // ruleid: call-of-any-types
    load(1);
    // ruleid: call-of-any-types, call-with-int, call-with-types
    load<int>(2);
    // ruleid: call-of-any-types
    load<int, string>(3);
    // ruleid: call-of-any-types, call-with-types
    load<List<int>>(4);
    o.load(5);
    // ruleid: member-with-types
    o.load<int>(6);
    // ruleid: member-with-types
    o?.load<int>(7);
    var a = new Load<int>(8);
  }
}
