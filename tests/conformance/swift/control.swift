func control(a: Int?, l: [Int], o: Any) throws -> Int? {
    // ruleid: if-c-any, if-x-nil-any, x-nil, if-c-return-x
    if a == nil { return nil }
    // ruleid: if-c-any, if-x-nil-any, if-c-any-else-any, x-nil
    if a == nil {
        foo(1)
    // ruleid: if-c-any, if-c-any-else-any
    } else if l.isEmpty {
        foo(2)
    } else {
        foo(3)
    }
    // ruleid: if-c-any, if-let-x-y-any
    if let b = a { foo(b) }
    // ruleid: if-c-any, if-let-x-y-any, if-let-x-foo-any
    if let c = foo() {
        use(c)
    }
    // ruleid: if-c-any, x-y-2, x-1
    if let d = foo(), d > 1 { use(d) }
    // ruleid: if-c-any
    // todoruleid: if-let-x-y-any
    if case .some(let e) = a { use(e) }
    // ruleid: if-c-any, guard-c-else-any, x, if-c-return-x
    guard a != nil else { return nil }
    // ruleid: if-c-any, guard-c-else-any, guard-let-x-y-else-any, x, if-c-return-x
    guard let g = a else { return nil }
    // ruleid: if-c-any, guard-c-else-any, guard-let-x-y-else-any, x, if-c-return-x
    guard let h = foo() else {
        return nil
    }
    // ruleid: for-i-in-l-any, for-i-in-l-any-foo-i-any
    for i in l { foo(i) }
    // ruleid: for-i-in-l-any, x-1
    for (k, v) in pairs where v > 1 { use(k) }
    // ruleid: while-c-any, while-true-any
    while true { foo(4) }
    // ruleid: while-c-any, x-y-2, x-1
    while a == nil && l.count > 1 { foo(5) }
    // ruleid: repeat-any-while-c, x
    repeat { foo(6) } while !l.isEmpty
    // ruleid: switch-x-case-p-any
    switch a {
    case 1: foo(7)
    // ruleid: x-1
    case .some(let s) where s > 1:
        use(s)
    case 2, 3:
        break
    default:
        return 1
    }
    // ruleid: do-any-catch-any
    // todoruleid: do-any-foo-any-any-catch-any
    do {
        // ruleid: try-x, try-x-2
        try foo(8)
    } catch {
        // ruleid: throw-e
        throw Problem.one
    }
    do {
        // ruleid: try-x, try-x-2
        let r = try foo(9)
        use(r)
    } catch let error as NSError {
        print(error)
    } catch Problem.two {
        // ruleid: throw-e
        throw Problem.two
    }
    // ruleid: do-any-catch-let-e-any
    do { foo(10) } catch let err { print(err) }
    // ruleid: defer-any
    defer { close() }
    // ruleid: c-a-b, x-nil
    let t = a == nil ? 1 : 2
    // ruleid: x-y
    let n = a ?? 3
    // ruleid: x-as-t, x-as-t-2
    let x = o as! String
    // ruleid: x-as-t, x-as-t-2
    let y = o as? String
    // ruleid: x-is-t
    let z = o is String
    // ruleid: try-x, try-x-2
    let p = try! foo(11)
    // ruleid: try-x, try-x-2
    let q = try? foo(12)
    // ruleid: x-2
    let u = a!
    // ruleid: a-b, any-x
    let s = "id=" + x
    // ruleid: a-b
    let w = x + y + z
    // ruleid: let-x-foo-any-any-use-x
    let f = foo(13)
    log(f)
    use(f)
    return u
}
