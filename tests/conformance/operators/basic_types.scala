object A {
  def f(s: String, i: Int, b: Boolean) = {
    val vs = "x"
    val vi = 3
    // ruleid: basic-text, basic-text-too
    use("a")
    // ok: basic-text, basic-whole, basic-truth
    use(s"a$i")
    // ruleid: basic-number, basic-whole
    use(3)
    // ruleid: basic-fraction, basic-number
    use(1.5)
    // ruleid: basic-truth
    use(true)
    // ruleid: basic-text, basic-text-too
    use(vs)
    // ruleid: basic-number, basic-whole
    use(vi)
    // ruleid: basic-text, basic-text-too
    use(s)
    // ruleid: basic-number, basic-whole
    use(i)
    // ruleid: basic-truth
    use(b)
  }
}
