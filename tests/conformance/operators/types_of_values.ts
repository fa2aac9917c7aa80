class A {
  static shared: Foo;
  private made = new Foo();
  f(x: Foo<string>) {
    // ruleid: value-typed-behind, value-type-behind
    use_it(x);
    // ruleid: value-typed-behind, value-type-behind
    use_it(this.made);
    // ruleid: value-typed-behind, value-type-behind
    use_it(A.shared);
    const text = 'a';
    // ruleid: value-type-text
    use_it(text);
    const number = 1;
    // ok: value-type-text
    use_it(number);
  }
}
