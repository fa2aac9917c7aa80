import Foundation

func calls(a: Int, o: Other) {
    // ruleid: foo-any
    foo()
    // ruleid: foo-any, foo-x, foo-x-any, foo-any-1
    foo(1)
    // ruleid: foo-any, foo-x, foo-x-any
    foo(a)
    // ruleid: foo-any, foo-x-any, foo-any-1
    foo(a, 1)
    // ruleid: foo-any, foo-a-x, foo-l-x, foo-a-any
    foo(a: 1)
    // ruleid: foo-any, foo-a-x-b-y, foo-b-x-any
    foo(a: 1, b: 2)
    // ruleid: foo-any, foo-a-x-b-y, foo-b-x-any
    foo(b: 2, a: 1)
    // ruleid: foo-any, foo-b-x-any
    foo(b: 2, c: 3)
    // ruleid: x-foo-any, self-foo-x, x-foo-2
    self.foo(1)
    // ruleid: x-foo-any, x-foo-2, super-foo-any
    super.foo(1)
    // ruleid: x-foo-any, x-foo-2
    o.foo(1, 2)
    // ruleid: x-foo-any, x-foo, x-foo-2
    o?.foo()
    // ruleid: x-foo-any, x-foo, x-foo-2
    o!.foo()
    // ruleid: x-foo-2
    let p = o.foo
    // ruleid: bar-baz-qux
    bar.baz.qux()
    // ruleid: x-any-last
    a.b().c().last()
    // ruleid: url-string-s
    let u = URL(string: "http://x.y")
    // ruleid: foo-t
    let g = Foo<Int>()
    // ruleid: foo-any, foo-x, foo-x-any, foo-any-1, try-f-any
    let t = try foo(1)
    // ruleid: foo-any, foo-x, foo-x-any, await-f-any
    let w = await foo(2)
    // ruleid: foo-any, foo-x, foo-x-any, foo-any-2, foo-s
    foo("text")
    // ruleid: foo-any, foo-x, foo-x-any
    foo("text \(a)")
    // ruleid: foo-any, foo-x, foo-x-any, any-secret-any, foo-any-secret-any
    foo(secret())
    // ruleid: foo-any, foo-x, foo-x-any
    foo(1 + secret())
    // ruleid: foo-any, foo-x, foo-x-any, any-secret-any, foo-any-secret-any
    foo(wrap(secret(), a: 2))
    // ruleid: foo-any, foo-x, foo-x-any, foo-any-3
    foo { print(1) }
    // ruleid: x-map-any
    o.map { $0 + 1 }
    // ruleid: x-map-any
    o.map({ $0 + 1 })
    // ruleid: foo-any, foo-x-any
    foo(3) { x in print(x) }
    // ruleid: foo-any, foo-x-any
    foo(3, done: { x in print(x) })
    // ruleid: x-0
    let i = list[0]
    let j = list[a]
    list[1] = 2
    let d = dict["key"]
    // ruleid: selector-f
    let s = #selector(tapped)
    // ruleid: x-init-any
    let n = Thing.init(1)
    let m = Thing(1)
}
