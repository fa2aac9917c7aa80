object A {
  def m() = {
    val q = taint()
    // ruleid: binding-flow
    for { x <- q; y = x + "a" } yield sink(y)
    // ruleid: binding-flow
    for { x <- q; y <- x.all } sink(y)
    val r = for { x <- q } yield x.name
    // ruleid: binding-flow
    sink(r)
    val s = for { x <- q } yield "a"
    // ok: binding-flow
    sink(s)
    // ok: binding-flow
    for { x <- q; y = "a" } sink(y)
  }
}
