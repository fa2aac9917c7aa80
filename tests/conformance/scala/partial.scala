object O {
  def f(xs: List[Int]) = {
    // ruleid: one-case
    xs.map { case 1 => foo(1) }
    // ruleid: one-case
    xs match { case 1 => foo(2) }
  }
}
