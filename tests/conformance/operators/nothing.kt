fun a() {
    val n = null
    // ruleid: null-of-java
    f(n)
}
