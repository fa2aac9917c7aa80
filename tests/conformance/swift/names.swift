import CryptoKit

let top = "abc"

class N {
    let field = "abc"
    let session = Session()
    func f(s: String, t: Session, id: Int) {
        // ruleid: cryptokit-insecure-md5
        let a = Insecure.MD5.hash(data: s)
        let k = "abc"
        // ruleid: foo-abc
        foo(k)
        // ruleid: foo-abc
        foo(top)
        foo(field)
        foo(self.field)
        var v = "abc"
        v = "other"
        foo(v)
        let n = 7
        // ruleid: foo-7
        foo(n)
        // ruleid: foo-7
        foo(n + 0)
        // ruleid: foo-7
        foo(3 + 4)
        // ruleid: foo-abc
        foo("a" + "bc")
        let yes = true
        // ruleid: foo-true
        foo(yes)
        // ruleid: x-string-send
        s.send()
        t.send()
        // ruleid: x-session-open-y
        t.open(1)
        session.open(1)
        let made = Session()
        // todoruleid: x-session-open-y
        made.open(2)
        let typed: Session = make()
        // ruleid: x-session-open-y
        typed.open(3)
        // ruleid: prop
        foo(id)
        // ruleid: same
        if s == s { use(1) }
        if s == k { use(2) }
        let data = source(1)
        log(data)
        // ruleid: assigned
        use(data)
        use(s)
    }
}
