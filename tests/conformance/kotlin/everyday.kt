package com.app
// ruleid: import-java-io-file
import java.io.File
// ruleid: import-foo-bar-baz
import foo.bar.Baz as B
import a.b.*
@Controller
class Home(private val log: Logger, val n: Int = 1) : Base(), IFoo {
    // ruleid: val-x-y, x-y, private-val-x
    private val name = "abc"
    // ruleid: var-x-y, x-y, var-x-t-y
    var count: Int = 0
    // ruleid: val-x-y, x-y, const-val-x-y, const-val-lim
    companion object { const val LIM = 5 }
    // ruleid: fun-f-string, fun-f-x-string, override-fun-f-t, getmapping-fun-f-t
    @GetMapping("/x")
    override fun index(id: String, n: Int = 1): String {
        // ruleid: val-x-y, x-y, x
        val x = request.getParameter("id")
        // ruleid: x-any, var-x-y, x-y, var-x-y-2
        var q = "SELECT * FROM t WHERE id=" + id
        // ruleid: val-x-y, x-y, x-any-2
        val q2 = "SELECT $id FROM t"
        // ruleid: val-x-y, x-y, x-any-2
        val q3 = "SELECT ${id.trim()} FROM t"
        // ruleid: sqlcommand-any, val-x-y, x-y, val-x-sqlcommand
        val cmd = SqlCommand(q)
        // ruleid: x-y, x-text-y
        cmd.text = q2
        // ruleid: foo-any, foo-x, foo-x-any, foo-x-any-2, x
        foo(x)
        // ruleid: foo-any, foo-x-any, foo-str-any, x
        foo(x, 1, "str")
        // ruleid: x-foo-any, this-foo-x, x
        this.foo(x)
        // ruleid: x-foo-any, x
        bar.foo(x)
        // ruleid: if-x-null, return-x, x-null, null-literal, x, if-any
        if (x == null) { return "a" }
        // ruleid: if-x-else, if-any, x-2
        if (n > 1) {
            // ruleid: foo-any, foo-x, foo-x-any
            foo(2)
        } else {
            bar()
        }
        // ruleid: foo-any, foo-x, foo-x-any, for-i-in-l
        for (item in rest) { foo(item) }
        // ruleid: foo-any, foo-x, foo-x-any, while-true-any
        while (true) { foo(3) }
        // ruleid: foo-any, foo-x, foo-x-any, try-catch-e-t-finally, throw-e
        try { foo(4) } catch (e: IOException) { throw e } finally { bar() }
        // ruleid: l-map-a, return-x
        list.map { a -> a + 1 }
        // ruleid: foo-any, foo-x, foo-x-any, l-foreach-any, return-x
        list.forEach { foo(it) }
        // ruleid: return-x
        list.fold(0) { acc, v -> acc + v }
        // ruleid: named-b-any, named-a-x, f-metavariable-f-regex-hash-named
        named(a = 1, b = 2)
        // ruleid: val-x-y, x-y, x-as-string, x
        val y = x as String
        // ruleid: foo-any, foo-x, foo-x-any, x-is-string, x, if-any
        if (x is String) foo(5)
        // ruleid: val-x-y, x-y, if-x-else, if-any, x-2
        val c = if (n > 1) "a" else "b"
        // ruleid: val-x-y, x-y, x-y-2, x
        val w = x ?: "d"
        // ruleid: o-call-any, x
        obj?.call(x)
        // ruleid: x
        obj!!.call(x)
        // ruleid: val-x-y, x-y, val-x-plain-hash-x, plain
        val plain = "plain"
        // ruleid: hash-any, hash-x, hash-plain, hash-x-2, f-metavariable-f-regex-hash-named, plain
        hash(plain)
        // ruleid: hash-any, hash-x, hash-x-2, f-metavariable-f-regex-hash-named
        hash("lit")
        // ruleid: hash-x-2, f-metavariable-f-regex-hash-named
        hash(q2)
        // ruleid: messagedigest-getinstance-md, m-getinstance-x
        MessageDigest.getInstance("MD5")
        // ruleid: java-security-messagedigest-getinstance-md, m-getinstance-x
        java.security.MessageDigest.getInstance("MD5")
        // ruleid: val-x-y, x-y
        val size = 1024
        // ruleid: rsa-n-metavariable-n-comparison-n
        rsa(size)
        rsa(4096)
        // ruleid: foo-any, foo-x, foo-x-any
        when (n) { 1 -> foo(6)
            else -> bar() }
        // ruleid: x-y-3
        q += "a"
        // ruleid: x-y, x-y-4, x-y-z
        arr[0] = 1
        // ruleid: val-x-y, x-y, file-readtext-any, file-x, java-io-file-x, f-id-any, f-x-string
        val e = File(id).readText()
        // ruleid: return-x, x
        return x
    }
    // ruleid: fun-f-x
    fun short(a: String) = a + "x"
    // ruleid: fun-f-x-string
    fun local(cmd: SqlCommand, s: String) {
        // ruleid: f-x-string
        cmd.execute(s)
        // ruleid: f-x-string
        other.execute(s)
        // ruleid: val-x-y, x-y, val-x-sqlcommand-y
        val typed: SqlCommand = make()
        typed.execute("a")
        // ruleid: sqlcommand-any, val-x-y, x-y, val-x-sqlcommand
        val made = SqlCommand()
        made.execute("b")
    }
}
interface IFoo {
    fun m(a: Int)
}
object Single {
    // ruleid: foo-any, foo-x, foo-x-any
    fun go() { foo(7) }
}
// ruleid: fun-f-x
fun String.ext(): Int = 1
fun top() {
    // ruleid: foo-any, foo-x, foo-x-any, foo-x-fun-top
    foo(8)
    // ruleid: println-any
    println("x")
    // ruleid: val-x-y, x-y, a-to-b
    val l = listOf(1 to 2)
    // ruleid: cipher-init-cipher-encrypt-mode, cipher-encrypt-mode
    cipher.init(Cipher.ENCRYPT_MODE, key)
    // ruleid: x, x-z-any
    x.y.z(1)
}
