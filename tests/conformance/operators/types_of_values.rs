fn f(x: Foo, y: Bar) {
    // ruleid: value-typed-behind
    use_it(x);
    // ruleid: value-typed-behind
    use_it(y as Foo);
    // ok: value-typed-behind
    use_it(y);
}
