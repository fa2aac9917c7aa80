class A(private val field: Foo, plain: Foo<String>) {
    init {
        // ruleid: value-typed-behind, value-type-behind
        use_it(plain)
    }

    fun f(o: Any) {
        // ruleid: value-typed-behind, value-type-behind
        use_it(this.field)
        // ruleid: value-typed-behind, value-type-behind
        use_it(o as Foo)
        val cast = o as Foo
        // ok: value-typed-behind, value-type-behind
        use_it(cast)
    }
}
