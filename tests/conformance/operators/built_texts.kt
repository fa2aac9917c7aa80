fun texts() {
  val n = 3
  val s = "b"
  // ruleid: built-text
  use("a$s")
  use("a$n")
  // ruleid: built-text
  use("a" + s)
}
