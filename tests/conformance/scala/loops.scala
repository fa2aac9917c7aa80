object O {
  def f(xs: List[Int]) = {
    // ruleid: any-yield, any-loop
    for (x <- xs; y <- ys) yield x + y
    // ruleid: any-yield, any-loop
    for (x <- xs) yield x
    // ruleid: any-loop
    for (x <- xs) foo(x)
    xs.foreach(x => bar(x))
  }
}
