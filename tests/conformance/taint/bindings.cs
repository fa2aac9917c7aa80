class A {
  void m() {
    object o = taint();
    // ruleid: binding-flow
    if (o is string s) { sink(s); }
    // ruleid: binding-flow
    if (o is string t && t.Length > 3) sink(t);
    if (!(o is string u)) return;
    // ruleid: binding-flow
    sink(u);
    // ok: binding-flow
    sink(p is string v);
  }
}
