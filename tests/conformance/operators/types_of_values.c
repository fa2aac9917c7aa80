void f(void *x, Foo *y) {
  // ruleid: value-typed-c, value-type-c
  use(y);
  // ruleid: value-typed-c, value-type-c
  use((Foo *)x);
  // ok: value-typed-c, value-type-c
  use((Bar *)x);
}
