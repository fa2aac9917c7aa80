void f(int c, char *a) {
  switch (c) {
  case 1:
    a = source();
  case 2:
    // ruleid: flow-switch
    sink(a);
    break;
  case 3:
    // ok: flow-switch
    sink(a);
    a = source();
    break;
  default:
    a = 0;
  }
  // ruleid: flow-switch
  sink(a);
}

void g(int c) {
  char *a = source();
  switch (c) {
  case 1:
    a = 0;
    break;
  default:
    return;
  }
  // ok: flow-switch
  sink(a);
}
