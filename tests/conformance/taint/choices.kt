fun m() {
    val n = taint()
    // ok: choice-asked
    sink(when (n) { "a" -> "b"
        else -> "c" })
    // ruleid: choice-asked
    sink(n)
    when (n) {
        // ruleid: choice-asked
        "a" -> sink(n)
        // ok: choice-asked
        else -> sink("c")
    }
}
