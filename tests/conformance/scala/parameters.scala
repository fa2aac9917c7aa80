class A {
  // ruleid: scala-parameter
  def set(title: String, n: Int) = Action { foo(title) }
  def w(x: Any): Unit = {
    // ruleid: scala-less
    while (i < 10) { go() }
    // ruleid: scala-for-yield
    val r = for { a <- xs; b <- ys } yield a + b
  }
}
