class A
{
    static readonly Foo Shared = new Foo();
    Foo<string> generic;

    void F(Foo<string> x, object o)
    {
        // ruleid: value-typed, value-type
        use(x);
        // ruleid: value-typed, value-type
        use(generic);
        // ruleid: value-typed, value-type
        use(A.Shared);
        // ruleid: value-typed, value-type
        use((Foo)o);
        // ruleid: value-typed, value-type
        use(o as Foo);
        var cast = (Foo)o;
        // ok: value-typed, value-type
        use(cast);
    }
}
