object A {
  // ruleid: result-of-block
  def a() = { g() }
  // ok: result-of-block
  def b() = { x = 1 }
}
