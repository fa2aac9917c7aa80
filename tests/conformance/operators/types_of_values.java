import org.acme.Foo;

class A {
  static Foo shared;
  Foo<String> generic;
  Other other;

  void f(Foo<String> x, Foo... rest, Object o) {
    // ruleid: value-typed, value-type, value-type-full
    use(x);
    // ok: value-typed, value-type, value-type-full
    use(rest);
    // ruleid: value-typed, value-type, value-type-full
    use(generic);
    // ruleid: value-typed, value-type, value-type-full
    use(A.shared);
    // ok: value-typed, value-type, value-type-full
    use(A.other);
    // ruleid: value-typed, value-type, value-type-full
    use(new Foo<>());
    var made = new Foo<>();
    // ruleid: value-typed, value-type, value-type-full
    use(made);
    Foo<?> any = make();
    // ruleid: value-typed, value-type, value-type-full
    use(any);
    // ruleid: value-typed, value-type, value-type-full
    use((Foo) o);
  }
}
