class A {
  Foo? maybe;
  Foo surely;

  // ruleid: nullable-returned
  string? G(string? p, string q) {
    // ruleid: nullable-argument
    Use(p);
    // ruleid: string-argument
    Use(q);
    // ruleid: type-of-value
    Tell(p);
    // ok: type-of-value
    Tell(q);
    return p;
  }

  // ok: nullable-returned, string-taken
  string H(string? p) {
    // ruleid: nullable-declared, any-nullable
    string? a = g();
    // ruleid: string-declared
    string b = g();
    // ruleid: any-nullable
    int? c = g();
    // ok: any-nullable
    int d = g();
    // ruleid: nullable-receiver
    maybe.Go();
    // ruleid: plain-receiver
    surely.Go();
    // ruleid: nullable-cast
    var z = (Foo?) h();
    // ok: nullable-cast
    var y = (Foo) h();
    // ruleid: any-nullable
    List<string>? t = g();
    // ruleid: nullable-argument
    Use(a);
    return b;
  }

  // ruleid: string-taken
  string K(string k) { return k; }
}
