func texts(id: String, db: DB, user: User) {
    // ruleid: any, abc, x, foo-any-any
    foo("abc")
    // ruleid: any, x, http, foo-any-any, regex-in-text
    foo("http://plain")
    // ruleid: any, x, foo-any-any
    foo("https://safe")
    // ruleid: any, x, any-x-any
    foo("id \(id)")
    // ruleid: any, x, any-x-any
    foo("a\(id)b\(user.name)")
    // ruleid: any, x, foo-any-any
    foo("")
    // ruleid: any, x
    let m = """
    abc
    """
    // todoruleid: any, abc, x
    let raw = #"abc"#
    // ruleid: any, x, x-execute-any
    db.execute("SELECT 1")
    // ruleid: any, x, any-x-any, interpolated-query
    db.execute("SELECT \(id)")
    // ruleid: any, x, interpolated-query
    db.execute("SELECT " + id)
    // ruleid: interpolated-query
    db.execute(id)
    foo(99)
    // ruleid: compare
    foo(101)
    // ruleid: compare
    foo(0xff)
    // ruleid: any, x
    print("x", user.password)
    // ruleid: any, x, any-x-any, deep
    print("x \(user.password)")
    print(user.name)
    // ruleid: either
    MD5(id)
    // ruleid: either
    Insecure.MD5.hash(data: id)
    // ruleid: any, x, focus
    Keychain(service: "com.x")
    // ruleid: any, abc, x
    let c = "abc"
    // ruleid: any, abc, x, foo-any-any
    foo(c)
}
func danger() {
    // ruleid: inside
    foo(id)
    // ruleid: inside
    bar { foo(2) }
}
