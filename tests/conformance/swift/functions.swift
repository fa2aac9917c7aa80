func outer() {
    inner(with: source(), other: "x")
    inner(with: "x", other: source())
    plain(source())
    // todoruleid: through
    sink(gives())
    // ruleid: through
    sink(same(source()))
    sink(same(clean(source())))
    // todoruleid: through
    let f = { (v: String) in sink(v) }
    f(source())
}
func inner(with value: String, other: String) {
    // todoruleid: through
    sink(value)
    log(other)
}
// todoruleid: through
func plain(_ v: String) { sink(v) }
func gives() -> String { return source() }
func same(_ v: String) -> String { return v }
class Box {
    var v = ""
    func put() { self.v = source() }
    func show() { sink(self.v) }
    func own(id: String) { deliver(id: source()) }
    // todoruleid: through
    func deliver(id: String) { sink(id) }
}
