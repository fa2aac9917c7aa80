object A {
  // ruleid: type-variable-kotlin
  val a: Box[String] = f()
  // ok: type-variable-kotlin
  val b: List[Box] = f()
}
