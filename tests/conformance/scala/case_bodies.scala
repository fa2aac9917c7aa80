class A extends Actor {
  // ruleid: scala-cases-as-body
  override def receive: Receive = {
    case Stop => context.stop(self)
    case Work(n) if n > 0 => sender() ! n
  }
  // ruleid: scala-cases-as-value
  val handler: PartialFunction[Int, String] = { case 1 => "a" }
}
