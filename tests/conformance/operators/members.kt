class A {
    // ruleid: members-of-kotlin
    val b = 1
    fun m() { b.h() }
}
class B {
    val a = 0
    // ok: members-of-kotlin
    val b = 1
    fun m() { b.h() }
}
