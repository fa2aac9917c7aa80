class A {
  void F() {
    // ruleid: csharp-where
    var q = from l in list.Items where l.Id == id orderby l.Y select l;
    // ruleid: csharp-where
    var r = list.Items.Where(l => l.Id == id);
    // ruleid: csharp-if-any
    if (q is null) return;
    // ruleid: csharp-foreach-any
    foreach (string s in r) Use(s);
    // ruleid: csharp-else-any
    if (r == null) { Go(); } else { Stop(); }
    var y = x switch { "a" => 1, _ => Two("b") };
  }
}
