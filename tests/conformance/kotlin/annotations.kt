fun o() { g() }
// ruleid: annotated-function
@Mapping("x")
fun p(@Body d: Dto, n: Int) {
  // ruleid: annotated-parameter
  sink(d.a)
  // ok: annotated-parameter
  sink(n)
}
// ok: annotated-function
@Other("x")
fun q(@Body d: Dto) { g() }
class A {
  // ruleid: annotated-function
  @Mapping("x")
  fun r(@Body d: Dto) { g() }
}
