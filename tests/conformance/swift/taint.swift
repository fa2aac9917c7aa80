func straight() {
    let a = source()
    // ruleid: flow
    sink(a)
    let b = clean(a)
    sink(b)
    // ruleid: flow
    sink("x \(a)")
    // ruleid: flow
    sink("x " + a)
    // ruleid: flow
    sink(wrap(a))
    // ruleid: flow
    sink(a.name)
    // ruleid: flow
    sink(value: a)
    var c = "x"
    sink(c)
    c = a
    // ruleid: flow
    sink(c)
    c += "y"
    // ruleid: flow
    sink(c)
    c = "z"
    sink(c)
}
func branches(flag: Bool) {
    var a = "x"
    if flag { a = source() } else { a = "y" }
    // ruleid: flow
    sink(a)
    // todoruleid: flow
    if let b = source() { sink(b) }
    guard let c = source() else { return }
    // todoruleid: flow
    sink(c)
    // ruleid: flow
    for d in source() { sink(d) }
    switch source() {
    // todoruleid: flow
    case .some(let e): sink(e)
    default: break
    }
    do { let f = try source()
        // ruleid: flow
        sink(f)
    } catch { sink("x") }
    let g = flag ? source() : "n"
    // ruleid: flow
    sink(g)
    let h = source() ?? "n"
    // ruleid: flow
    sink(h)
    let i = [source()]
    // todoruleid: flow
    sink(i[0])
    let j = ["k": source()]
    // todoruleid: flow
    sink(j["k"])
    let k = source()!
    // ruleid: flow
    sink(k)
    let l = source() as! String
    // ruleid: flow
    sink(l)
    let m = source()?.name
    // ruleid: flow
    sink(m)
    items.forEach { sink($0) }
    source().forEach { x in sink(x) }
}
func handle(id: String, count: Int) {
    // ruleid: param
    query(id)
    // ruleid: param
    query("x \(count)")
    query("y")
}
class Box {
    var v = ""
    func put() {
        self.v = source()
        // ruleid: flow
        sink(self.v)
        // ruleid: flow
        sink(v)
    }
}
