fun f(s: String, i: Int, b: Boolean, d: Double) {
    val vs = "x"
    val vi = 3
    // ruleid: basic-text, basic-text-too, basic-typed-behind-text
    use_it("a")
    // ok: basic-text, basic-whole, basic-truth
    use_it("a$i")
    // ruleid: basic-number, basic-typed-behind-whole, basic-whole
    use_it(3)
    // ruleid: basic-fraction, basic-number
    use_it(1.5)
    // ruleid: basic-truth, basic-typed-behind-truth
    use_it(true)
    // ruleid: basic-text, basic-text-too, basic-typed-behind-text
    use_it(vs)
    // ruleid: basic-number, basic-typed-behind-whole, basic-whole
    use_it(vi)
    // ruleid: basic-text, basic-text-too, basic-typed-behind-text
    use_it(s)
    // ruleid: basic-number, basic-typed-behind-whole, basic-whole
    use_it(i)
    // ruleid: basic-truth, basic-typed-behind-truth
    use_it(b)
    // ruleid: basic-fraction, basic-number
    use_it(d)
}
