func a() {
    let n: Int? = nil
    // ruleid: nil-of-others
    f(n)
}
