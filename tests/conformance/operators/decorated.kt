// ruleid: called, called-with-nothing
@marked
class A {
    // ruleid: called, called-with-nothing
    @marked()
    fun m() {}
    // ruleid: called, called-with-one
    @marked(1)
    val n = 1
}
