object Cases {
  def f(x: Option[Int]) = x match {
    // ruleid: scala-case-none
    case None => 0
    // ruleid: scala-case-some
    case Some(v) => v
  }
}
