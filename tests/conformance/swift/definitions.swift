// ruleid: import-m, import-foundation
import Foundation
// ruleid: import-m
import UIKit.UIView

// ruleid: typealias-a-b
typealias Name = String

// ruleid: class-c-any, struct-c-any, extension-c-any
class A {
    var x: Int = 0
    // ruleid: func-f-any-any, func-f-a-t-any, init-any-any, func-f-any-throws-any, func-f-any-async-any
    init(x: Int) {
        self.x = x
    }
    // ruleid: func-f-any-any, func-f-any-throws-any, func-f-any-async-any, func-f-any-any-foo-x-any
    deinit {
        foo(9)
    }
    // ruleid: func-f-any-any, func-f-any-throws-any, func-f-any-async-any, func-f-any-any-foo-x-any
    func one() {
        foo(1)
    }
    // ruleid: func-f-any-any, func-f-a-t-any, func-f-any-r-any, func-f-any-a-string-any-any, private-func-f-any-any, func-f-any-throws-any, func-f-any-async-any, func-f-any-any-foo-x-any, func-f-a-string-any
    private func two(a: String) -> Int {
        let y = a
        foo(y)
        return 2
    }
    // ruleid: func-f-any-any, func-f-any-a-string-any-any, static-func-f-any-any, func-f-any-throws-any, func-f-any-async-any
    static func three(_ a: String, with b: Int = 3) throws {
        bar()
    }
    // ruleid: func-f-any-any, func-f-a-t-any, objc-func-f-any-any, func-f-any-throws-any, func-f-any-async-any
    @objc func four(sender: Any) {
    }
}

// ruleid: class-c-any, class-c-b-any, struct-c-any, extension-c-any
class B: A {
    // ruleid: func-f-any-any, func-f-any-throws-any, func-f-any-async-any, override-func-f-any-any, func-f-any-any-foo-x-any
    override func one() {
        super.one()
        foo(2)
        done()
    }
}

// ruleid: class-c-any, class-c-b-any, class-c-uiviewcontroller-any, struct-c-any, extension-c-any
class V: UIViewController, Delegate {
    // ruleid: func-f-any-any, func-f-any-r-any, func-f-any-a-string-any-any, func-login-any-any, func-f-any-throws-any, func-f-any-async-any
    func login(user: String, password: String) async -> Bool {
        return true
    }
}

// ruleid: class-c-any, struct-c-any, extension-c-any
struct S {
    let a: Int
    // ruleid: func-f-any-any, func-f-any-throws-any, func-f-any-async-any, func-f-any-any-foo-x-any
    func f() { foo(3) }
}

// ruleid: class-c-any, class-c-b-any, struct-c-any, enum-c-any, extension-c-any
enum E: String {
    case a, b = "x"
    case c
    // ruleid: func-f-any-any, func-f-any-throws-any, func-f-any-async-any
    func g() {}
}

protocol P {
    func h(a: Int)
    var v: Int { get set }
}

// ruleid: class-c-any, class-c-b-any, struct-c-any, extension-c-any
extension A: P {
    // ruleid: func-f-any-any, func-f-a-t-any, func-f-any-throws-any, func-f-any-async-any, func-f-any-any-foo-x-any
    func h(a: Int) { foo(a) }
}

// ruleid: func-f-any-any, func-f-any-throws-any, func-f-any-async-any
// todoruleid: available-any-func-f-any
@available(iOS 13, *)
func later() { }

// ruleid: func-f-any-any, func-f-a-t-any, func-f-any-r-any, func-f-any-throws-any, func-f-any-async-any, func-f-t-any-any
func generic<T>(a: T) -> T {
    return a
}
// ruleid: class-c-any, struct-c-any, extension-c-any
final public class G<T> {
}
// ruleid: class-c-any, struct-c-any, extension-c-any
actor Act {
    // ruleid: func-f-any-any, func-f-any-throws-any, func-f-any-async-any
    func run() {}
}
