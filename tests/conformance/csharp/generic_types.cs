using System.Collections.Generic;

// Types of variables with their arguments; a type without stands for all of its name.
class A {
  readonly List<string> names = new();

  void F(List<string> l, List<string?> m, Box<Foo> a, Box<Bar> c, Box<Foo?> d, Box h) {
    // ruleid: generic-texts
    l.Add(1);
    // ruleid: generic-maybe-texts
    m.Add(1);
    // ruleid: generic-any-box, generic-box, generic-some-box
    a.Add(1);
    // ruleid: generic-any-box, generic-some-box
    c.Add(1);
    // ruleid: generic-any-box, generic-some-box
    d.Add(1);
    // ruleid: generic-any-box
    h.Add(1);
    // ruleid: generic-texts
    names.Add(1);
    var n = new Box<Foo>();
    // ruleid: generic-any-box, generic-box, generic-some-box
    n.Add(1);
    Dictionary<string, List<int>> o = Make();
    // ruleid: generic-deep
    o.Add("a", 1);
    Dictionary<string, int> p = Make();
    // ok: generic-texts, generic-box
    p.Add("a", 2);
  }
}
