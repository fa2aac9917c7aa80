class A {
  void f(Other o, Resp p) {
    // ruleid: receiver
    // ok: name-alone
    ((Resp) o).go();
    // ruleid: receiver, name-alone
    ((Resp) p).go();
    // ruleid: receiver, name-alone
    p.go();
    // ok: receiver
    o.go();
  }
}
