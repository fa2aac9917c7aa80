// ruleid: x-y, let-x-y
let top = 1
// ruleid: x-y, var-x-y, var-x-t-y
var count: Int = 0

class Store {
    // ruleid: x-y, let-x-y, x-any, private-let-x-y, let-x-s
    private let secret = "abc"
    // ruleid: x-y, let-x-y, static-let-x-y
    static let shared = Store()
    // ruleid: var-x-t
    var name: String
    // ruleid: x-y, var-x-y, lazy-var-x-y
    lazy var cache = Cache()
    // ruleid: x-y, let-x-y, x-any, let-x-s, let-key-x
    let key: String = "k"
    // ruleid: var-x-t
    weak var owner: Owner?

    func set(o: Thing) {
        // ruleid: x-y, let-x-y, let-x-foo-any
        let x = foo(1)
        // ruleid: x-y, var-x-y
        var y = foo()
        // ruleid: x-y, let-x-y, let-x-int-y
        let z: Int = 3
        // ruleid: x-y, var-x-y, x-any, var-x-t-y
        var s: String = "text"
        // ruleid: x-y, let-a-b-c
        let (a, b) = pair()
        // ruleid: x-y
        x = 2
        // ruleid: x-y, x-any, x-name-y
        o.name = "n"
        // ruleid: x-y, x-any, x-name-y
        self.name = s
        // ruleid: x-y-2
        y += 1
        // ruleid: x-y, x-k-v
        map["k"] = 1
        // ruleid: x-y, let-x-y, let-x-any
        let list = [1, 2]
        // ruleid: x-y, let-x-y, let-x-any
        let empty: [String] = []
        // ruleid: x-y, let-x-y
        let dict = ["a": 1, "b": 2]
        // ruleid: x-y, x-nil
        o.value = nil
        if let v = foo(2) { use(v) }
        guard let k = foo(3) else { return }
        // ruleid: x-y
        for i in list { total = i }
    }
}
