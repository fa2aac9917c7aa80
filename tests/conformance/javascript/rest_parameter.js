function one(x) {
  // ruleid: parameter-used
  use(x);
}
function all(...x) {
  // ok: parameter-used
  use(x);
}
function usual(x = 1) {
  // ruleid: parameter-used
  use(x);
}
