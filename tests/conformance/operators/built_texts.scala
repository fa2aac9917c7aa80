object Texts {
  def run() = {
    val n = 3
    val s = "b"
    use("a" + "b")
    // ruleid: built-text
    use(s"a$s")
    use(s"a$n")
    val t = "a" + s
    use(t)
  }
}
