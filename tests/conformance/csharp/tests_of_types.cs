class A {
  void F(object o) {
    // ruleid: csharp-is, csharp-is-any
    if (o is string s) { Sink(s); }
    // ruleid: csharp-is-not
    if (!(o is string t)) return;
    // ruleid: csharp-less
    while (x < 10) { Go(); }
  }
}
