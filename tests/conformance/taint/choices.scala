object A {
  def m() = {
    val n = taint()
    // ok: choice-asked
    sink(n match { case _ => "x" })
    // ok: choice-asked
    sink(if (n) "a" else "b")
    val y = n match { case _ => "x" }
    // ok: choice-asked
    sink(y)
    // ruleid: choice-asked
    sink(n)
  }
}
