class A(var p: String) {
  fun m() {
    p = taint()
    // ruleid: object-flow
    sink(this.p)
    // ok: object-flow
    sink(this)
    this.w = taint()
    // ruleid: object-flow
    sink(w)
  }
}
