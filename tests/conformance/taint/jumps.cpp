void m() {
  // ruleid: jump-flow
  if (auto e = taint()) { sink(e); }
  // ruleid: jump-flow
  if (auto e = taint(); e != 1) { sink(e); }
}
