class A {
    // ruleid: body-of-call-kotlin
    fun f(n: Int, p: String) = o.run(1, p)

    // ok: body-of-call-kotlin
    fun g(p: String) = o.run(q)
}
