package app
// ruleid: import-java-io-file
import java.io.File
import javax.crypto.{Cipher, Mac => M}
import java.security._
// ruleid: class-c-extends-b
class Home(x: Int, val y: String = "a") extends Base(1) with Other {
  // ruleid: x-any, val-x-y, val-x-y-2
  private val q = "SELECT " + x
  // ruleid: def-f-x-string, ann-def-f-t
  @Ann("x")
  def f(a: String, b: Int = 1): String = {
    // ruleid: val-x-y, s-x-any, a
    val s = s"SELECT $a"
    // ruleid: val-x-y, s-x-any
    val s2 = s"SELECT ${b.trim} x"
    // ruleid: foo-any, foo-x, foo-a-any, a
    foo(a)
    // ruleid: foo-any, foo-any-2, a
    foo(a, 1)
    // ruleid: x-foo-any, obj-foo-x, obj-foo-x-v
    obj.foo(x = 1)
    // ruleid: new-foo-any, new-c-any, a
    new Foo(a).bar
    // ruleid: l-map-any, return-x
    list.map(x => x + 1)
    // ruleid: foo-any, foo-x, l-map-any, return-x
    list.map { x => foo(x) }
    // ruleid: l-map-any, return-x, a
    list.map { case (a, b) => a }
    // ruleid: foo-any, foo-x, foo-any-2, if-x-null, if-x-else, x-null, null-literal, a
    if (a == null) foo(1) else { bar() }
    // ruleid: if-x-null, x-null, null-literal, a
    if (a == null) {
      // ruleid: foo-any, foo-x
      foo(2)
    }
    // ruleid: foo-any, foo-x, for-i-l
    for (i <- items) { foo(i) }
    // ruleid: val-x-y
    val r = for { x <- xs } yield x
    // ruleid: a
    a match {
      // ruleid: foo-any, foo-x
      case "x" => foo(2)
      case _ => bar()
    }
    try {
      // ruleid: foo-any, foo-x
      foo(3)
    } catch {
      // ruleid: throw-e
      case e: Exception => throw e
    } finally { bar() }
    var z: Int = 1
    // ruleid: x-y
    z += 1
    z = 2
    // ruleid: null-literal, a, a-eq-b
    a eq null
    // ruleid: foo-any, foo-x, foo-any-2, while-true-any
    while (true) { foo(1) }
    // ruleid: val-x-y, plain
    val plain = "plain"
    // ruleid: hash-any, hash-plain, hash-x, hash-x-2, f-metavariable-f-regex-hash-rsa, plain
    hash(plain)
    // ruleid: hash-any, hash-x, hash-x-2, f-metavariable-f-regex-hash-rsa
    hash("lit")
    // ruleid: hash-x, f-metavariable-f-regex-hash-rsa
    hash(s)
    // ruleid: x-any, val-x-y, val-x-y-2, val-q-x-hash-q, a
    val cmd = "SELECT " + a
    // ruleid: hash-x, f-metavariable-f-regex-hash-rsa
    hash(cmd)
    // ruleid: cipher-getinstance-des, javax-crypto-cipher-getinstance
    Cipher.getInstance("DES")
    // ruleid: javax-crypto-cipher-getinstance
    javax.crypto.Cipher.getInstance("DES")
    // ruleid: messagedigest-getinstance-alg
    MessageDigest.getInstance("MD5")
    // ruleid: val-x-y
    val n = 1024
    // ruleid: rsa-n-metavariable-n-comparison-n, f-metavariable-f-regex-hash-rsa
    rsa(n)
    // ruleid: f-metavariable-f-regex-hash-rsa
    rsa(4096)
    // ruleid: new-c-any, new-file-x, new-java-io-file-x, a
    new File(a)
    // ruleid: x-z-any
    x.y.z(1)
    // ruleid: println-any
    println("x")
    // ruleid: x-any, return-x, this-y
    "lit" + this.y
  }
  // ruleid: def-f-x-string
  def run(cmd: Command, s: String): Unit = {
    // ruleid: c-command-execute
    cmd.execute(s)
    other.execute(s)
    // ruleid: c-command-execute, c-command-execute-2
    cmd.execute("a")
    // ruleid: return-x
    return s
  }
}
class Plain {
  // ruleid: foo-any, foo-x, return-x
  def g() = foo(9)
}
// ruleid: trait-t-any
trait Tr { def m(a: Int): Int }
// ruleid: object-o-any
object O {
  // ruleid: def-f-x-string
  def top(args: String) = {
    // ruleid: foo-any, foo-x, return-x, foo-x-def-top
    foo(8)
  }
}
