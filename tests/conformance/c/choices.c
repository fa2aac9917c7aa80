int choose(int x) {
  // ruleid: c-case, c-case-name, c-default
  switch (x) {
    case 1: a(); break;
    case 'c': b();
    case FOO: c(); break;
    default: d();
  }
  // ruleid: c-no-case-value
  return FOO;
}
