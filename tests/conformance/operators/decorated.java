// ruleid: called, called-with-nothing
@marked
class A {
  // ruleid: called, called-with-nothing
  @marked() void m() {}
  // ruleid: called, called-with-one
  @marked(1)
  int n;
  // ok: called-with-one
  // ruleid: called, called-with-nothing
  void o(@marked String p) {}
}
