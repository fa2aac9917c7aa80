function m() {
  // ruleid: less
  if (a < b) { f(); }
  // ok: less
  if (a > b) { f(); }
}
