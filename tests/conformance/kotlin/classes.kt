package app

// ruleid: expression-body
enum class Level(val n: Int) { LOW(1), HIGH(2); fun cost() = n * 2 }
// ruleid: object-with-body
object Holder { val name = "x" }
// ruleid: class-without-constructor
class One { val a: Int = 1 }
interface Named { val title: String }
// ruleid: class-without-constructor
sealed class Result {
    // ruleid: data-class
    data class Ok(val value: String) : Result()
    object Failed : Result()
}
// ruleid: expression-body, base-made, base-given, class-without-constructor
class Plain : Base() { fun g() = 1 }
class Given(val x: Int) : Base(x)
// ruleid: base-given, base-named, base-any, class-without-constructor
class Both : Base(1), Named
// ruleid: base-named, base-any, class-without-constructor
class Only : Named
// ruleid: class-without-constructor
class View {
    private val secret: String = "hunter2"
    val open = "p"
    // ruleid: variable
    var changed = "m"
    lateinit var web: WebView
    // ruleid: variable
    private var other: WebView? = null
    // ruleid: variable
    var count = 0
        private set
    val doubled: Int
        get() = count * 2
    // ruleid: block-body, any-call
    constructor(a: Int) : this() { foo(2) }
    // ruleid: block-body, text-parameter, any-call
    fun many(a: Int = 1, vararg xs: String, cb: () -> Unit = {}) { foo(xs) }
    // ruleid: no-body
    fun declared(): Int
    // ruleid: expression-body, maybe-text-parameter, any-call
    fun short(s: String?): String = foo(s)
    // ruleid: block-body, text-parameter
    fun uses(a: String, b: String?) {
        // ruleid: text, joined-text, any-call
        foo("x $secret")
        // ruleid: text, any-call
        foo(open)
        // ruleid: any-call
        foo(changed)
        // ruleid: web-view
        web.load(1)
        // ruleid: maybe-web-view
        other.load(2)
        other?.load(3)
        val made = WebView(this)
        made.load(4)
        // ruleid: two-values
        val (p, q) = Pair(1, 2)
        // ruleid: not-text
        if (a !is String) return
        // ruleid: is-text
        if (b is String) return
        // ruleid: println-reference
        xs.forEach(::println)
        // ruleid: any-call
        foo<Int>(1)
        // ruleid: maybe-length
        s?.length
        // ruleid: length
        s.length
    }
}
// ruleid: block-body
fun generic() {
    // ruleid: find-view
    val view = findViewById<TextView>(R.id.name)
    // ruleid: find-and-set
    view.find<TextView>(R.id.name).setText("x")
    // ruleid: any-call
    foo<Int>(1)
    // ruleid: any-call, less
    if (a < b) foo(a)
}
