class A {
  // ruleid: body-of-call-scala
  def f(x: String) = run(x)

  // ok: body-of-call-scala
  def g(x: String) = wrap(run(x))
}
