const none = null;
function a(given) {
  // ruleid: null-of-java
  f(none);
  let n = null;
  // ruleid: null-of-java
  f(n);
  n = given;
  // ok: null-of-java
  f(n);
}
